#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace zuil {

// ISO 4217. The minor unit of each is a hundredth.
enum class Currency { eur, gbp, usd, sek, nok, dkk, pln, chf };

std::string_view to_code(Currency currency);  // "EUR"
Result<Currency> parse_currency(std::string_view code);

// An amount in minor units (cents) of one currency. Mixing currencies is a bug and ends the process.
class Money {
public:
    Money() = default;
    static Money from_minor(std::int64_t minor, Currency currency) { return Money{minor, currency}; }
    // "12.95" or "12" in major units; more than two decimals is refused.
    static Result<Money> parse(std::string_view decimal, Currency currency);
    // The same for a shop that works out fractions of a minor unit ("12.051", "2.6779999999999995"): to the nearest
    // minor unit, halves up.
    static Result<Money> round(std::string_view decimal, Currency currency);

    std::int64_t minor() const { return minor_; }
    Currency currency() const { return currency_; }

    Money plus(Money other) const;
    Money minus(Money other) const;
    Money times(std::int64_t count) const;

    // Ordered by amount; comparing two currencies is a bug.
    friend bool operator==(const Money&, const Money&) = default;
    bool less_than(Money other) const;

private:
    Money(std::int64_t minor, Currency currency) : minor_{minor}, currency_{currency} {}

    std::int64_t minor_ = 0;
    Currency currency_ = Currency::eur;
};

// Ten million in major units. A price above it is bad data.
inline constexpr std::int64_t price_minor_max = 1'000'000'000;

}  // namespace zuil
