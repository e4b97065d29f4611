#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/search/dictionary.hpp"
#include "sync/search/row.hpp"

namespace zuil {

// A word of the catalogue that stands for one that was typed, and how near it comes to it.
struct LikeWord {
    WordId word = 0;
    double likeness = 1;
};

// Articles that fit whatever their words are: by a number, or because they have all words of a phrase.
struct FittingArticles {
    std::vector<Row> articles;
    double score = 0;
};

// One word of what was typed, with all that counts as finding it.
struct QueryTerm {
    std::vector<LikeWord> words;  // by number, each once
    std::vector<FittingArticles> fitting;
    double idf = 0;
    std::uint32_t first_letter = 0;  // not 0: one letter was typed, and names that have a word with it fit a little
};

struct WantedWords {
    static constexpr std::size_t terms_max = 12;

    std::vector<QueryTerm> terms;
    std::optional<std::string> corrected_text;  // when words were taken for other ones
};

}  // namespace zuil
