#include "sync/search/word_index_writer.hpp"

#include <algorithm>

#include "platform/database/database.hpp"
#include "sync/search/article_words.hpp"
#include "sync/search/tokenizer.hpp"

namespace zuil {
namespace {

constexpr std::size_t title_words_max = 200;
constexpr std::size_t words_max = 600;
constexpr std::size_t description_words_max = 400;
// Words whose numbers are remembered; some 80 bytes each.
constexpr std::size_t known_max = 200'000;

}  // namespace

// find_word has a number for each word, in the order in which they came, so that frequent ones have small ones; and the
// stems, for working them out takes longer than reading them. find_article has the numbers of each article's words
// (article_words.hpp). Lists of articles per word are made from it in memory: to change an article is to write one row.
std::string WordIndexWriter::schema() {
    return "CREATE TABLE find_word(word TEXT PRIMARY KEY, id INTEGER NOT NULL UNIQUE, stems BLOB NOT NULL)"
           " WITHOUT ROWID;"
           "CREATE TABLE find_article(article INTEGER PRIMARY KEY, words BLOB NOT NULL, codes TEXT NOT NULL);" +
           std::string{Codes::schema()};
}

void WordIndexWriter::forget() {
    known_.clear();
    last_ = 0;
}

Result<WordId> WordIndexWriter::add(const std::string& word) {
    if (last_ == 0) {
        TRY(auto last, database_->prepare("SELECT max(id) FROM find_word"));
        TRY(const bool has_row, last.step());
        if (has_row) last_ = static_cast<WordId>(last.integer(0));
    }
    const Stems stems = stemmer_.stems_of(word);
    TRY(auto insert, database_->prepare("INSERT INTO find_word(word, id, stems) VALUES (?, ?, ?)"));
    insert.bind_all(std::string_view{word}, last_ + 1, std::as_bytes(std::span{stems}));
    TRY_DO(insert.run());
    return ++last_;
}

Result<WordId> WordIndexWriter::id_of(const std::string& word) {
    if (const auto known = known_.find(word); known != known_.end()) return known->second;
    if (known_.size() >= known_max) known_.clear();
    WordId id = 0;
    {
        TRY(auto find, database_->prepare("SELECT id FROM find_word WHERE word = ?"));
        find.bind_all(std::string_view{word});
        TRY(const bool is_there, find.step());
        if (is_there) id = static_cast<WordId>(find.integer(0));
    }
    if (id == 0) {
        TRY(id, add(word));
    }
    known_.emplace(word, id);
    return id;
}

Result<std::vector<WordId>> WordIndexWriter::ids_of(std::string_view text, std::size_t count_max) {
    std::vector<WordId> ids;
    for (const std::string& word : words_to_index(without_markup(text))) {
        if (ids.size() == count_max) break;
        TRY(const WordId id, id_of(word));
        ids.push_back(id);
    }
    return ids;
}

Result<std::string> WordIndexWriter::codes_before(Row article) {
    TRY(auto query, database_->prepare("SELECT codes FROM find_article WHERE article = ?"));
    query.bind_all(article);
    TRY(const bool is_there, query.step());
    return is_there ? std::string{query.text(0)} : std::string{};
}

Status WordIndexWriter::put(Row article, const SearchText& text) {
    TRY(const auto title, ids_of(text.title, title_words_max));
    TRY(const auto words, ids_of(text.words, words_max));
    TRY(const auto description, ids_of(text.description, description_words_max));
    TRY(const std::string before, codes_before(article));
    TRY_DO(codes_.put(article, text.codes, before));
    const std::vector<std::byte> packed = pack_words(title, words, description);
    TRY(auto insert, database_->prepare("INSERT OR REPLACE INTO find_article(article, words, codes) VALUES (?, ?, ?)"));
    insert.bind_all(article, std::span<const std::byte>{packed}, std::string_view{text.codes});
    return insert.run();
}

Status WordIndexWriter::remove(Row article) {
    TRY(const std::string before, codes_before(article));
    TRY_DO(codes_.put(article, {}, before));
    TRY(auto remove, database_->prepare("DELETE FROM find_article WHERE article = ?"));
    remove.bind_all(article);
    return remove.run();
}

}  // namespace zuil
