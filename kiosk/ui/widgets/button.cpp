#include "kiosk/ui/widgets/button.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr float label_side = 16;  // what is free at the least beside a label

struct Measures {
    float height, radius, padding, icon, gap;
    TextStyle style;
};

Measures measures(const Button& button) {
    const float padding = button.kind == Button::Kind::quiet ? 16.0F : 40.0F;
    switch (button.size) {
    case Button::Size::normal: return {96, 24, padding, 40, 16, type::lead_strong};
    case Button::Size::large: return {112, 28, padding, 40, 16, type::lead_strong};
    case Button::Size::small: return {72, 20, std::min(padding, 28.0F), 32, 16, type::body_strong};
    }
    return {};
}

struct Colours {
    Colour ground, ink, border;
    float border_width = 0;
};

Colours colours(const Theme& theme, Button::Kind kind) {
    switch (kind) {
    case Button::Kind::primary: return {theme.accent, theme.on_accent, {}, 0};
    case Button::Kind::second: return {theme.surface, theme.ink, theme.edge, 2};
    case Button::Kind::soft:
        return {theme.tint, theme.accent_ink, theme.accent_ink, theme.border ? theme.border_width : 0};
    case Button::Kind::quiet: return {theme.paper.with_alpha(0), theme.accent_ink, {}, 0};
    case Button::Kind::wipe: return {theme.surface, theme.bad, theme.bad, 2};
    }
    return {};
}

Colour pressed(const Theme& theme, Button::Kind kind, Colour ground) {
    if (kind == Button::Kind::primary) return theme.accent_press;
    if (kind == Button::Kind::quiet) return theme.tint;
    return mix(ground, theme.ink, 0.10);
}

float content_width(Stage& stage, const Button& button, const Measures& m, const std::string& label) {
    float width = stage.brush().measure(m.style, label);
    if (!button.icon.empty()) width += m.icon + m.gap;
    if (!button.trailing_icon.empty()) width += m.icon + m.gap;
    return width;
}

// Several lines of it have room in the button's height.
TextStyle small_label(const Measures& m) {
    return (m.height < 96 ? type::small_strong : type::body_strong).spaced(1.2F);
}

const std::string& shown_label(const Look& look, const Button& button) {
    return look.narrow() && !button.short_label.empty() ? button.short_label : button.label;
}

// A long label is set smaller, on two lines and on as many as there is room for, before it is cut.
Paragraph label_lines(Stage& stage, const Measures& m, const std::string& label, const Box& box, float icons) {
    const Measure measure = stage.brush().measurer();
    const float room = box.w - 2 * label_side - icons;
    Paragraph lines = break_lines(measure, m.style, label, room, 1);
    if (lines.cut) lines = break_lines(measure, small_label(m), label, room, 2);
    if (!lines.cut || !stage.look().narrow()) return lines;
    const TextStyle least = type::small_strong.spaced(1.15F);
    return break_lines(measure, least, label, room, std::max(2, static_cast<int>(box.h / least.line_height())));
}

void draw_content(Stage& stage, const Box& box, const Button& button, const Measures& m, Colour ink) {
    const bool off = !button.off_because.empty();
    TextStyle smallest = m.style;
    smallest.enlarged = true;
    const bool says_why =
        off && (stage.look().narrow() || stage.brush().measure(smallest, button.off_because) <= box.w - 2 * label_side);
    Button shown = button;
    shown.label = shown_label(stage.look(), button);
    if (says_why) {
        shown.label = button.off_because;
        shown.icon.clear();
        shown.trailing_icon.clear();
    }
    const float icons = content_width(stage, shown, m, "");
    const Paragraph label = label_lines(stage, m, shown.label, box, icons);
    float x = box.x + (box.w - icons - label.width()) / 2;
    const float icon_y = box.y + (box.h - m.icon) / 2;
    if (!shown.icon.empty()) {
        stage.brush().icon(shown.icon, m.icon, {x, icon_y}, ink);
        x += m.icon + m.gap;
    }
    stage.brush().paragraph(label, {x, box.centre().y - label.height() / 2, label.width(), 0}, ink);
    x += label.width() + m.gap;
    if (!shown.trailing_icon.empty()) stage.brush().icon(shown.trailing_icon, m.icon, {x, icon_y}, ink);
}

}  // namespace

Colour pressed_ground(Stage& stage, Colour ground) { return mix(ground, stage.theme().ink, 0.06); }

float button_height(Button::Size size) {
    Button button;
    button.size = size;
    return measures(button).height;
}

float button_width(Stage& stage, const Button& button) {
    const Measures m = measures(button);
    // Large letters need no more around them than the design's.
    const float padding = stage.look().narrow() ? std::min(m.padding, label_side + 8) : m.padding;
    return content_width(stage, button, m, shown_label(stage.look(), button)) + 2 * padding;
}

bool draw_button(Stage& stage, const Box& box, const Button& button) {
    const Theme& theme = stage.theme();
    const Measures m = measures(button);
    Meaning meaning;
    meaning.id = button.id;
    meaning.role = Role::button;
    meaning.name = button.label;
    meaning.rect = box;
    meaning.disabled_because = button.off_because;
    const Response response = stage.control(std::move(meaning));

    Colours c = colours(theme, button.kind);
    if (!button.off_because.empty()) c = {theme.sunken, theme.ink3, {}, 0};
    const Box shape = stage.sunk(box, response);
    c.ground = mix(c.ground, pressed(theme, button.kind, c.ground), response.sunk);
    if (c.ground.alpha > 0) stage.brush().rounded(shape, m.radius, c.ground);
    if (c.border_width > 0) stage.brush().outline(shape, m.radius, c.border_width, c.border);
    draw_content(stage, shape, button, m, c.ink);
    return response.activated;
}

bool draw_round_button(Stage& stage, const Box& box, const RoundButton& button) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = button.id;
    meaning.role = Role::button;
    meaning.name = button.name;
    meaning.rect = box;
    meaning.disabled_because = button.off_because;
    if (button.ground == RoundButton::Ground::chosen) meaning.chosen = Meaning::Chosen::yes;
    const Response response = stage.control(std::move(meaning));
    const Box shape = stage.sunk(box, response);
    const float radius = shape.h / 2;
    Colour ground = button.ground == RoundButton::Ground::sunken   ? theme.sunken
                    : button.ground == RoundButton::Ground::chosen ? theme.accent
                                                                   : theme.surface;
    ground = mix(ground, theme.ink, 0.10 * static_cast<double>(response.sunk));
    if (button.ground == RoundButton::Ground::floating) stage.brush().shadow(shape, radius, ShadowSize::small);
    if (button.ground != RoundButton::Ground::none || response.sunk > 0) stage.brush().rounded(shape, radius, ground);
    if (button.ground == RoundButton::Ground::outlined) stage.brush().outline(shape, radius, 2, theme.edge);
    const Colour ink = !button.off_because.empty()                    ? theme.bar_off
                       : button.ground == RoundButton::Ground::none   ? theme.ink2
                       : button.ground == RoundButton::Ground::chosen ? theme.on_accent
                                                                      : theme.ink;
    stage.brush().icon_in(button.icon, button.icon_px, shape, ink);
    return response.activated;
}

bool draw_link(Stage& stage, const Box& box, std::string_view id, const std::string& label, std::string_view icon) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = id;
    meaning.role = Role::link;
    meaning.name = label;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    const Colour ink = mix(theme.accent_ink, theme.ink, response.sunk);
    const TextStyle style = type::body_strong;
    const float width = stage.brush().line_in(style, label, {box.x, box.y, box.w - 38, box.h}, ink);
    stage.brush().icon(icon, 30, {box.x + width + 8, box.y + (box.h - 30) / 2}, ink);
    return response.activated;
}

}  // namespace zuil
