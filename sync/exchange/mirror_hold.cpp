#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "platform/base/log.hpp"
#include "sync/exchange/mirror.hpp"

// What a shop says is not always what it means: a catalogue that would be quite another one waits for somebody to look.
namespace zuil {
namespace {

std::string why_prices(const PriceLeaps& leaps, const MirrorOptions& options) {
    if (leaps.currency_is_another) return "the prices of the shop are in another currency now";
    const int most = std::max(options.removed_always, leaps.compared * options.leaps_percent_max / 100);
    if (leaps.leaps <= most) return {};
    return fmt::format("today {} of {} articles came to cost more than {} times as much, or less than 1/{} of it",
                       leaps.leaps, leaps.compared, options.leap_ratio, options.leap_ratio);
}

}  // namespace

SyncLimits Mirror::limits() const {
    const int most = std::clamp(status_.counts.products * options_.removed_percent_max / 100, options_.removed_always,
                                options_.removed_never);
    return {.removed_max = most, .leaps_max = most, .leap_ratio = options_.leap_ratio};
}

// What people went back to stays as it is, but for what lies in the stores.
bool Mirror::is_used(const Timer& timer) const { return timer.is_used && (may_change() || timer.kind == Kind::stock); }

std::string Mirror::why_hold() {
    GenerationWriter* served = catalogue_.served();
    GenerationWriter* building = catalogue_.building();
    if (served == nullptr || served == building) return {};
    const auto now = building->counts();
    const auto before = served->counts();
    if (!now || !before) return "the new catalogue could not be compared with the one before";
    const std::int64_t least = std::int64_t{before->products} * (100 - options_.lost_percent_max) / 100;
    if (now->products < least)
        return fmt::format("the shop now shows {} articles, before it was {}", now->products, before->products);
    if (now->stores == 0 && before->stores > 0) return "the shop now names no stores";
    if (now->categories == 0 && before->categories > 0) return "the shop now names no categories";
    auto leaps = building->price_leaps_since(*served, options_.leap_ratio);
    const auto noted = served->mark("price leaps");
    if (!leaps || !noted) return "the new prices could not be compared with those before";
    // A change that comes in portions is one change.
    const WallTime today = world_.clock.wall();
    leaps->leaps += leaps_noted(*noted, today);
    std::string because = why_prices(*leaps, options_);
    const std::array marks{note_leaps(leaps->leaps, today)};
    if (because.empty() && !building->set_marks(marks)) return "the new catalogue could not be written to";
    return because;
}

void Mirror::hold(std::string because) {
    log::error("the new catalogue is held back: {}", because);
    status_.held_because = std::move(because);
    status_.held_generation = catalogue_.building()->number();
    status_.phase = MirrorPhase::held;
    held_until_ = world_.clock.boot() + options_.held_for;
}

void Mirror::forget_held() {
    status_.held_because.clear();
    status_.held_generation = 0;
}

Status Mirror::accept_held(int generation) {
    if (status_.held_because.empty() || generation != status_.held_generation)
        return fail(Errc::conflict, fmt::format("catalogue {} is not held", generation));
    if (!may_change()) {
        TRY_DO(catalogue_.let_go());
        forget_held();
        log::info("catalogue {} follows the shop again", catalogue_.served()->number());
        full_due_ = world_.clock.boot();
        wants_step_ = true;
        return {};
    }
    forget_held();
    publish();
    return {};
}

Status Mirror::go_back() {
    small_.reset();
    full_.reset();
    TRY_DO(catalogue_.go_back());
    log::warning("somebody went back to catalogue {}", catalogue_.served()->number());
    previous_goes_at_.reset();
    forget_held();
    plan_full();
    count();
    tell_held_back();
    wants_step_ = true;
    return {};
}

void Mirror::tell_held_back() {
    if (may_change()) return;
    status_.held_because = "somebody went back to this catalogue";
    status_.phase = MirrorPhase::held;
}

}  // namespace zuil
