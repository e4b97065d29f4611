#pragma once

#include <string>
#include <string_view>

// What may be seen of a person over somebody's shoulder (standards C7). How much is hidden never shows: each dot run is
// as long as any other.
namespace zuil {

// "J••• V.": as a shopper is greeted.
std::string masked_greeting(std::string_view name);
// "J••• de V•••": as staff tell one from another.
std::string masked_name(std::string_view name);
// "JV"
std::string initials(std::string_view name);
// "•• •• 44 78"
std::string masked_phone(std::string_view phone);
// "j•••@•••.nl"
std::string masked_email(std::string_view email);
// "35•• ••"
std::string masked_postcode(std::string_view postcode);
// "•••0003": of a loyalty card.
std::string masked_card(std::string_view number);

}  // namespace zuil
