#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sync/search/query_reader.hpp"

namespace zuil {

// Articles whose names have all of these words, or ones with their stems; sorted.
std::vector<Row> articles_named(const WordKnowledge& known, const std::vector<std::string>& words);

// The word and those with its stem, as far as some article has them.
void add_like(const WordKnowledge& known, std::string_view word, double likeness, std::vector<LikeWord>& words);

// The word with other endings and the same stem: "boormachines" for "boormachine", "zak" for "zakken". Itself first.
std::vector<std::string> forms_of(const WordKnowledge& known, std::string_view word);

// Each word once, as near as it comes in any way.
void settle_words(std::vector<LikeWord>& words);

// Collects what stands for one word.
class TermBuilder {
public:
    TermBuilder(const WordKnowledge& known, std::string_view word) : known_{known}, word_{word} { add_itself(); }

    // Words that are made with it, and articles that have its parts apart.
    void add_compounds();
    // When hardly any article has it: what it may be a slip for.
    void add_likely_slip();
    // Other words that may have been meant; their costs are what they cost more than the one that it was taken for.
    void add_corrections(const std::vector<Correction>& corrections);
    // It is still being typed.
    void add_completions();
    QueryTerm finish();

private:
    void add_itself();
    void add_amounts();
    void add(std::string_view word, double likeness);
    void add(WordId word, double likeness) { term_.words.push_back({word, likeness}); }
    void add_others(const std::vector<WordId>& words, double likeness);

    const WordKnowledge& known_;
    std::string word_;
    QueryTerm term_;
    std::uint64_t having_ = 0;  // articles with the word itself or its like, one with two of them twice
    std::uint64_t others_ = 0;  // articles with other words
};

}  // namespace zuil
