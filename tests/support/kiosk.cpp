#include "tests/support/kiosk.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <utility>

#include "kiosk/config/arguments.hpp"

namespace zuil::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

std::string read_all(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

Process start(const XDisplay& display, const Kiosk::Options& options, const std::filesystem::path& dump,
              const std::filesystem::path& log) {
    std::filesystem::create_directories(options.data);
    std::vector<std::string> arguments = options.run_by;
    const std::string size = std::to_string(options.width) + "x" + std::to_string(options.height);
    arguments.insert(arguments.end(),
                     {ZUIL_PROGRAM, "--data", options.data.string(), "--dump-screen", dump.string(), "--size", size});
    arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
    std::vector<std::string> environment = options.environment;
    environment.push_back(display.environment());
    environment.emplace_back("SDL_VIDEODRIVER=x11");
    return Process{{.arguments = arguments, .environment = environment, .output_file = log.string()}};
}

Node parse(const nlohmann::json& node) {
    const auto& states = node.at("state");
    const auto is = [&](const char* state) { return std::ranges::find(states, state) != states.end(); };
    const auto& rect = node.at("rect");
    return {.id = node.at("id"),
            .role = node.at("role"),
            .name = node.at("name"),
            .value = node.value("value", ""),
            .touchable = node.value("touchable", false),
            .disabled = is("disabled"),
            .chosen = is("chosen"),
            .focused = is("focused"),
            .x = rect.at(0),
            .y = rect.at(1),
            .width = rect.at(2),
            .height = rect.at(3)};
}

// How well a node fits what is looked for; 0 is not at all.
int fit(const Node& node, std::string_view what) {
    const int touch = node.touchable ? 1 : 0;
    if (node.id == what) return 6 + touch;
    if (node.name == what) return 4 + touch;
    if (node.id.starts_with(what)) return 2 + touch;
    return 0;
}

std::string listed(const std::vector<Node>& nodes) {
    std::string text;
    for (const Node& node : nodes) text += "  " + node.id + " [" + node.role + "] " + node.name + "\n";
    return text;
}

}  // namespace

Kiosk::Kiosk(XDisplay& display, Options options)
    : display_{display},
      options_{std::move(options)},
      dump_{options_.data.string() + ".screen.json"},
      log_{options_.data.string() + ".log"},
      process_{[&] {
          std::filesystem::remove(dump_);  // what an earlier run showed is no answer
          return start(display_, options_, dump_, log_);
      }()} {}

std::vector<Node> Kiosk::nodes() const {
    const auto parsed = nlohmann::json::parse(read_all(dump_), nullptr, false);
    std::vector<Node> made;
    if (!parsed.is_array()) return made;
    for (const auto& node : parsed) made.push_back(parse(node));
    return made;
}

std::optional<Node> Kiosk::find(std::string_view what) const {
    const std::vector<Node> all = nodes();
    const auto best = std::ranges::max_element(all, {}, [&](const Node& node) { return fit(node, what); });
    if (best == all.end() || fit(*best, what) == 0) return std::nullopt;
    return *best;
}

Node Kiosk::wait_for(std::string_view what, milliseconds most) const {
    wait_until([&](const auto&) { return find(what).has_value(); }, std::string{what}, most);
    return find(what).value();
}

void Kiosk::wait_until(const std::function<bool(const std::vector<Node>&)>& holds, const std::string& what_for,
                       milliseconds most) const {
    if (comes_to(holds, most)) return;
    throw std::runtime_error("waited in vain for '" + what_for + "'; on the screen:\n" + listed(nodes()) +
                             "the log:\n" + log());
}

bool Kiosk::comes_to(const std::function<bool(const std::vector<Node>&)>& holds, milliseconds most) const {
    const auto until = steady_clock::now() + most;
    while (!holds(nodes())) {
        if (steady_clock::now() > until) return false;
        std::this_thread::sleep_for(milliseconds{10});
    }
    return true;
}

void Kiosk::tap_node(std::string_view what) {
    const auto same = [](const Node& a, const Node& b) { return a.x == b.x && a.y == b.y && a.width == b.width; };
    Node before = wait_for(what);
    for (int attempt = 0; attempt < 200; ++attempt) {
        std::this_thread::sleep_for(milliseconds{30});
        const Node earlier = std::exchange(before, wait_for(what));
        if (same(earlier, before) && !before.disabled) break;
    }
    if (before.disabled) throw std::runtime_error("'" + before.name + "' is off, so it cannot be tapped");
    display_.tap(before.x + before.width / 2, before.y + before.height / 2);
}

void Kiosk::tap(std::string_view what) {
    tap_node(what);
    ++taps_;
}

void Kiosk::wait_until_still() const {
    constexpr milliseconds moment{300};
    constexpr std::chrono::seconds patience{4};
    const auto until = steady_clock::now() + patience;
    std::error_code error;
    auto drawn = std::filesystem::last_write_time(dump_, error);
    for (auto since = steady_clock::now(); steady_clock::now() - since < moment && steady_clock::now() < until;) {
        std::this_thread::sleep_for(milliseconds{20});
        const auto now = std::filesystem::last_write_time(dump_, error);
        if (std::exchange(drawn, now) != now) since = steady_clock::now();
    }
}

void Kiosk::type(std::string_view text) {
    for (const char letter : text) tap_node(letter == ' ' ? "key/space" : "key/" + std::string{letter});
}

nlohmann::json Kiosk::status() const {
    auto said = nlohmann::json::parse(read_all(options_.data / status_file_name), nullptr, false);
    // What an earlier run on the folder said is no answer.
    const bool is_own = said.is_object() && said.value("process", 0) == process_.pid();
    return is_own ? said : nlohmann::json::object();
}

bool Kiosk::is_filled() const {
    const nlohmann::json said = status();
    return said.contains("catalogue") && said["catalogue"].value("read_at", nlohmann::json{}).is_string();
}

std::string Kiosk::log() const { return read_all(log_); }

}  // namespace zuil::test
