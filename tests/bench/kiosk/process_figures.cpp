#include "tests/bench/kiosk/process_figures.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
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

pid_t parent_of(pid_t process) { return static_cast<pid_t>(value_of(fmt::format("/proc/{}/status", process), "PPid")); }

// The program and all that it started, and they started. One that has just ended counts for nothing.
std::vector<pid_t> family_of(pid_t program) {
    std::multimap<pid_t, pid_t> children;
    for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        const pid_t process = std::stoi(name);
        children.emplace(parent_of(process), process);
    }
    std::vector<pid_t> family{program};
    for (std::size_t at = 0; at < family.size(); ++at) {
        const auto [first, last] = children.equal_range(family[at]);
        for (auto child = first; child != last; ++child) family.push_back(child->second);
    }
    return family;
}

std::chrono::milliseconds time_of_one(pid_t process) {
    std::ifstream stream{fmt::format("/proc/{}/stat", process)};
    std::string text{std::istreambuf_iterator<char>{stream}, {}};
    if (text.empty()) return {};
    std::istringstream fields{text.substr(text.rfind(')') + 2)};
    std::string skipped;
    for (int field = 3; field < 14; ++field) fields >> skipped;  // utime is the 14th field, stime the 15th
    long user = 0;
    long system = 0;
    fields >> user >> system;
    return std::chrono::milliseconds{(user + system) * 1000 / sysconf(_SC_CLK_TCK)};
}

long wake_ups_of_one(pid_t process) {
    long sum = 0;
    std::error_code ended;
    for (const auto& thread : std::filesystem::directory_iterator{fmt::format("/proc/{}/task", process), ended}) {
        sum += value_of((thread.path() / "status").string(), "voluntary_ctxt_switches");
    }
    return sum;
}

}  // namespace

double memory_mb(pid_t program) {
    long kilobytes = 0;
    for (const pid_t process : family_of(program)) {
        kilobytes += value_of(fmt::format("/proc/{}/smaps_rollup", process), "Pss");
    }
    return static_cast<double>(kilobytes) / 1024.0;
}

std::chrono::milliseconds processor_time(pid_t program) {
    std::chrono::milliseconds sum{0};
    for (const pid_t process : family_of(program)) sum += time_of_one(process);
    return sum;
}

long wake_ups(pid_t program) {
    long sum = 0;
    for (const pid_t process : family_of(program)) sum += wake_ups_of_one(process);
    return sum;
}

Spread spread_of(std::vector<double> values) {
    if (values.empty()) return {};
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return {.least = values.front(), .median = at(0.5), .p95 = at(0.95), .p99 = at(0.99), .most = values.back()};
}

}  // namespace zuil::test
