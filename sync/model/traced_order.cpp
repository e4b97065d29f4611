#include "sync/model/traced_order.hpp"

#include <algorithm>

#include "platform/secrets/secret_text.hpp"
#include "sync/model/contact_form.hpp"

namespace zuil {
namespace {

constexpr std::size_t postcode_signs_min = 4;
constexpr std::size_t postcode_signs_max = 10;

// "3531 gt" as "3531GT"; empty: it is no postcode.
std::string tidy_postcode(std::string_view text) {
    std::string tidy;
    bool has_figure = false;
    for (const char sign : text) {
        if (sign == ' ' || sign == '-') continue;
        const bool is_figure = sign >= '0' && sign <= '9';
        const bool is_small = sign >= 'a' && sign <= 'z';
        if (!is_figure && !is_small && (sign < 'A' || sign > 'Z')) return {};
        has_figure = has_figure || is_figure;
        tidy += is_small ? static_cast<char>(sign - 'a' + 'A') : sign;
    }
    const bool fits = has_figure && tidy.size() >= postcode_signs_min && tidy.size() <= postcode_signs_max;
    return fits ? tidy : std::string{};
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_like_address(std::string_view text) { return text.find('@') != std::string_view::npos; }

}  // namespace

bool may_be_placed_with(std::string_view told) {
    const std::string_view text = trimmed(told);
    if (is_like_address(text)) return text.size() >= 3;
    return subscriber_digits(text).has_value() || !tidy_postcode(text).empty();
}

bool is_placed_with(const PlacedWith& with, std::string_view told) {
    const std::string_view text = trimmed(told);
    if (text.empty()) return false;
    if (is_like_address(text)) {
        return std::ranges::any_of(with.emails,
                                   [&](const std::string& one) { return lower_case(one) == lower_case(text); });
    }
    const auto phone = subscriber_digits(text);
    const std::string postcode = tidy_postcode(text);
    const bool by_phone = phone && std::ranges::any_of(with.phones, [&](const std::string& one) {
                              return subscriber_digits(one) == phone;
                          });
    const bool by_postcode = !postcode.empty() && std::ranges::any_of(with.postcodes, [&](const std::string& one) {
        return tidy_postcode(one) == postcode;
    });
    return by_phone || by_postcode;
}

void wipe_placed_with(PlacedWith& with) {
    for (auto* texts : {&with.postcodes, &with.phones, &with.emails}) {
        for (std::string& text : *texts) wipe(text);
        texts->clear();
    }
}

}  // namespace zuil
