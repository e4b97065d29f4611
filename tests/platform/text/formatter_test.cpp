#include "platform/text/formatter.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

namespace zuil {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

Formatter dutch() { return Formatter::find("nl").value(); }
Formatter english() { return Formatter::find("en").value(); }
Formatter german() { return Formatter::find("de").value(); }
Formatter french() { return Formatter::find("fr").value(); }
Formatter polish() { return Formatter::find("pl").value(); }

constexpr local_days thirteenth{March / 13 / 2026};

}  // namespace

TEST_CASE("a price is written as the shop's people write it, and never breaks") {
    CHECK(dutch().price(12'900, "EUR") == "€\u00A0129,–");
    CHECK(dutch().price(1'795, "EUR") == "€\u00A017,95");
    CHECK(dutch().price(129'995, "EUR") == "€\u00A01.299,95");
    CHECK(dutch().price(5, "EUR") == "€\u00A00,05");
    CHECK(dutch().price(0, "EUR") == "€\u00A00,–");
    CHECK(dutch().price(-1'000, "EUR") == "€\u00A0-10,–");
    CHECK(english().price(12'900, "EUR") == "€129");
    CHECK(english().price(1'795, "EUR") == "€17.95");
    CHECK(english().price(129'995, "GBP") == "£1,299.95");
    CHECK(dutch().price(999'999'999'99, "EUR") == "€\u00A0999.999.999,99");
    CHECK(dutch().price(1'795, "XQ") == "XQ\u00A017.95");
}

TEST_CASE("a price is said in words") {
    CHECK(dutch().spoken_price(8'995, "EUR") == "89 euro 95");
    CHECK(dutch().spoken_price(129'900, "EUR") == "1299 euro");
    CHECK(english().spoken_price(8'995, "EUR") == "89 euros 95");
    CHECK(english().spoken_price(100, "EUR") == "1 euro");
}

TEST_CASE("numbers have the separators of the language") {
    CHECK(dutch().number(1'299) == "1.299");
    CHECK(english().number(-1'299) == "-1,299");
    CHECK(dutch().decimal(4.55, 1) == "4,6");
    CHECK(dutch().decimal(4, 1) == "4,0");
    CHECK(english().decimal(4.5, 1) == "4.5");
    CHECK(dutch().percent(20) == "20%");
}

TEST_CASE("times count the day's 24 hours") {
    CHECK(dutch().time(16h) == "16.00");
    CHECK(dutch().time(thirteenth + 9h + 5min) == "09.05");
    CHECK(english().time(thirteenth + 16h) == "16:00");
    CHECK(dutch().time_range(thirteenth + 16h, thirteenth + 18h) == "16.00\u00A0–\u00A018.00");
}

TEST_CASE("days are named") {
    CHECK(dutch().long_date(thirteenth) == "vrijdag\u00A013\u00A0maart");
    CHECK(dutch().short_date(thirteenth) == "vr\u00A013\u00A0maart");
    CHECK(dutch().weekday(thirteenth) == "vrijdag");
    CHECK(dutch().short_weekday(thirteenth) == "vr");
    CHECK(dutch().day_of_month(thirteenth) == "13");
    CHECK(english().long_date(thirteenth) == "Friday\u00A013\u00A0March");
    CHECK(english().short_date(thirteenth) == "Fri\u00A013\u00A0March");
    CHECK(dutch().near_day(thirteenth, thirteenth) == "vandaag");
    CHECK(dutch().near_day(thirteenth, thirteenth - days{1}) == "morgen");
    CHECK(dutch().near_day(thirteenth, thirteenth - days{2}) == "vrijdag\u00A013\u00A0maart");
    CHECK(dutch().near_day(thirteenth, thirteenth + days{1}) == "vrijdag\u00A013\u00A0maart");
    CHECK(english().near_day(thirteenth, thirteenth) == "today");
    CHECK(english().short_near_day(thirteenth, thirteenth - days{1}) == "tomorrow");
    CHECK(dutch().short_near_day(thirteenth, thirteenth - days{3}) == "vr");
    CHECK(dutch().long_date(local_days{January / 1 / 1900}) == "maandag\u00A01\u00A0januari");
}

TEST_CASE("a sentence begins with a capital") {
    CHECK(dutch().capitalised("morgen vanaf 16.00") == "Morgen vanaf 16.00");
    CHECK(dutch().capitalised("ijsje van Jan. en meer") == "IJsje van Jan. en meer");
    CHECK(english().capitalised("ice") == "Ice");
    CHECK(dutch().capitalised("").empty());
}

TEST_CASE("texts are ordered as a reader expects") {
    const Formatter words = dutch();
    CHECK(words.sort_key("maat 9") < words.sort_key("Maat 10"));
    CHECK(words.sort_key("élan") < words.sort_key("eland"));
    CHECK(words.sort_key("zebra") > words.sort_key("Zalm"));
    CHECK(words.sort_key("") < words.sort_key("a"));
}

TEST_CASE("a language that does not exist is refused") {
    for (const char* name : {"", "xx", "zz-QQ", "not a language", "nl; DROP"})
        CHECK(Formatter::find(name).error().code == Errc::bad_data);
    for (const char* name : {"de", "fr", "pl", "tr", "uk", "ar", "nl-BE"}) CHECK(Formatter::find(name).has_value());
}

TEST_CASE("German, French and Polish prices are written as they are written there") {
    CHECK(german().price(12'900, "EUR") == "129\u00A0€");
    CHECK(german().price(1'795, "EUR") == "17,95\u00A0€");
    CHECK(german().price(129'995, "EUR") == "1.299,95\u00A0€");
    CHECK(french().price(12'900, "EUR") == "129\u00A0€");
    CHECK(french().price(129'995, "EUR") == "1\u00A0299,95\u00A0€");
    CHECK(polish().price(129'995, "EUR") == "1299,95\u00A0€");
    CHECK(polish().price(1'299'500, "PLN") == "12\u00A0995\u00A0zł");
    CHECK(german().spoken_price(1'795, "EUR") == "17 Euro 95");
    CHECK(french().spoken_price(100, "EUR") == "1 euro");
    CHECK(french().spoken_price(1'795, "EUR") == "17 euros 95");
    CHECK(polish().spoken_price(500, "PLN") == "5 złotych polskich");
    CHECK(german().percent(20) == "20\u00A0%");
    CHECK(french().percent(20) == "20\u00A0%");
    CHECK(polish().percent(20) == "20%");
    CHECK(german().number(12'345) == "12.345");
    CHECK(french().number(12'345) == "12\u00A0345");
    CHECK(polish().number(1'234) == "1234");
    CHECK(french().decimal(4.6, 1) == "4,6");
}

TEST_CASE("German, French and Polish days and times are written as they are written there") {
    CHECK(german().long_date(thirteenth) == "Freitag,\u00A013.\u00A0März");
    CHECK(french().long_date(thirteenth) == "vendredi\u00A013\u00A0mars");
    CHECK(polish().long_date(thirteenth) == "piątek,\u00A013\u00A0marca");
    CHECK(german().short_date(thirteenth) == "Fr.,\u00A013.\u00A0März");
    CHECK(french().short_date(thirteenth) == "ven.\u00A013\u00A0mars");
    CHECK(polish().short_date(thirteenth) == "pt.,\u00A013\u00A0marca");
    CHECK(german().short_weekday(thirteenth) == "Fr");
    CHECK(french().short_weekday(thirteenth) == "ven.");
    CHECK(polish().short_weekday(thirteenth) == "pt.");
    CHECK(german().near_day(thirteenth, thirteenth - days{1}) == "morgen");
    CHECK(french().near_day(thirteenth, thirteenth) == "aujourd’hui");
    CHECK(polish().near_day(thirteenth, thirteenth - days{1}) == "jutro");
    CHECK(german().time(16h + 30min) == "16:30");
    CHECK(polish().time(9h) == "09:00");
    CHECK(french().time(9h + 5min) == "9\u00A0h\u00A005");
    CHECK(french().time_range(thirteenth + 16h, thirteenth + 18h) == "16\u00A0h\u00A0–\u00A018\u00A0h");
    CHECK(french().capitalised("écran") == "Écran");
    CHECK(polish().capitalised("środa") == "Środa");
}

TEST_CASE("German, French and Polish texts are ordered as a reader there expects") {
    const auto ordered = [](const Formatter& words, const std::vector<std::string>& texts) {
        return std::is_sorted(texts.begin(), texts.end(), [&](const std::string& a, const std::string& b) {
            return words.sort_key(a) < words.sort_key(b);
        });
    };
    // Ö stands with o, ß as ss, é with e; in Polish each letter with a mark has a place of its own.
    CHECK(ordered(german(), {"Ofen", "Öl", "Pfanne", "Straße", "Strassenlampe", "Tisch"}));
    CHECK(ordered(french(), {"cote", "côte", "côté", "école", "eczéma", "fauteuil", "œuf", "ouate"}));
    CHECK(ordered(polish(), {"cena", "czajnik", "ćma", "lampa", "łóżko", "miska", "zegar", "źródło", "żyrandol"}));
    CHECK(ordered(dutch(), {"ijskast", "ik", "jas", "maat 9", "maat 10"}));
}

}  // namespace zuil
