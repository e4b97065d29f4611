#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/shops/pickup_desk.hpp"

namespace zuil {

// The desk of a shop as the exchange may count on it: an order goes from stage to stage once, and whoever comes second
// is told so. The line to it fails in every way it likes.
class UnreliableDesk final : public PickupDesk {
public:
    UnreliableDesk(const Clock& clock, std::uint64_t seed) : clock_{clock}, random_{seed} {}

    // In percent of the calls: never arrives; is carried out and never answered; fails at once.
    int lost_request = 0;
    int lost_reply = 0;
    int offline = 0;
    bool refuses = false;
    DeskAbilities able{.tells_preparing = true, .refuses_lines = true};

    void place(const std::string& id) {
        DeskPickup pickup;
        pickup.order.id = id;
        pickup.order.pickup_code = id;
        pickup.order.store = StoreId{"utrecht"};
        pickup.order.placed_at = clock_.wall();
        pickup.order.lines = {{"1", VariantId{"mug"}, "40 1", "Mok", 2, Money::from_minor(500, Currency::eur)}};
        pickup.contact.name = "Noor Canary";
        orders[id] = pickup;
    }
    // A colleague elsewhere.
    void move(const std::string& id, ShopStage stage, const std::string& claim = "elsewhere") {
        DeskOrder& order = orders.at(id).order;
        while (order.progress.stage < stage) {
            order.progress.stage = static_cast<ShopStage>(static_cast<int>(order.progress.stage) + 1);
            steps.push_back(id + " " + std::string{to_string(order.progress.stage)});
            owners[id][order.progress.stage] = claim;
        }
        if (stage >= ShopStage::preparing && order.claim.empty()) order.claim = claim;
        if (stage == ShopStage::handed_over) order.progress.handed_over_at = clock_.wall();
    }
    // Delivers what was answered.
    void run() {
        auto due = std::exchange(answers_, {});
        for (auto& answer : due) answer();
    }
    // The kiosk went away.
    void forget_callers() { answers_.clear(); }

    DeskAbilities abilities() const override { return able; }
    void open_pickups(const StoreId& store, Done<DeskList> done) override {
        ++lists;
        DeskList list;
        for (const auto& [id, pickup] : orders) {
            const bool is_open = pickup.order.progress.stage != ShopStage::handed_over && !pickup.order.is_cancelled;
            if (pickup.order.store == store && is_open) list.pickups.push_back(pickup);
        }
        answer<DeskList>(std::move(done), [list] { return list; });
    }
    void look(const std::string& order, Done<DeskPickup> done) override {
        const auto found = orders.find(order);
        if (found == orders.end()) {
            return answer<DeskPickup>(std::move(done),
                                      []() -> Result<DeskPickup> { return fail(Errc::not_found, "gone"); });
        }
        answer<DeskPickup>(std::move(done), [pickup = found->second] { return pickup; });
    }
    void apply(const DeskChange& change, Done<DeskOutcome> done) override {
        told.push_back(change);
        answer<DeskOutcome>(std::move(done), [this, change]() -> Result<DeskOutcome> { return carry_out(change); });
    }

    std::map<std::string, DeskPickup> orders;
    std::map<std::string, std::map<ShopStage, std::string>> owners;
    std::vector<std::string> steps;  // "order-1 ready", in the order in which they were made
    std::vector<DeskChange> told;
    int lists = 0;

private:
    bool happens(int percent) { return percent > 0 && random_.below(100) < static_cast<std::uint64_t>(percent); }

    Result<DeskOutcome> carry_out(const DeskChange& change) {
        if (refuses) return fail(Errc::refused, "the shop has its own reasons");
        const auto found = orders.find(change.order);
        if (found == orders.end()) return fail(Errc::not_found, "gone");
        DeskOrder& order = found->second.order;
        const bool is_ours = owners[change.order][change.to] == change.claim;
        switch (judge(order, change, is_ours)) {
        case DeskJudgement::done: return DeskOutcome{DeskOutcome::What::done, order};
        case DeskJudgement::overtaken: return DeskOutcome{DeskOutcome::What::overtaken, order};
        case DeskJudgement::go_on: break;
        }
        for (DeskLine& line : order.lines) line.quantity = kept_of(line, change);
        move(change.order, change.to, change.claim);
        return DeskOutcome{DeskOutcome::What::done, order};
    }

    template <class T>
    void answer(Done<T> done, std::function<Result<T>()> act) {
        if (happens(offline)) {
            answers_.push_back([done = std::move(done)] { done(fail(Errc::offline, "no line")); });
        } else if (happens(lost_request)) {
            answers_.push_back([done = std::move(done)] { done(fail(Errc::timeout, "nothing came")); });
        } else {
            Result<T> result = act();
            if (happens(lost_reply)) result = fail(Errc::timeout, "nothing came");
            answers_.push_back([done = std::move(done), result = std::move(result)] { done(result); });
        }
    }

    const Clock& clock_;
    SeededRandom random_;
    std::vector<std::function<void()>> answers_;
};

}  // namespace zuil
