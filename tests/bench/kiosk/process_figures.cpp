#include "tests/bench/kiosk/process_figures.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace zuil::test {
namespace {

// The value behind "name:" in a file of /proc.
long value_of(const std::string& file, const std::string& name) {
    std::ifstream stream{file};
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with(name + ":")) return std::stol(line.substr(name.size() + 1));
    }
    return 0;
}

}  // namespace

double memory_mb(pid_t pid) {
    return static_cast<double>(value_of(fmt::format("/proc/{}/smaps_rollup", pid), "Pss")) / 1024.0;
}

std::chrono::milliseconds processor_time(pid_t pid) {
    std::ifstream stream{fmt::format("/proc/{}/stat", pid)};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    std::istringstream fields{text.substr(text.rfind(')') + 2)};
    std::string skipped;
    for (int field = 3; field < 14; ++field) fields >> skipped;  // utime is the 14th field, stime the 15th
    long user = 0;
    long system = 0;
    fields >> user >> system;
    return std::chrono::milliseconds{(user + system) * 1000 / sysconf(_SC_CLK_TCK)};
}

long wake_ups(pid_t pid) {
    long sum = 0;
    for (const auto& thread : std::filesystem::directory_iterator{fmt::format("/proc/{}/task", pid)}) {
        sum += value_of((thread.path() / "status").string(), "voluntary_ctxt_switches");
    }
    return sum;
}

Spread spread_of(std::vector<double> values) {
    if (values.empty()) return {};
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return {.least = values.front(), .median = at(0.5), .p99 = at(0.99), .most = values.back()};
}

}  // namespace zuil::test
