#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/engine/snapshot.hpp"
#include "kiosk/ui/ui.hpp"
#include "platform/display/bitmap.hpp"
#include "platform/display/input.hpp"

namespace zuil::test {

// The UI without a window: frames go into a bitmap, time moves only when told, fingers are given by hand.
class Offscreen {
public:
    enum class Photos { drawn, left_out };  // drawing them takes most of the time
    enum class Shows { screens, gallery };
    // `theme` is a theme file of this source tree.
    Offscreen(int width, int height, Photos photos = Photos::drawn, Shows shows = Shows::screens,
              const std::filesystem::path& theme = "assets/themes/vonk-veer.toml");

    // Draws until nothing moves and every picture is there.
    void settle(const Snapshot& snapshot);
    // One frame, this long after the last.
    bool frame(const Snapshot& snapshot, double seconds = 0.016);
    // The middle of the widget with this id or name, pressed and released; scrolls down to it where it is out of
    // sight. Fails the test when it is not there.
    void tap(const Snapshot& snapshot, const std::string& what);
    void press(Point at);
    void move(Point at);
    void release(Point at);
    void type(const std::string& text);
    // A finger of several, given by its number.
    void touch(PointerPhase phase, std::int64_t id, Point at);

    Ui& ui() { return *ui_; }
    const Textures& textures() const { return textures_; }
    std::vector<Intent> intents() { return intents_.take(); }
    Bitmap bitmap() const;
    int width() const { return width_; }
    int height() const { return height_; }

private:
    std::optional<Point> find(const std::string& what) const;
    bool scroll_on(const Snapshot& snapshot);

    int width_;
    int height_;
    double now_ = 100;
    Textures textures_;
    std::unique_ptr<Ui> ui_;
    std::vector<InputEvent> events_;
    Intents intents_;
};

}  // namespace zuil::test
