#include "platform/text/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";
constexpr UChar32 replacement_character = 0xFFFD;

// The next character, and where it ends; negative when the bytes are not UTF-8.
UChar32 next_of(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 character = 0;
    U8_NEXT(bytes, at, text.size(), character);
    return character;
}

void append(std::string& text, UChar32 character) { icu::UnicodeString{character}.toUTF8String(text); }

// Controls would end a receipt or start a printer's command; direction characters can make a text read backwards.
bool is_harmful(UChar32 character) {
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

std::string cleaned(std::string_view text, std::size_t line_ends_max) {
    std::string clean;
    std::size_t line_ends = 0;
    bool is_after_space = false;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 character = next_of(text, at);
        if (character < 0) character = replacement_character;
        // A no-break space keeps a price together and stays what it is.
        const bool is_space = character != 0xA0 && (u_isUWhiteSpace(character) != 0 || character == '\t');
        if (is_line_end(character)) ++line_ends;
        if (is_space) {
            is_after_space = true;
            continue;
        }
        if (is_harmful(character)) continue;
        if (is_after_space && !clean.empty()) {
            const std::size_t kept = std::min(line_ends, line_ends_max);
            clean.append(kept == 0 ? 1 : kept, kept == 0 ? ' ' : '\n');
        }
        is_after_space = false;
        line_ends = 0;
        append(clean, character);
    }
    return clean;
}

// Where each character ends, as readers count them.
std::unique_ptr<icu::BreakIterator> characters_of(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> characters{
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    ENSURE(U_SUCCESS(status) != 0);
    characters->setText(text);
    return characters;
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
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

std::string clean_line(std::string_view text) { return cleaned(text, 0); }

std::string clean_paragraphs(std::string_view text) { return cleaned(text, 2); }

std::string shortened(std::string_view text, std::size_t characters_max) {
    if (text.size() <= characters_max) return std::string{text};
    const icu::UnicodeString whole = unicode(text);
    const auto characters = characters_of(whole);
    const auto limit = static_cast<std::int32_t>(std::min<std::size_t>(characters_max, INT32_MAX));
    if (limit == 0) return {};
    // One place is for the ellipsis, and a space before it says nothing.
    characters->first();
    if (characters->next(limit) == icu::BreakIterator::DONE || characters->current() == whole.length())
        return std::string{text};
    characters->first();
    const std::int32_t end = limit == 1 ? 0 : characters->next(limit - 1);
    icu::UnicodeString beginning = whole.tempSubString(0, end);
    beginning.trim();
    std::string result;
    beginning.toUTF8String(result);
    return result.append(ellipsis);
}

std::string_view cut_to_bytes(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    const icu::UnicodeString whole = unicode(text);
    const auto characters = characters_of(whole);
    std::size_t fitting = 0;
    std::size_t bytes = 0;
    std::int32_t begin = characters->first();
    for (std::int32_t end = characters->next(); end != icu::BreakIterator::DONE; end = characters->next()) {
        std::string character;
        whole.tempSubStringBetween(begin, end).toUTF8String(character);
        bytes += character.size();
        if (bytes > bytes_max) break;
        fitting = bytes;
        begin = end;
    }
    return text.substr(0, fitting);
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
