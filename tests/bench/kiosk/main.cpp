// The whole program as a shopper meets it: how soon it can be used, what it holds of memory, what it costs while
// nothing moves, and how long its frames take while a listing scrolls. Runs the real kiosk under a private X server.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/bench/kiosk/large_feed.hpp"
#include "tests/bench/kiosk/process_figures.hpp"
#include "tests/support/kiosk.hpp"

namespace zuil::test {
namespace {

using std::chrono::steady_clock;

struct Task {
    int articles = 100'000;
    int stores = 10;
    int starts = 5;
    std::filesystem::path folder;
    std::filesystem::path demo = std::filesystem::path{ZUIL_BINARY_DIR} / "share/zuil/demo";
};

double milliseconds_since(steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>{steady_clock::now() - start}.count();
}

// The demo's configuration with its feed replaced by the large one; beside it, since it names pictures there.
std::filesystem::path config_file(const Task& task) { return task.demo / "zuil-large.toml"; }

void write_config(const Task& task) {
    std::ifstream original{task.demo / "zuil.toml"};
    std::ofstream config{config_file(task)};
    const std::string large = fmt::format("url = \"file://{}\"", (task.folder / "feed/feed.json").string());
    for (std::string line; std::getline(original, line);) {
        config << (line == "url = \"feed.json\"" ? large : line) << '\n';
    }
}

Kiosk::Options options_for(const Task& task) {
    return {.arguments = {"--config", config_file(task).string(), "--presenter", "software"},
            .data = task.folder / "data",
            .environment = {}};
}

void mirror_first(XDisplay& display, const Task& task) {
    const auto start = steady_clock::now();
    Kiosk kiosk{display, options_for(task)};
    kiosk.tap("attract/begin");
    kiosk.wait_until(
        [](const auto& nodes) {
            return std::ranges::none_of(nodes, [](const Node& node) { return node.id == "growing"; });
        },
        "the whole catalogue", std::chrono::minutes{30});
    fmt::print("first mirror: {:.1f} s\n", milliseconds_since(start) / 1000);
}

void measure_starts(XDisplay& display, const Task& task) {
    std::vector<double> attract;
    std::vector<double> home;
    for (int start = 0; start < task.starts; ++start) {
        const auto begun = steady_clock::now();
        Kiosk kiosk{display, options_for(task)};
        kiosk.wait_for("attract/begin");
        attract.push_back(milliseconds_since(begun));
        kiosk.tap("attract/begin");
        kiosk.wait_for("card/");
        home.push_back(milliseconds_since(begun));
    }
    const Spread first = spread_of(attract);
    const Spread second = spread_of(home);
    fmt::print("start to the first usable screen: median {:.0f} ms, most {:.0f} ms\n", first.median, first.most);
    fmt::print("start to home with articles, one tap included: median {:.0f} ms, most {:.0f} ms\n", second.median,
               second.most);
}

void measure_idle(const Kiosk& kiosk, pid_t pid, const std::string& where) {
    std::this_thread::sleep_for(std::chrono::seconds{2});  // pictures and animations come to rest
    const auto before = processor_time(pid);
    const long woken = wake_ups(pid);
    std::this_thread::sleep_for(std::chrono::seconds{10});
    fmt::print("idle on {}: {:.2f} % CPU, {:.1f} wake-ups/s, {:.0f} MB (PSS)\n", where,
               static_cast<double>((processor_time(pid) - before).count()) / 100.0,
               static_cast<double>(wake_ups(pid) - woken) / 10.0, memory_mb(pid));
    static_cast<void>(kiosk);
}

std::vector<double> frame_times(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::vector<double> times;
    for (double microseconds = 0; stream >> microseconds;) times.push_back(microseconds / 1000);
    return times;
}

void measure_use(XDisplay& display, const Task& task) {
    Kiosk::Options options = options_for(task);
    const std::filesystem::path frames = task.folder / "frames.txt";
    std::filesystem::remove(frames);
    options.arguments.insert(options.arguments.end(), {"--frame-times", frames.string()});
    Kiosk kiosk{display, options};
    kiosk.tap("attract/begin");
    kiosk.wait_for("card/");
    measure_idle(kiosk, kiosk.process().pid(), "home");
    kiosk.tap("category/");
    kiosk.wait_for("card/");
    std::this_thread::sleep_for(std::chrono::seconds{2});
    const std::size_t before = frame_times(frames).size();
    const auto cpu_before = processor_time(kiosk.process().pid());
    for (int fling = 0; fling < 20; ++fling) {
        display.drag(540, 1500, 540, 700, std::chrono::milliseconds{160});
        std::this_thread::sleep_for(std::chrono::milliseconds{400});
    }
    std::vector<double> times = frame_times(frames);
    times.erase(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(std::min(before, times.size())));
    const Spread spread = spread_of(times);
    fmt::print("scrolling a listing: {} frames, {:.2f} ms median, {:.2f} ms p99, {:.2f} ms most, {:.1f} s CPU\n",
               times.size(), spread.median, spread.p99, spread.most,
               static_cast<double>((processor_time(kiosk.process().pid()) - cpu_before).count()) / 1000.0);
    measure_idle(kiosk, kiosk.process().pid(), "the listing, after browsing");
}

void measure(const Task& task) {
    if (!std::filesystem::exists(task.folder / "feed/feed.json")) {
        write_large_feed(task.demo, task.folder / "feed", task.articles, task.stores);
    }
    write_config(task);
    fmt::print("{} articles x {} stores, 1080x1920, no graphics processor\n", task.articles, task.stores);
    XDisplay display{1080, 1920};
    mirror_first(display, task);
    measure_starts(display, task);
    measure_use(display, task);
}

}  // namespace
}  // namespace zuil::test

int main(int count, char** values) {
    zuil::test::Task task;
    CLI::App app{"Figures of the whole kiosk: start, memory, idle, scrolling."};
    app.add_option("--articles", task.articles, "articles in the mirror");
    app.add_option("--stores", task.stores, "stores that hold stock of each");
    app.add_option("--starts", task.starts, "how often it is started");
    app.add_option("--folder", task.folder, "where feed and mirror are kept, for a second run")->required();
    CLI11_PARSE(app, count, values);
    try {
        zuil::test::measure(task);
        return 0;
    } catch (const std::exception& problem) {
        fmt::print(stderr, "zuil-bench-kiosk: {}\n", problem.what());
        return 1;
    }
}
