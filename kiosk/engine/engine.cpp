#include "kiosk/engine/engine.hpp"

#include <algorithm>

#include "platform/base/log.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

// Longer than the catalogue takes as a rule, and too short to be taken for a missed touch.
constexpr auto hold_back_max = 120ms;
constexpr auto sleep_max = 60s;

}  // namespace

Engine::Engine(const EngineSettings& settings, Ports ports)
    : ports_{ports},
      journey_{settings,
               {.clock = ports.clock,
                .queries = ports.queries,
                .orders = ports.orders,
                .languages = ports.languages,
                .zone = ports.zone,
                .abilities = ports.abilities,
                .signing = ports.signing,
                .searches = ports.searches,
                .door = ports.door,
                .notes = ports.notes,
                .customers = ports.customers,
                .pickups = ports.pickups,
                .calls = ports.calls,
                .holds = ports.holds,
                .slips = ports.slips}} {
    const auto unseen = ports_.orders.unseen_receipt();
    if (!unseen) {
        log::error("orders whose code nobody saw could not be looked up: {}", unseen.error().detail);
    } else if (!unseen->empty()) {
        journey_.offer_again(*unseen);
    }
}

bool Engine::holds_back() const {
    return journey_.waits_for_screen() && visit_shown_ != visit_seen_ &&
           ports_.clock.boot() < visit_began_ + hold_back_max;
}

std::chrono::milliseconds Engine::tick() {
    for (const Intent& intent : ports_.inbox.take()) journey_.apply(intent);
    journey_.take_answers();
    journey_.time_passed();
    if (const std::uint64_t visit = journey_.session().here().visit; visit != visit_seen_) {
        visit_seen_ = visit;
        visit_began_ = ports_.clock.boot();
    }
    if (journey_.changed() && !holds_back()) publish();

    std::chrono::milliseconds wait = sleep_max;
    const BootTime now = ports_.clock.boot();
    if (const auto due = journey_.next_due()) wait = std::min(wait, *due - now);
    if (journey_.changed()) wait = std::min(wait, visit_began_ + hold_back_max - now);
    return std::max(wait, 0ms);
}

void Engine::publish() {
    journey_.take_changed();
    auto snapshot = std::make_shared<Snapshot>(journey_.picture());
    snapshot->number = ++published_;
    visit_shown_ = snapshot->visit;
    ports_.publisher.publish(std::move(snapshot));
}

}  // namespace zuil
