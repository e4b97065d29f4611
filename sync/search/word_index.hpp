#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/search/row.hpp"
#include "sync/search/tokenizer.hpp"
#include "sync/search/vocabulary.hpp"

namespace zuil {

class Database;

// What an article can be found by.
struct SearchText {
    std::string title;  // its name, in all languages
    std::string words;  // brand, categories, options, attribute values
    std::string codes;  // article numbers and bar codes
};

// Fills the word index, in the transactions and the file of the rows that it points at.
class WordIndexWriter {
public:
    // Makes the tables; a step of the catalogue's schema.
    static std::string_view schema();

    explicit WordIndexWriter(Database& database) : database_{&database} {}
    Status put(Row article, const SearchText& text);
    Status remove(Row article);
    // Merges some of what many small transactions left behind, in a few milliseconds. To be called, when a catalogue is
    // complete, until it answers true.
    Result<bool> merge_some();

private:
    Database* database_;
    bool is_merging_ = false;
};

// The words under which an article number or a bar code can be found: as it is, without its punctuation, and the last
// four to six digits, for that is what people read out.
std::string code_words(std::string_view code);

struct Matches {
    std::vector<Row> articles;                  // each once
    bool ranked = false;                        // best first; otherwise there are too many to rank, in no order
    std::optional<std::string> corrected_text;  // what was searched for instead
};

enum class Spelling { corrected, literal };

// Finds articles by text. All words must occur, the last one may be unfinished. When nothing has them all, words that
// the catalogue does not know are corrected (when allowed), and at last articles with some of the words are taken.
class WordIndex {
public:
    static Result<WordIndex> open(Database& database);

    Result<Matches> find(std::string_view text, Spelling spelling);
    // Words to go on with, most frequent first, for the last word of the text; folded as in the vocabulary.
    Result<std::vector<std::string>> completions(std::string_view text, std::size_t count_max);
    const Tokenizer& tokenizer() const { return tokenizer_; }
    // Reads the vocabulary anew when it is next needed.
    void forget_vocabulary() { vocabulary_.reset(); }

private:
    struct Words {
        std::vector<Token> tokens;
        bool last_is_open = false;  // still being typed
    };
    WordIndex(Database& database, Tokenizer tokenizer) : database_{&database}, tokenizer_{std::move(tokenizer)} {}

    Words words_of(std::string_view text) const;
    Result<const Vocabulary*> vocabulary();
    Result<Matches> all_of(const Words& words);
    Result<Matches> some_of(const Words& words);
    Result<std::vector<Row>> rows(std::string_view query, std::string_view rest_of_sql, std::size_t count_max);
    Result<std::optional<Words>> corrected(const Words& words);

    Database* database_;
    Tokenizer tokenizer_;
    std::unique_ptr<const Vocabulary> vocabulary_;
};

}  // namespace zuil
