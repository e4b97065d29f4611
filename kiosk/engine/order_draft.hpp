#pragma once

#include <string>

#include "kiosk/engine/pickup_plan.hpp"
#include "kiosk/engine/session.hpp"

namespace zuil {

// The lines, the total, the store and the time that the shopper agreed to; who takes it in adds its name and code.
Order draft_order(const Session& session, const PickupPlan& plan, const TimeZone& zone);

// The last two digits of a phone number, to recognise one's own by; empty for anything else.
std::string contact_hint(const Contact& contact);

// Overwrites the letters in memory before they are given back.
void wipe_contact(Contact& contact);

}  // namespace zuil
