#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/json/json.hpp"
#include "platform/lan/lan.hpp"
#include "platform/secrets/sealing_key.hpp"

namespace zuil {

struct FloorLineOptions {
    std::chrono::milliseconds hello_every{1'000};  // to who does not answer yet
    std::chrono::milliseconds look_every{5'000};   // for somebody new
    std::chrono::milliseconds lost_after{12'000};  // not heard of: gone
    std::chrono::milliseconds answer_again{300};
};

// What the kiosks of a store talk about. One that does not know a topic hears nothing of it.
enum class FloorTopic { calls, holds };

// What another kiosk said to this run of this one.
struct FloorWord {
    std::string run;  // that said it
    std::string kiosk;
    std::string bay;
    std::shared_ptr<const Json> json;  // the message, an object
};

// The kiosks of a store, and what they say to each other over the local network.
//
// Every message is sealed with the key that the kiosks of a store share, and made for one run of one kiosk: it names
// the random number that this kiosk drew when it started, and a count that only grows. So what somebody recorded is
// refused by whoever gets it, before and after a restart. A stranger learns that there are kiosks, and nothing else.
class FloorLine {
public:
    static constexpr std::size_t kiosks_max = 32;

    struct Self {
        std::string kiosk;
        std::string bay;
    };
    // What a message about calls says beside who says it.
    using Fill = std::function<void(Json&)>;

    // All outlive it.
    FloorLine(Lan& lan, const SealingKey& key, Self self, const Clock& clock, Random& random,
              FloorLineOptions options = {});
    FloorLine(const FloorLine&) = delete;
    FloorLine& operator=(const FloorLine&) = delete;

    const Self& self() const { return self_; }
    // Another one: nothing that was ever said to this kiosk is meant for it any more.
    const std::string& run() const { return run_; }
    // The runs of the others, as far as they are heard of.
    bool knows(const std::string& run) const { return others_.contains(run); }
    std::vector<std::string> runs() const;
    std::size_t kiosks() const { return others_.size(); }

    // Takes in what came; never waits.
    void step();
    // When step() has something to do by itself.
    std::chrono::milliseconds next_step_in() const;
    // What was heard of it, the oldest first, once.
    std::vector<FloorWord> take(FloorTopic topic) { return std::exchange(heard_[topic], {}); }

    // Every message about calls to a run that is known says them.
    void tell_with(Fill calls) { calls_ = std::move(calls); }
    // To a run that is known; `more` is said beside who says it. It may get lost.
    void tell(const std::string& run, FloorTopic topic, const Fill& more);

private:
    struct Other {
        LanAddress at;
        BootTime heard_at{};
    };

    void begin_run();
    void hear(const LanMessage& message);
    void hear(const LanMessage& message, FloorTopic topic, std::string_view text);
    void answer(const LanMessage& message, const std::string& its_run);
    void greet();
    void forget_lost();
    void send(const LanAddress& at, const std::string& its_run, FloorTopic topic, const Fill& more);

    Lan& lan_;
    const SealingKey& key_;
    Self self_;
    const Clock& clock_;
    Random& random_;
    FloorLineOptions options_;
    Fill calls_;

    std::string run_;
    std::uint64_t count_ = 0;                      // of messages
    std::map<std::string, Other> others_;          // by their run
    std::map<std::string, std::uint64_t> counts_;  // the highest of each run that this one has heard of
    std::map<LanAddress, BootTime> greeted_, answered_;
    BootTime next_greeting_{};
    std::map<FloorTopic, std::vector<FloorWord>> heard_;
};

// At most so many bytes of it, and never a part of a character.
std::string floor_text(std::string text);

}  // namespace zuil
