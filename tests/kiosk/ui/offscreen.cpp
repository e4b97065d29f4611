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

Offscreen::Offscreen(int width, int height) : width_{width}, height_{height} {
    const Brand brand = need(read_brand(std::string{ZUIL_SOURCE_DIR} + "/assets/themes/vonk-veer.toml"));
    UiOptions options;
    options.theme = light_theme(brand);
    options.translate = translate;
    ui_ = need(Ui::open(textures_, std::move(options)));
}

bool Offscreen::frame(const Snapshot& snapshot, double seconds) {
    now_ += seconds;
    const bool moves = ui_->frame(snapshot, events_, now_, width_, height_, intents_);
    events_.clear();
    return moves;
}

void Offscreen::settle(const Snapshot& snapshot) {
    for (int i = 0; i < 2000; ++i) {
        const bool moves = frame(snapshot);
        if (moves) continue;
        if (ui_->settled()) {
            if (!frame(snapshot)) return;
            continue;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
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
