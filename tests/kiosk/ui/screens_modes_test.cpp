#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "tests/kiosk/ui/screens_check.hpp"

namespace zuil::test {

// What each run checks in the languages with the shortest and the longest words, a long run (ZUIL_LONG_TESTS) checks in
// all of them, with the wishes that go together.
TEST_CASE("every screen is whole in every language, however a shopper wants it") {
    if (std::getenv("ZUIL_LONG_TESTS") == nullptr) SKIP("a part of the long tests");
    constexpr ColourMode contrast = ColourMode::high_contrast;
    for (const std::string language : {"nl", "en", "de", "fr", "pl"}) {
        for (const Comfort& comfort : {
                 Comfort{.colours = contrast},
                 Comfort{.reach = Reach::low},
                 Comfort{.text = TextSize::larger},
                 Comfort{.text = TextSize::largest},
                 Comfort{.colours = contrast, .reach = Reach::low},
                 Comfort{.text = TextSize::largest, .colours = contrast},
                 Comfort{.text = TextSize::larger, .reach = Reach::low},
                 Comfort{.text = TextSize::largest, .reach = Reach::low},
             }) {
            CAPTURE(language, percent_of(comfort.text), comfort.colours == contrast, comfort.reach == Reach::low);
            check_both_forms(language, comfort);
        }
    }
}

}  // namespace zuil::test
