#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sync/search/dictionary.hpp"

namespace zuil {

// How far what was typed is from a word, in slips: a swap of neighbours, a letter twice or once instead of the other
// way round, and a key beside the right one cost less than a whole one.
double slips_between(std::string_view typed, std::string_view word);

struct Correction {
    WordId word = 0;
    double cost = 0;  // in slips, less a little for what many articles have
};

// Finds the words that one or two mistakes away from what was typed. Every word is filed under what is left of its
// first letters when one or two of them are taken away, and so is looked up what was typed: two texts that differ by an
// insertion, a deletion, a swap or another letter have one such remainder in common. About 100 bytes a word.
class Speller {
public:
    explicit Speller(const Dictionary& dictionary);

    // The word that was most likely meant. Words under four letters and those with digits are left alone; two mistakes
    // are mended from eight letters on.
    Correction nearest(std::string_view typed) const;
    // Some that may have been meant, the likeliest first.
    std::vector<Correction> nearest_ones(std::string_view typed, std::size_t count_max) const;
    // The same while it is being typed: a word that begins about like this, with the same letter.
    Correction nearest_start(std::string_view typed) const;

private:
    void look_up(std::string_view typed, std::vector<WordId>& found) const;

    const Dictionary* dictionary_;
    unsigned bits_ = 0;
    std::vector<std::uint32_t> begin_;  // by hash: where its words begin
    std::vector<WordId> words_;
};

}  // namespace zuil
