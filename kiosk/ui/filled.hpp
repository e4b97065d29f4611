#pragma once

#include <string>
#include <string_view>

namespace zuil {

// A translated text with `{place}` filled in; a text without the place stays as it is.
std::string filled(std::string text, std::string_view place, std::string_view value);
std::string filled(std::string text, std::string_view place, int value);

}  // namespace zuil
