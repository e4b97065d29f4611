#include "kiosk/ui/text_layout.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

// Every character is 10 wide.
float ten_each(const TextStyle&, std::string_view text) {
    float width = 0;
    for (const char byte : text) width += (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U ? 0.0F : 10.0F;
    return width;
}

const Measure tens{ten_each};

std::vector<std::string> lines(std::string_view text, float width, int most = 100) {
    std::vector<std::string> found;
    for (const TextLine& line : break_lines(tens, type::body, text, width, most).lines) found.push_back(line.text);
    return found;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("text breaks at spaces, which no line begins or ends with") {
    CHECK(lines("een twee drie vier", 90) == Lines{"een twee", "drie vier"});
    CHECK(lines("een  twee", 50) == Lines{"een", "twee"});
    CHECK(lines("", 90).empty());
}

TEST_CASE("a price and a date stay whole") {
    CHECK(lines("nu maar €\u00A017,95 per stuk", 120) == Lines{"nu maar", "€\u00A017,95", "per stuk"});
    CHECK(lines("vanaf 16.00\u00A0uur", 140) == Lines{"vanaf", "16.00\u00A0uur"});
}

TEST_CASE("a short last word is not left alone") {
    CHECK(lines("Espressomachine Barista Compact 58", 320) == Lines{"Espressomachine Barista", "Compact 58"});
    CHECK(lines("Espressomachine Barista Compact 58", 320, 2) == Lines{"Espressomachine Barista", "Compact 58"});
    CHECK(lines("stoelen en lampen", 100) == Lines{"stoelen en", "lampen"});  // long enough to stand there
    CHECK(lines("een\ntwee drie\nx", 500) == Lines{"een", "twee drie", "x"});
    CHECK(lines("Bluetooth-X", 100) == Lines{"Bluetooth-", "X"});
    CHECK(lines("a breedwoord c", 110) == Lines{"a", "breedwoord", "c"});  // both together are too wide
}

TEST_CASE("compounds break after their hyphen, numbers do not") {
    CHECK(lines("Bluetooth-speaker", 110) == Lines{"Bluetooth-", "speaker"});
    CHECK(lines("16-18", 30).front() == "16-");  // wider than the line: cut between characters, not at the hyphen
    CHECK(lines("van 16-18 uur", 90) == Lines{"van", "16-18 uur"});
}

TEST_CASE("a word wider than the line is cut between characters, never inside one") {
    CHECK(lines("hééééél", 30) == Lines{"héé", "ééé", "l"});
}

TEST_CASE("what does not fit ends in an ellipsis that fits") {
    const Paragraph cut = break_lines(tens, type::body, "een twee drie vier vijf", 90, 2);
    CHECK(cut.cut);
    REQUIRE(cut.lines.size() == 2);
    CHECK(cut.lines.back().text == "drie vie…");
    CHECK(cut.lines.back().width <= 90);
    CHECK_FALSE(break_lines(tens, type::body, "een twee", 90, 1).cut);
    CHECK(fit_line(tens, type::body, "spiegelreflex", 60).text == "spieg…");
}

TEST_CASE("a line break in the text is kept") { CHECK(lines("een\ntwee", 500) == Lines{"een", "twee"}); }

}  // namespace zuil
