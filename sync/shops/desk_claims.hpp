#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/model/order.hpp"

namespace zuil {

// What keeps two kiosks from changing one order at the same moment, at a shop that would let them: whoever means to
// bring an order to a stage first writes that into the order's own history, where nothing is ever overwritten, and
// then looks who was first.
struct DeskClaim {
    ShopStage stage = ShopStage::preparing;
    std::string claim;  // who, as DeskChange::claim
    WallTime at{};      // by the shop's clock

    friend bool operator==(const DeskClaim&, const DeskClaim&) = default;
};

// The text of it in the history, and back; nullopt: it is somebody's own note.
std::string claim_text(ShopStage stage, std::string_view claim);
std::optional<DeskClaim> parse_claim(std::string_view text, WallTime at);

// For how long a claim holds: longer than a kiosk takes from it to what it claimed, with every request at its deadline.
inline constexpr std::chrono::minutes claim_holds{3};

// Whose claim to this stage holds at that moment: the earliest that is not forgotten by then. Empty: nobody's.
// `claims`: the earliest first.
std::string owner_of(const std::vector<DeskClaim>& claims, ShopStage stage, WallTime at);
// When the order came to this stage; nullopt: it did not, or nobody knows.
std::optional<WallTime> reached_at(const OrderProgress& progress, ShopStage stage);

}  // namespace zuil
