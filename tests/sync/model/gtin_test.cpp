#include "sync/model/gtin.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {

TEST_CASE("a GTIN is kept as the GTIN-14 it stands for") {
    CHECK(Gtin::parse("4006381333931").value() == Gtin::parse("04006381333931").value());
    CHECK(Gtin::parse("73513537").value().as_gtin14() == 73513537);
    CHECK(Gtin::parse("4006381333931").value().text() == "4006381333931");
}

TEST_CASE("a GTIN with a wrong digit, length or letter is refused") {
    for (const char* text : {"4006381333932", "400638133393", "40063813339311", "", "400638133393a", "123456789"}) {
        INFO(text);
        CHECK_FALSE(Gtin::parse(text).has_value());
    }
}

}  // namespace zuil
