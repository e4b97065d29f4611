#include "kiosk/engine/contact_check.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr std::size_t name_bytes_max = 120;
constexpr std::size_t email_bytes_max = 254;  // RFC 5321, 4.5.3.1.3
constexpr std::size_t e164_digits_max = 15;   // ITU-T E.164
constexpr std::size_t national_digits_min = 6;
constexpr std::size_t dutch_digits = 9;  // behind +31

std::string trimmed(std::string_view text, std::size_t bytes_max) {
    std::string kept;
    for (const char sign : text.substr(0, bytes_max)) {
        if (static_cast<unsigned char>(sign) >= 0x20 && sign != 0x7F) kept += sign;
    }
    const auto first = kept.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return kept.substr(first, kept.find_last_not_of(' ') - first + 1);
}

// The digits behind the country's own, without the zero that only counts inside the country.
std::string national_digits(std::string_view typed, std::string_view dial_prefix) {
    std::string digits;
    for (const char sign : typed) {
        if (sign >= '0' && sign <= '9') digits += sign;
    }
    const std::string_view country = dial_prefix.substr(1);
    if (typed.starts_with('+') && digits.starts_with(country)) {
        digits.erase(0, country.size());
    } else if (digits.starts_with("00") && std::string_view{digits}.substr(2).starts_with(country)) {
        digits.erase(0, 2 + country.size());
    }
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

std::string check_phone(std::string_view typed, std::string_view dial_prefix, const Words& words, Contact& contact) {
    const bool foreign = typed.starts_with('+') && !typed.starts_with(dial_prefix);
    std::string digits = national_digits(typed, dial_prefix);
    const std::size_t country = foreign ? 0 : dial_prefix.size() - 1;
    const std::size_t least = !foreign && dial_prefix == "+31" ? dutch_digits : national_digits_min;
    const std::size_t most = !foreign && dial_prefix == "+31" ? dutch_digits : e164_digits_max - country;
    if (digits.size() < least) {
        const auto missing = static_cast<std::int64_t>(least - digits.size());
        return words.trn("{count} digit to go", "{count} digits to go", missing);
    }
    if (digits.size() > most) return words.tr("This number has too many digits");
    contact.phone = foreign ? "+" + digits : std::string{dial_prefix} + digits;
    return {};
}

std::string check_email(std::string_view typed, const Words& words, Contact& contact) {
    const std::string email = trimmed(typed, email_bytes_max + 1);
    const std::size_t at = email.find('@');
    const std::size_t dot = email.rfind('.');
    if (at == std::string::npos) return words.tr("The @ is still missing");
    const bool fits = at > 0 && email.find('@', at + 1) == std::string::npos && dot != std::string::npos &&
                      dot > at + 1 && dot + 2 < email.size() && email.find(' ') == std::string::npos &&
                      email.size() <= email_bytes_max;
    if (!fits) return words.tr("Is this e-mail address complete?");
    contact.email = email;
    return {};
}

}  // namespace

CheckedContact check_contact(ContactKind kind, const Contact& typed, std::string_view dial_prefix, const Words& words) {
    CheckedContact checked;
    switch (kind) {
    case ContactKind::phone:
        checked.problem = check_phone(trimmed(typed.phone, 40), dial_prefix, words, checked.contact);
        break;
    case ContactKind::email: checked.problem = check_email(typed.email, words, checked.contact); break;
    case ContactKind::none: return checked;
    }
    checked.contact.name = trimmed(typed.name, name_bytes_max);
    return checked;
}

}  // namespace zuil
