#include "sync/search/postings.hpp"

#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

#include "tests/sync/search/indexed_articles.hpp"

namespace zuil {
namespace {

const std::vector<std::string> some_words{"lamp",        "lampen", "rood",  "boor", "machine",
                                          "boormachine", "60cm",   "staal", "tas"};

std::string some_text(const std::vector<int>& picks) {
    std::string text;
    for (const int pick : picks) text += some_words[static_cast<std::size_t>(pick)] + ' ';
    return text;
}

}  // namespace

// What is told change by change answers as what is read anew does.
TEST_CASE("an index that follows changes finds what one that is made anew finds") {
    const bool holds = rc::check([] {
        IndexedArticles articles;
        articles.reader();
        const auto words =
            rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(some_words.size())));
        for (int round = 0; round < 12; ++round) {
            const auto article = *rc::gen::inRange<Row>(1, 6);
            if (*rc::gen::inRange(0, 4) == 0) {
                articles.remove(article);
            } else {
                articles.put(article, {some_text(*words), some_text(*words), "", ""});
            }
            if (*rc::gen::inRange(0, 2) == 0) articles.reader();
        }
        WordIndex& followed = articles.reader();
        const auto fresh = WordIndex::open(articles.database, articles.settings).value();
        for (const char* text : {"lamp", "lampen rood", "boormachine", "60 cm", "tas st", "l"}) {
            auto a = followed.find(text, Spelling::corrected).value().articles;
            auto b = fresh->find(text, Spelling::corrected).value().articles;
            std::sort(a.begin(), a.end());
            std::sort(b.begin(), b.end());
            RC_ASSERT(a == b);
        }
    });
    CHECK(holds);
}

TEST_CASE("an article that was changed or taken away is no longer found by its old words") {
    IndexedArticles articles;
    const Row lamp = articles.add("Lamp", "", "4712345");
    CHECK(articles.first("lamp") == lamp);
    articles.put(lamp, {"Kaars", "", "", "998877"});
    CHECK(articles.found("lamp").empty());
    CHECK(articles.found("4712345").empty());
    CHECK(articles.found("kaars") == std::vector{lamp});
    CHECK(articles.found("998877") == std::vector{lamp});
    articles.remove(lamp);
    CHECK(articles.found("kaars").empty());
    CHECK(articles.found("998877").empty());
}

TEST_CASE("what was undone with its transaction brings no words that are not in the file") {
    IndexedArticles articles;
    REQUIRE(articles.database.execute("BEGIN").has_value());
    articles.add("Lamp");
    REQUIRE(articles.database.execute("ROLLBACK").has_value());
    articles.writer.forget();
    const Row chair = articles.add("Stoel bij een lamp");
    CHECK(articles.found("lamp") == std::vector{chair});
}

TEST_CASE("a word of very many articles is found with all of them") {
    IndexedArticles articles;
    REQUIRE(articles.database.execute("BEGIN").has_value());
    for (int n = 0; n < 3'500; ++n) articles.add("Schroef " + std::to_string(n));
    REQUIRE(articles.database.execute("COMMIT").has_value());
    CHECK(articles.found("schroef").size() == 3'500);
    CHECK(articles.found("s").size() == 3'500);
    // Made anew when much of it has changed.
    REQUIRE(articles.database.execute("BEGIN").has_value());
    for (Row row = 1; row <= 3'000; ++row) articles.put(row, {"Spijker " + std::to_string(row), "", "", ""});
    REQUIRE(articles.database.execute("COMMIT").has_value());
    CHECK(articles.found("schroef").size() == 500);
    CHECK(articles.found("spijker").size() == 3'000);
}

}  // namespace zuil
