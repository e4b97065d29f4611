#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/exchange/call_guard.hpp"
#include "sync/exchange/look_up_tries.hpp"
#include "sync/exchange/reply.hpp"
#include "sync/shops/customer_desk.hpp"

namespace zuil {

struct OrderTraceOptions {
    std::chrono::milliseconds floor{800};  // as CustomerLookUpOptions'
    std::chrono::milliseconds deadline{10'000};
    LookUpTries::Limit limit;  // on this kiosk, and for one order
    CallGuardOptions guard;
};

// What came of one question.
struct TraceAnswer {
    enum class Outcome {
        found,
        unknown,      // there is no such order, or this is not what it was placed with
        unreachable,  // the shop does not answer
        closed,       // too much was tried
    };
    Outcome outcome = Outcome::unreachable;
    std::optional<TracedOrder> order = std::nullopt;
    bool by_reference = false;  // it was asked for by what only its own code holds
    WallTime told_at{};
    std::chrono::milliseconds closed_for{0};
};

// Asks the shop how any of its orders stands, one question at a time. By its number only together with something that
// it was placed with: without that, neither words nor time tell whether there is such an order. Nothing of it is kept.
class OrderTrace {
public:
    // What it refers to outlives it; what is under way when it goes is never answered.
    OrderTrace(CustomerDesk& desk, CustomerStore& store, const SealingKey& key, const Clock& clock, Random& random,
               OrderTraceOptions options);

    bool by_number() const { return desk_.abilities().orders; }
    bool by_reference() const { return desk_.abilities().orders_by_reference; }

    // `told`: a postcode, a telephone number or an address of e-mail.
    void ask(const std::string& number, const std::string& told);
    // A kiosk made it at random, and only the order's own code holds it.
    void ask(const OrderRef& ref);
    // The shopper has left: nobody waits any more.
    void forget();

    // Once, when its time has come.
    std::optional<TraceAnswer> take();

    void step();
    std::optional<std::chrono::milliseconds> next_step_in();
    void network_is_back() { guard_.line_is_back(); }

private:
    void begin();
    void send(const OrderQuestion& question);
    void heard(Result<FoundOrder> result);
    void failed(const Error& error);
    void answer(TraceAnswer answer);

    CustomerDesk& desk_;
    const Clock& clock_;
    Random& random_;
    const OrderTraceOptions options_;
    CallGuard guard_;
    LookUpTries tries_;

    std::string told_;  // empty: the reference proves it
    LookUpTries::Scopes scopes_;
    BootTime began_{};
    WallTime asked_at_{};
    Reply<FoundOrder> asking_;
    std::optional<TraceAnswer> answer_;
    BootTime answer_due_{};
};

}  // namespace zuil
