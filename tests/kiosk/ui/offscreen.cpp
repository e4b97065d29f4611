#include "tests/kiosk/ui/offscreen.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "platform/display/painter.hpp"
#include "platform/display/scene.hpp"
#include "tests/kiosk/ui/sample_translations.hpp"

namespace zuil::test {
namespace {

template <class T>
T need(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    return std::move(*result);
}

}  // namespace

Offscreen::Offscreen(int width, int height, Photos photos) : width_{width}, height_{height} {
    const Brand brand = need(read_brand(std::string{ZUIL_SOURCE_DIR} + "/assets/themes/vonk-veer.toml"));
    UiOptions options;
    options.theme = light_theme(brand);
    options.translate = translate;
    if (photos == Photos::left_out) {
        options.read_picture = [](const std::string& url, int) -> Result<std::vector<std::byte>> {
            return fail(Errc::not_found, url);
        };
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

void Offscreen::pointer(PointerPhase phase, Point at) {
    PointerEvent event;
    event.phase = phase;
    event.id = 1;
    event.touch = true;
    event.x = at.x;
    event.y = at.y;
    event.at = BootTime{std::chrono::milliseconds{static_cast<std::int64_t>(now_ * 1000)}};
    events_.push_back(event);
}

void Offscreen::press(Point at) { pointer(PointerPhase::down, at); }
void Offscreen::move(Point at) { pointer(PointerPhase::move, at); }
void Offscreen::release(Point at) { pointer(PointerPhase::up, at); }
void Offscreen::type(const std::string& text) { events_.push_back(TextEvent{text, {}}); }

void Offscreen::tap(const Snapshot& snapshot, const std::string& what) {
    settle(snapshot);
    for (const Meaning& meaning : ui_->semantics().all()) {
        if ((meaning.id != what && meaning.name != what) || !meaning.touchable) continue;
        const float scale = static_cast<float>(width_) / (width_ > height_ ? 1920.0F : 1080.0F);
        const Point at{meaning.rect.centre().x * scale, meaning.rect.centre().y * scale};
        press(at);
        release(at);
        settle(snapshot);
        return;
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
