#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/search/stemmer.hpp"

namespace zuil {

// The number of a word in its catalogue, from 1 without holes; 0 is none.
using WordId = std::uint32_t;

// The words of the catalogue in memory, about 40 bytes each: by number, by letters, by stem and by their last letters.
class Dictionary {
public:
    // Words may come in any order; those that come sorted cost least. Call settle() after the last one.
    void add(WordId id, std::string_view word, const Stems& stems);
    // Sorts what was added, and works out which languages the catalogue is in from the small words that each has
    // ("met", "with", "mit", "avec"). Where there are none of them, all languages count.
    void settle(std::size_t articles);

    WordId last() const { return static_cast<WordId>(places_.size()) - 1; }
    std::string_view word(WordId id) const {
        return std::string_view{letters_}.substr(places_[id].begin, places_[id].length);
    }
    WordId find(std::string_view word) const;  // 0: unknown
    // In how many articles.
    std::uint32_t articles(WordId id) const { return articles_[id]; }
    void count(WordId id, int articles);
    bool is_known(std::string_view word) const;  // some article has it

    // Sorted by their letters.
    std::span<const WordId> starting_with(std::string_view start) const;
    // All that have a stem in common with these stems, in one of the catalogue's languages.
    void collect_related(const Stems& stems, std::vector<WordId>& found) const;
    // Words that end in these letters, of which there are at least four, and are longer.
    void collect_ending_in(std::string_view end, std::vector<WordId>& found) const;

    bool speaks(StemLanguage language) const { return speaks_[static_cast<std::size_t>(language)]; }
    // Dutch and German write compounds as one word.
    bool joins_words() const { return speaks(StemLanguage::dutch) || speaks(StemLanguage::german); }

private:
    struct Place {
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
    };
    // A stem or the last four letters, and a word that has them.
    struct Key {
        std::uint32_t key = 0;
        WordId id = 0;
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    void find_languages(std::size_t articles);
    std::size_t place_of(std::string_view word) const;
    bool is_less(WordId a, WordId b) const { return word(a) < word(b); }

    std::string letters_;
    std::vector<Place> places_{1};            // by word
    std::vector<std::uint32_t> articles_{0};  // by word
    std::vector<WordId> sorted_;
    std::array<std::vector<Key>, stem_languages> by_stem_;
    std::vector<Key> by_tail_;
    std::size_t settled_ = 0;  // of `sorted_`, and of each list of keys as many as are sorted
    std::array<std::size_t, stem_languages> settled_stems_{};
    std::size_t settled_tails_ = 0;
    std::array<bool, stem_languages> speaks_{true, true, true, true};
};

}  // namespace zuil
