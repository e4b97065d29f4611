#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/lan/lan.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "sync/model/staff_call.hpp"

namespace zuil {

struct StaffCallsOptions {
    std::chrono::milliseconds hello_every{1'000};   // to who does not answer yet
    std::chrono::milliseconds repeat_every{1'000};  // while somebody calls
    std::chrono::milliseconds rest_every{5'000};    // otherwise: "still here"
    std::chrono::milliseconds lost_after{12'000};   // not heard of: gone, and its call with it
    std::chrono::milliseconds take_again{300};      // until its kiosk has heard it
    std::chrono::milliseconds take_for{5'000};
};

// The calls of a store's kiosks, told from each to each over the local network. A call belongs to the kiosk that it is
// made at: that one says how it stands, and decides who took it, so that it is taken once. What it says is small and
// whole, and is said again and again, so that nothing depends on one message.
//
// Every message is sealed with the key that the kiosks of a store share, and made for one run of one kiosk: it names
// the random number that this kiosk drew when it started, and a count that only grows. So what somebody recorded is
// refused by whoever gets it, before and after a restart. A stranger learns that there are kiosks, and nothing else.
class StaffCalls {
public:
    static constexpr std::size_t kiosks_max = 32;

    struct Self {
        std::string kiosk;
        std::string bay;
    };
    // All outlive it.
    StaffCalls(Lan& lan, const SealingKey& key, Self self, const Clock& clock, Random& random,
               StaffCallsOptions options = {});

    // At this kiosk; one at a time, so that a second changes nothing.
    void call(CallQuestion question, std::string article, std::chrono::milliseconds waiting = {});
    void end();  // the shopper left, or needs nobody any more
    // The call of this kiosk, if there is one.
    const std::optional<StaffCall>& own() const { return own_; }

    // Somebody at this kiosk goes there. Nothing happens where somebody else was sooner; calls() says so.
    void take(const CallId& id);
    // Of all kiosks of the store, this one included; the longest waiting first.
    std::vector<StaffCall> calls() const;
    std::size_t kiosks() const { return others_.size(); }  // that are heard of, without this one

    // Takes in what came and sends what is due; never waits.
    void step();
    // When step() has something to do by itself.
    std::chrono::milliseconds next_step_in() const;
    // True once after anything in own() or calls() has changed.
    bool take_changed() { return std::exchange(changed_, false); }

private:
    struct Other {
        LanAddress at;
        BootTime heard_at{};
        BootTime told_at{};
        bool must_tell = true;
        std::optional<StaffCall> call;
    };
    struct Taking {
        BootTime until{};
        BootTime next{};
    };

    void hear(const LanMessage& message);
    void answer(const LanMessage& message, const std::string& its_run);
    void greet();
    void forget_lost();
    void tell_all();
    void tell(const LanAddress& at, const std::string& its_run, std::optional<std::uint64_t> taken);
    void changed();
    void begin_run();

    Lan& lan_;
    const SealingKey& key_;
    Self self_;
    const Clock& clock_;
    Random& random_;
    StaffCallsOptions options_;

    std::string run_;
    std::uint64_t count_ = 0;  // of messages
    std::uint64_t calls_ = 0;
    std::optional<StaffCall> own_;
    std::map<std::string, Other> others_;          // by their run
    std::map<std::string, std::uint64_t> counts_;  // the highest of each run that this one has heard of
    std::map<LanAddress, BootTime> greeted_, answered_;
    BootTime next_greeting_{};
    std::map<CallId, Taking> taking_;
    bool changed_ = false;
};

}  // namespace zuil
