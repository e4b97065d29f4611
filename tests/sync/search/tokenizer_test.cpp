#include "sync/search/tokenizer.hpp"

#include <catch2/catch_test_macros.hpp>

#include "sync/search/codes.hpp"
#include "sync/search/measures.hpp"

namespace zuil {
namespace {

using Words = std::vector<std::string>;

Words cut(std::string_view text) {
    Words words;
    for (const Token& token : words_of(text)) words.push_back(token.word);
    return words;
}

}  // namespace

TEST_CASE("words are small letters without accents, and stand where they stood") {
    CHECK(cut("Café CRÈME, Straße & Łódź") == Words{"cafe", "creme", "strasse", "lodz"});
    CHECK(cut("Œuvre – “naïve”™ ½ l") == Words{"oeuvre", "naive", "1/2l"});
    CHECK(cut("").empty());
    CHECK(cut("\" * ( -- \xFF\xC3").empty());
    const auto tokens = words_of(" Crème  brûlée");
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[1].begin == 9);
    CHECK(tokens[1].end == 17);
    // Letters of other scripts are letters.
    CHECK(cut("Ёлка 灯").size() == 2);
}

TEST_CASE("the s of a genitive is left out, and French articles stand alone") {
    CHECK(cut("Men's women’s foto's") == Words{"men", "women", "foto"});
    CHECK(cut("l'eau d’olive") == Words{"l", "eau", "d", "olive"});
}

TEST_CASE("a number and its unit are one word however they are written") {
    for (const char* written : {"1,5 l", "1.5L", "1,50 liter", "1,5-liter", "1.5 litres"}) {
        INFO(written);
        CHECK(cut(written) == Words{"1.5l"});
    }
    CHECK(cut("18V accu") == Words{"18v", "accu"});
    CHECK(cut("24 in. x 3/4\" x 8'") == Words{"24in", "3/4in", "8ft"});
    CHECK(cut("27 inch") == Words{"27in"});
    CHECK(cut(".5 oz") == Words{"0.5oz"});
    // What only looks so stays a word.
    CHECK(cut("4k 2in1 m8 wh1000 in 3 lampen") == Words{"4k", "2in1", "m8", "wh1000", "in", "3", "lampen"});
}

TEST_CASE("sizes are their numbers, whatever stands between them") {
    for (const char* written : {"60x60", "60 x 60", "60 × 60", "60X60"}) {
        INFO(written);
        CHECK(cut(written) == Words{"60", "60"});
    }
    CHECK(cut("60 x 40 cm") == Words{"60", "40cm"});
    CHECK(cut("2x4") == Words{"2", "4"});
    CHECK(cut("x 60 xbox") == Words{"x", "60", "xbox"});
}

TEST_CASE("what a hyphen joins is indexed as one word too where a part alone says little") {
    CHECK(words_to_index("Wi-Fi router") == Words{"wifi", "wi", "fi", "router"});
    CHECK(words_to_index("T-shirt") == Words{"tshirt", "t", "shirt"});
    CHECK(words_to_index("WH-1000XM4") == Words{"wh1000xm4", "wh", "1000xm4"});
    CHECK(words_to_index("koffie-apparaat") == Words{"koffie", "apparaat"});
}

TEST_CASE("tags and entities are read as what a page shows") {
    CHECK(without_markup("<p>Staal &amp; hout</p>12&quot; a < b &unknown;") == " Staal & hout 12\" a < b &unknown;");
    CHECK(without_markup("plain") == "plain");
    CHECK(without_markup("ends in <") == "ends in <");
}

TEST_CASE("an amount is the same in every unit of its kind") {
    CHECK(same_amounts({"1.5", "l"}) == Words{"1500ml", "150cl", "15dl"});
    CHECK(same_amounts({"75", "cl"}) == Words{"750ml", "7.5dl", "0.75l"});
    CHECK(same_amounts({"60", "cm"}) == Words{"600mm", "0.6m"});
    CHECK(same_amounts({"1/2", "in"}).empty());
    CHECK(amount_of("1.5l").unit == "l");
    CHECK(amount_of("60").number == "60");
    CHECK(amount_of("4k7").number.empty());
    CHECK(amount_of("lamp").number.empty());
}

TEST_CASE("a code is compared without its punctuation and its leading zeros") {
    CHECK(plain_code("ZV-12.034") == "zv12034");
    CHECK(plain_code("0012345678905") == "12345678905");
    CHECK(plain_code("000").empty());
    CHECK(Codes::may_be("8906", true));
    CHECK_FALSE(Codes::may_be("8906", false));
    CHECK(Codes::may_be("871234", false));
    CHECK_FALSE(Codes::may_be("1500ml", true));
    CHECK_FALSE(Codes::may_be("lamp", true));
}

}  // namespace zuil
