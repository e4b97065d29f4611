#pragma once

#include <string>
#include <string_view>

namespace zuil::test {

// Packed as "Content-Encoding: gzip" has it, as small as it gets.
std::string gzip(std::string_view plain);

}  // namespace zuil::test
