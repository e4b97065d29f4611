#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "tests/sim/faults.hpp"

namespace zuil::sim {

using std::chrono::milliseconds;

// What happened, line by line: kept as a hash, and as text where somebody wants to read it.
class Trace {
public:
    bool is_on = false;
    std::function<void(const std::string& line)> print;

    // `make_line` is only called where the line is wanted.
    template <class MakeLine>
    void note(BootTime at, MakeLine make_line) {
        if (!is_on) return;
        add(std::to_string(at.time_since_epoch().count()) + "  " + make_line());
    }
    std::uint64_t hash() const { return hash_; }

private:
    void add(const std::string& line) {
        // FNV-1a.
        for (const char letter : line) hash_ = (hash_ ^ static_cast<unsigned char>(letter)) * 1'099'511'628'211U;
        if (print) print(line);
    }

    std::uint64_t hash_ = 14'695'981'039'346'656'037U;
};

// What all in a world share: one time, one chance, one order of events.
class Stage {
public:
    explicit Stage(std::uint64_t seed) : random{seed} {}

    ManualClock clock{WallTime{milliseconds{1'800'000'000'000}}};
    SeededRandom random;
    Faults faults;
    Trace trace;
    // What must never be, as it was found.
    std::vector<std::string> violations;

    void later(milliseconds wait, std::function<void()> happen) {
        events_.emplace(std::pair{clock.boot() + wait, ++sequence_}, std::move(happen));
    }
    // Lets happen what is due, in order of time; false when there was nothing.
    bool run_due() {
        if (events_.empty() || events_.begin()->first.first > clock.boot()) return false;
        const auto first = events_.extract(events_.begin());
        first.mapped()();
        return true;
    }
    BootTime next_event() const { return events_.empty() ? BootTime::max() : events_.begin()->first.first; }

    bool happens(int percent) { return percent > 0 && static_cast<int>(random.below(100)) < percent; }
    int below(int limit) { return static_cast<int>(random.below(static_cast<std::uint64_t>(limit))); }
    milliseconds some(milliseconds least, milliseconds most) {
        return least + milliseconds{static_cast<std::int64_t>(
                           random.below(static_cast<std::uint64_t>((most - least).count()) + 1))};
    }
    template <class MakeLine>
    void note(MakeLine make_line) {
        trace.note(clock.boot(), make_line);
    }
    void violate(const std::string& what) {
        note([&] { return "VIOLATION " + what; });
        violations.push_back(what);
    }

private:
    std::map<std::pair<BootTime, std::uint64_t>, std::function<void()>> events_;
    std::uint64_t sequence_ = 0;
};

}  // namespace zuil::sim
