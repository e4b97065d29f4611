#include "sync/shops/contact_text.hpp"

#include <fmt/format.h>

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

GuestName guest_name(const Order& order, const Contact& contact) {
    if (contact.name.empty()) return {"Kiosk", order.pickup_code};
    const std::size_t space = contact.name.find(' ');
    if (space == std::string::npos) return {contact.name, ""};
    return {contact.name.substr(0, space), contact.name.substr(space + 1)};
}

std::string order_email(const Order& order, std::string_view domain) {
    return fmt::format("{}@{}", lower_case(order.ref.text()), domain);
}

}  // namespace zuil
