#include "kiosk/ui/filled.hpp"

namespace zuil {

std::string filled(std::string text, std::string_view place, std::string_view value) {
    std::string braced = "{";
    braced += place;
    braced += '}';
    if (const auto at = text.find(braced); at != std::string::npos) text.replace(at, braced.size(), value);
    return text;
}

std::string filled(std::string text, std::string_view place, int value) {
    return filled(std::move(text), place, std::to_string(value));
}

}  // namespace zuil
