#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zuil {

// One word as the index holds it: small letters without accents, a number with its unit as one ("1.5l", "60cm"). It
// stood at bytes [begin, end) of the text.
struct Token {
    std::string word;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// What is typed and what is indexed are cut in the same way. "60x60" and "60 x 60" are two numbers, "men's" is "men".
std::vector<Token> words_of(std::string_view text);

// As an article's text is indexed: besides, what a hyphen joins is one word too, where a part alone says little:
// "wi-fi" is "wifi", "wi" and "fi".
std::vector<std::string> words_to_index(std::string_view text);

// Without tags, and with the letters that entities stand for: some shops hand descriptions out as they stand on a page.
std::string without_markup(std::string_view text);

}  // namespace zuil
