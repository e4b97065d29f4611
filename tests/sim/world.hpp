#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace zuil::sim {

// Breaks something on purpose, to see that the checks notice.
enum class Sabotage {
    none,
    disk_lies,           // a sync does nothing
    handle_forgotten,    // the outbox loses what the shop calls an order
    order_forgotten,     // the outbox loses an order
    shop_books_twice,    // a commit by the same handle books again
    order_changed,       // the outbox sends another quantity
    accepted_unwritten,  // the shopper is told although the order was not kept
    mark_too_early,      // the catalogue says that it has what it was not given
    row_mixed,           // an article of the catalogue is of no version that the shop ever had
    outbox_sleeps,       // nothing is sent any more
    refusal_hidden,      // the reason of a refusal is lost
    asks_without_pause,
    files_left_behind,
};

struct WorldOptions {
    std::vector<std::string> without;  // faults, by name
    Sabotage sabotage = Sabotage::none;
    bool is_traced = false;
    std::function<void(const std::string& line)> print;  // of each line of the trace
};

struct WorldOutcome {
    std::vector<std::string> violations;
    std::vector<std::string> faults;  // that were on
    std::uint64_t hash = 0;           // of the trace, where it was traced
    int orders = 0;
    int calls = 0;
    int power_cuts = 0;  // each is an image of a disk that a kiosk started from
    int crashes = 0;
};

// Lives through some hours of some kiosks and their shop. The same seed and options give the same world.
WorldOutcome run_world(std::uint64_t seed, const WorldOptions& options);

}  // namespace zuil::sim
