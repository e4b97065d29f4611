#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/ui/brush.hpp"
#include "kiosk/ui/motion.hpp"
#include "kiosk/ui/pictures.hpp"
#include "kiosk/ui/semantics.hpp"
#include "kiosk/ui/theme.hpp"
#include "kiosk/ui/touch.hpp"

namespace zuil {

// English as it stands in the source becomes the session's language.
using Translate = std::function<std::string(std::string_view english)>;

// How a screen looks, apart from what it shows.
struct Look {
    const Theme& theme;
    const Translate& translate;
    float width = 1080;  // of the canvas, in design pixels
    float height = 1920;
    MotionAmount motion = MotionAmount::full;
    Form form = Form::portrait;
    float zoom = 1;  // Placing::zoom
    Reach reach = Reach::whole;

    // The bars stand at the left on a panel that lies; what they leave is laid out as upright when it is narrow or low.
    bool has_rail() const { return form == Form::landscape; }
    bool landscape() const { return has_rail() && !narrow() && height >= 900; }
    // Less fits beside each other than the design has there: large letters, or a small panel.
    bool narrow() const { return zoom > 1.1F; }
    bool low() const { return reach == Reach::low; }
    float margin() const { return (landscape() ? 48.0F : 56.0F) / zoom; }
};

// What a screen draws on and hears from in one frame. It belongs to the frame and holds no facts.
class Stage {
public:
    Stage(const Look& look, Brush& brush, Touch& touch, Semantics& semantics, Pictures& pictures, Motion& motion)
        : look_{look}, brush_{brush}, touch_{touch}, semantics_{semantics}, pictures_{pictures}, motion_{motion} {}

    const Look& look() const { return look_; }
    const Theme& theme() const { return look_.theme; }
    Brush& brush() { return brush_; }
    Touch& touch() { return touch_; }
    Semantics& semantics() { return semantics_; }
    Motion& motion() { return motion_; }
    std::string tr(std::string_view english) const { return look_.translate(english); }

    // The one way to become touchable: it takes a meaning. `meaning.rect` is the target's box. A control that is off
    // (disabled_because) speaks, but does nothing.
    Response control(Meaning meaning, Grab grab = Grab::none);
    // Until it is called again, what is drawn shows as if a finger held it: for the page that shows every state.
    enum class Pose { live, pressed };
    void pose(Pose pose) { pose_ = pose; }
    // Where a pressed shape is drawn: 3 % smaller as the design has it, but by the same few pixels on every side.
    Box sunk(const Box& box, const Response& response) const;
    // What changed fades in: covers the area with paper, less and less for 200 ms after `content` became another.
    void fade_update(std::string_view name, std::uint64_t content, const Box& area);

    // Says what is drawn there, without making it touchable.
    void say(Role role, std::string_view id, std::string_view name, const Box& box);
    void say(Meaning meaning);
    void open_group(Role role, std::string_view id, std::string_view name, const Box& box);
    void close_group() { semantics_.close(); }

    // Text that stands by itself: drawn and said. Each returns the height that it took. A line of large letters that
    // has no room goes on below.
    float line(Role role, const TextStyle& style, std::string_view text, const Box& box, Colour colour,
               Align align = Align::left);
    float paragraph(const TextStyle& style, std::string_view text, const Box& box, Colour colour,
                    Align align = Align::left, int lines_max = 1000);

    // The picture over the whole box, on this ground (sunken when none is given) until it is there.
    void picture(const PictureRef& ref, const Box& box, CornerRadii corners, std::optional<Colour> ground = {});

    // The same without corners, its middle `zoom` (1 or more) times as large, as if the box were a window to it.
    void zoomed_picture(const PictureRef& ref, const Box& box, float zoom, Colour ground);
    // A square picture decoded `side` wide and drawn as large as the box, for zooming. False: it is not there yet.
    bool scaled_picture(const PictureRef& ref, float side, const Box& box);

    Box visible(const Box& box) const;

private:
    std::string text_id();
    float lines(Role role, const Paragraph& broken, std::string_view text, const Box& box, Colour colour, Align align);

    const Look& look_;
    Brush& brush_;
    Touch& touch_;
    Semantics& semantics_;
    Pictures& pictures_;
    Motion& motion_;
    int texts_ = 0;
    Pose pose_ = Pose::live;
};

// A part of the screen that scrolls. Draw its content at `offset` further up (or left), then say how long it was.
class ScrollArea {
public:
    ScrollArea(Stage& stage, std::string_view id, const Box& view, Axis axis);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    float offset() const { return offset_; }
    bool at_top() const { return offset_ <= 0; }
    void measure(float content, float pitch = 0);
    // Is this part of the content near enough to be drawn?
    bool shows(const Box& box) const { return !intersection(box, view_).empty(); }

private:
    Stage& stage_;
    Scroll& scroll_;
    Box view_;
    Axis axis_;
    float offset_ = 0;
};

}  // namespace zuil
