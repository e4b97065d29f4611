#pragma once

#include <map>
#include <string>

#include "kiosk/desk/staff_desk.hpp"
#include "kiosk/engine/staff_book.hpp"

namespace zuil {

// Those of staff_actions.hpp that keep the accounts of staff, and the one that reads the audit trail.
std::map<std::string, StaffDesk::Action> account_actions(StaffBook& book);

}  // namespace zuil
