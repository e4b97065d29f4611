#pragma once

#include "kiosk/engine/checkout_views.hpp"
#include "sync/store/outbox_store.hpp"

namespace zuil {

// An order that the shopper pays on their own phone, as this session follows it.
struct PhonePayment {
    enum class Wish { pay, till, leave };

    Order order;
    OrderState state = OrderState::accepted;
    PaymentPage page;  // an empty address: none was ever shown
    PaymentProgress progress = PaymentProgress::awaiting;
    bool withdrawn = false;
    bool has_trouble = false;  // the last word with the shop was an error
    Wish wish = Wish::pay;
    int left_shown = 0;  // of its time, as the screen counts it

    void follow(const OutboxEntry& entry);
    PhoneStage stage(WallTime now) const;
    // Nobody can have paid or will: another way may be chosen.
    bool is_released() const;
    // Until then the screen waits for the shop or for the phone, whether or not anybody touches it.
    WallTime runs_until() const;
};

// What is left of a page's time in whole minutes, and in seconds below one; rounded up, so that it never says less.
struct TimeLeft {
    int count = 0;
    bool in_seconds = false;
    std::chrono::milliseconds changes_in{0};

    // One number for both, to see that it changed.
    int as_shown() const { return in_seconds ? -count : count; }
};
TimeLeft time_left(WallTime open_until, WallTime now);

}  // namespace zuil
