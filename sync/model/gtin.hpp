#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace zuil {

// A barcode number whose check digit has been verified. GTIN-8, -12 and -13 are kept as the GTIN-14 they stand for, so
// one article scanned from two packagings compares equal. (GS1 General Specifications, section 7.9.)
class Gtin {
public:
    static Result<Gtin> parse(std::string_view digits);
    std::uint64_t as_gtin14() const { return value_; }
    std::string text() const;  // 13 digits, or 14 where the indicator digit is not zero
    friend auto operator<=>(const Gtin&, const Gtin&) = default;

private:
    explicit constexpr Gtin(std::uint64_t value) : value_{value} {}
    std::uint64_t value_;
};

// The digit that makes `digits` (7, 11, 12 or 13 of them) a valid GTIN when put behind them.
int gtin_check_digit(std::string_view digits);

}  // namespace zuil
