// The whole program as a shopper meets it, and beside it what a shop would use instead: how soon it can be used, what
// it holds of memory, what it costs while nothing moves, and how long its frames take while a listing scrolls. Runs the
// real kiosk under a private X server.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "tests/bench/kiosk/large_feed.hpp"
#include "tests/bench/kiosk/latency.hpp"
#include "tests/bench/kiosk/peer.hpp"
#include "tests/bench/kiosk/process_figures.hpp"
#include "tests/bench/kiosk/touches.hpp"
#include "tests/support/kiosk.hpp"

namespace zuil::test {
namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

struct Task {
    int articles = 100'000;
    int stores = 10;
    int starts = 5;
    std::filesystem::path folder;
    std::filesystem::path peer;
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

// One of the two that are measured: how it is started, and where its screen shows the first pictures.
struct Candidate {
    std::string name;
    std::function<std::unique_ptr<Process>()> start;
    ScreenPart pictured;
};

Candidate zuil_candidate(XDisplay& display, const Task& task) {
    return {.name = "zuil",
            .start =
                [&display, &task] {
                    return std::make_unique<Process>(Process::Options{
                        .arguments = {ZUIL_PROGRAM, "--config", config_file(task).string(), "--presenter", "software",
                                      "--data", (task.folder / "data").string(), "--size", "1080x1920"},
                        .environment = {display.environment()},
                        .output_file = (task.folder / "zuil.log").string()});
                },
            .pictured = {.x = 340, .y = 500, .width = 400, .height = 300}};
}

// The first row of its grid.
Candidate peer_candidate(XDisplay& display, const Peer& peer) {
    return {.name = "peer",
            .start = [&display,
                      &peer] { return std::make_unique<Process>(peer.browser(display.environment(), 1080, 1920)); },
            .pictured = {.x = 40, .y = 260, .width = 200, .height = 150}};
}

// On a photo or a drawing; placeholders and letters have far fewer.
constexpr std::size_t picture_colours = 200;

double milliseconds_to_picture(XDisplay& display, const Candidate& candidate) {
    const auto start = steady_clock::now();
    const std::unique_ptr<Process> program = candidate.start();
    while (display.count_colours(candidate.pictured) < picture_colours) {
        if (steady_clock::now() - start > 60s) throw std::runtime_error(candidate.name + " shows no picture");
        std::this_thread::sleep_for(2ms);
    }
    const double taken = milliseconds_since(start);
    std::this_thread::sleep_for(1s);
    program->stop();
    std::this_thread::sleep_for(500ms);  // until its window is gone
    return taken;
}

// Started in turns, so that whatever else the machine does meets both.
void measure_starts(XDisplay& display, const std::vector<Candidate>& candidates, int starts) {
    std::vector<std::vector<double>> times(candidates.size());
    for (int round = 0; round < starts; ++round) {
        for (std::size_t at = 0; at < candidates.size(); ++at) {
            times[at].push_back(milliseconds_to_picture(display, candidates[at]));
        }
    }
    for (std::size_t at = 0; at < candidates.size(); ++at) {
        const Spread spread = spread_of(times[at]);
        fmt::print("{}: start to the first screen with its pictures: least {:.0f}, median {:.0f}, most {:.0f} ms\n",
                   candidates[at].name, spread.least, spread.median, spread.most);
    }
}

// Until pictures, animations and what a program reads once after its start have come to rest.
void settle(pid_t program) {
    const auto start = steady_clock::now();
    auto spent = processor_time(program);
    while (steady_clock::now() - start < 300s) {
        std::this_thread::sleep_for(4s);
        const auto now = processor_time(program);
        if (now - spent < 200ms) return;
        spent = now;
    }
}

void measure_idle(const std::string& name, pid_t program, const std::string& where, std::chrono::seconds time = 10s) {
    settle(program);
    const auto before = processor_time(program);
    const long woken = wake_ups(program);
    std::this_thread::sleep_for(time);
    const auto seconds = static_cast<double>(time.count());
    fmt::print("{}: idle on {}: {:.2f} % CPU, {:.1f} wake-ups/s, {:.0f} MB (PSS)\n", name, where,
               static_cast<double>((processor_time(program) - before).count()) / seconds / 10,
               static_cast<double>(wake_ups(program) - woken) / seconds, memory_mb(program));
}

void measure_wheel(XDisplay& display, const std::string& name, pid_t program) {
    const auto before = processor_time(program);
    // Over pictures and words of a column of cards.
    const Spread spread =
        spread_of(frame_intervals(display, 540, 1300, {.x = 135, .y = 400, .width = 8, .height = 1000}, 6s));
    fmt::print(
        "{}: scrolling for 6 s: {:.2f} s CPU; a new picture each {:.1f} ms median, {:.1f} ms p99, {:.1f} ms most\n",
        name, static_cast<double>((processor_time(program) - before).count()) / 1000.0, spread.median, spread.p99,
        spread.most);
}

void mirror_first(XDisplay& display, const Task& task) {
    const auto start = steady_clock::now();
    Kiosk kiosk{display, options_for(task)};
    kiosk.tap("attract/begin");
    kiosk.wait_for("growing", 60s);
    kiosk.wait_until(
        [](const auto& nodes) {
            return std::ranges::none_of(nodes, [](const Node& node) { return node.id == "growing"; });
        },
        "the whole catalogue", std::chrono::minutes{30});
    fmt::print("zuil: first mirror, from a file: {:.1f} s\n", milliseconds_since(start) / 1000);
}

// In milliseconds: how long each frame took, and what of it was work of the thread that draws.
struct FrameTimes {
    std::vector<double> all, worked;
};

FrameTimes frame_times(const std::filesystem::path& file, std::size_t from) {
    std::ifstream stream{file};
    FrameTimes times;
    double all = 0, worked = 0;
    for (std::size_t frame = 0; stream >> all >> worked; ++frame) {
        if (frame < from) continue;
        times.all.push_back(all / 1000);
        times.worked.push_back(worked / 1000);
    }
    return times;
}

void print_frames(const std::string& what, FrameTimes times) {
    const Spread all = spread_of(std::move(times.all));
    const Spread worked = spread_of(std::move(times.worked));
    fmt::print(
        "zuil: {}: {:.2f} ms median, {:.2f} ms p99, {:.2f} ms most a frame; of its own work {:.2f}, {:.2f},"
        " {:.2f} ms\n",
        what, all.median, all.p99, all.most, worked.median, worked.p99, worked.most);
}

// As a shop runs it: finding what is tapped, below, has the kiosk write down each screen that it shows.
void measure_attract(const Candidate& kiosk) {
    const std::unique_ptr<Process> program = kiosk.start();
    measure_idle(kiosk.name, program->pid(), "attract", 24s);  // two slides and their changes
    program->stop();
}

void measure_kiosk(XDisplay& display, const Task& task) {
    Kiosk::Options options = options_for(task);
    const std::filesystem::path frames = task.folder / "frames.txt";
    std::filesystem::remove(frames);
    options.arguments.insert(options.arguments.end(), {"--frame-times", frames.string()});
    Kiosk kiosk{display, options};
    const pid_t program = kiosk.process().pid();
    kiosk.tap("attract/begin");
    kiosk.wait_for("shelf/");
    kiosk.tap("category/");
    kiosk.wait_for("card/");
    measure_idle("zuil", program, "a listing");
    const auto print_frames_of = [&](const std::string& what, const std::function<void()>& act) {
        const std::size_t before = frame_times(frames, 0).all.size();
        act();
        print_frames(what, frame_times(frames, before));
    };
    const Touches touches = zuil_touches(display, kiosk);
    print_frames_of("pages that come and go", [&] { measure_cards(display, "zuil", touches); });
    print_frames_of("typing", [&] { measure_letters(display, "zuil", touches); });
    // The one that changes nothing but the keys.
    print_frames_of("a key that is pressed", [&] {
        touches.open_search();
        for (int presses = 0; presses < 20; ++presses) kiosk.tap("key/shift");
        touches.close_search();
    });
    print_frames_of("scrolling a listing", [&] {
        measure_wheel(display, "zuil", program);
        for (int fling = 0; fling < 20; ++fling) {
            display.drag(540, 1500, 540, 700, 160ms);
            std::this_thread::sleep_for(400ms);
        }
    });
    measure_idle("zuil", program, "the listing, after browsing");
}

void measure_peer(XDisplay& display, const Candidate& peer) {
    const std::unique_ptr<Process> program = peer.start();
    measure_idle(peer.name, program->pid(), "its listing");
    // Its field takes the keys until something else is tapped.
    measure_letters(display, peer.name, peer_touches(display));
    measure_cards(display, peer.name, peer_touches(display));
    measure_wheel(display, peer.name, program->pid());
    measure_idle(peer.name, program->pid(), "its listing, after browsing");
    program->stop();
}

void measure(const Task& task) {
    if (!std::filesystem::exists(task.folder / "feed/feed.json")) {
        write_large_feed(task.demo, task.folder / "feed", task.articles, task.stores);
    }
    write_config(task);
    fmt::print("{} articles x {} stores, 1080x1920, no graphics processor\n", task.articles, task.stores);
    XDisplay display{1080, 1920};
    if (!std::filesystem::exists(task.folder / "data")) mirror_first(display, task);
    std::vector<Candidate> candidates{zuil_candidate(display, task)};
    std::optional<Peer> peer;
    if (!task.peer.empty()) {
        peer.emplace(task.peer, task.articles, task.folder / "peer-profile");
        candidates.push_back(peer_candidate(display, *peer));
        // Its first visit fills the browser's own stores, as ours was filled above.
        const std::unique_ptr<Process> first = candidates.back().start();
        std::this_thread::sleep_for(20s);
        first->stop();
    }
    measure_starts(display, candidates, task.starts);
    measure_attract(candidates.front());
    measure_kiosk(display, task);
    if (peer) measure_peer(display, candidates.back());
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
    app.add_option("--peer", task.peer, "a storefront for Chromium to measure beside it; see peer.hpp");
    CLI11_PARSE(app, count, values);
    try {
        zuil::test::measure(task);
        return 0;
    } catch (const std::exception& problem) {
        fmt::print(stderr, "zuil-bench-kiosk: {}\n", problem.what());
        return 1;
    }
}
