#pragma once

#include <chrono>
#include <optional>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/exchange/backoff.hpp"
#include "sync/exchange/call_guard.hpp"
#include "sync/exchange/reply.hpp"
#include "sync/shops/pickup_desk.hpp"
#include "sync/store/pickup_store.hpp"

namespace zuil {

class SealingKey;

struct PickupExchangeOptions {
    BackoffLimits retry;
    // How often the shop is asked what is to be collected: while staff look at the list, and otherwise.
    std::chrono::milliseconds watched_every{15'000};
    std::chrono::milliseconds list_every{60'000};
    // A call that was not answered for so long, deadlines of the network included, is taken for a time-out. A change of
    // several stages is many requests.
    std::chrono::milliseconds answer_deadline{300'000};
    std::chrono::milliseconds request_gap{100};
    // How long a request may be on its way.
    std::chrono::milliseconds late_refusal{60'000};
    CallGuardOptions guard;
};

struct PickupStatus {
    int waiting = 0;                   // changes that the shop does not know yet
    std::optional<WallTime> heard_at;  // when the shop last told what is to be collected
    std::optional<Error> last_error;   // of the last call; absent when it went well
    std::optional<Error> store_error;
};

// Keeps the pick-up list of one store fresh, and tells the shop what staff did, each thing once: it is written down
// before it is told, and when no answer comes the shop is told again that it may have been. One call is under way at a
// time.
class PickupExchange {
public:
    PickupExchange(PickupDesk& desk, StoreId store, PickupStore& pickups, const SealingKey& key, const Clock& clock,
                   Random& random, PickupExchangeOptions options = {});
    PickupExchange(const PickupExchange&) = delete;
    PickupExchange& operator=(const PickupExchange&) = delete;

    // Somebody looks at the list, or not any more.
    void watch(bool is_watched);
    void step();
    // When step() has something to do by itself; nullopt: an answer is waited for.
    std::optional<std::chrono::milliseconds> next_step_in();
    void network_is_back();

    const PickupStatus& status() const { return status_; }
    DeskAbilities abilities() const { return desk_.abilities(); }

private:
    enum class Call { none, list, look, apply };

    bool begin_change();
    bool begin_look();
    void begin_list();
    void send(Call call);
    void take_answer();
    void take_list(Result<DeskList> result);
    void take_look(Result<DeskPickup> result);
    void take_outcome(Result<DeskOutcome> result);
    void failed(const Error& error);
    void note_outcome(const Error* error);
    void ended(const Status& written);
    PickupStore::Told sealed(DeskPickup pickup) const;
    void expire_now_and_then();

    PickupDesk& desk_;
    const StoreId store_;
    PickupStore& pickups_;
    const SealingKey& key_;
    const Clock& clock_;
    Random& random_;
    const PickupExchangeOptions options_;
    PickupStatus status_;

    Call call_ = Call::none;
    BootTime called_at_{};
    DeskChange change_;  // that is being told
    int attempts_ = 0;   // of it
    std::string looked_at_;
    Reply<DeskList> list_;
    Reply<DeskPickup> look_;
    Reply<DeskOutcome> outcome_;

    CallGuard guard_;
    bool is_watched_ = false;
    std::optional<BootTime> listed_at_;  // the last time that the list was asked for
    BootTime not_before_{};
    std::optional<BootTime> expired_at_;
};

}  // namespace zuil
