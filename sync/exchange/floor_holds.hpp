#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/exchange/floor_line.hpp"
#include "sync/model/hold.hpp"

namespace zuil {

struct FloorHoldsOptions {
    std::chrono::milliseconds repeat_every{10'000};
    std::chrono::milliseconds part_gap{30};              // between the messages of one list
    std::chrono::milliseconds end_again{1'000};          // until its kiosk has taken it off its list
    std::chrono::milliseconds forget_after{86'400'000};  // after its end, as its own kiosk does
};

// What another kiosk of the store put aside.
struct FloorHold {
    std::string kiosk;       // "UT2"
    Hold hold;               // `made_at` and `by` are not told
    BootTime heard_at{};     // when its kiosk last said so
    bool is_ending = false;  // somebody here took it off the list, and its kiosk has not heard of it

    friend bool operator==(const FloorHold&, const FloorHold&) = default;
};

// What the store's kiosks put aside, told from each to each. A hold belongs to the kiosk that it was made at: that one
// says its whole list again and again, and decides when one ends. A list has an edition and comes in as many messages
// as it needs; one that has come whole takes the place of the one before. A kiosk that is silent may be switched off
// while what it put aside still lies there: its list stays as it was heard last.
class FloorHolds {
public:
    // All outlive it; the line is stepped by whoever has it, before this.
    FloorHolds(FloorLine& line, const Clock& clock, FloorHoldsOptions options = {});

    // What is put aside at this kiosk.
    void set_own(std::vector<Hold> own);
    // By kiosk, the first to end first.
    std::vector<FloorHold> others() const;
    // Somebody here takes one of another kiosk's off the list: it is asked until it has done so.
    void end(const std::string& kiosk, const std::string& code);
    // The codes of this kiosk's own that somebody elsewhere took off the list, once.
    std::vector<std::string> take_ended() { return std::exchange(ended_, {}); }

    void step();
    std::chrono::milliseconds next_step_in() const;
    // True once after anything in others() has changed, but for when it was heard.
    bool take_changed() { return std::exchange(changed_, false); }

private:
    using Items = std::vector<Hold>;
    struct List {
        std::string run;
        std::uint64_t edition = 0;
        Items items;
        BootTime heard_at{};
        // Of the edition that is coming in.
        std::string next_run;
        std::uint64_t next_edition = 0;
        std::map<int, Items> parts;
    };
    struct Listener {
        std::size_t part = 0;  // that is told next
        BootTime next{};
    };

    void hear(const FloorWord& word);
    void take_part(const FloorWord& word, std::uint64_t edition, int part, int parts, Items items);
    void forget();
    void tell_lists();
    void ask_to_end();

    FloorLine& line_;
    const Clock& clock_;
    FloorHoldsOptions options_;

    std::vector<Hold> own_;
    std::uint64_t edition_ = 1;
    std::vector<Items> parts_;                                        // of own_
    std::map<std::string, List> lists_;                               // by the kiosk's code
    std::map<std::string, Listener> listeners_;                       // by their run
    std::map<std::pair<std::string, std::string>, BootTime> ending_;  // kiosk and code: when to ask again
    std::vector<std::string> ended_;
    bool changed_ = false;
};

}  // namespace zuil
