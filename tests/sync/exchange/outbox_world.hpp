#pragma once

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/outbox.hpp"
#include "sync/exchange/sealed_contact.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/exchange/unreliable_shop.hpp"

namespace zuil {

// A kiosk's outbox and a shop in one virtual time. The kiosk can be ended and started again at any moment.
class OutboxWorld {
public:
    OutboxWorld(std::uint64_t seed, Unreliability unreliability)
        : random_{seed}, shop{clock_, seed + 1, unreliability}, key_{SealingKey::make(random_)} {
        start();
    }

    void start() {
        outbox_.reset();
        store_.reset();
        shop.forget_callers();
        store_ = OutboxStore::open(folder_.path()).value();
        outbox_.emplace(shop, *store_, key_, clock_, random_);
        ++starts;
    }

    // The orders that one basket became, kept in one commit.
    std::vector<OrderRef> place_basket(int parts) {
        std::vector<OutboxStore::Acceptance> orders;
        const OrderRef basket{fmt::format("basket-{}", refs.size())};
        for (int n = 0; n < parts; ++n) {
            Order order = make_order();
            order.basket = basket;
            order.fulfilment = n == 0 ? Fulfilment::pickup : n == 1 ? Fulfilment::take_now : Fulfilment::delivery;
            orders.push_back({order, seal_contact({"Noor", "", ""}, order.ref, key_, random_)});
            refs.push_back(order.ref);
        }
        REQUIRE(store_->accept(orders));
        return {refs.end() - parts, refs.end()};
    }

    Order make_order() {
        Order order;
        order.ref = OrderRef{fmt::format("order-{}", refs.size())};
        order.lines.push_back({ProductId{"p"}, VariantId{"v"}, "sku", "Mok", 2, Money::from_minor(500, Currency::eur)});
        order.total = Money::from_minor(1000, Currency::eur);
        order.accepted_at = clock_.wall();
        return order;
    }

    OrderRef place_order(PaymentMethod payment = PaymentMethod::till) {
        Order order = make_order();
        order.payment = payment;
        REQUIRE(outbox_->accept(order, {"Noor", "+31600000000", ""}).has_value());
        refs.push_back(order.ref);
        return order.ref;
    }

    // Steps from one event to the next in virtual time; now and then ends the program between two steps.
    void run_for(std::chrono::milliseconds time, int crashes_per_thousand = 0) {
        const BootTime end = clock_.boot() + time;
        while (clock_.boot() < end) {
            shop.run();
            outbox_->step();
            if (static_cast<int>(random_.below(1'000)) < crashes_per_thousand) start();
            agree_to_everything();
            if (each_step) each_step();
            const auto wait = std::min(
                {outbox_->next_step_in().value_or(step_max), step_max, shop.next_event_in(), end - clock_.boot()});
            clock_.advance(std::max(wait, std::chrono::milliseconds{1}));
        }
    }

    OutboxEntry entry(const OrderRef& ref) { return store_->find(ref).value(); }
    const SealingKey& key() const { return key_; }
    OutboxStore& store() { return *store_; }
    Outbox& outbox() { return *outbox_; }
    ManualClock& clock() { return clock_; }
    bool agrees = true;
    std::function<void()> each_step;  // what else happens in this world
    std::chrono::milliseconds step_max{std::chrono::minutes{1}};

private:
    // The shopper accepts the higher price.
    void agree_to_everything() {
        if (!agrees || outbox_->status().counts.needs_customer == 0) return;
        const auto waiting = store_->in_state(OrderState::needs_customer).value();
        for (const OutboxEntry& asked : waiting) {
            Order agreed = asked.order;
            if (asked.shop_total && agreed.total.less_than(*asked.shop_total)) agreed.total = *asked.shop_total;
            REQUIRE(outbox_->agree(agreed).has_value());
        }
    }

    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    ManualClock clock_{WallTime{std::chrono::milliseconds{1'800'000'000'000}}};
    SeededRandom random_;

public:
    UnreliableShop shop;
    std::vector<OrderRef> refs;
    int starts = 0;

private:
    SealingKey key_;
    std::unique_ptr<OutboxStore> store_;
    std::optional<Outbox> outbox_;
};

// Each seed lets another selection of faults loose, for many faults at once hide each other.
inline Unreliability some_faults(std::uint64_t seed) {
    SeededRandom random{seed};
    const auto percent = [&](int most) {
        return random.below(2) == 0 ? 0 : static_cast<int>(random.below(static_cast<std::uint64_t>(most)));
    };
    return {.lost_request = percent(30),
            .lost_reply = percent(40),
            .late = percent(30),
            .doubled = percent(30),
            .offline = percent(30),
            .fault_before = percent(20),
            .fault_after = percent(30),
            .handle_expires = percent(10),
            .price_rises = percent(10)};
}

}  // namespace zuil
