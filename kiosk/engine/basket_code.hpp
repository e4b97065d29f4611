#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/secrets/signing_keys.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/money.hpp"

// A basket on its way to a phone and back, as the text of a QR code. It says what and how many, for which price it was
// seen, and until when; nothing about anybody.
namespace zuil {

// The letters of a code that a phone's camera still reads off a screen at arm's length. A scanner takes 1024.
inline constexpr std::size_t basket_code_chars_max = 800;

struct CarriedLine {
    VariantId variant;
    int quantity = 1;
    Money unit_price;  // as it was shown

    friend bool operator==(const CarriedLine&, const CarriedLine&) = default;
};

struct CarriedBasket {
    std::vector<CarriedLine> lines;  // one currency
    WallTime expires_at{};           // whole hours

    friend bool operator==(const CarriedBasket&, const CarriedBasket&) = default;
};

enum class BasketCodeFault { damaged, foreign, expired };

// `link` is where the code leads a phone, with {basket} in the place of its own part; empty: "zuil:{basket}", which
// only a kiosk can read. Empty when the basket is, or is too large for a code that a camera reads off a screen.
std::string make_basket_code(const CarriedBasket& basket, const SigningKeys& keys, std::string_view link);

// Whatever it holds: it wants to be a basket.
bool is_basket_code(std::string_view text, std::string_view link);

tl::expected<CarriedBasket, BasketCodeFault> read_basket_code(std::string_view text, const SigningKeys& keys,
                                                              std::string_view link, WallTime now);

}  // namespace zuil
