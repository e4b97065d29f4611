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

TEST_CASE("a clean line is one line, safe to show") {
    CHECK(clean_line("  Kettle \t\r\n 1.7 l ") == "Kettle 1.7 l");
    CHECK(clean_line("a\x1B[2Jb\x07") == "a[2Jb");
    CHECK(clean_line("a\xFFz") == "a\uFFFDz");
    CHECK(clean_line("total \u202E00,1 \u2066x\u2069") == "total 00,1 x");
    CHECK(clean_line("€\u00A017,95") == "€\u00A017,95");
    CHECK(clean_line("a\u2028b") == "a b");
    CHECK(clean_line(std::string_view("a\0b", 3)) == "ab");
    CHECK(clean_line(" \n ").empty());
}

TEST_CASE("clean paragraphs keep their line breaks, and no more") {
    CHECK(clean_paragraphs("one\r\ntwo\n\n\n\nthree  four\n") == "one\ntwo\n\nthree four");
    CHECK(clean_paragraphs("\n\none") == "one");
}

TEST_CASE("shortening counts characters as readers do") {
    CHECK(shortened("kettle", 6) == "kettle");
    CHECK(shortened("kettle", 5) == "kett…");
    CHECK(shortened("one two", 5) == "one…");
    CHECK(shortened("cafe\u0301s", 5) == "cafe\u0301s");
    CHECK(shortened("cafe\u0301 bar", 5) == "cafe\u0301…");
    CHECK(shortened("\U0001F1F3\U0001F1F1\U0001F1E7\U0001F1EA\U0001F1E9\U0001F1EA", 2) == "\U0001F1F3\U0001F1F1…");
    CHECK(shortened("ab", 1) == "…");
    CHECK(shortened("ab", 0).empty());
    CHECK(shortened("", 5).empty());
}

TEST_CASE("cutting to bytes leaves no half character") {
    CHECK(cut_to_bytes("kettle", 6) == "kettle");
    CHECK(cut_to_bytes("kettle", 3) == "ket");
    CHECK(cut_to_bytes("a€b", 3) == "a");
    CHECK(cut_to_bytes("a€b", 4) == "a€");
    CHECK(cut_to_bytes("e\u0301x", 2).empty());
    CHECK(cut_to_bytes("€", 0).empty());
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
