#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "platform/base/log.hpp"
#include "tests/sim/world.hpp"

// zuil-sim: lives through many worlds, one for each seed, and says whether a promise was broken in any of them.
namespace {

using zuil::sim::WorldOptions;
using zuil::sim::WorldOutcome;

struct Wish {
    std::uint64_t seeds = 1'000;
    std::uint64_t first_seed = 1;
    std::uint64_t jobs = 2;
    std::vector<std::string> without;
    bool traces = false;
};

// Plain numbers, for they go through a pipe.
struct Totals {
    std::uint64_t seeds = 0;
    std::uint64_t orders = 0;
    std::uint64_t calls = 0;
    std::uint64_t images = 0;
    std::uint64_t crashes = 0;
    std::uint64_t twice = 0;
    std::uint64_t failed = 0;
};

std::string replay_command(std::uint64_t seed, const std::vector<std::string>& without) {
    std::string command = fmt::format("zuil-sim --seeds 1 --first-seed {} --trace", seed);
    if (!without.empty()) command += fmt::format(" --without {}", fmt::join(without, ","));
    return command;
}

// Which invariant was broken: "I1".
std::string kind_of(const WorldOutcome& outcome) {
    const std::string& first = outcome.violations.front();
    return first.substr(0, first.find(':'));
}

// Switches one fault after the other off, and leaves off what is not needed for the failure.
std::vector<std::string> shrink(std::uint64_t seed, WorldOptions options, const WorldOutcome& failed) {
    for (const std::string& fault : failed.faults) {
        options.without.push_back(fault);
        const WorldOutcome without_it = run_world(seed, options);
        const bool fails_alike = !without_it.violations.empty() && kind_of(without_it) == kind_of(failed);
        if (!fails_alike) options.without.pop_back();
    }
    return options.without;
}

void report(std::uint64_t seed, const WorldOptions& options, const WorldOutcome& outcome) {
    const auto without = shrink(seed, {.without = options.without}, outcome);
    std::vector<std::string> needed;
    for (const std::string& fault : outcome.faults) {
        if (std::find(without.begin(), without.end(), fault) == without.end()) needed.push_back(fault);
    }
    fmt::print("seed {}: {}\n  its faults: {}\n  needed: {}\n  replay: {}\n", seed, outcome.violations.front(),
               fmt::join(outcome.faults, " "), fmt::join(needed, " "), replay_command(seed, without));
    std::fflush(stdout);
}

// 1 % of the seeds live twice.
bool differs(std::uint64_t seed, const WorldOptions& options, Totals& totals) {
    if (seed % 100 != 0) return false;
    ++totals.twice;
    WorldOptions traced = options;
    traced.is_traced = true;
    traced.print = nullptr;
    return run_world(seed, traced).hash != run_world(seed, traced).hash;
}

Totals live_through(const Wish& wish, std::uint64_t job) {
    Totals totals;
    WorldOptions options{.without = wish.without};
    if (wish.traces) options.print = [](const std::string& line) { fmt::print("{}\n", line); };
    for (std::uint64_t n = job; n < wish.seeds; n += wish.jobs) {
        const std::uint64_t seed = wish.first_seed + n;
        const WorldOutcome outcome = run_world(seed, options);
        ++totals.seeds;
        totals.orders += static_cast<std::uint64_t>(outcome.orders);
        totals.calls += static_cast<std::uint64_t>(outcome.calls);
        totals.images += static_cast<std::uint64_t>(outcome.power_cuts);
        totals.crashes += static_cast<std::uint64_t>(outcome.crashes);
        if (!outcome.violations.empty()) {
            ++totals.failed;
            report(seed, options, outcome);
        }
        if (differs(seed, options, totals)) {
            ++totals.failed;
            fmt::print("seed {}: two lives of it differ\n", seed);
        }
    }
    return totals;
}

// Each job is a process: a world is one thread, and SQLite's way to its drives is one for a process.
Totals in_processes(const Wish& wish) {
    std::vector<int> answers;
    for (std::uint64_t job = 0; job < wish.jobs; ++job) {
        int ends[2];
        if (::pipe(ends) != 0) std::exit(EXIT_FAILURE);
        if (::fork() == 0) {
            const Totals totals = live_through(wish, job);
            const auto written = ::write(ends[1], &totals, sizeof totals);
            // In order, so that a build that counts what was run keeps its counts.
            std::exit(written == sizeof totals ? EXIT_SUCCESS : EXIT_FAILURE);
        }
        ::close(ends[1]);
        answers.push_back(ends[0]);
    }
    Totals sum;
    for (const int answer : answers) {
        Totals one;
        // A job that broke off has failed.
        if (::read(answer, &one, sizeof one) != sizeof one) one = {.failed = 1};
        ::close(answer);
        sum.seeds += one.seeds;
        sum.orders += one.orders;
        sum.calls += one.calls;
        sum.images += one.images;
        sum.crashes += one.crashes;
        sum.twice += one.twice;
        sum.failed += one.failed;
    }
    while (::wait(nullptr) > 0) {
    }
    return sum;
}

}  // namespace

int main(int count, char** values) {
    CLI::App app{"Lives through worlds of kiosks, a shop and everything that goes wrong; one for each seed.",
                 "zuil-sim"};
    Wish wish;
    app.add_option("--seeds", wish.seeds, "How many worlds")->check(CLI::PositiveNumber);
    app.add_option("--first-seed", wish.first_seed, "The first seed; the others follow it");
    app.add_option("--jobs", wish.jobs, "How many processes")->check(CLI::Range(1, 256));
    app.add_option("--without", wish.without, "Faults that are switched off, by name")->delimiter(',');
    app.add_flag("--trace", wish.traces, "Prints what happens");
    CLI11_PARSE(app, count, values);
    zuil::log::set_level(zuil::log::Level::nothing);
    wish.jobs = std::min(wish.jobs, wish.seeds);

    const auto begun = std::chrono::steady_clock::now();
    const Totals totals = in_processes(wish);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    fmt::print("{} seeds, {} orders, {} calls, {} power-cut images, {} crashes, {} lived twice; {:.0f} seeds/s\n",
               totals.seeds, totals.orders, totals.calls, totals.images, totals.crashes, totals.twice,
               static_cast<double>(totals.seeds) / took.count());
    fmt::print("{}\n", totals.failed == 0 ? "every promise was kept" : fmt::format("FAILED: {} seeds", totals.failed));
    return totals.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
