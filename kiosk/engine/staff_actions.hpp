#pragma once

#include <map>
#include <string>

#include "kiosk/desk/staff_desk.hpp"
#include "sync/exchange/mirror.hpp"
#include "sync/exchange/outbox.hpp"

namespace zuil {

// What `zuilctl` can have a kiosk do: "orders" tells of those that staff have to look at, "send-again" sends a refused
// one once more, and "serve-catalogue" believes a catalogue that was held. All three outlive the actions.
std::map<std::string, StaffDesk::Action> staff_actions(OutboxStore& orders, Outbox& outbox, Mirror& mirror);

}  // namespace zuil
