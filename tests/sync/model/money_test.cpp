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

TEST_CASE("fractions of a cent are rounded by their digits, never through a binary number") {
    const auto minor = [](std::string_view text) { return Money::round(text, Currency::eur).value().minor(); };
    CHECK(minor("24.102") == 2410);
    CHECK(minor("2.6779999999999995") == 268);
    CHECK(minor("12.05099999999999986") == 1205);
    CHECK(minor("1.005") == 101);
    CHECK(minor("0.999") == 100);
    CHECK(minor("12.9") == 1290);
    CHECK(minor("12") == 1200);
    for (const char* text : {"", "1.", "12.00x", "-1.001", "1.2.34", "1e-7", "99999999999.001"}) {
        INFO(text);
        CHECK_FALSE(Money::round(text, Currency::eur).has_value());
    }
}

TEST_CASE("amounts of one currency add up") {
    const Money mug = Money::from_minor(1295, Currency::eur);
    CHECK(mug.times(3).plus(mug).minus(mug) == Money::from_minor(3885, Currency::eur));
    CHECK(mug.less_than(mug.times(2)));
}

}  // namespace zuil
