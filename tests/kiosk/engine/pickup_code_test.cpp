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

TEST_CASE("what people type and scanners read is a code again, or none") {
    CHECK(tidy_pickup_code("7k4m") == "7K 4M");
    CHECK(tidy_pickup_code(" 7K 4M ") == "7K 4M");
    for (const char* none : {"", "7K4", "7K4MM", "7K4O", "7K-4M", "UT1-0017", "7K 4M/"}) {
        CAPTURE(none);
        CHECK_FALSE(tidy_pickup_code(none));
    }
    CHECK(is_offline_code("UT1-0017"));
    CHECK(is_offline_code("AB-10000"));
    for (const char* none : {"7K 4M", "UT1-001", "UT1-00A7", "-0017", "2100000000012", "ABCDEFG-0017"}) {
        CAPTURE(none);
        CHECK_FALSE(is_offline_code(none));
    }
}

TEST_CASE("an order's QR code names its order, and nothing else is taken for one") {
    const OrderCode code{.code = "7K4M", .ref = OrderRef{"0195f3a2-7c11-7b6e-9f0a-2d4c6e8a0b1c"}};
    const auto read = parse_order_code(to_text(code));
    REQUIRE(read);
    CHECK(read->code == code.code);
    CHECK(read->ref == code.ref);
    for (const char* none :
         {"7K4M", "7K4M/", "/0195f3a2-7c11-7b6e-9f0a-2d4c6e8a0b1c", "https://id.gs1.org/01/09506000134352",
          "7K4M/0195F3A2-7C11-7B6E-9F0A-2D4C6E8A0B1C", "7K4M/0195f3a2-7c11-7b6e-9f0a-2d4c6e8a0b1c1",
          "7K 4M/0195f3a2-7c11-7b6e-9f0a-2d4c6e8a0b1c"}) {
        CAPTURE(none);
        CHECK_FALSE(parse_order_code(none));
    }
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
