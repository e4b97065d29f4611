#pragma once

#include <map>
#include <string>
#include <vector>

namespace zuil::test {

// What a reader finds in a grey picture (one byte a pixel, row by row), by the kind of code: "QR-Code", "CODE-128".
std::map<std::string, std::string> read_codes(const std::vector<unsigned char>& grey, int width, int height);

}  // namespace zuil::test
