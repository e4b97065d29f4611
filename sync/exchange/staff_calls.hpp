#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/exchange/floor_line.hpp"
#include "sync/model/staff_call.hpp"

namespace zuil {

struct StaffCallsOptions {
    std::chrono::milliseconds repeat_every{1'000};  // while somebody calls
    std::chrono::milliseconds rest_every{5'000};    // otherwise: "still here"
    std::chrono::milliseconds take_again{300};      // until its kiosk has heard it
    std::chrono::milliseconds take_for{5'000};
};

// The calls of a store's kiosks, told from each to each over the local network. A call belongs to the kiosk that it is
// made at: that one says how it stands, and decides who took it, so that it is taken once. What it says is small and
// whole, and is said again and again, so that nothing depends on one message. It goes when its kiosk is not heard of
// any more.
class StaffCalls {
public:
    // All outlive it; the line is stepped by whoever has it, before this.
    StaffCalls(FloorLine& line, const Clock& clock, StaffCallsOptions options = {});
    StaffCalls(const StaffCalls&) = delete;
    StaffCalls& operator=(const StaffCalls&) = delete;

    // At this kiosk; one at a time, so that a second changes nothing.
    void call(CallQuestion question, std::string article, std::chrono::milliseconds waiting = {});
    void end();  // the shopper left, or needs nobody any more
    // The call of this kiosk, if there is one.
    const std::optional<StaffCall>& own() const { return own_; }

    // Somebody at this kiosk goes there. Nothing happens where somebody else was sooner; calls() says so.
    void take(const CallId& id);
    // Of all kiosks of the store, this one included; the longest waiting first.
    std::vector<StaffCall> calls() const;
    std::size_t kiosks() const { return line_.kiosks(); }  // that are heard of, without this one

    // Takes in what came and sends what is due; never waits.
    void step();
    // When step() has something to do by itself.
    std::chrono::milliseconds next_step_in() const;
    // True once after anything in own() or calls() has changed.
    bool take_changed() { return std::exchange(changed_, false); }

private:
    struct Other {
        BootTime told_at{};
        bool must_tell = true;
        std::optional<StaffCall> call;
    };
    struct Taking {
        BootTime until{};
        BootTime next{};
    };

    void hear(const FloorWord& word);
    void meet_and_part();
    void forget_taken();
    void tell_all();
    void say_call(Json& json) const;
    void changed();

    FloorLine& line_;
    const Clock& clock_;
    StaffCallsOptions options_;

    std::string run_;  // of the line
    std::uint64_t calls_ = 0;
    std::optional<StaffCall> own_;
    std::map<std::string, Other> others_;  // by their run
    std::map<CallId, Taking> taking_;
    bool changed_ = false;
};

}  // namespace zuil
