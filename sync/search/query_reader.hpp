#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/search/codes.hpp"
#include "sync/search/dictionary.hpp"
#include "sync/search/postings.hpp"
#include "sync/search/query.hpp"
#include "sync/search/ranking.hpp"
#include "sync/search/spelling.hpp"
#include "sync/search/synonyms.hpp"

namespace zuil {

enum class Spelling { corrected, literal };

// What is known about words; all of it outlives who reads with it.
struct WordKnowledge {
    const Dictionary& dictionary;
    const Postings& postings;
    const Stemmer& stemmer;
    const Synonyms& synonyms;
    const RankWeights& weights;
    std::function<const Speller&()> speller;  // made when it is needed for the first time, which takes a moment
};

// Makes out what somebody means by what he typed: which words of the catalogue stand for each of his.
class QueryReader {
public:
    QueryReader(const WordKnowledge& known, Codes& codes, Spelling spelling)
        : known_{known}, codes_{codes}, spelling_{spelling} {}

    Result<WantedWords> read(std::string_view text);

private:
    // A word as it was typed, or as it was taken for.
    struct Part {
        std::string word;
        std::size_t begin = 0;
        std::size_t end = 0;
        bool is_open = false;            // the last one, still being typed
        std::vector<Row> coded;          // articles with a number that looks so
        std::vector<Correction> others;  // what else may have been meant, when it was taken for another word
    };
    using Parts = std::vector<Part>;

    static Parts cut(std::string_view text);
    Status find_codes(std::string_view text, Parts& parts);
    bool is_understood(const Part& part) const;
    // Words that mean nothing here are taken for others; true when there were any.
    bool mend(Parts& parts) const;
    Parts meant_by(const Part& part) const;
    void add_joined(const Parts& parts, std::vector<QueryTerm>& terms) const;
    std::vector<Synonyms::Phrase> synonyms_of(const std::vector<std::string>& phrase, const QueryTerm& term) const;
    void add_synonyms(const Parts& parts, std::vector<QueryTerm>& terms) const;

    WordKnowledge known_;
    Codes& codes_;
    Spelling spelling_;
};

}  // namespace zuil
