#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/model/contact_form.hpp"
#include "sync/model/customer.hpp"
#include "sync/model/order.hpp"

// How shops want to be told who somebody is.
namespace zuil {

// The words of a name to look for: at most four, of two letters at least, without signs that a search might take for
// its own.
std::vector<std::string> name_words(std::string_view text);
std::string full_name(std::string first, std::string_view last);
// In the order in which they were bought, the last one first, and no more than purchases_max.
void keep_newest(std::vector<Purchase>& purchases);

// Shops want two names of everyone.
struct GuestName {
    std::string first;
    std::string last;
};
GuestName guest_name(const Order& order, const Contact& contact);
// An address of this order alone that reaches nobody, for a shop that wants one.
std::string order_email(const Order& order, std::string_view domain);

}  // namespace zuil
