#include "sync/search/word_index.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/sync/search/indexed_articles.hpp"

namespace zuil {

TEST_CASE("case and accents make no difference") {
    IndexedArticles articles;
    const Row cafe = articles.add("Café Crème tasse");
    CHECK(articles.found("cafe creme") == std::vector{cafe});
    CHECK(articles.found("CAFÉ") == std::vector{cafe});
}

TEST_CASE("what has all words comes first, what has some of them follows, and the last word may be unfinished") {
    IndexedArticles articles;
    const Row grinder = articles.add("Koffiemolen staal", "Veer");
    const Row kettle = articles.add("Waterkoker staal", "Vonk");
    CHECK(articles.found("staal").size() == 2);
    CHECK(articles.found("staal koff") == std::vector{grinder, kettle});
    CHECK(articles.found("vonk staal") == std::vector{kettle, grinder});
    CHECK(articles.first("sta veer") == grinder);
    CHECK(articles.found("").empty());
    CHECK(articles.found("\" * ( OR NOT").empty());
    // From the first letter on.
    CHECK(articles.found("k") == std::vector{grinder});
    CHECK(articles.found("staal w").front() == kettle);
}

TEST_CASE("what was corrected is said, and the literal text can be asked for") {
    IndexedArticles articles;
    const Row grinder = articles.add("Koffiemolen staal");
    const Row beans = articles.add("Koffie bonen");
    const Matches corrected = articles.find("kofiemolen");
    CHECK(corrected.articles.front() == grinder);
    CHECK(corrected.corrected_text == "koffiemolen");
    CHECK(articles.found("kofiemolen", Spelling::literal).empty());
    CHECK_FALSE(articles.find("koffie").corrected_text.has_value());
    CHECK(articles.find("koffiebonen").corrected_text == "koffie bonen");
    CHECK(articles.first("koffiebonen") == beans);
    CHECK(articles.find("kof fie bonen").corrected_text == "koffie bonen");
    // While it is being typed, too.
    CHECK(articles.first("kofiemol") == grinder);
}

TEST_CASE(
    "a word that the catalogue knows is never taken for another one, and a rare one also for what it may be a slip "
    "of") {
    IndexedArticles articles;
    for (int n = 0; n < 20; ++n) articles.add("Witte stoel " + std::to_string(n));
    const Row slip = articles.add("Wite stoel");
    const Matches found = articles.find("wite stoel");
    CHECK_FALSE(found.corrected_text.has_value());
    CHECK(found.articles.front() == slip);
    CHECK(found.articles.size() == 21);
}

TEST_CASE("of the words that may have been meant, the one that fits the others is found first") {
    IndexedArticles articles;
    for (int n = 0; n < 30; ++n) articles.add("Mantel van wol " + std::to_string(n));
    const Row towel = articles.add("Handdoek voor een mandel");
    // The frequent word is what it is taken for, and the rare one is as near.
    const Matches alone = articles.find("manel");
    CHECK(alone.corrected_text == "mantel");
    CHECK(articles.first("manel handdoek") == towel);
    CHECK(articles.found("manel handdoek").size() == 31);
}

TEST_CASE("article numbers and bar codes are found whole, by their beginning and by their last digits") {
    IndexedArticles articles;
    articles.add("Lamp");
    const Row drill = articles.add("Boormachine", "", "zv12034 8712345678906");
    for (const char* typed : {"ZV-12.034", "zv12034", "zv-12034", "zv-12", "8712345", "8712345678906", "08712345678906",
                              "678906", "8906", "boormachine 678906"}) {
        INFO(typed);
        CHECK(articles.found(typed) == std::vector{drill});
    }
    CHECK(articles.found("9999").empty());
}

TEST_CASE("units and sizes are found however they are written") {
    IndexedArticles articles;
    const Row kettle = articles.add("Waterkoker 1,5 l");
    const Row can = articles.add("Blikje 33 cl");
    const Row tile = articles.add("Tegel 60x60 cm grijs");
    const Row other = articles.add("Tegel 30 x 60 cm grijs");
    const Row plywood = articles.add("Plywood (Common: 1/2 in. x 4 ft. x 8 ft.)");
    const Row bolt = articles.add("Bout M8 verzinkt");
    CHECK(articles.first("1.5 liter") == kettle);
    CHECK(articles.first("waterkoker 1500 ml") == kettle);
    CHECK(articles.first("330ml") == can);
    CHECK(articles.found("tegel 60x60").front() == tile);
    CHECK(articles.found("tegel 30x60").front() == other);
    CHECK(articles.first("60 cm grijs") == tile);
    CHECK(articles.first("4x8") == plywood);
    CHECK(articles.first("8 ft") == plywood);
    CHECK(articles.first("m8") == bolt);
    CHECK(articles.first("m 8 bout") == bolt);
}

TEST_CASE("words to go on with are the most frequent ones that begin so, and no numbers") {
    IndexedArticles articles;
    articles.add("Camera tas");
    articles.add("Camera statief");
    articles.add("Cameratas ca12345");
    CHECK(articles.reader().completions("ca", 5) == std::vector<std::string>{"camera", "cameratas"});
    CHECK(articles.reader().completions("een ca", 1) == std::vector<std::string>{"camera"});
    CHECK(articles.reader().completions("camera ", 5).empty());
    CHECK(articles.reader().completions("z", 5).empty());
    CHECK(articles.reader().named("camera", 1).size() == 1);
}

}  // namespace zuil
