#include "sync/search/synonyms.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/sync/search/indexed_articles.hpp"

namespace zuil {

TEST_CASE("synonyms find each other, and one way only where an arrow says so") {
    IndexedArticles articles;
    articles.settings.synonyms = Synonyms::parse(
                                     "# of our customers\nfiets, rijwiel, Stalen Ros\n\n"
                                     "pc => computer, systeem kast  # never back\n")
                                     .value();
    const Row bike = articles.add("Fiets blauw");
    const Row old = articles.add("Rijwiel zwart");
    const Row horse = articles.add("Stalen ros groen");
    const Row computer = articles.add("Computer 13 inch");
    const Row pc = articles.add("PC kaart");
    const Row box = articles.add("Kast voor een systeem");

    const auto finds = [&](std::string_view text, Row article) {
        const auto found = articles.found(text);
        return std::find(found.begin(), found.end(), article) != found.end();
    };
    CHECK(articles.first("fiets") == bike);
    CHECK(articles.found("fiets").size() == 3);
    CHECK(finds("rijwiel", bike));
    CHECK(finds("stalen ros", old));
    CHECK(finds("fietsen", bike));
    CHECK(articles.first("fiets groen") == horse);
    CHECK(finds("pc", computer));
    CHECK(finds("pc", box));
    CHECK_FALSE(finds("computer", pc));
    CHECK(articles.found("fiets", Spelling::literal) == std::vector{bike});
}

TEST_CASE("a line of synonyms that says nothing is refused with its number") {
    CHECK(Synonyms::parse("a, b\nalone\n").error().detail == "line 2: at least two words are expected");
    CHECK(Synonyms::parse("a,, b").error().detail == "line 1: a word is missing beside a comma");
    CHECK(Synonyms::parse("a =>").error().detail == "line 1: at least two words are expected");
    CHECK(Synonyms::parse("a, b c d e f").error().detail == "line 1: a phrase has at most 4 words");
    CHECK(Synonyms::parse("").value().longest() == 0);
}

}  // namespace zuil
