#include "kiosk/panel.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "platform/base/log.hpp"
#include "platform/base/stopwatch.hpp"
#include "platform/display/bitmap.hpp"
#include "platform/files/files.hpp"
#include "platform/secrets/wiping.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds frame_time = 16ms;  // 60 frames a second while something moves

Drawing drawing_of(PresenterChoice choice) {
    switch (choice) {
    case PresenterChoice::automatic: break;
    case PresenterChoice::software: return Drawing::software;
    case PresenterChoice::opengl: return Drawing::opengl;
    }
    return Drawing::automatic;
}

Turn turn_of(int degrees) {
    if (degrees == 90) return Turn::quarter;
    if (degrees == 180) return Turn::half;
    if (degrees == 270) return Turn::three_quarters;
    return Turn::none;
}

double seconds_of(BootTime time) { return std::chrono::duration<double>(time.time_since_epoch()).count(); }

}  // namespace

Panel::Panel(const Arguments& arguments, const Settings& settings, const Clock& clock)
    : clock_{clock},
      theme_{settings.theme_file, settings.engine.shop_name},
      dump_file_{arguments.dump_screen},
      screenshot_folder_{arguments.screenshots} {
    if (!arguments.frame_times.empty()) frame_times_.open(arguments.frame_times);
}

Panel::~Panel() = default;

Result<std::unique_ptr<Panel>> Panel::open(const Arguments& arguments, const Settings& settings, Ports ports) {
    std::unique_ptr<Panel> panel{new Panel{arguments, settings, ports.clock}};
    WindowOptions window;
    window.title = settings.engine.shop_name;
    window.fullscreen = arguments.fullscreen;
    window.drawing = drawing_of(arguments.presenter);
    window.turn = turn_of(arguments.rotate.value_or(settings.screen.rotate));
    if (swaps_sides(window.turn)) std::swap(window.width, window.height);
    if (arguments.size) {
        window.width = arguments.size->width;
        window.height = arguments.size->height;
    }
    TRY(panel->window_, Window::open(window, ports.clock));
    log::info("drawing with {}: {}", panel->window_->drawing() == Drawing::opengl ? "OpenGL" : "pixman",
              panel->window_->drawing_reason());
    TRY(panel->presenter_, make_presenter(*panel->window_, panel->textures_));
    UiOptions options;
    TRY(const ShopTheme::Looks looks, panel->theme_.read());
    options.theme = looks.light;
    options.contrast_theme = looks.contrast;
    options.glyphs.shop_font = looks.font;
    if (const ScreenSettings& screen = settings.screen; screen.width_mm > 0) {
        options.panel = PanelSize{static_cast<double>(screen.width_mm), static_cast<double>(screen.height_mm),
                                  static_cast<double>(screen.lower_edge_mm)};
    }
    options.translate = [&translations = ports.translations](std::string_view english, const std::string& language) {
        return std::string{translations.tr(language, english)};
    };
    options.read_picture = std::move(ports.read_picture);
    options.decode_picture = std::move(ports.decode_picture);
    options.wake = [window = panel->window_.get()] { window->wake(); };
    options.picture_bytes = static_cast<std::size_t>(settings.pictures.memory_bytes_max);
    if (arguments.gallery) options.gallery = GalleryPictures{settings.engine.attract_slides};
    TRY(panel->ui_, Ui::open(panel->textures_, std::move(options)));
    panel->theme_.watch(looks, [window = panel->window_.get()] { window->wake(); });
    if (!panel->screenshot_folder_.empty()) TRY_DO(make_folder(panel->screenshot_folder_));
    return panel;
}

bool Panel::wait(bool moving, std::vector<InputEvent>& events) {
    std::optional<std::chrono::milliseconds> timeout;
    const auto sooner = [&](std::chrono::milliseconds time) {
        timeout = std::max(0ms, timeout ? std::min(*timeout, time) : time);
    };
    if (moving) sooner(frame_began_ + frame_time - clock_.boot());
    if (const auto wake_in = ui_->wake_in()) {
        sooner(std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(*wake_in)));
    }
    if (const auto deadline = scanner_.deadline()) sooner(*deadline - clock_.boot());

    std::vector<InputEvent> seen;
    window_->wait(timeout, seen);
    for (const InputEvent& event : seen) {
        if (std::holds_alternative<QuitEvent>(event)) return false;
        if (std::holds_alternative<ExposeEvent>(event)) presenter_->forget();
        scanner_.feed(event, events);
    }
    scanner_.expire(clock_.boot(), events);
    return true;
}

void Panel::picture_arrived(const std::string& url) {
    const std::lock_guard lock{ui_leaves_};
    if (ui_ != nullptr) ui_->picture_arrived(url);
}

void Panel::close() {
    std::unique_ptr<Ui> leaving;
    {
        const std::lock_guard lock{ui_leaves_};
        leaving.swap(ui_);
    }
    // Ends outside the lock: its threads may wait for somebody who waits for the lock.
}

void Panel::run(IntentInbox& inbox, const SnapshotPublisher& publisher) {
    std::vector<InputEvent> events;
    bool moving = true;  // the first frame
    std::uint64_t session = 0;
    while (wait(moving, events)) {
        frame_began_ = clock_.boot();
        const Stopwatch stopwatch;
        const auto snapshot = publisher.newest();
        if (snapshot == nullptr) continue;
        if (auto looks = theme_.news()) ui_->wear(std::move(looks->light), std::move(looks->contrast), looks->logos);
        if (ui_->leaves_page(*snapshot)) ui_->leave(presenter_->read_back());
        Intents intents;
        moving = ui_->frame(*snapshot, events, seconds_of(clock_.boot()), window_->width(), window_->height(), intents);
        events.clear();
        if (!intents.empty()) inbox.put(intents.take());
        const bool changed = presenter_->present(ui_->drawn()).changed;
        if (changed && frame_times_.is_open())
            frame_times_ << stopwatch.elapsed().count() << ' ' << stopwatch.worked().count() << std::endl;
        if (changed && !dump_file_.empty()) dump_screen();
        const bool stands_still = !moving && ui_->settled();
        if (!screenshot_folder_.empty() && stands_still && visit_pictured_ != snapshot->visit) {
            take_screenshot(*snapshot);
        }
        // The shopper left, and the frame before this line wiped what the Ui had of them. See Journey::wipe().
        if (std::exchange(session, snapshot->session) != snapshot->session) {
            scanner_.forget();
            replace_wiped(events);
        }
        wipe_dead_stack();
    }
}

void Panel::dump_screen() {
    if (const auto written = write_disposable_file(dump_file_, ui_->dump()); !written) {
        log::warning("the screen could not be dumped: {}", written.error().detail);
    }
}

void Panel::take_screenshot(const Snapshot& snapshot) {
    constexpr int screenshots_max = 500;
    visit_pictured_ = snapshot.visit;
    if (screenshots_ >= screenshots_max) return;
    const auto file = screenshot_folder_ /
                      fmt::format("{:03}-{}-{}.png", ++screenshots_, to_string(snapshot.route), snapshot.language);
    if (const auto written = write_png(file.string(), presenter_->read_back()); !written) {
        log::warning("a screenshot could not be written: {}", written.error().detail);
    }
}

}  // namespace zuil
