#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/exchange/backoff.hpp"
#include "sync/exchange/call_guard.hpp"
#include "sync/exchange/reply.hpp"
#include "sync/shops/shop.hpp"
#include "sync/store/outbox_store.hpp"

namespace zuil {

class SealingKey;

struct OutboxOptions {
    BackoffLimits retry;
    // Of a refusal: shops refuse for a moment while they are being updated, so it is asked once more.
    std::chrono::milliseconds refused_again{60'000};
    // A commit whose answer never came may be carried out late, even of an order that was rejected or asked about
    // since: the shop is asked every so often for a day.
    std::chrono::milliseconds doubt_every{900'000};
    std::chrono::milliseconds doubt_for{std::chrono::hours{24}};
    // A call that was not answered for so long, deadlines of the network included, is taken for a time-out.
    std::chrono::milliseconds answer_deadline{180'000};
    // How often a shop is asked how far it is with an order that somebody looks at, while nothing waits to be sent.
    std::chrono::milliseconds watch_every{15'000};
    // A quote is asked for anew after so long, while somebody still looks.
    std::chrono::milliseconds quote_keep{300'000};
    std::chrono::milliseconds contact_keep{std::chrono::hours{24}};
    // A shopper stands there and waits to see the payment.
    std::chrono::milliseconds payment_every{3'000};
    std::chrono::milliseconds payment_retry_max{15'000};
    // The longest that a page may be paid on, whatever the shop says.
    std::chrono::milliseconds payment_open_max{std::chrono::hours{1}};
    // A payment that neither comes nor ends for so long after its page closed is for staff to look at.
    std::chrono::milliseconds payment_keep{std::chrono::hours{24}};
    // A look-up is for somebody who stands there. One that takes longer than this is given up.
    std::chrono::milliseconds look_up_deadline{10'000};
    int crashes_max = 3;  // so often the program may end while sending an order before staff must look at it
    CallGuardOptions guard;
};

struct OutboxStatus {
    OutboxCounts counts;
    bool is_sending = false;
    std::optional<Error> last_error;   // of the last call; absent when it went well
    std::optional<Error> store_error;  // the outbox itself cannot be written
};

// Brings accepted orders to the shop, each exactly once. The saga: prepare until the shop gives a handle, store the
// handle, commit by that handle until the outcome is known. A time-out is unknown, never failed: the shop is asked what
// became of the order before anything is repeated. One call is under way at a time, because shops mix up orders that
// are committed side by side.
//
// An order that is paid on a phone is never committed here: the shop is asked until it says that it is placed, which
// means paid. What was not paid in time, or is not wanted any more, is taken back: the shop is asked once more, and
// only then told, and only the shop decides between a payment and a cancellation that cross.
//
// Nothing that matters is only in memory: this object may be destroyed at any moment.
class Outbox {
public:
    Outbox(Shop& shop, OutboxStore& store, const SealingKey& key, const Clock& clock, Random& random,
           OutboxOptions options = {});
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    // The shopper may be told when this returns well.
    Status accept(const Order& order, const Contact& contact);
    // The shopper agreed to another total or other lines.
    Status agree(const Order& as_agreed);
    // Staff send a rejected order once more.
    Status retry(const OrderRef& ref);
    // An order that the shop has, or may have, is cancelled there first, in the course of the next steps; a restart in
    // between leaves it as it was. conflict: it is being committed right now, or the shop cannot cancel.
    Status cancel(const OrderRef& ref);

    // Somebody looks at these orders: of those that the shop has, it is asked how far it is, at once and then every so
    // often; of those that wait for their shopper, what it would make of them now. None: nobody looks any more.
    void watch(std::vector<OrderRef> refs);
    // Of an order that is looked at and waits for its shopper, as soon as the shop has said it; null before.
    const OrderQuote* quote(const OrderRef& ref) const;

    // Takes in what was answered and starts what is due; a few commits at most, never waits.
    void step();
    // When step() has something to do by itself; nullopt: nothing before an answer or a new order.
    std::optional<std::chrono::milliseconds> next_step_in();
    // The line came back: what waits for its next try is tried soon, within half a minute and not all at once.
    void network_is_back();

    const OutboxStatus& status() const { return status_; }

private:
    // take_back: the cancellation of an order that nobody paid.
    enum class Call { none, prepare, commit, open_payment, inspect, cancel, take_back, quote };

    bool reopen_store();
    void begin_next();
    bool begin_order();
    bool is_look_up() const;
    bool ask_watched();
    void take_progress(const OrderInspection& inspection);
    void take_quote(Result<OrderQuote> result);
    void forget_quote(const OrderRef& ref);
    std::optional<std::chrono::milliseconds> next_watch_in() const;
    void begin(const OutboxEntry& entry);
    void send(Call call);
    void take_answer();
    void take_prepared(Result<PreparedOrder> result);
    void take_placed(Result<PlacedOrder> result);
    void take_inspected(Result<OrderInspection> result);
    void take_cancelled(Result<PlacedOrder> result);
    void take_page(Result<PaymentPage> result);
    void take_payment(const OrderInspection& inspection);
    void take_taken_back(const Result<PlacedOrder>& result);
    void payment_unknown(const Error& error);
    void notice_withdrawal();
    bool is_payment_over() const;
    bool waits_for_payment() const;
    Call binding_call() const;
    void give_up_waiting();
    void doubt_stays(const Error* error);
    void failed(const Error& error);
    void refused(const Error& error);
    void ended(const Status& written);
    bool is_in_doubt() const;
    bool is_writing_about(const OrderRef& ref) const;
    WallTime next_look() const { return clock_.wall() + options_.doubt_every; }
    WallTime doubted_since() const { return clock_.wall() - options_.doubt_for; }
    void note_outcome(const Error* error);
    void wipe_now_and_then();
    void count();

    Shop& shop_;
    OutboxStore& store_;
    const SealingKey& key_;
    const Clock& clock_;
    Random& random_;
    OutboxOptions options_;
    OutboxStatus status_;

    // The order whose call is under way.
    Call call_ = Call::none;
    OutboxEntry entry_;
    OrderRequest request_;
    BootTime called_at_{};
    Reply<PreparedOrder> prepared_;
    Reply<PlacedOrder> placed_;
    Reply<PaymentPage> page_;
    Reply<OrderInspection> inspected_;
    Reply<OrderQuote> quoted_;

    std::optional<OrderRef> to_cancel_;
    struct Watched {
        OrderRef ref;
        BootTime due{};
        std::optional<OrderQuote> quote = std::nullopt;
    };
    std::vector<Watched> watched_;
    // Orders on their way and look-ups of what somebody looks at have a way each: neither closes the other's.
    CallGuard orders_guard_;
    CallGuard look_up_guard_;
    bool looked_up_last_ = false;
    BootTime not_before_{};        // of the next call: the polite gap
    BootTime left_alone_until_{};  // as the shop asked; no news of the line shortens it
    BootTime reopen_at_{};
    BootTime wiped_at_{};
    bool has_wiped_ = false;
    std::uint64_t accepted_seen_ = 0;  // orders are accepted past this object, too
};

}  // namespace zuil
