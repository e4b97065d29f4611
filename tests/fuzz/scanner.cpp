#include "platform/scanner/scanner.hpp"

#include "kiosk/engine/basket.hpp"
#include "kiosk/engine/basket_code.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "kiosk/engine/till_code.hpp"
#include "platform/base/check.hpp"
#include "sync/model/gtin.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil {
namespace {

using std::chrono::milliseconds;

// Three bytes are an event: the key, what it does, and how long after the one before.
InputEvent event_of(std::string_view three, BootTime at) {
    const auto key = static_cast<unsigned char>(three[0]);
    const auto what = static_cast<unsigned char>(three[1]);
    if ((what & 0x20U) != 0) return TextEvent{.utf8 = "x", .at = at};
    return KeyEvent{.scancode = key,
                    .keycode = key,
                    .down = (what & 0x01U) != 0,
                    .repeated = (what & 0x02U) != 0,
                    .shift = (what & 0x04U) != 0,
                    .control = (what & 0x08U) != 0,
                    .alt = (what & 0x10U) != 0,
                    .at = at,
                    .unseen_max = milliseconds{what >> 6U}};
}

void hold_scan(const ScanEvent& scan) {
    ENSURE(scan.code.size() >= Scanner::code_length_min && scan.code.size() <= Scanner::code_length_max);
    for (const char letter : scan.code) ENSURE(letter >= ' ' && letter <= '~');
}

void hold_basket(const CarriedBasket& basket, const SigningKeys& keys, std::string_view link) {
    ENSURE(!basket.lines.empty() && basket.lines.size() <= Basket::lines_max);
    for (const CarriedLine& line : basket.lines) {
        ENSURE(!line.variant.empty() && line.quantity >= 1 && line.quantity <= Basket::quantity_max);
        hold_price(line.unit_price);
    }
    const std::string code = make_basket_code(basket, keys, link);
    if (!code.empty()) ENSURE(read_basket_code(code, keys, link, WallTime{}) == basket);
}

// What is read has the form, and what is made of it again reads the same.
void hold_till_lines(std::string_view input, const TillSettings& till) {
    const std::vector<TillLine> lines = read_till_code(input, till);
    ENSURE(lines.size() <= Basket::lines_max);
    for (const TillLine& line : lines) {
        ENSURE(line.article.size() <= 64 && line.quantity >= 0);
        for (const char letter : line.article) ENSURE(letter >= ' ' && letter <= '~');
        const std::string again = make_till_code({line}, till);
        ENSURE(!again.empty() && read_till_code(again, till) == std::vector{line});
    }
    static_cast<void>(is_around_till_code(input, till));
}

}  // namespace

// Who types goes on typing: keys come out once at most and in their order, and all of them where nothing was scanned.
void fuzz_scanner_keys(std::string_view input) {
    Scanner scanner;
    std::vector<InputEvent> out;
    BootTime now{milliseconds{1'000}};
    std::size_t fed = 0;
    for (; input.size() >= 3; input.remove_prefix(3)) {
        now += milliseconds{1 + static_cast<unsigned char>(input[2])};
        scanner.feed(event_of(input, now), out);
        ++fed;
    }
    scanner.expire(now + std::chrono::seconds{1}, out);
    ENSURE(!scanner.deadline().has_value());
    BootTime last{};
    std::size_t passed = 0;
    bool is_anything_scanned = fed > Scanner::code_length_max;
    for (const InputEvent& event : out) {
        if (const auto* scan = std::get_if<ScanEvent>(&event)) {
            hold_scan(*scan);
            is_anything_scanned = true;
            continue;
        }
        ++passed;
        if (const auto* key = std::get_if<KeyEvent>(&event)) {
            ENSURE(key->at > last);
            last = key->at;
        }
    }
    ENSURE(passed <= fed && (is_anything_scanned || passed == fed));
}

// What a code may say. As it is, and as a basket that one of the shop's kiosks signed.
void fuzz_scanned_text(std::string_view input) {
    if (const auto gtin = Gtin::parse(input)) ENSURE(Gtin::parse(gtin->text()) == *gtin);
    if (const auto code = parse_order_code(input)) ENSURE(to_text(*code) == input);
    if (const auto code = tidy_pickup_code(input)) ENSURE(tidy_pickup_code(*code) == *code && code->size() == 5);
    static_cast<void>(is_offline_code(input));

    hold_till_lines(input, {.line = "{quantity}*{gtin}", .between = "\r", .before = {}, .after = {}});
    hold_till_lines(input, {.line = "{gtin} x{quantity}", .between = ";", .before = {}, .after = {}});
    hold_till_lines(input, {.line = "{quantity}*{sku}", .between = "\r", .before = {}, .after = {}});

    SeededRandom random{1};
    const SigningKeys keys = SigningKeys::make(random);
    constexpr std::string_view link = "https://shop.example/basket#{basket}";
    if (const auto basket = read_basket_code(input, keys, link, WallTime{})) hold_basket(*basket, keys, link);
    const std::string signed_code = "zuil:" + to_base64url(keys.sign(input));
    ENSURE(is_basket_code(signed_code, link));
    if (const auto basket = read_basket_code(signed_code, keys, link, WallTime{})) hold_basket(*basket, keys, link);
}

}  // namespace zuil
