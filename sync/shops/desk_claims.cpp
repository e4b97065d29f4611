#include "sync/shops/desk_claims.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zuil {
namespace {

constexpr std::string_view claim_head = "Kiosk desk, ";

}  // namespace

std::string claim_text(ShopStage stage, std::string_view claim) {
    return fmt::format("{}{}: {}", claim_head, to_string(stage), claim);
}

std::optional<DeskClaim> parse_claim(std::string_view text, WallTime at) {
    if (!text.starts_with(claim_head)) return std::nullopt;
    const std::string_view rest = text.substr(claim_head.size());
    const std::size_t colon = rest.find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    const auto stage = parse_shop_stage(rest.substr(0, colon));
    if (!stage) return std::nullopt;
    return DeskClaim{.stage = *stage, .claim = std::string{rest.substr(colon + 2)}, .at = at};
}

std::string owner_of(const std::vector<DeskClaim>& claims, ShopStage stage, WallTime at) {
    const auto held = std::ranges::find_if(
        claims, [&](const DeskClaim& one) { return one.stage == stage && one.at <= at && at - one.at <= claim_holds; });
    return held == claims.end() ? std::string{} : held->claim;
}

std::optional<WallTime> reached_at(const OrderProgress& progress, ShopStage stage) {
    switch (stage) {
    case ShopStage::received: return std::nullopt;
    case ShopStage::preparing: return progress.preparing_at;
    case ShopStage::ready: return progress.ready_at;
    case ShopStage::handed_over: return progress.handed_over_at;
    }
    return std::nullopt;
}

}  // namespace zuil
