#include "kiosk/engine/hold_book.hpp"

#include <algorithm>

#include "kiosk/engine/pickup_code.hpp"
#include "platform/base/log.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

// A kiosk that is there says what it has put aside every ten seconds.
constexpr auto stale_after = 3min;
constexpr std::chrono::milliseconds others_change_max = 1min;

// Unlike an order's: who shows it at the desk did not order.
std::string make_hold_code(Random& random) { return "R " + make_pickup_code(random); }

}  // namespace

bool is_unkept(const Hold& hold) {
    return hold.at_shop == HoldAtShop::none_left || hold.at_shop == HoldAtShop::not_allowed;
}

Pieces free_pieces(const ArticleFacts& facts, const VariantId& variant, const StoreId& here, const HoldBook* holds) {
    Pieces pieces = pieces_of(facts, variant, here);
    if (holds == nullptr) return pieces;
    for (const StockLevel& level : facts.stock) {
        if (level.variant != variant || level.store != here) continue;
        pieces.here = std::max(0, pieces.here - holds->held_within(variant, level.as_of));
    }
    return pieces;
}

HoldBook::HoldBook(Parts parts) : parts_{std::move(parts)} {
    read();
    over_ = over();
}

void HoldBook::read() {
    auto all = parts_.shelf.all(parts_.clock.wall());
    if (!all) {
        log::error("what is put aside could not be read: {}", all.error().detail);
        return;
    }
    all_ = *std::move(all);
    edition_ = parts_.shelf.edition();
    if (parts_.floor != nullptr) parts_.floor->set_own(all_);
}

std::vector<FloorHold> HoldBook::others() const {
    return parts_.floor != nullptr ? parts_.floor->others() : std::vector<FloorHold>{};
}

std::optional<WallTime> HoldBook::stale_since(const FloorHold& other) const {
    const auto silent = parts_.clock.boot() - other.heard_at;
    if (silent < stale_after) return std::nullopt;
    return parts_.clock.wall() - silent;
}

void HoldBook::end_at(const std::string& kiosk, const std::string& code) {
    if (parts_.floor != nullptr) parts_.floor->end(kiosk, code);
}

WallTime HoldBook::end_of(HoldTerm term) const {
    const WallTime now = parts_.clock.wall();
    if (term == HoldTerm::two_hours) return now + 2h;
    const auto today = std::chrono::floor<std::chrono::days>(parts_.zone.to_local(now));
    return parts_.zone.to_utc(today + std::chrono::days{term == HoldTerm::today ? 1 : 2});
}

Result<Hold> HoldBook::hold(Hold wanted, HoldTerm term) {
    constexpr int tries = 8;
    wanted.made_at = parts_.clock.wall();
    wanted.ends_at = end_of(term);
    Status kept = fail(Errc::conflict, "every code is taken");
    for (int i = 0; i < tries && !kept; ++i) {
        wanted.code = make_hold_code(parts_.random);
        const auto has_code = [&](const FloorHold& other) { return other.hold.code == wanted.code; };
        if (std::ranges::any_of(others(), has_code)) continue;
        kept = parts_.shelf.add(wanted, parts_.tells);
        if (!kept && kept.error().code != Errc::conflict) break;
    }
    if (!kept) return tl::unexpected<Error>{std::move(kept).error()};
    read();
    return wanted;
}

Status HoldBook::end(std::string_view code) {
    Status ended = parts_.shelf.end(code);
    if (ended) {
        read();
        over_ = over();
    }
    return ended;
}

template <class Counts>
int HoldBook::count(const VariantId& variant, Counts counts) const {
    const auto counted = [&](const Hold& hold) { return hold.variant == variant && !is_over(hold) && counts(hold); };
    const auto others = this->others();
    return static_cast<int>(std::ranges::count_if(all_, counted) +
                            std::ranges::count_if(others, counted, &FloorHold::hold));
}

int HoldBook::held(const VariantId& variant) const {
    return count(variant, [](const Hold&) { return true; });
}

int HoldBook::held_within(const VariantId& variant, std::optional<WallTime> as_of) const {
    return count(variant, [&](const Hold& hold) { return !(hold.told_at && as_of && *as_of >= *hold.told_at); });
}

int HoldBook::calls_staff() const {
    return static_cast<int>(
        std::ranges::count_if(all_, [&](const Hold& hold) { return is_over(hold) || is_unkept(hold); }));
}

int HoldBook::over() const {
    const auto others = this->others();
    const auto is_other_over = [&](const FloorHold& other) { return is_over(other.hold); };
    const auto is_stale = [&](const FloorHold& other) { return stale_since(other).has_value(); };
    return static_cast<int>(std::ranges::count_if(all_, [&](const Hold& hold) { return is_over(hold); }) +
                            std::ranges::count_if(others, is_other_over) + std::ranges::count_if(others, is_stale));
}

// What colleagues at another kiosk took off this one's list is off it.
bool HoldBook::hear_others() {
    if (parts_.floor == nullptr) return false;
    for (const std::string& code : parts_.floor->take_ended()) {
        const Status ended = end(code);
        if (!ended) log::error("what was put aside could not be taken off the list: {}", ended.error().detail);
    }
    return parts_.floor->take_changed();
}

bool HoldBook::step() {
    const WallTime now = parts_.clock.wall();
    const bool wipes =
        std::ranges::any_of(all_, [&](const Hold& hold) { return hold.ends_at + HoldShelf::told_after_end < now; });
    const bool is_heard = hear_others();
    const bool is_told = parts_.shelf.edition() != edition_;
    if (wipes || is_told) read();
    const int before = std::exchange(over_, over());
    return wipes || is_heard || is_told || before != over_;
}

std::optional<std::chrono::milliseconds> HoldBook::changes_in() const {
    const WallTime now = parts_.clock.wall();
    std::optional<std::chrono::milliseconds> in;
    for (const Hold& hold : all_) {
        const WallTime next = is_over(hold) ? hold.ends_at + HoldShelf::told_after_end + 1ms : hold.ends_at;
        in = in ? std::min<std::chrono::milliseconds>(*in, next - now) : next - now;
    }
    for (const FloorHold& other : others()) {
        std::chrono::milliseconds next = others_change_max;
        if (!is_over(other.hold)) next = std::min<std::chrono::milliseconds>(next, other.hold.ends_at - now);
        if (!stale_since(other))
            next = std::min<std::chrono::milliseconds>(next, other.heard_at + stale_after - parts_.clock.boot());
        in = in ? std::min(*in, next) : next;
    }
    return in ? std::optional{std::max(*in, std::chrono::milliseconds{1})} : std::nullopt;
}

}  // namespace zuil
