#pragma once

#include <chrono>
#include <optional>
#include <utility>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/exchange/backoff.hpp"
#include "sync/exchange/call_guard.hpp"
#include "sync/exchange/reply.hpp"
#include "sync/shops/hold_desk.hpp"
#include "sync/store/hold_shelf.hpp"

namespace zuil {

struct HoldExchangeOptions {
    BackoffLimits retry;
    // A call that was not answered for so long, deadlines of the network included, is taken for a time-out.
    std::chrono::milliseconds answer_deadline{180'000};
    std::chrono::milliseconds request_gap{100};
    // How often what was forgotten in this store is let go.
    std::chrono::milliseconds tidy_every{6 * 3'600'000};
    CallGuardOptions guard;
};

struct HoldStatus {
    int waiting = 0;                  // holds that the shop does not know of yet, or still keeps
    std::optional<Error> last_error;  // of the last call; absent when it went well
    std::optional<Error> store_error;
};

// Tells the shop what is put aside in this store and what no longer is, each thing once: it is written down before it
// is told, and what may have got there is looked for before it is told again. One call is under way at a time.
class HoldExchange {
public:
    HoldExchange(HoldDesk& desk, StoreId store, HoldShelf& shelf, const Clock& clock, Random& random,
                 HoldExchangeOptions options = {});
    HoldExchange(const HoldExchange&) = delete;
    HoldExchange& operator=(const HoldExchange&) = delete;

    void step();
    // When step() has something to do by itself.
    std::optional<std::chrono::milliseconds> next_step_in();
    void network_is_back();

    const HoldStatus& status() const { return status_; }
    // True once after the shop got pieces back that its stock figures lack until they are read again.
    bool take_returned() { return std::exchange(returned_, false); }

private:
    enum class Call { none, keep, let_go, tidy };

    bool begin_telling();
    void begin_tidying();
    void take_answer();
    void take_kept(const Result<HoldKept>& result);
    void take_let_go(const Result<int>& result);
    void failed(const Error& error);
    void note_outcome(const Error* error);
    void ended(const Status& written);

    HoldDesk& desk_;
    const StoreId store_;
    HoldShelf& shelf_;
    const Clock& clock_;
    Random& random_;
    const HoldExchangeOptions options_;
    HoldStatus status_;

    Call call_ = Call::none;
    BootTime called_at_{};
    HoldTelling telling_;  // that is under way
    Reply<HoldKept> kept_;
    Reply<int> let_go_;

    CallGuard guard_;
    BootTime not_before_{};
    std::optional<BootTime> tidied_at_;
    bool returned_ = false;
};

}  // namespace zuil
