#pragma once

#include <functional>
#include <string>

#include "kiosk/ui/stage.hpp"

namespace zuil {

// A sheet that rises from below (portrait) or stands at the right (landscape), over a scrim. It is modal.
struct Sheet {
    std::string id;
    std::string title;
    float height = 1250;      // portrait; in landscape it has the whole height
    std::string clear_label;  // a quiet button beside the close button; may be empty
};
enum class SheetResult { open, clear, close };
// `open` drives its coming and going. `content` draws into the box that is left below the title; it is called for as
// long as any of the sheet is to be seen.
SheetResult draw_sheet(Stage& stage, bool open, const Sheet& sheet, const std::function<void(const Box&)>& content);

// A sheet is as high as what stood in it when it was last drawn; other words make another height, which the next frame
// has. `kept` is that height, in whole pixels: where a sheet stands follows from it, and rounding that differs with the
// place would make it move for ever.
void follow_height(Stage& stage, float& kept, float drawn);

// The scrim and a dialog's panel in its middle; the caller draws the content and closes the group.
void begin_dialog(Stage& stage, std::string_view id, const std::string& title, const Box& panel);
void end_dialog(Stage& stage);

struct Banner {
    std::string id;
    std::string icon;
    std::string strong;  // the first sentence
    std::string text;    // one line more; may be empty
    enum class Tone { warn, info, ok, bad } tone = Tone::info;
};
float banner_height(Stage& stage, float width, const Banner& banner);
void draw_banner(Stage& stage, const Box& box, const Banner& banner);

inline constexpr float toast_height = 96;
// Where a toast stands, centred between left and right: it grows away from the edge that it stands at.
struct ToastPlace {
    float left, right, y;
    bool hangs = false;  // y is its upper edge, and otherwise its lower one
};
Box toast_box(Stage& stage, const ToastPlace& place, const std::string& text, const std::string& action);
// True when its action was tapped.
bool draw_toast(Stage& stage, const ToastPlace& place, const std::string& text, const std::string& action,
                float opacity);

// Nothing there, or something failed: a round icon, one line, one hint. Returns the height.
float draw_empty(Stage& stage, const Box& box, std::string_view icon, const std::string& text, const std::string& hint);

}  // namespace zuil
