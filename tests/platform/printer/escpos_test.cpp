#include <catch2/catch_test_macros.hpp>

#include "platform/printer/escpos.hpp"

using namespace zuil;
using escpos::Answers;
using escpos::Trouble;

TEST_CASE("a page is sent as dots, eight to a byte, and cut") {
    Mask page{16, 2};
    page.at(0, 0) = 255;
    page.at(9, 0) = 128;
    page.at(10, 0) = 127;  // less than half
    page.at(15, 1) = 200;
    const std::string bytes = escpos::page(page);
    const std::string wanted{
        "\x1B@\x1D"
        "a\0"
        "\x1Dv0\0\x02\0\x02\0"
        "\x80\x40\x00\x01"
        "\x1DVB\0",
        21};
    CHECK(bytes == wanted);
}

TEST_CASE("a long page goes in bands that small printers can hold, and loses no row") {
    const int rows = 300;
    const std::string bytes = escpos::page(Mask{576, rows});
    constexpr std::size_t row_bytes = 72, head = 8;
    std::size_t at = 5;
    int sum = 0;
    int bands = 0;
    while (bytes.substr(at, 2) == "\x1Dv") {
        const int in_band = static_cast<unsigned char>(bytes[at + 6]) + 256 * static_cast<unsigned char>(bytes[at + 7]);
        CHECK(in_band <= 128);
        sum += in_band;
        ++bands;
        at += head + static_cast<std::size_t>(in_band) * row_bytes;
    }
    CHECK(sum == rows);
    CHECK(bands == 3);
    CHECK(at + 4 == bytes.size());
}

TEST_CASE("what a printer says of itself is told apart from anything else, and from what it says in turn") {
    CHECK(escpos::is_status(0x12));
    CHECK(escpos::is_status(0x7E));
    CHECK_FALSE(escpos::is_status(0x00));
    CHECK_FALSE(escpos::is_status(0x14));  // an automatic one
    CHECK_FALSE(escpos::is_status('A'));
    CHECK(escpos::is_answer_in_turn(0x00));
    CHECK(escpos::is_answer_in_turn(0x0F));
    CHECK_FALSE(escpos::is_answer_in_turn(0x12));
    CHECK(escpos::is_out_of_paper(0x0C));
    CHECK_FALSE(escpos::is_out_of_paper(0x03));
}

TEST_CASE("what keeps a printer is read from its answers, the paper before all") {
    const auto trouble = [](const Answers& answers) { return escpos::health_of(answers).trouble; };
    CHECK(trouble({0x12, 0x12, 0x12, 0x12}) == Trouble::none);
    CHECK(trouble({0x1A, 0x32, 0x12, 0x7E}) == Trouble::no_paper);
    CHECK(trouble({0x1A, 0x36, 0x12, 0x7E}) == Trouble::no_paper);
    CHECK(trouble({0x1A, 0x16, 0x12, 0x12}) == Trouble::cover_open);
    CHECK(trouble({0x1A, 0x52, 0x1A, 0x12}) == Trouble::broken);
    CHECK(trouble({0x12, 0x12, 0x1A, 0x12}) == Trouble::broken);  // its knife
    CHECK(trouble({0x1A, 0x12, 0x12, 0x12}) == Trouble::broken);  // off line
    CHECK(trouble({0x12, std::nullopt, std::nullopt, std::nullopt}) == Trouble::none);
    CHECK(escpos::health_of({0x12, 0x12, 0x12, 0x1E}).paper_low);
    CHECK(trouble({0x12, 0x12, 0x12, 0x1E}) == Trouble::none);
}
