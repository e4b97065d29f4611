#pragma once

#include <optional>
#include <string>

#include "kiosk/engine/intents.hpp"
#include "kiosk/ui/stage.hpp"

namespace zuil {

// A check box with its label and a count at the right. The whole row is the target.
struct CheckRow {
    std::string id;
    std::string label;
    std::string count;
    bool checked = false;
    std::string off_because;
    float box_px = 48;
};
bool draw_check_row(Stage& stage, const Box& box, const CheckRow& row);

// 104 x 60; draws only, the row around it is the target.
void draw_toggle(Stage& stage, Point at, bool on);
void draw_check(Stage& stage, const Box& box, bool checked, bool off);
void draw_radio(Stage& stage, const Box& box, bool chosen);

// The thumbs while a finger holds them; the view follows when it lets go.
struct RangeDraft {
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;
};

// A histogram with two thumbs below it. Says SetPriceRange at every step on the way, so that counts follow the finger.
struct RangeShape {
    float bars = 80;   // height of the histogram
    float thumb = 60;  // diameter
};
void draw_range(Stage& stage, const Box& box, const PriceRangeView& view, const RangeShape& shape, RangeDraft& draft,
                Intents& out);
float range_height(const RangeShape& shape);

}  // namespace zuil
