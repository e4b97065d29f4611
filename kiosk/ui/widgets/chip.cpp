#include "kiosk/ui/widgets/chip.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr float chip_icon = 30;
constexpr double toggle_seconds = 0.16;
constexpr float chip_gap = 12;
constexpr float badge_icon = 26;
constexpr float badge_gap = 10;
constexpr float pill_side_least = 14;
constexpr float stock_icon_px = 24;
constexpr float star_icon = 28;
constexpr float star_gap = 9;
constexpr float stars_gap = 8;
constexpr TextStyle rating_style = type::small_medium;

struct Tints {
    Colour ground, ink;
};

Tints tints(const Theme& theme, PillTone tone) {
    switch (tone) {
    case PillTone::ok: return {theme.ok_tint, theme.ok};
    case PillTone::warn: return {theme.warn_tint, theme.warn};
    case PillTone::bad: return {theme.bad_tint, theme.bad};
    case PillTone::info: return {theme.tint, theme.accent_ink};
    }
    return {};
}

// `on` is how far it has been switched on.
Colour chip_ground(const Theme& theme, const Chip& chip, float on, float sunk) {
    if (chip.look == Chip::Look::soft) return mix(theme.tint, theme.ink, 0.10 * static_cast<double>(sunk));
    if (!chip.off_because.empty()) return theme.paper;
    const Colour plain = mix(theme.surface, theme.sunken, sunk);
    return mix(plain, mix(theme.accent, theme.accent_press, sunk), on);
}

}  // namespace

float chip_width(Stage& stage, const Chip& chip) {
    float width = stage.brush().measure(type::body_medium, chip.label) + 2 * chip.padding;
    if (!chip.icon.empty()) width += chip_icon + chip_gap;
    if (!chip.trailing_icon.empty()) width += chip_icon + chip_gap - (chip.look == Chip::Look::soft ? 8.0F : 0.0F);
    return width;
}

bool draw_chip(Stage& stage, const Box& box, const Chip& chip) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = chip.id;
    meaning.role = Role::button;
    meaning.name = chip.spoken.empty() ? chip.label : chip.spoken;
    meaning.rect = box;
    meaning.disabled_because = chip.off_because;
    meaning.chosen = chip.look == Chip::Look::on ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    const Box shape = stage.sunk(box, response);
    const float wanted = chip.look == Chip::Look::on ? 1.0F : 0.0F;
    const float on = stage.motion().towards("chip/" + chip.id, wanted, toggle_seconds, Easing::out, wanted);
    stage.brush().rounded(shape, shape.h / 2, chip_ground(theme, chip, on, response.sunk));
    if (chip.look == Chip::Look::plain) {
        stage.brush().outline(shape, shape.h / 2, 2, chip.off_because.empty() ? theme.edge : theme.line);
    }
    Colour ink = chip.look == Chip::Look::on     ? theme.on_accent
                 : chip.look == Chip::Look::soft ? theme.accent_ink
                                                 : theme.ink;
    if (!chip.off_because.empty()) ink = theme.ink3;
    float x = box.x + chip.padding;
    const float icon_y = box.y + (box.h - chip_icon) / 2;
    if (!chip.icon.empty()) {
        stage.brush().icon(chip.icon, chip_icon, {x, icon_y}, ink);
        x += chip_icon + chip_gap;
    }
    const float after = chip.trailing_icon.empty() ? 0 : chip_icon + chip_gap;
    const float room = box.right() - x - after - chip.padding + 9;
    const TextStyle style = fit_style(stage.brush().measurer(), type::body_medium, chip.label, room);
    const TextLine label = fit_line(stage.brush().measurer(), style, chip.label, room);
    stage.brush().text(style, label.text, {x, box.y + (box.h - style.line_height()) / 2}, ink,
                       label.text != chip.label);
    x += label.width + chip_gap;
    if (!chip.trailing_icon.empty()) stage.brush().icon(chip.trailing_icon, chip_icon, {x, icon_y}, ink);
    return response.activated;
}

float draw_chips(Stage& stage, const Box& box, const std::vector<Chip>& chips,
                 const std::function<void(std::size_t)>& tapped) {
    float x = box.x;
    float y = box.y;
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const float width = std::min(box.w, chip_width(stage, chips[i]));
        if (x > box.x && x + width > box.right()) {
            x = box.x;
            y += chip_height + chip_gap;
        }
        if (draw_chip(stage, {x, y, width, chip_height}, chips[i])) tapped(i);
        x += width + chip_gap;
    }
    return chips.empty() ? 0 : y + chip_height - box.y;
}

float pill_width(Stage& stage, const std::string& text, std::string_view icon) {
    return stage.brush().measure(type::small_strong, text) + 36 + (icon.empty() ? 0 : badge_icon + badge_gap);
}

void draw_pill(Stage& stage, const Box& box, PillTone tone, const std::string& text, std::string_view icon) {
    const Tints colours = tints(stage.theme(), tone);
    stage.brush().rounded(box, box.h / 2, colours.ground);
    const float before = icon.empty() ? 0 : badge_icon + badge_gap;
    const float room = std::min(stage.brush().measure(type::small_strong, text), box.w - 2 * pill_side_least - before);
    float x = box.centre().x - (before + room) / 2;
    if (!icon.empty()) {
        stage.brush().icon(icon, badge_icon, {x, box.y + (box.h - badge_icon) / 2}, colours.ink);
        x += badge_icon + badge_gap;
    }
    stage.brush().line_in(type::small_strong, text, {x, box.y, room, box.h}, colours.ink);
    stage.say(Role::status, "pill/" + text, text, box);
}

float tag_width(Stage& stage, const std::string& text) { return stage.brush().measure(type::small_strong, text) + 32; }

void draw_tag(Stage& stage, const Box& box, const std::string& text, Colour ground, Colour ink) {
    stage.brush().rounded(box, box.h / 2, ground);
    const TextStyle style = type::small_strong;
    stage.brush().line_in(style, text, {box.x + 16, box.y, box.w - 32, box.h}, ink, Align::centre);
}

std::string_view stock_icon(AvailabilityView::Kind kind) {
    switch (kind) {
    case AvailabilityView::Kind::here: return "check-circle";
    case AvailabilityView::Kind::later: return "shop";
    case AvailabilityView::Kind::home: return "truck";
    case AvailabilityView::Kind::none: return "clock";
    }
    return "clock";
}

Colour stock_colour(const Theme& theme, AvailabilityView::Kind kind) {
    switch (kind) {
    case AvailabilityView::Kind::here: return theme.ok;
    case AvailabilityView::Kind::later: return theme.warn;
    case AvailabilityView::Kind::home: return theme.accent_ink;
    case AvailabilityView::Kind::none: return theme.ink3;
    }
    return theme.ink3;
}

float draw_stock(Stage& stage, Point at, float width, const AvailabilityView& availability, int lines_max) {
    if (availability.text.empty()) return 0;
    const Colour ink = stock_colour(stage.theme(), availability.kind);
    const TextStyle style = type::small_medium;
    constexpr float icon = stock_icon_px;
    stage.brush().icon(stock_icon(availability.kind), icon, {at.x, at.y + (stock_height - icon) / 2}, ink);
    const float before = icon + badge_gap;
    const Paragraph words = break_lines(stage.brush().measurer(), style, availability.text, width - before, lines_max);
    stage.brush().paragraph(words, {at.x + before, at.y, width - before, 0}, ink);
    return before + words.width();
}

float stock_width(Stage& stage, const AvailabilityView& availability) {
    return stock_icon_px + badge_gap + stage.brush().measure(type::small_medium, availability.text);
}

float stock_lines_height(Stage& stage, float width, const AvailabilityView& availability, int lines_max) {
    const float room = width - stock_icon_px - badge_gap;
    const TextStyle style = type::small_medium;
    const Paragraph words = break_lines(stage.brush().measurer(), style, availability.text, room, lines_max);
    return stock_height + std::max(0.0F, words.height() - style.line_height());
}

float draw_rating(Stage& stage, Point at, float width, const RatingView& rating) {
    const Theme& theme = stage.theme();
    stage.brush().icon("star-fill", star_icon, {at.x, at.y + (rating_height - star_icon) / 2}, theme.star);
    const float y = at.y + (rating_height - rating_style.line_height()) / 2;
    float x = at.x + star_icon + star_gap;
    x += stage.brush().text(rating_style, rating.stars, {x, y}, theme.ink2) + stars_gap;
    const float room = at.x + width - x;
    // Large letters may leave room for no more than the stars: how many judged is told elsewhere.
    if (stage.look().narrow() && stage.brush().measure(rating_style, rating.count) > room) return x - at.x;
    const TextLine count = fit_line(stage.brush().measurer(), rating_style, rating.count, room);
    x += stage.brush().text(rating_style, count.text, {x, y}, theme.ink2, count.text != rating.count);
    return x - at.x;
}

float rating_width(Stage& stage, const RatingView& rating) {
    const Brush& brush = stage.brush();
    return star_icon + star_gap + brush.measure(rating_style, rating.stars) + stars_gap +
           brush.measure(rating_style, rating.count);
}

}  // namespace zuil
