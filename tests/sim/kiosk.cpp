#include "tests/sim/kiosk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sync/exchange/sealed_contact.hpp"

namespace zuil::sim {

Kiosk::Kiosk(Stage& stage, OrderDesk& desk, Shelf& shelf, std::filesystem::path folder, bool has_mirror)
    : clock{stage.clock},
      stage_{stage},
      has_mirror_{has_mirror},
      random_{stage.random.next()},
      key_{SealingKey::make(random_)},
      drive_{std::move(folder), stage.random},
      line_{stage, desk, shelf} {
    line_.caller_exists = [this] { return !drive_.is_off(); };
    line_.answered = [this] { due_ = stage_.clock.boot(); };
}

bool Kiosk::open() {
    auto store = OutboxStore::open(drive_.folder());
    if (!store) return false;
    store_ = *std::move(store);
    if (store_->set_aside()) stage_.violate("the outbox was damaged");
    if (has_mirror_) {
        auto catalogue = CatalogueWriter::open(drive_.folder(), clock);
        if (!catalogue) return false;
        catalogue_ = *std::move(catalogue);
        mirror_.emplace(line_, *catalogue_, clock, random_);
    }
    outbox_.emplace(line_, *store_, key_, clock, random_);
    return !drive_.is_off();
}

bool Kiosk::start() {
    due_ = stage_.clock.boot();
    if (!open()) {
        forget();
        stage_.note([&] { return fmt::format("{} does not start", drive_.folder().filename().string()); });
        return false;
    }
    ++starts;
    stage_.note([&] { return fmt::format("{} starts", drive_.folder().filename().string()); });
    return true;
}

// Who asked for something is gone before anything that it could be told with.
void Kiosk::forget() {
    line_.forget_caller();
    outbox_.reset();
    mirror_.reset();
    catalogue_.reset();
    store_.reset();
}

void Kiosk::end(Ending ending) {
    stage_.note([&] {
        return fmt::format("{} ends: {}", drive_.folder().filename().string(),
                           ending == Ending::in_order ? "in order"
                           : ending == Ending::crash  ? "crash"
                                                      : "power cut");
    });
    if (ending != Ending::in_order) drive_.switch_off();
    forget();
    drive_.plan.power_cut_in = 0;
    if (ending == Ending::crash) {
        ++crashes;
        drive_.switch_on_after_crash();
    }
    if (ending == Ending::power_cut) {
        ++power_cuts;
        constexpr std::array survival{0, 50, 100, 50, 90, 10};
        drive_.switch_on_after_power_cut(survival.at(stage_.random.below(survival.size())));
    }
}

Status Kiosk::accept_basket(const std::vector<Order>& orders, const Contact& contact) {
    std::vector<OutboxStore::Acceptance> accepted;
    for (const Order& order : orders) accepted.push_back({order, seal_contact(contact, order.ref, key_, random_)});
    due_ = stage_.clock.boot();
    return store_->accept(accepted);
}

void Kiosk::step() {
    if (mirror_) mirror_->step();
    outbox_->step();
    constexpr std::chrono::milliseconds least{1};
    auto wait = outbox_->next_step_in().value_or(std::chrono::minutes{1});
    if (mirror_) wait = std::min(wait, mirror_->next_step_in().value_or(wait));
    due_ = stage_.clock.boot() + std::clamp(wait, least, milliseconds{std::chrono::minutes{1}});
}

}  // namespace zuil::sim
