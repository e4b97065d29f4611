#include "sync/model/contact_form.hpp"

namespace zuil {
namespace {

constexpr std::size_t subscriber_digits_count = 9;

}  // namespace

std::string lower_case(std::string_view text) {
    std::string lower{text};
    for (char& letter : lower) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return lower;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char letter : text) {
        if (letter >= '0' && letter <= '9') digits += letter;
    }
    return digits;
}

std::optional<std::string> subscriber_digits(std::string_view text) {
    const std::string digits = digits_of(text);
    const bool is_phone = text.starts_with('+') || text.starts_with('0');
    if (!is_phone || digits.size() < subscriber_digits_count) return std::nullopt;
    return digits.substr(digits.size() - subscriber_digits_count);
}

std::optional<std::string> phone_digits(std::string_view text) {
    if (text.find_first_not_of("+0123456789 -()") != text.npos) return std::nullopt;
    if (auto digits = subscriber_digits(text)) return digits;
    std::string digits = digits_of(text);
    if (digits.size() < phone_end_digits || digits.size() > subscriber_digits_count) return std::nullopt;
    return digits;
}

std::string e164(std::string_view text, std::string_view dial_prefix) {
    std::string typed{text};
    // "+31 (0)6 ..": the zero is for who calls from inside the country.
    if (const auto zero = typed.find("(0)"); zero != std::string::npos) typed.erase(zero, 3);
    const std::string digits = digits_of(typed);
    if (typed.starts_with('+')) return "+" + digits;
    if (digits.starts_with("00")) return "+" + digits.substr(2);
    return std::string{dial_prefix} + (digits.starts_with('0') ? digits.substr(1) : digits);
}

}  // namespace zuil
