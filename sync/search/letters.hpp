#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// What of a text is part of a word, a letter at a time (UTF-8).
namespace zuil {

constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Of the letter that begins at this byte; 1 where the text is no UTF-8.
std::size_t letter_bytes(std::string_view text, std::size_t at);
// A letter or a digit of any script.
bool is_letter_at(std::string_view text, std::size_t at);
// "1/2" for a half; empty where no fraction stands there.
std::string_view fraction_at(std::string_view text, std::size_t at);
// Of the apostrophe at this byte, straight or curved; 0 where there is none.
std::size_t apostrophe_bytes(std::string_view text, std::size_t at);

// Small letters without accents, as platform/text folds; what is left of it besides letters and digits goes.
std::string folded_word(std::string_view word);

}  // namespace zuil
