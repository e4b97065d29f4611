#include "platform/text/text.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {

TEST_CASE("UTF-8 is told from what only looks like it") {
    CHECK(is_utf8(""));
    CHECK(is_utf8(std::string_view("a\0b", 3)));
    CHECK(is_utf8("€ \U0001F9C0"));
    for (const char* text :
         {"\xFF", "a\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xF0\x9F\xA7"})
        CHECK_FALSE(is_utf8(text));
}

TEST_CASE("a text is cut between letters") {
    CHECK(front_of("kop", 3) == "kop");
    CHECK(front_of("koper", 3) == "kop");
    CHECK(front_of("crème", 4) == "crè");
    CHECK(front_of("crème", 3) == "cr");
    CHECK(front_of("\U0001F9C0", 3).empty());
    CHECK(front_of("x", 0).empty());
}

TEST_CASE("a clean text is safe to show, and its white space is evened out") {
    CHECK(clean_paragraphs("  Kettle \t 1.7 l ") == "Kettle 1.7 l");
    CHECK(clean_paragraphs("one\r\ntwo\n\n \n\nthree  four\n") == "one\ntwo\n\nthree four");
    CHECK(clean_paragraphs("\n\none") == "one");
    CHECK(clean_paragraphs("a\u2028b") == "a\nb");
    CHECK(clean_paragraphs("a\x1B[2Jb\x07") == "a[2Jb");
    CHECK(clean_paragraphs("a\xFFz") == "a\uFFFDz");
    CHECK(clean_paragraphs("total \u202E00,1 \u2066x\u2069") == "total 00,1 x");
    CHECK(clean_paragraphs("€\u00A017,95 \U0001F9C0") == "€\u00A017,95 \U0001F9C0");
    CHECK(clean_paragraphs(std::string_view("a\0b", 3)) == "ab");
    CHECK(clean_paragraphs(" \n \u200E").empty());
}

TEST_CASE("folding makes equal what a shopper takes for equal") {
    CHECK(folded("Crème Brûlée") == "creme brulee");
    CHECK(folded("STRASSE") == folded("Straße"));
    CHECK(folded("Søren") == "soren");
    CHECK(folded("ŁÓDŹ") == "lodz");
    CHECK(folded("œuvre Ĳssel") == "oeuvre ijssel");
    CHECK(folded("ﬁlter №5") == "filter no5");
    CHECK(folded("İstanbul Iğdır") == "istanbul igdir");
    CHECK(folded("Ab9-") == "ab9-");
    CHECK(folded("ЧАЙ") == "чаи");
    CHECK(folded("").empty());
}

}  // namespace zuil
