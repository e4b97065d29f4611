#include "sync/model/gtin.hpp"

#include <charconv>

#include <fmt/format.h>

namespace zuil {

int gtin_check_digit(std::string_view digits) {
    int sum = 0;
    int weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return (10 - sum % 10) % 10;
}

Result<Gtin> Gtin::parse(std::string_view digits) {
    const bool length_fits = digits.size() == 8 || (digits.size() >= 12 && digits.size() <= 14);
    if (!length_fits || digits.find_first_not_of("0123456789") != std::string_view::npos) {
        return fail(Errc::bad_data, fmt::format("'{}' is not a GTIN of 8, 12, 13 or 14 digits", digits));
    }
    if (gtin_check_digit(digits.substr(0, digits.size() - 1)) != digits.back() - '0') {
        return fail(Errc::bad_data, fmt::format("the check digit of GTIN '{}' is wrong", digits));
    }
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return Gtin{value};
}

std::string Gtin::text() const { return fmt::format("{:013}", value_); }

}  // namespace zuil
