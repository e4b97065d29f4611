// How long a frame takes at 1080 x 1920 on an X server of its own: everything redrawn, one card pressed, the list
// scrolled by 13 px, nothing changed. Prints p50 and p99 in ms and the processor's time a frame; times nothing in
// tests.
//   zuil-bench-display [frames [software|opengl]]
#include <fmt/format.h>
#include <imgui.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string_view>
#include <vector>

#include "platform/base/log.hpp"
#include "platform/display/imgui_host.hpp"
#include "platform/display/presenter.hpp"
#include "tests/platform/display/listing.hpp"
#include "tests/platform/display/own_display.hpp"

using namespace zuil;
using Milliseconds = std::chrono::duration<double, std::milli>;

namespace {

constexpr int width = 1080, height = 1920;

double processor_ms() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_usec) / 1000;
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

double at_share(std::vector<double> times, double share) {
    std::ranges::sort(times);
    return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

class Bench {
public:
    Bench(Window& window, int frames) : frames_{frames}, presenter_{*make_presenter(window, textures_)} {}

    // Draws and presents each frame as `scene` says: its scroll position and pressed card.
    struct Frame {
        int scroll = 0, pressed = -1;
        bool whole = false;
    };
    Presented draw(const Frame& frame, std::chrono::steady_clock::time_point& drawn_at) {
        glyphs_->begin_frame();
        host_.begin_frame(width, height, std::chrono::milliseconds{16});
        listing_.draw(*ImGui::GetBackgroundDrawList(), width, height, frame.scroll, frame.pressed);
        const ImDrawData& drawn = host_.end_frame();
        if (frame.whole) presenter_->forget();
        drawn_at = std::chrono::steady_clock::now();
        return presenter_->present(drawn);
    }
    void first_frame() {
        std::chrono::steady_clock::time_point drawn_at;
        draw({}, drawn_at);
    }
    void run(const char* name, const std::function<Frame(int)>& scene) {
        std::vector<double> all, presenting;
        std::size_t strips = 0, quads = 0;
        // The first frames fill the atlas.
        for (int i = -20; i < frames_; ++i) {
            const Frame frame = scene(i + 20);
            const double before = processor_ms();
            const auto start = std::chrono::steady_clock::now();
            auto middle = start;
            const Presented presented = draw(frame, middle);
            const auto end = std::chrono::steady_clock::now();
            if (i < 0) continue;
            all.push_back(Milliseconds{end - start}.count());
            presenting.push_back(Milliseconds{end - middle}.count());
            processor_ += processor_ms() - before;
            strips += presented.strips, quads = presented.quads;
        }
        fmt::print(
            "  {:<16} frame p50 {:6.2f} p99 {:6.2f} ms | present alone p50 {:6.2f} p99 {:6.2f} ms | processor {:6.2f} "
            "ms "
            "| {:3} strips, {} quads\n",
            name, at_share(all, 0.5), at_share(all, 0.99), at_share(presenting, 0.5), at_share(presenting, 0.99),
            processor_ / frames_, strips / static_cast<std::size_t>(frames_), quads);
        processor_ = 0;
    }

private:
    int frames_;
    double processor_ = 0;
    Textures textures_;
    std::unique_ptr<Presenter> presenter_;
    ImguiHost host_{textures_};
    std::unique_ptr<Glyphs> glyphs_ = *Glyphs::open(textures_, {});
    test::Listing listing_{textures_, *glyphs_};
};

void run_all(Drawing drawing, int frames) {
    const SystemClock clock;
    const double before_window = processor_ms();
    auto window = Window::open({.width = width, .height = height, .drawing = drawing}, clock);
    if (!window) {
        fmt::print("  not measured: {}\n", window.error().detail);
        return;
    }
    const double window_ms = processor_ms() - before_window;
    Bench bench{**window, frames};
    const double before_frame = processor_ms();
    bench.first_frame();
    fmt::print("{}; processor for the window {:.1f} ms, for the first frame {:.1f} ms:\n", (*window)->drawing_reason(),
               window_ms, processor_ms() - before_frame);
    bench.run("everything", [](int) { return Bench::Frame{.whole = true}; });
    bench.run("one card pressed", [](int i) { return Bench::Frame{.pressed = i % 2 == 0 ? 2 : -1}; });
    bench.run("scrolled", [](int i) { return Bench::Frame{.scroll = i * 13 % 8000}; });
    bench.run("nothing changed", [](int) { return Bench::Frame{}; });
}

}  // namespace

int main(int count, char** words) {
    const int frames = count > 1 ? std::max(10, std::atoi(words[1])) : 600;
    const test::OwnDisplay server{width, height};
    log::set_level(log::Level::warning);
    const std::string_view only = count > 2 ? words[2] : "";
    if (only != "opengl") run_all(Drawing::software, frames);
    if (only != "software") run_all(Drawing::opengl, frames);
    return 0;
}
