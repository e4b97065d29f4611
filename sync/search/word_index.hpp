#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/search/codes.hpp"
#include "sync/search/postings.hpp"
#include "sync/search/query_reader.hpp"
#include "sync/search/scorer.hpp"
#include "sync/search/search_settings.hpp"
#include "sync/search/spelling.hpp"

namespace zuil {

class Database;

struct Matches {
    std::vector<Row> articles;                  // best first, each once
    std::optional<std::string> corrected_text;  // what was searched for instead
};

// Finds articles by text, from lists in memory that are made of what WordIndexWriter keeps in the file. Articles that
// have every word are all found; the last word may be unfinished. Those that have some of the words follow, so that
// there is nearly always something. Words that the catalogue does not know are corrected, when that is allowed.
class WordIndex {
public:
    // The settings outlive it. Reads all words: a tenth of a second for 100,000 articles.
    static Result<std::unique_ptr<WordIndex>> open(Database& database, const SearchSettings& settings);

    // Looks at these articles again.
    Status renew(const std::set<Row>& touched);

    // Makes what the first correction would have to wait for.
    void prepare() { speller(); }
    Result<Matches> find(std::string_view text, Spelling spelling, const ArticleMerits& merits = {});
    // Words to go on with, most frequent first, for the last word of the text; folded as the tokenizer folds.
    std::vector<std::string> completions(std::string_view text, std::size_t count_max) const;
    // Some articles that have the word in their name.
    std::vector<Row> named(std::string_view word, std::size_t count_max) const;

    std::size_t words() const { return dictionary_.last(); }
    std::size_t list_bytes() const { return postings_.bytes(); }

private:
    WordIndex(Database& database, const SearchSettings& settings)
        : database_{&database}, settings_{&settings}, codes_{database} {}
    Status load();
    Status read_words(WordId after);
    Status read_title(Row article, std::vector<WordId>& title);
    const Speller& speller();

    Database* database_;
    const SearchSettings* settings_;
    Codes codes_;
    Stemmer stemmer_;
    Dictionary dictionary_;
    Postings postings_;
    Scorer scorer_;
    std::unique_ptr<const Speller> speller_;
    std::size_t renewed_since_speller_ = 0;  // articles
};

}  // namespace zuil
