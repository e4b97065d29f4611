#pragma once

#include <optional>

#include "kiosk/engine/comfort.hpp"
#include "kiosk/ui/type.hpp"

namespace zuil {

// The panel as it hangs in the store, in millimetres.
struct PanelSize {
    double width = 0;
    double height = 0;
    double lower_edge = 700;  // of the picture, above the floor

    friend bool operator==(const PanelSize&, const PanelSize&) = default;
};

enum class Form { portrait, landscape };

// Where the screens are drawn on the panel. Large letters and a small panel make the canvas narrower, so that all on it
// grows; low reach makes it end further down.
struct Placing {
    Form form = Form::portrait;
    float width = 1080;  // design pixels, as all below
    float height = 1920;
    float above = 0;  // how much of the panel lies above the canvas, out of reach
    float zoom = 1;   // how much larger a design pixel is than it would be without any comfort
    float scale = 1;  // panel pixels for a design pixel
    TextScale text;
};

// `width` and `height` are the panel's pixels, as it is turned. Without its size the lower part of the panel is taken
// to be within reach, as the design draws it.
Placing placing_of(int width, int height, const Comfort& comfort, const std::optional<PanelSize>& panel);

// The height above which nothing can be touched in low reach, in millimetres from the panel's upper edge. EN 301 549,
// 8.3.5: 1100 mm above the floor, or 1220 where that leaves too little of the panel.
double out_of_reach_mm(const PanelSize& panel);
// The least of the panel that has to be within 1220 mm of the floor for the screens to be used at all.
double least_reach_mm(const PanelSize& panel);

}  // namespace zuil
