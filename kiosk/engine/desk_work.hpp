#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/engine/desk_views.hpp"
#include "kiosk/engine/pickup_book.hpp"

// What somebody has in hand at the pick-up desk, as values of the session that end with it.
namespace zuil {

// One order that is being prepared or handed over.
struct DeskWork {
    struct Refused {
        int quantity = 0;
        RefusalReason reason = RefusalReason::not_found;
    };

    PickupEntry entry;
    std::map<std::string, int> ticked;  // pieces, by line
    std::map<std::string, Refused> refused;
    DeskProof proof = DeskProof::none;
    WallTime proven_at{};
    std::string customer;            // masked: "J••• V•••, number ends in 78"; may be empty
    std::optional<Contact> contact;  // shown, for a reason. Personal.
};

// How much of a line still has to be found.
int left_of(const DeskWork& work, const DeskLine& line);
int left_of(const DeskWork& work);
int wanted_of(const DeskWork& work);
// The first line with something left; null: none.
const DeskLine* next_line(const DeskWork& work);
// What the order is kept with after the refusals.
std::vector<DeskChange::Kept> keeps_of(const DeskWork& work);

// "78" of "+31612345678"; empty for what is no number.
std::string last_figures(const std::string& phone);

// The shopper who is here to collect.
struct Collecting {
    PickupEntry entry;
    std::string helper_hash;  // of the code that somebody else has shown
    std::optional<PickupBook::MadeCode> made;
};

}  // namespace zuil
