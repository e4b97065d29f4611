#include "kiosk/engine/address_check.hpp"

#include <algorithm>

#include "platform/secrets/secret_text.hpp"

namespace zuil {
namespace {

constexpr std::size_t postcode_bytes_max = 12;
constexpr std::size_t number_bytes_max = 8;
constexpr std::size_t addition_bytes_max = 12;
constexpr std::size_t place_bytes_max = 120;
constexpr std::size_t postcode_digits = 4;  // of a Dutch one
constexpr std::size_t postcode_letters = 2;

std::string cleaned(std::string_view text, std::size_t bytes_max) {
    std::string kept;
    for (const char sign : text.substr(0, bytes_max)) {
        const auto byte = static_cast<unsigned char>(sign);
        if (byte >= 0x20 && byte != 0x7F) kept += sign;
    }
    const auto first = kept.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    return kept.substr(first, kept.find_last_not_of(' ') - first + 1);
}

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

char capital_of(char sign) { return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign; }

// "3531gt" becomes "3531 GT"; empty when it is none.
std::string dutch_postcode(std::string_view typed) {
    std::string signs;
    for (const char sign : typed) {
        if (sign != ' ') signs += capital_of(sign);
    }
    if (signs.size() != postcode_digits + postcode_letters || signs.front() == '0') return {};
    const auto letters = signs.begin() + postcode_digits;
    const bool fits = std::all_of(signs.begin(), letters, is_digit) &&
                      std::all_of(letters, signs.end(), [](char sign) { return sign >= 'A' && sign <= 'Z'; });
    return fits ? signs.insert(postcode_digits, " ") : std::string{};
}

}  // namespace

CheckedAddress check_address(const Address& typed, std::string_view country, bool needs_street, const Words& words) {
    using Field = AddressProblem::Field;
    CheckedAddress checked;
    Address& address = checked.address;
    const auto refuse = [&](Field field, std::string text) {
        checked.problem = {.field = field, .text = std::move(text)};
        return checked;
    };
    address.postcode = cleaned(typed.postcode, postcode_bytes_max);
    if (address.postcode.empty()) return refuse(Field::postcode, words.tr("Fill in your postcode"));
    if (country == "NL") address.postcode = dutch_postcode(address.postcode);
    if (address.postcode.empty()) {
        return refuse(Field::postcode, words.tr("A postcode is four digits and two letters"));
    }
    address.house_number = cleaned(typed.house_number, number_bytes_max);
    if (address.house_number.empty()) return refuse(Field::house_number, words.tr("Fill in your house number"));
    if (!std::ranges::any_of(address.house_number, is_digit)) {
        return refuse(Field::house_number, words.tr("A house number has a digit in it"));
    }
    address.addition = cleaned(typed.addition, addition_bytes_max);
    if (!needs_street) return checked;
    address.street = cleaned(typed.street, place_bytes_max);
    if (address.street.empty()) return refuse(Field::street, words.tr("Fill in your street"));
    address.city = cleaned(typed.city, place_bytes_max);
    if (address.city.empty()) return refuse(Field::city, words.tr("Fill in your town"));
    return checked;
}

void wipe_address(std::optional<Address>& address) {
    if (!address) return;
    wipe(address->postcode);
    wipe(address->house_number);
    wipe(address->addition);
    wipe(address->street);
    wipe(address->city);
    address.reset();
}

}  // namespace zuil
