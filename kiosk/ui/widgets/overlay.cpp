#include "kiosk/ui/widgets/overlay.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/widgets/button.hpp"

namespace zuil {
namespace {

constexpr double rise_seconds = 0.28;
constexpr double fall_seconds = 0.20;
constexpr double fade_only_seconds = 0.12;
constexpr float rise = 64;
constexpr float close_drag = 160;  // a sheet that was pulled this far down closes
constexpr float panel_width = 760;
constexpr float banner_icon = 40;
constexpr TextStyle banner_strong = type::body_strong.spaced(1.35F);
constexpr TextStyle banner_text = type::body.spaced(1.35F);

// Everything below is out of reach; the scrim itself is a way out.
bool draw_scrim(Stage& stage, const std::string& id, float opacity) {
    Brush& brush = stage.brush();
    const Box all = brush.panel();
    brush.push_layer(0, 0, opacity);
    brush.fill(all, stage.theme().scrim);
    brush.pop_layer();
    stage.touch().block();
    stage.semantics().cover();
    return stage.touch().target(id, all).activated;
}

double come_and_go(Stage& stage, double seconds) {
    return stage.motion().amount() == MotionAmount::reduced ? fade_only_seconds : seconds;
}

// How far below its place something is that has come `there`, 0 to 1.
float risen(Stage& stage, float there) {
    return stage.motion().amount() == MotionAmount::reduced ? 0 : (1 - there) * rise;
}

// The sheet follows a finger that pulls it away from the middle of the screen, by its head or by content that scrolls
// no further that way; let go of too soon it slides back. Returns how far it is pulled now.
float follow_pull(Stage& stage, const std::string& id, const Box& sheet, bool open, bool& let_go) {
    const bool sideways = stage.look().landscape();
    const Response pull = stage.touch().target(id + "/grip", sheet, sideways ? Grab::pull_right : Grab::pull_down);
    const float way = std::max(0.0F, sideways ? pull.moved.x : pull.moved.y);
    const std::string key = id + "/pulled";
    if (pull.dragged || pull.dropped) stage.motion().put(key, way);
    let_go = pull.dropped && way > close_drag;
    if (pull.dragged || let_go) return way;
    // A sheet that closes leaves from where the finger left it.
    if (!open) return stage.motion().at(key);
    return stage.motion().towards(key, 0, stage.motion().slides(fall_seconds), Easing::emphasised, 0);
}

Box sheet_box(const Look& look, const Sheet& sheet) {
    if (look.landscape()) return {look.width - panel_width, 0, panel_width, look.height};
    const float height = std::min(sheet.height, look.height);
    return {0, look.height - height, look.width, height};
}

void draw_panel(Stage& stage, const Box& box) {
    stage.brush().shadow(box, 40, ShadowSize::large);
    if (stage.look().landscape()) {
        stage.brush().fill(box, stage.theme().surface);
    } else {
        stage.brush().rounded_top(box, 40, stage.theme().surface);
    }
}

// Title, clear and close. Returns what was tapped.
SheetResult draw_head(Stage& stage, const Box& head, const Sheet& sheet) {
    const TextStyle style = type::title.sized(40);
    SheetResult result = SheetResult::open;
    const Box close{head.right() - 72, head.y + (head.h - 72) / 2, 72, 72};
    if (draw_round_button(stage, close,
                          {sheet.id + "/close", "x-lg", stage.tr("Close"), RoundButton::Ground::outlined, 28, ""})) {
        result = SheetResult::close;
    }
    float right = close.x - 16;
    if (!sheet.clear_label.empty()) {
        Button clear{sheet.id + "/clear", sheet.clear_label, Button::Kind::quiet, Button::Size::small, "", "", ""};
        const float width = button_width(stage, clear);
        if (draw_button(stage, {right - width, close.y, width, 72}, clear)) result = SheetResult::clear;
        right -= width + 16;
    }
    if (stage.look().narrow()) {
        // A title that large letters make long takes two lines.
        const Paragraph title = break_lines(stage.brush().measurer(), style, sheet.title, right - head.x, 2);
        const Box place{head.x, head.y + (head.h - title.height()) / 2, right - head.x, title.height()};
        stage.brush().paragraph(title, place, stage.theme().ink);
        stage.say(Role::heading, sheet.id + "/title", sheet.title, place);
        return result;
    }
    stage.line(Role::heading, style, sheet.title,
               {head.x, head.y + (head.h - style.line_height()) / 2, right - head.x, 0}, stage.theme().ink);
    return result;
}

Colour banner_ground(const Theme& theme, Banner::Tone tone) {
    switch (tone) {
    case Banner::Tone::warn: return theme.warn_tint;
    case Banner::Tone::info: return theme.tint;
    case Banner::Tone::ok: return theme.ok_tint;
    case Banner::Tone::bad: return theme.bad_tint;
    }
    return theme.tint;
}

Colour banner_ink(const Theme& theme, Banner::Tone tone) {
    switch (tone) {
    case Banner::Tone::warn: return theme.warn;
    case Banner::Tone::info: return theme.accent_ink;
    case Banner::Tone::ok: return theme.ok;
    case Banner::Tone::bad: return theme.bad;
    }
    return theme.accent_ink;
}

}  // namespace

SheetResult draw_sheet(Stage& stage, bool open, const Sheet& sheet, const std::function<void(const Box&)>& content) {
    const float there =
        stage.motion().towards(sheet.id, open ? 1.0F : 0.0F, come_and_go(stage, open ? rise_seconds : fall_seconds),
                               open ? Easing::emphasised : Easing::leaving, 0);
    if (there <= 0) {
        stage.motion().restart(sheet.id + "/pulled");
        return SheetResult::open;
    }
    const Look& look = stage.look();
    SheetResult result = SheetResult::open;
    if (draw_scrim(stage, sheet.id + "/scrim", there)) result = SheetResult::close;

    const Box box = sheet_box(look, sheet);
    bool let_go = false;
    const float away = follow_pull(stage, sheet.id, box, open, let_go) + risen(stage, there);
    if (let_go) result = SheetResult::close;
    stage.brush().push_layer(look.landscape() ? away : 0, look.landscape() ? 0 : away, there);
    draw_panel(stage, box);
    stage.open_group(Role::dialog, sheet.id, sheet.title, box);
    const float margin = stage.look().margin();
    float top = box.y + 24;
    if (!look.landscape()) {
        stage.brush().rounded({box.x + (box.w - 96) / 2, box.y + 20, 96, 8}, 4, stage.theme().line);
        top = box.y + 36;
    }
    const SheetResult tapped = draw_head(stage, {box.x + margin, top, box.w - 2 * margin, 112}, sheet);
    if (tapped != SheetResult::open) result = tapped;
    content({box.x + margin, top + 112, box.w - 2 * margin, box.bottom() - top - 112});
    stage.close_group();
    stage.brush().pop_layer();
    if (open) return result;
    // What leaves may show something else by now than what a finger was on its way to.
    stage.touch().block();
    return SheetResult::open;
}

void follow_height(Stage& stage, float& kept, float drawn) {
    // What is a hair above a pixel in one place is that pixel in another.
    const float whole = std::ceil(drawn - 0.05F);
    if (whole == kept) return;
    kept = whole;
    stage.motion().keep_moving();
}

void begin_dialog(Stage& stage, std::string_view id, const std::string& title, const Box& panel) {
    const float there = stage.motion().towards(id, 1, come_and_go(stage, rise_seconds), Easing::emphasised, 0);
    draw_scrim(stage, std::string{id} + "/scrim", there);
    stage.brush().push_layer(0, risen(stage, there), there);
    stage.brush().shadow(panel, 40, ShadowSize::large);
    stage.brush().rounded(panel, 40, stage.theme().surface);
    stage.open_group(Role::dialog, id, title, panel);
}

void end_dialog(Stage& stage) {
    stage.close_group();
    stage.brush().pop_layer();
}

float banner_height(Stage& stage, float width, const Banner& banner) {
    const float room = width - 56 - banner_icon - 20;
    const Measure measure = stage.brush().measurer();
    return 48 + break_lines(measure, banner_strong, banner.strong, room).height() +
           break_lines(measure, banner_text, banner.text, room).height();
}

void draw_banner(Stage& stage, const Box& box, const Banner& banner) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(box, 24, banner_ground(theme, banner.tone));
    stage.brush().icon(banner.icon, banner_icon, {box.x + 28, box.y + (box.h - banner_icon) / 2},
                       banner_ink(theme, banner.tone));
    const Measure measure = stage.brush().measurer();
    const float x = box.x + 28 + banner_icon + 20;
    const float room = box.right() - 28 - x;
    const Paragraph strong = break_lines(measure, banner_strong, banner.strong, room);
    stage.brush().paragraph(strong, {x, box.y + 24, room, 0}, theme.ink);
    const Paragraph text = break_lines(measure, banner_text, banner.text, room);
    stage.brush().paragraph(text, {x, box.y + 24 + strong.height(), room, 0}, theme.ink);
    Meaning meaning;
    meaning.id = banner.id;
    meaning.role = Role::status;
    meaning.name = banner.strong;
    meaning.value = banner.text;
    meaning.rect = box;
    stage.say(std::move(meaning));
}

namespace {

constexpr TextStyle toast_style = type::body_medium;

float toast_action_width(Stage& stage, const std::string& action) {
    return action.empty() ? 0 : stage.brush().measure(type::body_strong, action) + 40;
}

// Beside the words: the tick, the action, and what is around them.
float beside_toast_words(Stage& stage, const std::string& action) {
    return 40 + 40 + 18 + 40 + toast_action_width(stage, action);
}

Paragraph toast_words(Stage& stage, const ToastPlace& place, const std::string& text, const std::string& action) {
    const float room = place.right - place.left - beside_toast_words(stage, action);
    return break_lines(stage.brush().measurer(), toast_style, text, room, stage.look().narrow() ? 6 : 2);
}

}  // namespace

Box toast_box(Stage& stage, const ToastPlace& place, const std::string& text, const std::string& action) {
    const Paragraph words = toast_words(stage, place, text, action);
    const float width = beside_toast_words(stage, action) + words.width();
    const float height = std::max(toast_height, words.height() + 32);
    return {(place.left + place.right - width) / 2, place.hangs ? place.y : place.y - height, width, height};
}

bool draw_toast(Stage& stage, const ToastPlace& place, const std::string& text, const std::string& action,
                float opacity) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    const Paragraph words = toast_words(stage, place, text, action);
    const Box box = toast_box(stage, place, text, action);
    brush.push_layer(0, risen(stage, opacity) * 24 / rise, opacity);
    const float corner = stage.look().narrow() ? 28 : 48;
    brush.shadow(box, corner, ShadowSize::large);
    brush.rounded(box, corner, theme.ink);
    brush.icon("check-circle", 36, {box.x + 40, box.centre().y - 18}, theme.surface);
    const float y = box.y + (box.h - toast_style.line_height()) / 2;
    brush.paragraph(words, {box.x + 98, box.centre().y - words.height() / 2, words.width(), 0}, theme.surface);
    stage.say(Role::status, "toast", text, box);
    bool tapped = false;
    if (!action.empty()) {
        const float action_width = toast_action_width(stage, action);
        const float x = box.right() - 40 - (action_width - 40);
        Meaning meaning;
        meaning.id = "toast/action";
        meaning.role = Role::button;
        meaning.name = action;
        meaning.rect = {x - 28, box.y, action_width + 28, box.h};
        const Response response = stage.control(std::move(meaning));
        brush.text(type::body_strong, action, {x, y}, response.pressed ? theme.tint : theme.surface);
        brush.fill({x, y + 31, action_width - 40, 2}, theme.surface);
        tapped = response.activated;
    }
    brush.pop_layer();
    return tapped;
}

float draw_empty(Stage& stage, const Box& box, std::string_view icon, const std::string& text,
                 const std::string& hint) {
    const Theme& theme = stage.theme();
    const Box circle{box.centre().x - 48, box.y, 96, 96};
    stage.brush().rounded(circle, 48, theme.tint);
    stage.brush().icon_in(icon, 44, circle, theme.accent_ink);
    float y = circle.bottom() + 24;
    y += stage.paragraph(type::lead_strong, text, {box.x, y, box.w, 0}, theme.ink, Align::centre) + 4;
    y += stage.paragraph(type::body, hint, {box.x, y, box.w, 0}, theme.ink2, Align::centre);
    return y - box.y;
}

}  // namespace zuil
