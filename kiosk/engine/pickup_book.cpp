#include "kiosk/engine/pickup_book.hpp"

#include <algorithm>

#include "kiosk/engine/pickup_code.hpp"

namespace zuil {
namespace {

constexpr std::chrono::hours helper_code_lives{48};
constexpr int tries_for_a_code = 20;

}  // namespace

Result<Contact> PickupBook::contact_of(const PickupEntry& entry) const {
    if (entry.sealed_contact.empty()) return Contact{};
    return open_contact(entry.sealed_contact, desk_contact_ref(entry.order.id), parts_.key);
}

Status PickupBook::change(const std::string& order, ShopStage to, std::vector<DeskChange::Kept> keeps,
                          const std::string& reason) {
    return parts_.store.change({.order = order,
                                .claim = claim(),
                                .to = to,
                                .tried = std::nullopt,
                                .keeps = std::move(keeps),
                                .reason = reason},
                               parts_.clock.wall());
}

Status PickupBook::begin(const std::string& order) {
    if (!parts_.abilities.tells_preparing) return {};
    TRY(const PickupEntry entry, find(order));
    if (entry.stage() != ShopStage::received) return {};
    return change(order, ShopStage::preparing, {}, {});
}

Status PickupBook::make_ready(const std::string& order, std::vector<DeskChange::Kept> keeps,
                              const std::string& reason) {
    TRY(const PickupEntry entry, find(order));
    if (!entry.is_open() || entry.stage() == ShopStage::ready)
        return fail(Errc::conflict, "the order is not to be prepared any more");
    if (!keeps.empty() && !parts_.abilities.refuses_lines)
        return fail(Errc::conflict, "this shop refuses nothing from its desk");
    return change(order, ShopStage::ready, std::move(keeps), reason);
}

Status PickupBook::hand_over(const std::string& order) {
    TRY(const PickupEntry entry, find(order));
    if (!entry.is_open() || entry.stage() != ShopStage::ready) return fail(Errc::conflict, "the order is not ready");
    return change(order, ShopStage::handed_over, {}, {});
}

std::string PickupBook::hash_of(const std::string& helper_code) const {
    return parts_.key.keyed_hash(helper_code, "helper code");
}

Result<PickupBook::Shown> PickupBook::shown_by_helper(const std::string& code) {
    const std::string hash = hash_of(code);
    const auto found = parts_.store.find_helper_code(hash, parts_.clock.wall());
    if (!found && found.error().code == Errc::not_found) return Shown{};
    if (!found) return tl::unexpected<Error>{found.error()};
    Shown shown{.kind = Shown::Kind::helper, .entry = std::nullopt, .helper_hash = hash};
    switch (found->state) {
    case HelperCode::State::good: break;
    case HelperCode::State::used: shown.kind = Shown::Kind::helper_used; break;
    case HelperCode::State::revoked: shown.kind = Shown::Kind::helper_revoked; break;
    case HelperCode::State::expired: shown.kind = Shown::Kind::helper_expired; break;
    }
    auto entry = find(found->order);
    if (entry) {
        shown.entry = *std::move(entry);
    } else if (shown.kind == Shown::Kind::helper) {
        // The order is no more: collected, cancelled, and forgotten.
        shown.kind = Shown::Kind::helper_expired;
    }
    return shown;
}

Result<PickupBook::Shown> PickupBook::shown(const std::string& code, const OrderRef& ref) {
    if (const auto helper = tidy_helper_code(code)) return shown_by_helper(*helper);
    TRY(std::vector<PickupEntry> found, parts_.store.under_code(code));
    if (!ref.empty()) {
        const auto named = std::ranges::find(found, ref, [](const PickupEntry& entry) { return entry.order.ref; });
        if (named != found.end()) return Shown{.kind = Shown::Kind::order, .entry = *named, .helper_hash = {}};
    }
    if (found.empty()) return Shown{};
    const auto open = std::ranges::count_if(found, &PickupEntry::is_open);
    if (open > 1) return Shown{.kind = Shown::Kind::ambiguous, .entry = std::nullopt, .helper_hash = {}};
    const auto best = open == 1 ? std::ranges::find_if(found, &PickupEntry::is_open) : found.begin();
    return Shown{.kind = Shown::Kind::order, .entry = *best, .helper_hash = {}};
}

Status PickupBook::check_in(const std::string& order, const std::string& helper_hash) {
    TRY(const PickupEntry entry, find(order));
    if (!entry.is_open()) return fail(Errc::conflict, "the order is not here any more");
    if (!helper_hash.empty()) {
        TRY(const HelperCode code, parts_.store.find_helper_code(helper_hash, parts_.clock.wall()));
        if (code.state != HelperCode::State::good) return fail(Errc::conflict, "the code is not good any more");
    }
    return parts_.store.check_in(order, parts_.clock.wall(), helper_hash);
}

Result<PickupBook::MadeCode> PickupBook::make_helper_code(const std::string& order) {
    TRY(const PickupEntry entry, find(order));
    if (!entry.is_open()) return fail(Errc::conflict, "the order is not here any more");
    if (!is_secret(entry)) return fail(Errc::conflict, "whoever knows a number proves nothing by it");
    const WallTime now = parts_.clock.wall();
    for (int tries = 0; tries < tries_for_a_code; ++tries) {
        const std::string code = zuil::make_helper_code(parts_.random);
        const std::string hash = hash_of(code);
        if (parts_.store.find_helper_code(hash, now)) continue;
        const WallTime expires_at = now + helper_code_lives;
        TRY_DO(parts_.store.keep_helper_code(hash, order, expires_at));
        return MadeCode{.code = code, .expires_at = expires_at};
    }
    return fail(Errc::conflict, "no code for a helper is free");
}

std::optional<WallTime> PickupBook::helper_until(const std::string& order) {
    const auto code = parts_.store.helper_code_of(order, parts_.clock.wall());
    return code && *code ? std::optional{(*code)->expires_at} : std::nullopt;
}

}  // namespace zuil
