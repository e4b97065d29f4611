#pragma once

#include <string>

#include "kiosk/engine/view_builders.hpp"

// What the desk says of moments: how much time is left, since when something lies there.
namespace zuil {

struct DeskStatus {
    std::string text;
    DeskTone tone = DeskTone::plain;
};

// When it has to lie ready.
WallTime desk_due_at(const PickupEntry& entry, const ViewContext& context);
// "25 min left", "12 min late", "Today 17:00"
DeskStatus desk_due(const PickupEntry& entry, const ViewContext& context);
WallTime desk_ready_since(const PickupEntry& entry);
// "Since 11:30", "For 5 days"
DeskStatus desk_kept(const PickupEntry& entry, const ViewContext& context);
// "14:02", "Thu 14:02"
std::string desk_moment(WallTime moment, const ViewContext& context);
// "3 min"
std::string desk_lasted(WallTime since, const ViewContext& context);
// How old the list is, where that matters.
std::string desk_age(std::optional<WallTime> heard_at, const ViewContext& context);

}  // namespace zuil
