#include "sync/search/letters.hpp"

#include <algorithm>
#include <array>

#include "platform/text/text.hpp"

namespace zuil {
namespace {

bool is_plain(char letter) {
    return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool is_ascii_byte(char letter) { return static_cast<unsigned char>(letter) < 0x80; }

char32_t letter_at(std::string_view text, std::size_t at, std::size_t bytes) {
    if (bytes == 1) return static_cast<unsigned char>(text[at]);
    char32_t letter = static_cast<unsigned char>(text[at]) & (0xFFU >> (bytes + 1));
    for (std::size_t n = 1; n < bytes; ++n)
        letter = (letter << 6U) | (static_cast<unsigned char>(text[at + n]) & 0x3FU);
    return letter;
}

// Signs, punctuation and pictures outside ASCII. What is left is a letter, or good enough to be looked for as one.
bool is_sign(char32_t letter) {
    constexpr std::array<std::pair<char32_t, char32_t>, 8> signs{{{0x80, 0xBF},
                                                                  {0xD7, 0xD7},
                                                                  {0xF7, 0xF7},
                                                                  {0x2000, 0x2BFF},
                                                                  {0x2E00, 0x2E7F},
                                                                  {0x3000, 0x3020},
                                                                  {0xFE00, 0xFE4F},
                                                                  {0xFFF0, 0xFFFF}}};
    if (letter >= 0x1F000 || (letter >= 0xE000 && letter <= 0xF8FF)) return true;
    return std::ranges::any_of(signs,
                               [&](const auto& range) { return letter >= range.first && letter <= range.second; });
}

// The letters of U+00C0 to U+017F, which nearly all accents of western shops are of, so that these need no ICU.
constexpr std::string_view latin_letters =
    "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thssa a a a a a aec e e e e i i i i "
    "d n o o o o o   o u u u u y thy a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g "
    "g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l l l l n n n n n n n n n o o o o "
    "o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s ";
static_assert(latin_letters.size() == (0x180 - 0xC0) * 2);

bool fold_latin(char32_t letter, std::string& folded) {
    if (letter < 0xC0 || letter >= 0x180) return false;
    for (const char plain : latin_letters.substr((letter - 0xC0) * 2, 2)) {
        if (plain != ' ') folded += plain;
    }
    return true;
}

}  // namespace

std::size_t letter_bytes(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
    if (at + bytes > text.size()) return 1;
    for (std::size_t n = 1; n < bytes; ++n) {
        if ((static_cast<unsigned char>(text[at + n]) & 0xC0U) != 0x80U) return 1;
    }
    return bytes;
}

bool is_letter_at(std::string_view text, std::size_t at) {
    if (is_ascii_byte(text[at])) return is_plain(text[at]);
    const std::size_t bytes = letter_bytes(text, at);
    return bytes > 1 && !is_sign(letter_at(text, at, bytes));
}

std::string_view fraction_at(std::string_view text, std::size_t at) {
    const std::string_view letter = text.substr(at, 2);
    return letter == "¼" ? "1/4" : letter == "½" ? "1/2" : letter == "¾" ? "3/4" : "";
}

std::size_t apostrophe_bytes(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '\'') return 1;
    return text.substr(at).starts_with("’") ? 3 : 0;
}

std::string folded_word(std::string_view word) {
    std::string plain;
    plain.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t bytes = letter_bytes(word, at);
        if (bytes == 1) {
            const char letter = word[at];
            if (is_plain(letter))
                plain += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
        } else if (!fold_latin(letter_at(word, at, bytes), plain)) {
            std::string rest = folded(word);
            std::erase_if(rest, [](char letter) { return is_ascii_byte(letter) && !is_plain(letter); });
            return rest;
        }
        at += bytes;
    }
    return plain;
}

}  // namespace zuil
