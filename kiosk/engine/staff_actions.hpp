#pragma once

#include <map>
#include <string>

#include "kiosk/desk/staff_desk.hpp"
#include "sync/exchange/mirror.hpp"
#include "sync/exchange/outbox.hpp"

namespace zuil {

// What `zuilctl` can have a kiosk do: "orders" tells of those that staff have to look at, "send-again" sends a refused
// one once more, "serve-catalogue" believes the catalogue of that number, which was held, and "previous-catalogue" goes
// back from the catalogue of that number to the one before. All three outlive the actions.
std::map<std::string, StaffDesk::Action> staff_actions(OutboxStore& orders, Outbox& outbox, Mirror& mirror);

}  // namespace zuil
