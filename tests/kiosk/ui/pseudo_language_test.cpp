#include "tests/kiosk/ui/pseudo_language.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/ui/sample_translations.hpp"

namespace zuil::test {

TEST_CASE("the pseudo-language keeps places, leaves no plain letter, and is longer") {
    CHECK(in_pseudo("Stop") == "[Šţöṗ]");
    CHECK(in_pseudo("Search {count} items") == "[Šéáŕčĥ {count} îţţéṁṁš]");
    CHECK(translate("Stop", pseudo_language) == "[Šţöṗ]");
    CHECK(is_said_by_the_kiosk("Stop"));
    CHECK(is_said_by_the_kiosk("Collect tomorrow from 10:00"));
    CHECK(is_said_by_the_kiosk("7 items"));
    CHECK_FALSE(is_said_by_the_kiosk("Instant camera One"));
    CHECK(fixed_words("[Šţöṗ] Instant 3 B").empty());
    CHECK(fixed_words("[Šţöṗ] Checkout") == std::vector<std::string>{"Checkout"});
    CHECK(fixed_words("Stop") == std::vector<std::string>{"Stop"});
}

}  // namespace zuil::test
