#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// How telephone numbers and addresses of e-mail are compared, however they were typed.
namespace zuil {

inline constexpr std::size_t phone_end_digits = 4;

std::string lower_case(std::string_view text);
std::string digits_of(std::string_view text);
// The last digits of a telephone number: enough to tell one subscriber from another in any country, without the country
// code and the trunk zero before it. Nothing for a text that is no telephone number.
std::optional<std::string> subscriber_digits(std::string_view text);

// The digits by which a shop is asked for a telephone: the subscriber's, or the last ones where no more are given.
// Nothing for a text with fewer than phone_end_digits, or with anything but a number in it.
std::optional<std::string> phone_digits(std::string_view text);
// E.164 of a telephone number however it was typed; one without a country gets `dial_prefix`.
std::string e164(std::string_view text, std::string_view dial_prefix);

}  // namespace zuil
