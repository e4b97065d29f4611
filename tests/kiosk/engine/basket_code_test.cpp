#include "kiosk/engine/basket_code.hpp"

#include <catch2/catch_test_macros.hpp>

#include "platform/base/random.hpp"

namespace zuil {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

const WallTime noon = sys_days{March / 12 / 2026} + 12h;
constexpr std::string_view link = "https://shop.example/mandje#{basket}";

SigningKeys some_keys(std::uint64_t seed = 1, std::uint8_t number = 1) {
    SeededRandom random{seed};
    return SigningKeys::make(random, number);
}

CarriedBasket two_lines() {
    return {.lines = {{VariantId{"402817-1"}, 1, Money::from_minor(12900, Currency::eur)},
                      {VariantId{"412806-1"}, 12, Money::from_minor(1795, Currency::eur)}},
            .expires_at = noon + 7 * 24h};
}

BasketCodeFault fault_of(const std::string& text, const SigningKeys& keys, WallTime now = noon) {
    const auto read = read_basket_code(text, keys, link, now);
    REQUIRE_FALSE(read);
    return read.error();
}

}  // namespace

TEST_CASE("a basket comes back from its code as it went") {
    const SigningKeys keys = some_keys();
    const std::string code = make_basket_code(two_lines(), keys, link);
    CHECK(code.starts_with("https://shop.example/mandje#"));
    CHECK(code.size() < 130);
    CHECK(is_basket_code(code, link));
    CHECK(read_basket_code(code, keys, link, noon).value() == two_lines());
    // The same basket is the same code, so the picture of it stands still.
    CHECK(make_basket_code(two_lines(), keys, link) == code);
}

TEST_CASE("a shop without a web address makes codes that its kiosks read") {
    const SigningKeys keys = some_keys();
    const std::string code = make_basket_code(two_lines(), keys, "");
    CHECK(code.starts_with("zuil:"));
    CHECK(read_basket_code(code, keys, "", noon).value() == two_lines());
    CHECK(read_basket_code(code, keys, link, noon).value() == two_lines());
}

TEST_CASE("an address may go on behind the basket") {
    const SigningKeys keys = some_keys();
    constexpr std::string_view longer = "https://shop.example/b/{basket}?from=kiosk";
    const std::string code = make_basket_code(two_lines(), keys, longer);
    CHECK(code.ends_with("?from=kiosk"));
    CHECK(read_basket_code(code, keys, longer, noon).value() == two_lines());
    CHECK_FALSE(read_basket_code(code.substr(0, code.size() - 1), keys, longer, noon));
}

TEST_CASE("a code is believed until it expires, by kiosks with its key only") {
    const SigningKeys keys = some_keys();
    const std::string code = make_basket_code(two_lines(), keys, link);
    CHECK(read_basket_code(code, keys, link, noon + 7 * 24h - 1ms));
    CHECK(fault_of(code, keys, noon + 7 * 24h) == BasketCodeFault::expired);
    CHECK(fault_of(code, some_keys(1, 2)) == BasketCodeFault::foreign);
    CHECK(fault_of(code, some_keys(2)) == BasketCodeFault::damaged);
}

TEST_CASE("what cannot be carried makes no code") {
    const SigningKeys keys = some_keys();
    CHECK(make_basket_code({}, keys, link).empty());
    CarriedBasket large = two_lines();
    for (int i = 0; i < 38; ++i) {
        large.lines.push_back({VariantId{"a-rather-long-number-" + std::to_string(i)}, 99,
                               Money::from_minor(price_minor_max, Currency::eur)});
    }
    CHECK(make_basket_code(large, keys, link).empty());
    CarriedBasket full = two_lines();
    while (full.lines.size() < 25) full.lines.push_back(full.lines.front());
    CHECK_FALSE(make_basket_code(full, keys, link).empty());
    CarriedBasket odd = two_lines();
    odd.lines.front().variant = VariantId{std::string(200, 'x')};
    CHECK(make_basket_code(odd, keys, link).empty());
}

TEST_CASE("hostile texts are no basket") {
    const SigningKeys keys = some_keys();
    const std::string start = "https://shop.example/mandje#";
    for (const std::string& text :
         {std::string{}, start, start + "a", start + "====", start + std::string(5'000, 'A'), std::string{"zuil:"},
          std::string{"zuil:../../etc/passwd"}, start + "%00", std::string{"https://shop.example/mandje"}}) {
        CAPTURE(text.substr(0, 60));
        CHECK(fault_of(text, keys) != BasketCodeFault::expired);
    }
}

// Whoever has a key may be wrong as well: what is signed is read as carefully as what is not.
TEST_CASE("a signed text of another kind is no basket either") {
    const SigningKeys keys = some_keys();
    const auto signed_text = [&](const std::string& payload) {
        return std::string{"zuil:"} + to_base64url(keys.sign(payload));
    };
    const std::string hours = "\x81\x80\x20";
    for (const std::string& payload :
         {std::string{}, std::string{"\x01"}, "\x02" + hours + "EUR\x01\x01x\x01\x01",
          "\x01" + hours + "XXX\x01\x01x\x01\x01", "\x01" + hours + std::string{"EUR\x00", 4},
          "\x01" + hours + "EUR\x29", "\x01" + hours + "EUR\x02\x01x\x01\x01",
          "\x01" + hours + std::string{"EUR\x01\x01x\x00\x01", 8}, "\x01" + hours + "EUR\x01\x01x\x64\x01",
          "\x01" + hours + "EUR\x01\x01x\x01\x01 ", "\x01" + hours + "EUR\x01\xFF\xFF\xFF\xFF\xFF\xFF\x01",
          "\x01" + hours + "EUR\x01\x01x\x01\xFF\xFF\xFF\xFF\x7F"}) {
        CHECK(fault_of(signed_text(payload), keys) == BasketCodeFault::damaged);
    }
    CHECK(read_basket_code(signed_text("\x01" + hours + "EUR\x01\x01x\x01\x01"), keys, link, WallTime{}));
}

TEST_CASE("no change of a code, of ten thousand, is taken for a basket") {
    const SigningKeys keys = some_keys();
    const std::string code = make_basket_code(two_lines(), keys, link);
    SeededRandom random{20'260'312};
    for (int round = 0; round < 10'000; ++round) {
        std::string changed = code;
        const auto changes = 1 + random.below(4);
        for (std::uint64_t i = 0; i < changes && !changed.empty(); ++i) {
            const auto at = static_cast<std::size_t>(random.below(changed.size()));
            const auto byte = static_cast<char>(random.below(256));
            switch (random.below(4)) {
            case 0: changed[at] = byte; break;
            case 1: changed.erase(at, 1 + static_cast<std::size_t>(random.below(8))); break;
            case 2: changed.insert(at, 1, byte); break;
            default: changed.insert(at, changed.substr(static_cast<std::size_t>(random.below(changed.size())))); break;
            }
        }
        const auto read = read_basket_code(changed, keys, link, noon);
        if (changed != code) CHECK_FALSE(read);
    }
}

}  // namespace zuil
