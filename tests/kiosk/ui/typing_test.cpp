#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/keys.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/key_layout.hpp"
#include "kiosk/ui/widgets/phone_number.hpp"
#include "kiosk/ui/widgets/result_row.hpp"

namespace zuil {
namespace {

std::string typed(const KeyRow& row) {
    std::string text;
    for (const Key& key : row.keys) text += key.types;
    return text;
}

std::string after(std::string text, Stroke::Kind kind, const std::string& more = "", std::size_t bytes_max = 100) {
    apply({kind, more}, text, bytes_max);
    return text;
}

// As wide as its characters are many, whatever the style.
float ten_each(const TextStyle&, std::string_view text) {
    float width = 0;
    for (const char byte : text) width += (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U ? 0.F : 10.F;
    return width;
}

}  // namespace

TEST_CASE("the keyboard has digits, qwerty and, with shift, its capitals") {
    const auto plain = key_rows(Keyboard::search, Letters::plain);
    REQUIRE(plain.size() == 5);
    CHECK(typed(plain[0]) == "1234567890");
    CHECK(typed(plain[1]) == "qwertyuiop");
    CHECK(typed(plain[2]) == "asdfghjkl");
    CHECK(typed(plain[3]) == "zxcvbnm");
    const auto capitals = key_rows(Keyboard::search, Letters::capital);
    CHECK(typed(capitals[0]) == "1234567890");
    CHECK(typed(capitals[3]) == "ZXCVBNM");
    CHECK(capitals[1].keys[0].id == "key/q");
}

TEST_CASE("every key of every layout has an id of its own") {
    for (const Keyboard keyboard : {Keyboard::search, Keyboard::name, Keyboard::email}) {
        for (const Letters letters : {Letters::plain, Letters::accented, Letters::accented_capital}) {
            std::set<std::string> ids;
            std::size_t keys = 0;
            for (const KeyRow& row : key_rows(keyboard, letters)) {
                for (const Key& key : row.keys) {
                    ids.insert(key.id);
                    ++keys;
                }
            }
            CHECK(ids.size() == keys);
            CHECK(ids.contains("key/go"));
            CHECK(ids.contains("key/backspace"));
            CHECK(ids.contains("key/space") == (keyboard != Keyboard::email));
            CHECK(ids.contains("key/@") == (keyboard == Keyboard::email));
        }
    }
}

TEST_CASE("an accented letter is typed in the case of its key") {
    CHECK(variants_of("e").front() == "é");
    CHECK(variants_of("E").front() == "É");
    CHECK(variants_of("7").empty());
    CHECK(typed(key_rows(Keyboard::name, Letters::accented)[1]).starts_with("éèê"));
    CHECK(typed(key_rows(Keyboard::name, Letters::accented_capital)[1]).starts_with("ÉÈÊ"));
}

TEST_CASE("capitals are found in all of Latin-1 and Latin Extended-A") {
    CHECK(capital("a") == "A");
    CHECK(capital("ø") == "Ø");
    CHECK(capital("ÿ") == "Ÿ");
    CHECK(capital("œ") == "Œ");
    CHECK(capital("ł") == "Ł");
    CHECK(capital("ž") == "Ž");
    CHECK(capital("ą") == "Ą");
    CHECK(capital("ı") == "I");
    CHECK(capital("ß") == "ß");
    CHECK(capital("÷") == "÷");
    CHECK(capital("Ł") == "Ł");
    CHECK(capital("3") == "3");
}

TEST_CASE("backspace takes a whole character, and nothing when there is none") {
    CHECK(after("Zoë", Stroke::Kind::backspace) == "Zo");
    CHECK(after("5 €", Stroke::Kind::backspace) == "5 ");
    CHECK(after("", Stroke::Kind::backspace).empty());
    CHECK(after("Zoë", Stroke::Kind::clear).empty());
    CHECK(after("Zoë", Stroke::Kind::go) == "Zoë");
}

TEST_CASE("a full field takes no half of a character") {
    CHECK(after("Zo", Stroke::Kind::text, "ë", 4) == "Zoë");
    CHECK(after("Zo", Stroke::Kind::text, "ë", 3) == "Zo");
}

TEST_CASE("a phone number takes digits, and a plus in front only") {
    std::string number;
    for (const char* one : {"+", "4", "9", "+", "x", " ", "1"}) dial({Stroke::Kind::text, one}, number);
    CHECK(number == "+491");
    dial({Stroke::Kind::backspace, {}}, number);
    CHECK(number == "+49");
    for (int i = 0; i < 40; ++i) dial({Stroke::Kind::text, "7"}, number);
    CHECK(number.size() == 20);
}

TEST_CASE("a phone number is shown in pairs, and its prefix only where it belongs") {
    CHECK(grouped_phone("612345678") == "6 12 34 56 78");
    CHECK(grouped_phone("0612345") == "06 12 34 5");
    CHECK(grouped_phone("+4915112") == "+4915112");
    CHECK(grouped_phone("").empty());
    CHECK(shows_prefix(""));
    CHECK(shows_prefix("612"));
    CHECK_FALSE(shows_prefix("0612"));
    CHECK_FALSE(shows_prefix("+49"));
}

TEST_CASE("a field that is too narrow shows the end of what was typed") {
    CHECK(fit_end(Measure{ten_each}, type::body, "Zoë", 30).text == "Zoë");
    const TextLine line = fit_end(Measure{ten_each}, type::body, "Zoë de Groot", 60);
    CHECK(line.text == "…Groot");
    CHECK(line.width == 60);
    CHECK(fit_end(Measure{ten_each}, type::body, "aëë", 25).text == "…ë");
}

TEST_CASE("words that were searched for are marked by how they begin") {
    const auto marked = mark_found("Crème brûlée, set van 4", "brulee cre");
    std::string all;
    std::string found;
    for (const Stretch& one : marked) {
        all += one.text;
        if (one.found) found += "[" + one.text + "]";
    }
    CHECK(all == "Crème brûlée, set van 4");
    CHECK(found == "[Crème][brûlée]");
    CHECK(mark_found("Camera", "ra").size() == 1);
    CHECK_FALSE(mark_found("Camera", "").front().found);
    CHECK_FALSE(mark_found("Aa", "a").front().found);
}

TEST_CASE("what was typed about a person is overwritten, and kept while the checkout goes on") {
    Drafts drafts;
    drafts.identify.name = "Marloes de Vries van Zanten";
    drafts.identify.phone = "0612345678";
    drafts.search.text = "verrassing voor Kees van hiernaast";

    leave_screen(drafts);
    CHECK(drafts.identify.name == "Marloes de Vries van Zanten");
    CHECK_FALSE(drafts.search.text);

    wipe(drafts);
    CHECK(drafts.identify.name.empty());
    CHECK(drafts.identify.phone.empty());
    // A short text stands inside of its object, where assigning leaves the end of it. (What is freed, the program's own
    // heap overwrites.)
    const std::string_view bytes{reinterpret_cast<const char*>(&drafts), sizeof drafts};
    CHECK(bytes.find("12345678") == std::string_view::npos);
}

}  // namespace zuil
