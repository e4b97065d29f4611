#include "kiosk/engine/pickup_code.hpp"

#include <set>

#include <catch2/catch_test_macros.hpp>

#include "platform/files/files.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace zuil;

TEST_CASE("a code holds no signs that are taken for one another, and codes differ") {
    SeededRandom random{42};
    std::set<std::string> codes;
    for (int i = 0; i < 1000; ++i) {
        const std::string code = make_pickup_code(random);
        REQUIRE(code.size() == 5);
        CHECK(code[2] == ' ');
        CHECK(code.find_first_of("0O1I2Z5S6G8BUAEY") == std::string::npos);
        codes.insert(code);
    }
    CHECK(codes.size() > 990);
}

TEST_CASE("numbers given out offline survive a restart and are never given out again") {
    const TemporaryFolder folder;
    const auto file = folder / "offline-orders";
    CHECK(next_offline_code("UT1", file).value() == "UT1-0001");
    CHECK(next_offline_code("UT1", file).value() == "UT1-0002");
    REQUIRE(write_file(file, "9999\n").has_value());
    CHECK(next_offline_code("UT1", file).value() == "UT1-10000");
}

TEST_CASE("a counter that cannot be kept gives no code") {
    CHECK_FALSE(next_offline_code("UT1", "/proc/no/such/folder/counter").has_value());
}
