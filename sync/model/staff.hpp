#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/base/id.hpp"

// Who works in the shop.
namespace zuil {

// Ours, opaque: "s7k2m9". It stands in the audit trail in place of a name.
using StaffId = Id<struct StaffTag>;

enum class StaffRole {
    staff,    // sells, prepares and hands over
    manager,  // and sees figures, and lets colleagues in again
    it,       // looks after the machine, and does what a manager does
};

constexpr std::string_view to_string(StaffRole role) {
    switch (role) {
    case StaffRole::staff: return "staff";
    case StaffRole::manager: return "manager";
    case StaffRole::it: return "it";
    }
    return "staff";
}

constexpr std::optional<StaffRole> parse_staff_role(std::string_view text) {
    for (const StaffRole role : {StaffRole::staff, StaffRole::manager, StaffRole::it}) {
        if (text == to_string(role)) return role;
    }
    return std::nullopt;
}

// One who works here.
struct StaffMember {
    StaffId id;
    std::string name;
    StaffRole role = StaffRole::staff;
};

// Whether what somebody of the staff does is only practice: nothing of it reaches the shop.
enum class Training { no, yes };

}  // namespace zuil
