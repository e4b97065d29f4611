#pragma once

#include <unicode/unistr.h>

#include <cstdint>
#include <string>
#include <string_view>

// Between our text, which is UTF-8, and ICU's. For the files of this folder.
namespace zuil {

inline icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

inline std::string utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

}  // namespace zuil
