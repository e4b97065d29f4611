#pragma once

#include <string>

#include "kiosk/ui/stage.hpp"

namespace zuil {

struct Chip {
    std::string id;
    std::string label;
    std::string icon;           // before the label
    std::string trailing_icon;  // "chevron-down" where it opens something, "x" where it takes something off
    enum class Look { plain, on, soft } look = Look::plain;
    std::string off_because;
    float padding = 26;
    std::string spoken{};  // what it is called, when its label is short for that
};

constexpr float chip_height = 64;

float chip_width(Stage& stage, const Chip& chip);
bool draw_chip(Stage& stage, const Box& box, const Chip& chip);

// Chips one after the other, in as many rows as they need within `width`. Returns their height and calls `tapped` with
// the index of the one that was tapped.
float draw_chips(Stage& stage, const Box& box, const std::vector<Chip>& chips,
                 const std::function<void(std::size_t)>& tapped);

// A short status in a tinted pill, and the label on a photo.
enum class PillTone { ok, warn, bad, info };
float pill_width(Stage& stage, const std::string& text, std::string_view icon);
void draw_pill(Stage& stage, const Box& box, PillTone tone, const std::string& text, std::string_view icon);
float tag_width(Stage& stage, const std::string& text);
void draw_tag(Stage& stage, const Box& box, const std::string& text, Colour ground, Colour ink);

// Where an article can be had: icon and words, never colour alone. Returns the width used.
float draw_stock(Stage& stage, Point at, float width, const AvailabilityView& availability, int lines_max = 1);
constexpr float stock_height = 26;                                      // of one line
float stock_width(Stage& stage, const AvailabilityView& availability);  // on one line
float stock_lines_height(Stage& stage, float width, const AvailabilityView& availability, int lines_max);
std::string_view stock_icon(AvailabilityView::Kind kind);
Colour stock_colour(const Theme& theme, AvailabilityView::Kind kind);

// Star, average and number of reviews. Returns the width used.
float draw_rating(Stage& stage, Point at, float width, const RatingView& rating);
float rating_width(Stage& stage, const RatingView& rating);
constexpr float rating_height = 28;

}  // namespace zuil
