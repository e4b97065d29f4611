#include "kiosk/engine/masked.hpp"

#include <algorithm>
#include <vector>

namespace zuil {
namespace {

constexpr std::string_view dots = "•••";

std::vector<std::string_view> name_parts(std::string_view name) {
    std::vector<std::string_view> parts;
    while (!name.empty()) {
        const auto space = name.find(' ');
        if (space != 0) parts.push_back(name.substr(0, space));
        name.remove_prefix(space == name.npos ? name.size() : space + 1);
    }
    return parts;
}

// The first character, whole.
std::string_view first_sign(std::string_view word) {
    std::size_t end = 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) ++end;
    return word.substr(0, end);
}

// "de", "van der": what many people share.
bool is_particle(std::string_view word) { return word.front() >= 'a' && word.front() <= 'z' && word.size() <= 4; }

std::string digits_in(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char sign) { return sign >= '0' && sign <= '9'; });
    return digits;
}

}  // namespace

std::string masked_greeting(std::string_view name) {
    const auto parts = name_parts(name);
    if (parts.empty()) return {};
    std::string masked = std::string{first_sign(parts.front())}.append(dots);
    if (parts.size() > 1) masked.append(" ").append(first_sign(parts.back())).append(".");
    return masked;
}

std::string masked_name(std::string_view name) {
    std::string masked;
    const auto parts = name_parts(name);
    for (std::size_t place = 0; place < parts.size(); ++place) {
        if (place > 0) masked += ' ';
        const bool is_shown = place > 0 && place + 1 < parts.size() && is_particle(parts[place]);
        masked.append(is_shown ? parts[place] : first_sign(parts[place])).append(is_shown ? "" : dots);
    }
    return masked;
}

std::string initials(std::string_view name) {
    const auto parts = name_parts(name);
    if (parts.empty()) return {};
    std::string both{first_sign(parts.front())};
    if (parts.size() > 1) both.append(first_sign(parts.back()));
    return both;
}

std::string masked_phone(std::string_view phone) {
    const std::string digits = digits_in(phone);
    if (digits.size() < 8) return digits.empty() ? "" : std::string{dots};
    const std::size_t end = digits.size();
    return "•• •• " + digits.substr(end - 4, 2) + " " + digits.substr(end - 2);
}

std::string masked_email(std::string_view email) {
    const auto at = email.find('@');
    if (at == email.npos || at == 0) return email.empty() ? "" : std::string{dots};
    const auto dot = email.rfind('.');
    std::string masked = std::string{first_sign(email)}.append(dots).append("@").append(dots);
    if (dot != email.npos && dot > at) masked.append(email.substr(dot));
    return masked;
}

std::string masked_postcode(std::string_view postcode) {
    if (postcode.size() < 4) return {};
    return std::string{postcode.substr(0, 2)} + "•• ••";
}

std::string masked_card(std::string_view number) {
    if (number.size() < 8) return number.empty() ? "" : std::string{dots};
    return std::string{dots}.append(number.substr(number.size() - 4));
}

}  // namespace zuil
