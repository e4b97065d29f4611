#include "platform/text/text.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "platform/base/check.hpp"
#include "platform/text/unicode.hpp"

namespace zuil {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

// The next character, and where it ends; negative when the bytes are not UTF-8.
UChar32 next_of(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 character = 0;
    U8_NEXT(bytes, at, text.size(), character);
    return character;
}

bool continues_a_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Controls would end a receipt or start a printer's command; direction characters can make a text read backwards.
bool is_harmful(UChar32 character) {
    if (character < 0x7F) return character < 0x20;
    const bool is_direction = (character >= 0x202A && character <= 0x202E) ||
                              (character >= 0x2066 && character <= 0x2069) || character == 0x200E ||
                              character == 0x200F || character == 0x061C;
    return is_direction || u_charType(character) == U_CONTROL_CHAR || character == 0xFEFF || character == 0x2028 ||
           character == 0x2029;
}

bool is_line_end(UChar32 character) {
    return character == '\n' || character == 0x0B || character == 0x0C || character == 0x85 || character == 0x2028 ||
           character == 0x2029;
}

bool is_space(UChar32 character) {
    if (character < 0x7F) return character == ' ' || (character >= '\t' && character <= '\r');
    // No-break spaces keep a price together and stay what they are.
    return character != 0xA0 && character != 0x202F && u_isUWhiteSpace(character) != 0;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (next_of(text, at) < 0) return false;
    }
    return true;
}

std::string_view front_of(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    std::size_t end = bytes_max;
    while (end > 0 && continues_a_letter(text[end])) --end;
    return text.substr(0, end);
}

std::string clean_paragraphs(std::string_view text) {
    std::string clean;
    std::size_t line_ends = 0;
    bool is_after_space = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 character = next_of(text, at);
        if (character >= 0 && is_space(character)) {
            is_after_space = true;
            if (is_line_end(character)) ++line_ends;
            continue;
        }
        if (character >= 0 && is_harmful(character)) continue;
        if (is_after_space && !clean.empty()) clean += line_ends == 0 ? " " : line_ends == 1 ? "\n" : "\n\n";
        is_after_space = false;
        line_ends = 0;
        clean += character < 0 ? replacement_character : text.substr(begin, at - begin);
    }
    return clean;
}

std::string folded(std::string_view text) {
    std::string result;
    if (is_ascii(text)) {
        result.resize(text.size());
        std::transform(text.begin(), text.end(), result.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
        });
        return result;
    }
    // Made once, because making it takes milliseconds; ICU lets one thread at a time use it.
    static std::mutex mutex;
    static const std::unique_ptr<icu::Transliterator> folding = [] {
        UErrorCode status = U_ZERO_ERROR;
        UParseError place;
        std::unique_ptr<icu::Transliterator> made{icu::Transliterator::createInstance(
            "NFKD; [:Mn:] Remove; Latin-ASCII; Lower; NFC", UTRANS_FORWARD, place, status)};
        ENSURE(U_SUCCESS(status) != 0);
        return made;
    }();
    icu::UnicodeString characters = unicode(text);
    {
        const std::lock_guard lock{mutex};
        folding->transliterate(characters);
    }
    characters.toUTF8String(result);
    return result;
}

}  // namespace zuil
