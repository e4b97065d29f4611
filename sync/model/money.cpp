#include "sync/model/money.hpp"

#include <array>
#include <charconv>
#include <utility>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

constexpr std::array<std::pair<Currency, std::string_view>, 8> codes{{{Currency::eur, "EUR"},
                                                                      {Currency::gbp, "GBP"},
                                                                      {Currency::usd, "USD"},
                                                                      {Currency::sek, "SEK"},
                                                                      {Currency::nok, "NOK"},
                                                                      {Currency::dkk, "DKK"},
                                                                      {Currency::pln, "PLN"},
                                                                      {Currency::chf, "CHF"}}};

}  // namespace

std::string_view to_code(Currency currency) {
    for (const auto& [value, code] : codes) {
        if (value == currency) return code;
    }
    return "EUR";
}

Result<Currency> parse_currency(std::string_view code) {
    for (const auto& [value, text] : codes) {
        if (text == code) return value;
    }
    return fail(Errc::bad_data, "the currency '" + std::string{code} + "' is not known");
}

Result<Money> Money::parse(std::string_view decimal, Currency currency) {
    const auto refuse = [&] {
        return fail(Errc::bad_data, "'" + std::string{decimal} + "' is not an amount of money");
    };
    const std::size_t dot = decimal.find('.');
    const std::string_view whole = decimal.substr(0, dot);
    const std::string_view part = dot == std::string_view::npos ? "" : decimal.substr(dot + 1);
    if (whole.empty() || whole.size() > 10 || part.size() > 2 || (dot != std::string_view::npos && part.empty())) {
        return refuse();
    }
    std::string digits{whole};
    digits.append(part).append(2 - part.size(), '0');
    if (digits.find_first_not_of("0123456789") != std::string::npos) return refuse();
    std::int64_t minor = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), minor);
    return Money{minor, currency};
}

Result<Money> Money::round(std::string_view decimal, Currency currency) {
    const std::size_t dot = decimal.find('.');
    constexpr std::size_t places = 2;
    const std::size_t rest_at = dot == std::string_view::npos ? decimal.size() : dot + 1 + places;
    if (rest_at >= decimal.size()) return parse(decimal, currency);
    const std::string_view rest = decimal.substr(rest_at);
    if (rest.find_first_not_of("0123456789") != std::string_view::npos) return parse(decimal, currency);
    TRY(const Money down, parse(decimal.substr(0, rest_at), currency));
    return rest.front() < '5' ? down : Money{down.minor_ + 1, currency};
}

Money Money::plus(Money other) const {
    ENSURE(currency_ == other.currency_);
    return Money{minor_ + other.minor_, currency_};
}

Money Money::minus(Money other) const {
    ENSURE(currency_ == other.currency_);
    return Money{minor_ - other.minor_, currency_};
}

Money Money::times(std::int64_t count) const { return Money{minor_ * count, currency_}; }

bool Money::less_than(Money other) const {
    ENSURE(currency_ == other.currency_);
    return minor_ < other.minor_;
}

}  // namespace zuil
