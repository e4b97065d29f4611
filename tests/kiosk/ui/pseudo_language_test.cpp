#include "tests/kiosk/ui/pseudo_language.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/sample_translations.hpp"
#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {

TEST_CASE("the pseudo-language keeps places, leaves no plain letter, and is longer") {
    CHECK(in_pseudo("Stop") == "[Šţöṗ]");
    CHECK(in_pseudo("Search {count} items") == "[Šéáŕčħ {count} îţţéṁṁš]");
    CHECK(translate("Stop", pseudo_language) == "[Šţöṗ]");
    CHECK(is_said_by_the_kiosk("Stop"));
    CHECK(is_said_by_the_kiosk("Collect tomorrow from 10:00"));
    CHECK(is_said_by_the_kiosk("7 items"));
    CHECK_FALSE(is_said_by_the_kiosk("Instant camera One"));
    CHECK(fixed_words("[Šţöṗ] Instant 3 B").empty());
    CHECK(fixed_words("[Šţöṗ] Checkout") == std::vector<std::string>{"Checkout"});
    CHECK(fixed_words("Stop") == std::vector<std::string>{"Stop"});
}

TEST_CASE("no word is fixed and nothing is cut when texts are 40 % longer, in portrait") {
    check_screens(1080, 1920, pseudo_language, {});
}

TEST_CASE("no word is fixed and nothing is cut when texts are 40 % longer, in landscape") {
    check_screens(1920, 1080, pseudo_language, {});
}

}  // namespace zuil::test
