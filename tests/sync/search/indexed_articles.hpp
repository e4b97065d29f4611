#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "platform/database/database.hpp"
#include "sync/search/word_index.hpp"
#include "sync/search/word_index_writer.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {

// A word index with articles of its own, numbered from 1.
struct IndexedArticles {
    TemporaryFolder folder = TemporaryFolder::in_memory();
    Database database = Database::open(folder / "words.db", {.use = DatabaseUse::rebuildable, .vfs = {}}).value();
    WordIndexWriter writer{database};
    SearchSettings settings;
    std::unique_ptr<WordIndex> index;
    std::set<Row> touched;
    Row last = 0;

    IndexedArticles() { REQUIRE(database.execute(WordIndexWriter::schema()).has_value()); }

    Row add(std::string title, std::string words = {}, std::string codes = {}, std::string description = {}) {
        put(++last, {std::move(title), std::move(words), std::move(description), std::move(codes)});
        return last;
    }
    void put(Row article, const SearchText& text) {
        REQUIRE(writer.put(article, text).has_value());
        touched.insert(article);
    }
    void remove(Row article) {
        REQUIRE(writer.remove(article).has_value());
        touched.insert(article);
    }
    // As a reader does: opened once, then told what changed.
    WordIndex& reader() {
        if (!index) {
            index = WordIndex::open(database, settings).value();
        } else if (!touched.empty()) {
            REQUIRE(index->renew(touched).has_value());
        }
        touched.clear();
        return *index;
    }
    Matches find(std::string_view text, Spelling spelling = Spelling::corrected, const ArticleMerits& merits = {}) {
        return reader().find(text, spelling, merits).value();
    }
    std::vector<Row> found(std::string_view text, Spelling spelling = Spelling::corrected) {
        return find(text, spelling).articles;
    }
    Row first(std::string_view text) {
        const std::vector<Row> articles = found(text);
        return articles.empty() ? 0 : articles.front();
    }
};

}  // namespace zuil
