#include "tests/kiosk/ui/offscreen.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "platform/display/painter.hpp"
#include "platform/display/scene.hpp"
#include "tests/kiosk/ui/sample_translations.hpp"
#include "tests/kiosk/ui/sample_words.hpp"

namespace zuil::test {
namespace {

template <class T>
T need(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    return std::move(*result);
}

}  // namespace

Offscreen::Offscreen(int width, int height, Photos photos, Shows shows, const std::filesystem::path& theme)
    : width_{width}, height_{height} {
    const ThemeSettings looks = need(read_theme_settings(ZUIL_SOURCE_DIR / theme));
    UiOptions options;
    options.theme = need(light_theme("Vonk & Veer", looks));
    options.contrast_theme = contrast_theme("Vonk & Veer", looks);
    options.translate = translate;
    if (photos == Photos::left_out) {
        options.read_picture = [](const std::string& url, int) -> Result<std::vector<std::byte>> {
            return fail(Errc::not_found, url);
        };
    }
    if (shows == Shows::gallery) {
        options.gallery =
            GalleryPictures{{drawing("instant-camera").url, drawing("pendant-lamp").url, drawing("lounge-chair").url}};
    }
    ui_ = need(Ui::open(textures_, std::move(options)));
}

bool Offscreen::frame(const Snapshot& snapshot, double seconds) {
    now_ += seconds;
    const bool moves = ui_->frame(snapshot, events_, now_, width_, height_, intents_);
    events_.clear();
    return moves;
}

void Offscreen::settle(const Snapshot& snapshot) {
    // Waiting for a picture takes no time on the screen's clock, or attract would go on to its next slide.
    double step = 0.016;
    const auto until = std::chrono::steady_clock::now() + std::chrono::minutes{2};
    while (std::chrono::steady_clock::now() < until) {
        const bool moves = frame(snapshot, step);
        const bool settled = ui_->settled();
        if (!moves && settled && !frame(snapshot, 0.016) && ui_->settled()) return;
        step = moves || settled ? 0.016 : 0.0;
        if (!settled) std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    throw std::runtime_error("the screen never came to rest");
}

void Offscreen::touch(PointerPhase phase, std::int64_t id, Point at) {
    PointerEvent event;
    event.phase = phase;
    event.id = id;
    event.touch = true;
    event.x = at.x;
    event.y = at.y;
    event.at = BootTime{std::chrono::milliseconds{static_cast<std::int64_t>(now_ * 1000)}};
    events_.push_back(event);
}

void Offscreen::press(Point at) { touch(PointerPhase::down, 1, at); }
void Offscreen::move(Point at) { touch(PointerPhase::move, 1, at); }
void Offscreen::release(Point at) { touch(PointerPhase::up, 1, at); }
void Offscreen::type(const std::string& text) { events_.push_back(TextEvent{text, {}}); }

std::optional<Point> Offscreen::find(const std::string& what) const {
    for (const Meaning& meaning : ui_->semantics().all()) {
        if ((meaning.id != what && meaning.name != what) || !meaning.touchable) continue;
        const float scale = ui_->placing().scale;
        return Point{meaning.rect.centre().x * scale, meaning.rect.centre().y * scale};
    }
    return std::nullopt;
}

// Draws a finger up over the first thing that scrolls further, without a swing. False: there is none.
bool Offscreen::scroll_on(const Snapshot& snapshot) {
    const float scale = ui_->placing().scale;
    for (const ScrolledArea& area : ui_->scrolled_areas()) {
        if (area.axis != Axis::vertical || area.after < 1) continue;
        const float x = area.rect.centre().x * scale;
        const float from = (area.rect.y + area.rect.h * 0.9F) * scale;
        const float to = (area.rect.y + area.rect.h * 0.4F) * scale;
        press({x, from});
        frame(snapshot);
        for (int step = 1; step <= 4; ++step) {
            move({x, from + (to - from) * static_cast<float>(step) / 4});
            frame(snapshot, 0.1);
        }
        frame(snapshot, 0.5);
        release({x, to});
        settle(snapshot);
        return true;
    }
    return false;
}

void Offscreen::tap(const Snapshot& snapshot, const std::string& what) {
    settle(snapshot);
    constexpr int scrolls_max = 40;
    for (int scrolls = 0; scrolls < scrolls_max; ++scrolls) {
        if (const auto at = find(what)) {
            // As a finger does it: one that came back sooner would be taken for a bounce.
            frame(snapshot, 0.1);
            press(*at);
            release(*at);
            return settle(snapshot);
        }
        if (!scroll_on(snapshot)) break;
    }
    throw std::runtime_error("nothing to tap by the name of " + what);
}

Bitmap Offscreen::bitmap() const {
    Scene scene;
    scene.read(ui_->drawn(), textures_);
    if (scene.refused() > 0) throw std::runtime_error("no quad: " + scene.refusal());
    Bitmap bitmap{width_, height_};
    paint({bitmap.pixels().data(), width_, height_, width_}, scene.quads(), {0, 0, width_, height_});
    return bitmap;
}

}  // namespace zuil::test
