#include "tests/bench/search/typing.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tests/bench/search/figures.hpp"

namespace zuil::test {

std::vector<std::string> keystrokes_of(const std::vector<QuerySet>& sets, std::size_t queries_of_each) {
    std::vector<std::string> keystrokes;
    for (const QuerySet& set : sets) {
        for (std::size_t n = 0; n < std::min(queries_of_each, set.queries.size()); ++n) {
            const std::string& text = set.queries[n].text;
            for (std::size_t length = 1; length <= text.size(); ++length) keystrokes.push_back(text.substr(0, length));
        }
    }
    return keystrokes;
}

void print_typing(const std::string& name, SearchEngine& engine, const std::vector<std::string>& keystrokes) {
    std::vector<double> cpu;
    std::vector<double> wall;
    std::vector<double> first_letters;
    std::pair<double, std::string> slowest;
    for (const std::string& text : keystrokes) {
        const double cpu_before = cpu_ms();
        const double wall_before = wall_ms();
        engine.type(text);
        cpu.push_back(cpu_ms() - cpu_before);
        wall.push_back(wall_ms() - wall_before);
        if (text.size() <= 2) first_letters.push_back(cpu.back());
        slowest = std::max(slowest, {cpu.back(), text});
    }
    fmt::print(
        "{:<22} {:6} keys  CPU p50 {:7.2f} p99 {:7.2f} max {:7.2f} ms (\"{}\")  first two letters p99 {:7.2f} ms"
        "  passed p50 {:7.2f} p99 {:7.2f} ms\n",
        name, keystrokes.size(), share_of(cpu, 0.5), share_of(cpu, 0.99), slowest.first, slowest.second,
        share_of(first_letters, 0.99), share_of(wall, 0.5), share_of(wall, 0.99));
    std::fflush(stdout);
}

}  // namespace zuil::test
