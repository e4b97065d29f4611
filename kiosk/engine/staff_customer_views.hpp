#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/engine/customer_views.hpp"
#include "kiosk/engine/picture_ref.hpp"
#include "sync/model/ids.hpp"

// What staff see of a customer; see views.hpp. Masked until somebody says what for, which is noted.
namespace zuil {

// What a customer's details are shown for.
enum class CustomerReason { guarantee, return_, order, question };

constexpr std::string_view to_string(CustomerReason reason) {
    switch (reason) {
    case CustomerReason::guarantee: return "guarantee";
    case CustomerReason::return_: return "return";
    case CustomerReason::order: return "order";
    case CustomerReason::question: return "question";
    }
    return "";
}

// One of those that were found.
struct FoundCustomerView {
    CustomerId customer;
    std::string initials;  // "JV"
    std::string name;      // "J••• de V•••"
    std::string detail;    // "•• •• 44 78, postcode 35•• ••"
    std::string card;      // "Veer card"; empty: has none
    bool chosen = false;
};

struct CustomerFactView {
    std::string name;   // "Mobile"
    std::string value;  // "•• •• 44 78"
};

// What there is to say before all that this kiosk keeps of a customer is erased.
struct ErasureView {
    CustomerId customer;
    std::vector<std::string> erased;      // what goes, a sentence each
    std::vector<std::string> not_erased;  // what stays, and where to erase it
    std::string note;
};

struct CustomerSheetView {
    std::string name;
    std::vector<CustomerFactView> contact;  // the left column
    std::vector<CustomerFactView> facts;    // the right one
    bool shown = false;                     // not masked
    std::string note;                       // that it is noted who looks, or when it was
    std::string age;                        // the shop is out of reach, and since when this is known; may be empty
    std::vector<BoughtView> bought;
    bool reading = false;                // what was bought is still being looked up
    std::optional<ErasureView> erasure;  // who looks may erase them here
};

struct StaffCustomerView {
    std::string closed_because;  // nobody can be looked up here; may be empty
    bool takes_cards = false;
    std::string card_name;
    bool finds_names = false;  // right now: it needs the shop
    bool looking = false;
    std::string problem;  // what came of the last question; may be empty
    std::string erased;   // what came of erasing somebody; may be empty
    std::string count;    // "2 customers found"
    std::vector<FoundCustomerView> found;
    std::optional<CustomerSheetView> sheet;  // of the chosen one
};

}  // namespace zuil
