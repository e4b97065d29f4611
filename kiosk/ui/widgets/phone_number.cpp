#include "kiosk/ui/widgets/phone_number.hpp"

namespace zuil {
namespace {

constexpr std::size_t phone_bytes_max = 20;  // E.164 has 15 digits; room for 00 and a national zero

}  // namespace

void dial(const Stroke& stroke, std::string& digits) {
    if (stroke.kind != Stroke::Kind::text) return apply(stroke, digits, phone_bytes_max);
    for (const char sign : stroke.text) {
        const bool fits = (sign >= '0' && sign <= '9') || (sign == '+' && digits.empty());
        if (fits && digits.size() < phone_bytes_max) digits += sign;
    }
}

std::string grouped_phone(std::string_view digits) {
    if (digits.starts_with('+') || digits.starts_with("00")) return std::string{digits};
    // Pairs, behind the zero's pair or behind a first digit of its own.
    const std::size_t first = digits.starts_with('0') ? 0 : 1;
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (i - first) % 2 == 0) grouped += ' ';
        grouped += digits[i];
    }
    return grouped;
}

bool shows_prefix(std::string_view digits) { return !digits.starts_with('+') && !digits.starts_with('0'); }

}  // namespace zuil
