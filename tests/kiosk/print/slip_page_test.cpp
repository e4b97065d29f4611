#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "kiosk/print/slip_page.hpp"
#include "platform/display/raster.hpp"
#include "platform/printer/receipt_printer.hpp"
#include "tests/kiosk/print/slips.hpp"
#include "tests/kiosk/ui/approved_letters.hpp"

namespace zuil::test {
namespace {

const std::filesystem::path approved = std::string{ZUIL_SOURCE_DIR} + "/tests/kiosk/print/approved";

Mask page_of(const Slip& slip, int dots = ReceiptPrinter::dots_of_80_mm) {
    const auto fonts = Fonts::open({});
    REQUIRE(fonts);
    return draw_slip(slip, **fonts, dots);
}

// As the printer makes it: black or nothing.
std::vector<unsigned char> grey_of(const Mask& page) {
    std::vector<unsigned char> grey;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) grey.push_back(page.at(x, y) >= 128 ? 0 : 255);
    }
    return grey;
}

Bitmap picture_of(const Mask& page) {
    Bitmap bitmap{page.width(), page.height()};
    const std::vector<unsigned char> grey = grey_of(page);
    std::ranges::transform(grey, bitmap.pixels().begin(),
                           [](unsigned char level) { return 0xFF000000U | level * 0x010101U; });
    return bitmap;
}

int black_dots(const Mask& page) {
    const std::vector<unsigned char> grey = grey_of(page);
    return static_cast<int>(std::ranges::count(grey, 0));
}

}  // namespace

TEST_CASE("a reader finds the order in the code of a slip, on either width of paper") {
    for (const int dots : {ReceiptPrinter::dots_of_80_mm, ReceiptPrinter::dots_of_58_mm}) {
        for (const std::string scan : {"SLIP/1042", "SLIP/order_01JXJ0C7D8M9N0P1Q2R3S4T5V6"}) {
            Slip slip = some_slip();
            slip.scan = scan;
            const Mask page = page_of(slip, dots);
            CHECK(page.width() == dots);
            INFO(dots << " dots");
            CHECK(read_slip({page.width(), page.height(), grey_of(page)}) == scan);
        }
    }
}

TEST_CASE("slips look as they were approved") {
    const bool approve = std::getenv("ZUIL_APPROVE") != nullptr;
    if (!approve && !has_approved_letters()) SKIP("the letters of this system are others than the approved ones");
    Slip paid = some_slip();
    paid.is_paid = true;
    paid.payment = "Betaald, €\u00A0243,90";
    paid.code = "UT1-0017";
    paid.lines.pop_back();
    const std::vector<std::pair<std::string, Mask>> slips{
        {"slip", page_of(some_slip())},
        {"slip-narrow", page_of(some_slip(), ReceiptPrinter::dots_of_58_mm)},
        {"slip-paid", page_of(paid)}};
    for (const auto& [name, page] : slips) {
        const std::filesystem::path file = approved / (name + ".png");
        const Bitmap now = picture_of(page);
        if (approve) {
            std::filesystem::create_directories(approved);
            REQUIRE(write_png(file.string(), now));
        }
        std::ifstream in{file, std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        const auto before = decode_image(std::as_bytes(std::span{bytes}), now.width(), now.height(), Fit::cover);
        INFO(file);
        REQUIRE(before);
        int others = 0;
        for (std::size_t i = 0; i < now.pixels().size(); ++i) {
            if ((before->pixels()[i] & 0x80U) != (now.pixels()[i] & 0x80U)) ++others;
        }
        CHECK(others < static_cast<int>(now.pixels().size()) / 1000);
    }
}

TEST_CASE("everything that a slip says makes it longer or blacker, and nothing leaves the paper") {
    const Slip slip = some_slip();
    const int whole = black_dots(page_of(slip));
    const auto without = [&](const std::function<void(Slip&)>& change) {
        Slip less = slip;
        change(less);
        return black_dots(page_of(less));
    };
    CHECK(without([](Slip& s) { s.shop.clear(); }) < whole);
    CHECK(without([](Slip& s) { s.title.clear(); }) < whole);
    CHECK(without([](Slip& s) { s.code = "7"; }) < whole);
    CHECK(without([](Slip& s) { s.is_paid = true; }) < whole);
    CHECK(without([](Slip& s) { s.not_given.clear(); }) < whole);
    CHECK(without([](Slip& s) { s.scan_note.clear(); }) < whole);
    for (std::size_t i = 0; i < slip.lines.size(); ++i) {
        CHECK(without([&](Slip& s) { s.lines.erase(s.lines.begin() + static_cast<std::ptrdiff_t>(i)); }) < whole);
        CHECK(without([&](Slip& s) { s.lines[i].quantity.clear(); }) < whole);
        CHECK(without([&](Slip& s) { s.lines[i].detail.clear(); }) < whole);
    }
    for (std::size_t i = 0; i < slip.facts.size(); ++i) {
        CHECK(without([&](Slip& s) { s.facts.erase(s.facts.begin() + static_cast<std::ptrdiff_t>(i)); }) < whole);
    }
    Slip long_words = slip;
    long_words.code = "ZUILZUILZUILZUIL-001";
    long_words.lines[0].name = std::string(400, 'W');
    long_words.shop = std::string(200, 'W');
    const Mask page = page_of(long_words);
    CHECK(page.width() == ReceiptPrinter::dots_of_80_mm);
    // The last row is empty: nothing was cut off below.
    for (int x = 0; x < page.width(); ++x) CHECK(page.at(x, page.height() - 1) == 0);
}

}  // namespace zuil::test
