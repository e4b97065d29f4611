#include "sync/model/money.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {

TEST_CASE("money is read from decimal text, never rounded") {
    CHECK(Money::parse("12.95", Currency::eur).value().minor() == 1295);
    CHECK(Money::parse("12", Currency::eur).value().minor() == 1200);
    CHECK(Money::parse("0.5", Currency::eur).value().minor() == 50);
    for (const char* text : {"", ".", "1.", "1.234", "-1", "1,50", "1e3", " 1", "99999999999"}) {
        INFO(text);
        CHECK_FALSE(Money::parse(text, Currency::eur).has_value());
    }
}

TEST_CASE("amounts of one currency add up") {
    const Money mug = Money::from_minor(1295, Currency::eur);
    CHECK(mug.times(3).plus(mug).minus(mug) == Money::from_minor(3885, Currency::eur));
    CHECK(mug.less_than(mug.times(2)));
}

}  // namespace zuil
