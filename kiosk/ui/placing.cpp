#include "kiosk/ui/placing.hpp"

#include <algorithm>
#include <cmath>

namespace zuil {
namespace {

constexpr float portrait_width = 1080;
constexpr float landscape_width = 1920;
constexpr double comfortable_reach_mm = 1100;
constexpr double furthest_reach_mm = 1220;
// The screens need this much height, in pixels of the design.
constexpr double least_portrait = 900;
constexpr double least_landscape = 640;
// How much of the panel lies within reach where its size is not known.
constexpr float reach_share_portrait = 0.6F;
constexpr float reach_share_landscape = 0.7F;
constexpr double primary_mm = 20;
constexpr double primary_px = 96;
constexpr float zoom_max = 1.6F;

// Paddings and icons need not grow as much as letters do.
float zoom_of(TextSize size) { return 1 + 0.6F * (static_cast<float>(percent_of(size)) / 100 - 1); }

double design_width(const PanelSize& panel) {
    return panel.width > panel.height ? static_cast<double>(landscape_width) : static_cast<double>(portrait_width);
}

// A primary button is at least 20 mm high, also on a small panel.
float zoom_of(const PanelSize& panel) {
    const double mm_per_px = panel.width / design_width(panel);
    return static_cast<float>(std::max(1.0, primary_mm / (primary_px * mm_per_px)));
}

// Large letters and low reach leave too little height together on a panel that lies: the letters grow as much then, and
// what lies around them less. Never so little that the screens would lay it out as if the letters were not large.
float lowered(float text_zoom, float reached) {
    constexpr float least = 1.15F;
    return std::min(text_zoom, std::max(least, reached / static_cast<float>(least_landscape)));
}

float out_of_reach_share(Form form, const std::optional<PanelSize>& panel) {
    if (panel) return static_cast<float>(out_of_reach_mm(*panel) / panel->height);
    return 1 - (form == Form::landscape ? reach_share_landscape : reach_share_portrait);
}

}  // namespace

double least_reach_mm(const PanelSize& panel) {
    const double least = panel.width > panel.height ? least_landscape : least_portrait;
    return least * panel.width / design_width(panel);
}

double out_of_reach_mm(const PanelSize& panel) {
    const double upper_edge = panel.lower_edge + panel.height;
    const double comfortable = std::max(0.0, upper_edge - comfortable_reach_mm);
    if (panel.height - comfortable >= least_reach_mm(panel)) return comfortable;
    return std::max(0.0, upper_edge - furthest_reach_mm);
}

Placing placing_of(int width, int height, const Comfort& comfort, const std::optional<PanelSize>& panel) {
    Placing placing;
    placing.form = width > height ? Form::landscape : Form::portrait;
    const float panel_zoom = panel ? zoom_of(*panel) : 1.0F;
    const float out_of_reach = comfort.reach == Reach::low ? out_of_reach_share(placing.form, panel) : 0;
    float text_zoom = zoom_of(comfort.text);
    if (placing.form == Form::landscape && comfort.reach == Reach::low) {
        const float width_in_reach = landscape_width / panel_zoom;
        const float reached =
            width_in_reach * static_cast<float>(height) / static_cast<float>(width) * (1 - out_of_reach);
        text_zoom = lowered(text_zoom, reached);
    }
    placing.zoom = std::min(zoom_max, text_zoom * panel_zoom);
    placing.text = {percent_of(comfort.text), text_zoom};
    placing.width = (placing.form == Form::landscape ? landscape_width : portrait_width) / placing.zoom;
    placing.scale = static_cast<float>(width) / placing.width;
    const float above = static_cast<float>(height) * out_of_reach;
    // Whole panel pixels, so that everything on the canvas is rounded as it is without any comfort.
    placing.above = std::ceil(above) / placing.scale;
    placing.height = static_cast<float>(height) / placing.scale - placing.above;
    return placing;
}

}  // namespace zuil
