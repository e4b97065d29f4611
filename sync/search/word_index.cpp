#include "sync/search/word_index.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "platform/database/database.hpp"

namespace zuil {
namespace {

constexpr std::size_t tokens_max = 12;
constexpr std::size_t text_bytes_max = 200;
// Ranking reads the statistics of every match: 3,000 take about 10 ms, 50,000 most of a second.
constexpr std::size_t ranked_max = 3'000;
constexpr std::size_t some_of_max = 200;

// Weights of title, words and codes: a number that fits is what was meant, and a name says more than an attribute.
constexpr std::string_view by_rank = " ORDER BY bm25(find, 6.0, 2.0, 12.0)";

std::string joined(const std::vector<Token>& tokens) {
    std::string text;
    for (const Token& token : tokens) {
        if (!text.empty()) text += ' ';
        text += token.word;
    }
    return text;
}

// Tokens hold no quotes, for those separate words.
std::string query_of(const std::vector<Token>& tokens, bool last_is_open, std::string_view between) {
    std::string query;
    for (const Token& token : tokens) {
        if (!query.empty()) query += between;
        query += fmt::format("\"{}\"", token.word);
    }
    if (last_is_open) query += '*';
    return query;
}

// Article numbers are no words to complete or to correct towards.
bool is_word(std::string_view term) {
    const bool has_digit = term.find_first_of("0123456789") != std::string_view::npos;
    return term.size() <= 4 || !has_digit;
}

// A word that the catalogue knows stays as it is: correcting those costs more than it mends.
std::vector<std::string> meant_by(const Vocabulary& known, const std::string& word, bool is_open) {
    if (known.has(word) || (is_open && known.has_start(word))) return {word};
    if (auto parts = known.parts(word)) return {std::move(parts->first), std::move(parts->second)};
    if (auto nearest = known.nearest(word)) return {*std::move(nearest)};
    if (auto start = is_open ? known.nearest_start(word) : std::nullopt) return {*std::move(start)};
    return {word};
}

}  // namespace

std::string_view WordIndexWriter::schema() {
    return "CREATE VIRTUAL TABLE find USING fts5(title, words, codes, tokenize='unicode61 remove_diacritics 2',"
           " prefix='1 2 3', detail=column);"
           "CREATE VIRTUAL TABLE find_words USING fts5vocab('find', 'row');";
}

Status WordIndexWriter::put(Row article, const SearchText& text) {
    TRY(auto insert, database_->prepare("INSERT OR REPLACE INTO find(rowid, title, words, codes) VALUES (?, ?, ?, ?)"));
    insert.bind_all(article, std::string_view{text.title}, std::string_view{text.words}, std::string_view{text.codes});
    return insert.run();
}

Status WordIndexWriter::remove(Row article) {
    TRY(auto remove, database_->prepare("DELETE FROM find WHERE rowid = ?"));
    remove.bind_all(article);
    return remove.run();
}

// What FTS5 documents for an "optimize" in pieces: a negative number of pages takes the whole index on, positive ones
// go on with it, and fewer than two changed rows mean that there was nothing left to do.
Result<bool> WordIndexWriter::merge_some() {
    constexpr int pages = 64;
    const std::int64_t before = database_->changed_rows_ever();
    TRY(auto merge, database_->prepare("INSERT INTO find(find, rank) VALUES ('merge', ?)"));
    merge.bind_all(is_merging_ ? pages : -pages);
    TRY_DO(merge.run());
    is_merging_ = true;
    return database_->changed_rows_ever() - before < 2;
}

std::string code_words(std::string_view code) {
    std::string plain;
    bool is_number = true;
    for (const char letter : code) {
        const bool is_digit = letter >= '0' && letter <= '9';
        const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        if (is_digit || is_letter) plain += letter;
        is_number = is_number && is_digit;
    }
    std::string words{code};
    if (plain != code) words += ' ' + plain;
    for (std::size_t length = 4; is_number && length <= 6 && length < plain.size(); ++length)
        words += ' ' + plain.substr(plain.size() - length);
    return words;
}

Result<WordIndex> WordIndex::open(Database& database) {
    TRY(auto tokenizer, Tokenizer::make(database));
    return WordIndex{database, std::move(tokenizer)};
}

WordIndex::Words WordIndex::words_of(std::string_view text) const {
    text = text.substr(0, text_bytes_max);
    Words words{tokenizer_.split(text), false};
    words.last_is_open = !words.tokens.empty() && words.tokens.back().end == text.size();
    if (words.tokens.size() > tokens_max) {
        words.tokens.resize(tokens_max);
        words.last_is_open = false;
    }
    return words;
}

Result<const Vocabulary*> WordIndex::vocabulary() {
    if (vocabulary_) return vocabulary_.get();
    TRY(auto query, database_->prepare("SELECT term, doc FROM find_words"));
    std::vector<Vocabulary::Word> words;
    for (;;) {
        TRY(const bool has_row, query.step());
        if (!has_row) break;
        if (is_word(query.text(0)))
            words.push_back({std::string{query.text(0)}, static_cast<std::uint32_t>(query.integer(1))});
    }
    vocabulary_ = std::make_unique<const Vocabulary>(std::move(words));
    return vocabulary_.get();
}

Result<std::vector<Row>> WordIndex::rows(std::string_view query, std::string_view rest_of_sql, std::size_t count_max) {
    TRY(auto find, database_->prepare(fmt::format("SELECT rowid FROM find WHERE find MATCH ?{} LIMIT ?", rest_of_sql)));
    find.bind_all(query, count_max);
    std::vector<Row> found;
    for (;;) {
        TRY(const bool has_row, find.step());
        if (!has_row) return found;
        found.push_back(static_cast<Row>(find.integer(0)));
    }
}

Result<Matches> WordIndex::all_of(const Words& words) {
    const std::string query = query_of(words.tokens, words.last_is_open, " AND ");
    constexpr std::size_t everything = 10'000'000;
    Matches matches;
    TRY(matches.articles, rows(query, "", everything));
    if (matches.articles.size() > ranked_max) return matches;
    TRY(matches.articles, rows(query, by_rank, everything));
    matches.ranked = true;
    return matches;
}

Result<Matches> WordIndex::some_of(const Words& words) {
    Matches matches;
    TRY(matches.articles, rows(query_of(words.tokens, words.last_is_open, " OR "), by_rank, some_of_max));
    matches.ranked = true;
    return matches;
}

Result<std::optional<WordIndex::Words>> WordIndex::corrected(const Words& words) {
    TRY(const Vocabulary* known, vocabulary());
    Words better{{}, words.last_is_open};
    bool is_changed = false;
    const std::size_t count = words.tokens.size();
    for (std::size_t n = 0; n < count; ++n) {
        const Token& token = words.tokens[n];
        if (n + 1 < count && known->has(token.word + words.tokens[n + 1].word)) {
            better.tokens.push_back({token.word + words.tokens[n + 1].word, token.begin, words.tokens[n + 1].end});
            is_changed = true;
            ++n;
            continue;
        }
        const bool is_open = words.last_is_open && n + 1 == count;
        const std::vector<std::string> meant = meant_by(*known, token.word, is_open);
        is_changed = is_changed || meant.size() != 1 || meant.front() != token.word;
        for (const std::string& word : meant) better.tokens.push_back({word, token.begin, token.end});
    }
    if (!is_changed) return std::nullopt;
    return better;
}

Result<Matches> WordIndex::find(std::string_view text, Spelling spelling) {
    Words words = words_of(text);
    if (words.tokens.empty()) return Matches{.articles = {}, .ranked = true, .corrected_text = {}};
    TRY(Matches matches, all_of(words));
    if (!matches.articles.empty()) return matches;

    std::optional<std::string> corrected_text;
    if (spelling == Spelling::corrected) {
        TRY(const std::optional<Words> better, corrected(words));
        if (better) {
            words = *better;
            corrected_text = joined(words.tokens);
            TRY(matches, all_of(words));
        }
    }
    if (matches.articles.empty() && words.tokens.size() > 1) {
        TRY(matches, some_of(words));
    }
    if (!matches.articles.empty()) matches.corrected_text = std::move(corrected_text);
    return matches;
}

Result<std::vector<std::string>> WordIndex::completions(std::string_view text, std::size_t count_max) {
    const Words words = words_of(text);
    if (!words.last_is_open) return std::vector<std::string>{};
    TRY(const Vocabulary* known, vocabulary());
    return known->starting_with(words.tokens.back().word, count_max);
}

}  // namespace zuil
