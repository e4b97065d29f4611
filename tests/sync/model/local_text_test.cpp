#include "sync/model/local_text.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {

TEST_CASE("a language that is missing falls back to English, and without that to the first one") {
    LocalText text;
    CHECK(text.empty());
    CHECK(text.in("nl").empty());
    text.set("en", "Kettle");
    text.set("nl", "Waterkoker");
    text.set("en", "Electric kettle");
    CHECK(text.in("nl") == "Waterkoker");
    CHECK(text.in("de") == "Electric kettle");
    CHECK(text.all().size() == 2);

    const LocalText dutch_first{{"nl", "Waterkoker"}, {"en", "Electric kettle"}};
    CHECK(dutch_first.in("de") == "Electric kettle");
    const LocalText without_english{{"nl", "Waterkoker"}, {"fr", "Bouilloire"}};
    CHECK(without_english.in("de") == "Waterkoker");
    const LocalText nothing_in_english{{"nl", "Waterkoker"}, {"en", ""}};
    CHECK(nothing_in_english.in("de") == "Waterkoker");
}

TEST_CASE("a shop's text is made fit to be shown") {
    LocalText text;
    text.set("nl", "  Thee\u202Ekopje \t\x07 wit\r\n\r\n\r\nGlas. ");
    CHECK(text.in("nl") == "Theekopje wit\n\nGlas.");
    text.set("en", "\u200E \n");
    CHECK(text.in("en").empty());
}

}  // namespace zuil
