#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <map>
#include <memory>
#include <numeric>

#include "kiosk/engine/basket_code.hpp"
#include "kiosk/engine/till_code.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "tests/kiosk/ui/offscreen.hpp"
#include "tests/kiosk/ui/phone_payment_snapshots.hpp"
#include "tests/kiosk/ui/sample_snapshots.hpp"
#include "tests/support/codes.hpp"

namespace zuil::test {
namespace {

std::vector<unsigned char> grey(const Bitmap& bitmap) {
    std::vector<unsigned char> pixels;
    pixels.reserve(bitmap.pixels().size());
    for (const std::uint32_t pixel : bitmap.pixels()) {
        const std::uint32_t sum = (pixel >> 16U & 0xFFU) + (pixel >> 8U & 0xFFU) + (pixel & 0xFFU);
        pixels.push_back(static_cast<unsigned char>(sum / 3));
    }
    return pixels;
}

int modules(const std::string& text) {
    const auto widths = encode_code128(text);
    REQUIRE(widths);
    return std::accumulate(widths->begin(), widths->end(), 0);
}

std::map<std::string, std::string> scan_screen(const Snapshot& snapshot, int width, int height) {
    Offscreen screen{width, height};
    screen.settle(snapshot);
    const Bitmap bitmap = screen.bitmap();
    return read_codes(grey(bitmap), bitmap.width(), bitmap.height());
}

}  // namespace

TEST_CASE("Code 128 is made of symbols of 11 modules and a stop of 13") {
    // Start, four characters, check.
    CHECK(modules("7K42") == 6 * 11 + 13);
    CHECK(modules("A") == 3 * 11 + 13);
    const auto widths = encode_code128("A");
    // Start B, A, check (104 + 33) mod 103 = 34, stop: from the table of ISO/IEC 15417.
    CHECK(*widths == std::vector<int>{2, 1, 1, 2, 1, 4, 1, 1, 1, 3, 2, 3, 1, 3, 1, 1, 2, 3, 2, 3, 3, 1, 1, 1, 2});
}

TEST_CASE("Code 128 sets pairs of digits in one symbol") {
    // Start C and four pairs, against start B and eight characters.
    CHECK(modules("12345678") == 6 * 11 + 13);
    CHECK(modules("ABCDEFGH") == 10 * 11 + 13);
    CHECK(modules("AB123456") < modules("ABCDEFGH"));
}

TEST_CASE("Code 128 refuses what it cannot carry") {
    CHECK_FALSE(encode_code128(""));
    CHECK_FALSE(encode_code128("café"));
    CHECK_FALSE(encode_code128(std::string(65, 'A')));
    CHECK_FALSE(encode_code128("A\n"));
}

TEST_CASE("a scanner reads both codes of the confirmation off the screen") {
    const Snapshot snapshot = sample("nl", Route::confirmation);
    for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}, std::pair{720, 1280}}) {
        CAPTURE(width, height);
        const auto found = scan_screen(snapshot, width, height);
        REQUIRE(found.contains("QR-Code"));
        CHECK(found.at("QR-Code") == snapshot.confirmation.qr_text);
        REQUIRE(found.contains("CODE-128"));
        CHECK(found.at("CODE-128") == snapshot.confirmation.barcode_text);
    }
}

TEST_CASE("a scanner reads both codes without a connection, with the longest code that there is") {
    for (const Sample& one : sample_screens("en")) {
        if (one.name != "14b-offline-confirmation") continue;
        for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}}) {
            CAPTURE(width, height);
            const auto found = scan_screen(one.snapshot, width, height);
            REQUIRE(found.contains("QR-Code"));
            CHECK(found.at("QR-Code") == one.snapshot.confirmation.qr_text);
            REQUIRE(found.contains("CODE-128"));
            CHECK(found.at("CODE-128") == one.snapshot.confirmation.barcode_text);
        }
        return;
    }
    FAIL("there is no such screen");
}

TEST_CASE("a basket goes through a drawn code and is the same one again, as large as a code may be") {
    using namespace std::chrono;
    SeededRandom random{5};
    const SigningKeys keys = SigningKeys::make(random);
    const WallTime now = sys_days{March / 12 / 2026};
    CarriedBasket basket{.lines = {}, .expires_at = now + hours{24}};
    const auto size = GENERATE(std::size_t{1}, std::size_t{4}, std::size_t{38});
    while (basket.lines.size() < size) {
        basket.lines.push_back(
            {VariantId{"4028" + std::to_string(basket.lines.size())}, 2, Money::from_minor(12900, Currency::eur)});
    }
    Snapshot snapshot = sample("nl", Route::basket);
    snapshot.basket.phone_code = make_basket_code(basket, keys, "https://vonkenveer.example/mandje#{basket}");
    REQUIRE_FALSE(snapshot.basket.phone_code.empty());
    for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}}) {
        CAPTURE(size, width, height);
        Offscreen screen{width, height, Offscreen::Photos::left_out};
        screen.tap(snapshot, "basket/phone");
        const Bitmap bitmap = screen.bitmap();
        const auto found = read_codes(grey(bitmap), width, height);
        REQUIRE(found.contains("QR-Code"));
        const auto back =
            read_basket_code(found.at("QR-Code"), keys, "https://vonkenveer.example/mandje#{basket}", now);
        REQUIRE(back);
        CHECK(*back == basket);
    }
}

TEST_CASE("a till's scanner reads a basket off the screen, as large as a basket may be") {
    const TillSettings till{.line = "{quantity}*{gtin}", .between = "\r", .before = {}, .after = {}};
    const auto size = GENERATE(std::size_t{1}, std::size_t{40});
    Snapshot snapshot = sample("nl", Route::basket);
    snapshot.basket.till =
        TillCodeView{make_till_code(std::vector<TillLine>(size, TillLine{"8712345678906", 12}), till), "", {}};
    REQUIRE_FALSE(snapshot.basket.till->code.empty());
    for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}}) {
        CAPTURE(size, width, height);
        Offscreen screen{width, height, Offscreen::Photos::left_out};
        screen.tap(snapshot, "basket/phone");
        screen.tap(snapshot, "along/till");
        const auto found = read_codes(grey(screen.bitmap()), width, height);
        REQUIRE(found.contains("QR-Code"));
        CHECK(found.at("QR-Code") == snapshot.basket.till->code);
    }
}

TEST_CASE("a phone reads the payment page off the screen, however long its address is") {
    for (const std::size_t length : {std::size_t{40}, std::size_t{120}, std::size_t{512}}) {
        Snapshot snapshot = sample("nl", Route::phone_payment);
        snapshot.phone_payment = phone_payment_sample(Words{"nl"});
        snapshot.phone_payment.page = "https://pay.example/";
        while (snapshot.phone_payment.page.size() < length) snapshot.phone_payment.page += "aB3-";
        for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}, std::pair{720, 1280}}) {
            // A panel of 720 pixels has one pixel for a module of the longest: no real provider's is that long.
            if (length > 120 && width == 720) continue;
            CAPTURE(length, width, height);
            const auto found = scan_screen(snapshot, width, height);
            REQUIRE(found.contains("QR-Code"));
            CHECK(found.at("QR-Code") == snapshot.phone_payment.page);
            CHECK(found.size() == 1);
        }
    }
}

TEST_CASE("a page that may not be paid on any more cannot be scanned") {
    for (const Sample& one : phone_payment_screens("en")) {
        if (one.snapshot.route != Route::phone_payment || !one.snapshot.phone_payment.page.empty()) continue;
        INFO(one.name);
        CHECK(scan_screen(one.snapshot, 1080, 1920).empty());
    }
}

TEST_CASE("no scanner takes the picture of a receipt for a code") {
    CHECK(scan_screen(sample("nl", Route::payment), 1080, 1920).empty());
}

}  // namespace zuil::test
