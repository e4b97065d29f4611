#include "platform/base/result.hpp"

#include <catch2/catch_test_macros.hpp>

namespace zuil {
namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return fail(Errc::bad_data, "odd");
    return number / 2;
}

Result<int> quarter(int number) {
    TRY(const int once, half(number));
    TRY(const int twice, half(once));
    return twice;
}

}  // namespace

TEST_CASE("TRY hands on the value or the error") {
    CHECK(quarter(12).value() == 3);
    CHECK(quarter(6).error().code == Errc::bad_data);
    CHECK(fail_in("reading", Error{Errc::bad_data, "odd"}).value().detail == "reading: odd");
}

}  // namespace zuil
