#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/model/order.hpp"

// How shops want to be told who somebody is.
namespace zuil {

std::string lower_case(std::string_view text);
std::string digits_of(std::string_view text);
// The last digits of a telephone number: enough to tell one subscriber from another in any country, without the country
// code and the trunk zero before it. Nothing for a text that is no telephone number.
std::optional<std::string> subscriber_digits(std::string_view text);

// Shops want two names of everyone.
struct GuestName {
    std::string first;
    std::string last;
};
GuestName guest_name(const Order& order, const Contact& contact);
// An address of this order alone that reaches nobody, for a shop that wants one.
std::string order_email(const Order& order, std::string_view domain);

}  // namespace zuil
