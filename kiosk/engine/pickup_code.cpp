#include "kiosk/engine/pickup_code.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "platform/files/files.hpp"

namespace zuil {
namespace {

// Without vowels, and without pairs such as 0/O, 1/I, 2/Z, 5/S, 6/G, 8/B, U/V.
constexpr std::string_view code_alphabet = "3479CDFHJKLMNPQRTVWX";
constexpr std::size_t code_signs = 4;
constexpr std::size_t helper_code_signs = 6;
constexpr std::string_view helper_qr_begins = "H/";
constexpr std::string_view slip_begins = "SLIP/";
constexpr std::size_t offline_code_max = 20;

char capital_of(char sign) { return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign; }
bool is_figure(char sign) { return sign >= '0' && sign <= '9'; }
bool is_of_code(char sign) { return is_figure(sign) || (sign >= 'A' && sign <= 'Z') || sign == '-'; }

// As uuid.hpp writes them.
bool is_uuid(std::string_view text) {
    constexpr std::size_t length = 36;
    if (text.size() != length) return false;
    for (std::size_t place = 0; place < length; ++place) {
        const bool is_dash = place == 8 || place == 13 || place == 18 || place == 23;
        const char sign = text[place];
        if (is_dash ? sign != '-' : !is_figure(sign) && (sign < 'a' || sign > 'f')) return false;
    }
    return true;
}

// So many signs, two by two.
std::string make_code(Random& random, std::size_t signs) {
    std::string code;
    for (std::size_t place = 0; place < signs; ++place) {
        if (place > 0 && place % 2 == 0) code += ' ';
        code += code_alphabet[random.below(code_alphabet.size())];
    }
    return code;
}

std::optional<std::string> tidy_code_of(std::string_view typed, std::size_t signs) {
    std::string code;
    std::size_t count = 0;
    for (const char sign : typed) {
        if (sign == ' ') continue;
        if (code_alphabet.find(capital_of(sign)) == std::string_view::npos || count == signs) return std::nullopt;
        if (count > 0 && count % 2 == 0) code += ' ';
        code += capital_of(sign);
        ++count;
    }
    if (count != signs) return std::nullopt;
    return code;
}

}  // namespace

std::string make_pickup_code(Random& random) { return make_code(random, code_signs); }

std::string make_helper_code(Random& random) { return make_code(random, helper_code_signs); }

std::optional<std::string> tidy_helper_code(std::string_view typed) {
    if (typed.starts_with(helper_qr_begins)) typed.remove_prefix(helper_qr_begins.size());
    return tidy_code_of(typed, helper_code_signs);
}

std::string helper_qr_text(const std::string& helper_code) {
    return std::string{helper_qr_begins} + compact_code(helper_code);
}

Result<std::string> next_offline_code(std::string_view kiosk_code, const std::filesystem::path& counter_file) {
    int last = 0;
    if (const auto kept = read_file(counter_file, 32)) {
        std::from_chars(kept->data(), kept->data() + kept->size(), last);
    } else if (kept.error().code != Errc::not_found) {
        return fail_in("the counter of offline orders", kept.error());
    }
    const int next = last + 1;
    TRY_DO(write_file(counter_file, fmt::format("{}\n", next)));
    return fmt::format("{}-{:04}", kiosk_code, next);
}

std::optional<std::string> tidy_pickup_code(std::string_view typed) { return tidy_code_of(typed, code_signs); }

bool is_offline_code(std::string_view text) {
    const auto dash = text.find('-');
    constexpr std::size_t number_min = 4;
    if (dash < 2 || dash > 6 || text.size() > offline_code_max || text.size() < dash + 1 + number_min) return false;
    return std::ranges::all_of(text.substr(dash + 1), is_figure);
}

std::string compact_code(std::string code) {
    std::erase(code, ' ');
    return code;
}

std::string to_text(const OrderCode& code) { return fmt::format("{}/{}", code.code, code.ref.text()); }

std::optional<OrderCode> parse_order_code(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash > offline_code_max) return std::nullopt;
    const std::string_view code = text.substr(0, slash);
    const std::string_view ref = text.substr(slash + 1);
    if (!std::ranges::all_of(code, is_of_code) || !is_uuid(ref)) return std::nullopt;
    return OrderCode{.code = std::string{code}, .ref = OrderRef{std::string{ref}}};
}

std::string slip_text(const std::string& order) { return std::string{slip_begins} + order; }

std::optional<std::string> parse_slip(std::string_view text) {
    if (!text.starts_with(slip_begins) || text.size() == slip_begins.size()) return std::nullopt;
    return std::string{text.substr(slip_begins.size())};
}

}  // namespace zuil
