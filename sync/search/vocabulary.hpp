#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zuil {

// The words that occur in the catalogue, folded as the index folds them, and in how many articles.
class Vocabulary {
public:
    struct Word {
        std::string word;
        std::uint32_t articles = 0;
    };

    Vocabulary() = default;
    explicit Vocabulary(std::vector<Word> words);

    std::size_t size() const { return words_.size(); }
    bool has(std::string_view word) const;
    bool has_start(std::string_view start) const;
    // Most frequent first.
    std::vector<std::string> starting_with(std::string_view start, std::size_t count_max) const;

    // The word that was most likely meant by one that the catalogue does not know: the nearest by insertions,
    // deletions, substitutions and swaps of neighbours, of equally near ones the most frequent. Words under four
    // letters and those with digits are left alone; from eight letters on two mistakes are mended.
    std::optional<std::string> nearest(std::string_view word) const;
    // The same while it is being typed: the nearest word that begins about like this.
    std::optional<std::string> nearest_start(std::string_view start) const;
    // Two known words written as one, each of at least three letters: "koffie" and "molen" of "koffiemolen".
    std::optional<std::pair<std::string, std::string>> parts(std::string_view word) const;

private:
    struct Entry {
        std::string word;
        std::uint32_t articles = 0;
        std::uint32_t letters = 0;  // which letters occur: a bit each, to rule most words out without comparing
    };
    enum class Extent { whole, start };
    const Entry* find(std::string_view word) const;
    std::optional<std::string> nearest(std::string_view word, Extent extent) const;

    std::vector<Entry> words_;  // sorted
};

}  // namespace zuil
