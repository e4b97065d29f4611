#include "kiosk/ui/widgets/staff_bar.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/bars.hpp"

namespace zuil {
namespace {

constexpr float mark_side = 60;
constexpr float lock_icon = 30;
constexpr float lock_height = 72;
constexpr float strip_padding = 12;
constexpr float strip_icon = 30;
constexpr TextStyle strip_style = type::body_strong.spaced(1.3F);

float night_height(const Look& look) {
    if (look.low() || look.narrow()) return 88;
    return look.has_rail() ? 104 : 128;
}

std::string strip_text(Stage& stage) {
    return stage.tr("Training: nothing you do here reaches the shop. Use made-up names.");
}

Paragraph strip_lines(Stage& stage, float width) {
    const float room = width - 2 * stage.look().margin() - strip_icon - 16;
    return break_lines(stage.brush().measurer(), strip_style, strip_text(stage), room);
}

float strip_height(Stage& stage, const StaffBarView& view, float width) {
    if (view.training == Training::no) return 0;
    return strip_lines(stage, width).height() + 2 * strip_padding;
}

void draw_strip(Stage& stage, const Box& box) {
    const Theme& theme = stage.theme();
    stage.brush().fill(box, theme.warn_tint);
    stage.brush().fill(box.bottom_part(2), theme.warn);
    const Paragraph lines = strip_lines(stage, box.w);
    const float x = box.x + stage.look().margin();
    stage.brush().icon("mortarboard", strip_icon, {x, box.centre().y - strip_icon / 2}, theme.warn);
    stage.brush().paragraph(lines, {x + strip_icon + 16, box.y + strip_padding, lines.width(), 0}, theme.warn);
    stage.say(Role::status, "staff/training", strip_text(stage), box);
}

// Returns where it starts.
float draw_lock(Stage& stage, float right, float middle, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string label = stage.tr("Lock");
    const TextStyle style = type::body_strong;
    const float width = stage.brush().measure(style, label) + lock_icon + 16 + 56;
    const Box box{right - width, middle - lock_height / 2, width, lock_height};
    Meaning meaning;
    meaning.id = "staff/lock";
    meaning.role = Role::button;
    meaning.name = label;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    stage.brush().rounded(box, 20, mix(theme.night2, theme.on_night, 0.14 * static_cast<double>(response.sunk)));
    if (theme.border) stage.brush().outline(box, 20, theme.border_width, *theme.border);
    stage.brush().icon("lock", lock_icon, {box.x + 28, middle - lock_icon / 2}, theme.on_night);
    const Box words{box.x + 28 + lock_icon + 16, box.y, box.right() - 28 - (box.x + 28 + lock_icon + 16), box.h};
    stage.brush().line_in(style, label, words, theme.on_night);
    if (response.activated) out.push(Stop{});
    return box.x;
}

// Returns where it starts.
float draw_locks_in(Stage& stage, const StaffBarView& view, float right, float left, float middle) {
    constexpr float icon = 26;
    if (view.locks.empty()) return right;
    const Theme& theme = stage.theme();
    const Measure measure = stage.brush().measurer();
    const float room = right - left - icon - 16;
    const Paragraph words = break_lines(measure, type::small.spaced(1.25F), view.locks, room, 2);
    const float x = right - words.width();
    stage.brush().paragraph(words, {x, middle - words.height() / 2, words.width(), 0}, theme.on_night2);
    stage.brush().icon("clock", icon, {x - icon - 16, middle - icon / 2}, theme.on_night2);
    stage.say(Role::status, "staff/locks", view.locks,
              {x - icon - 16, middle - words.height() / 2, words.width() + icon + 16, words.height()});
    return x - icon - 16;
}

void draw_who(Stage& stage, const StaffBarView& view, const Box& room) {
    const Theme& theme = stage.theme();
    const std::string title = stage.tr("Staff");
    const std::string who = view.name + ", " + view.role;
    const float height = type::lead_strong.line_height() * 0.9F + type::small.line_height();
    const float y = room.centre().y - height / 2;
    const Measure measure = stage.brush().measurer();
    const TextLine first = fit_line(measure, type::lead_strong, title, room.w);
    const TextLine second = fit_line(measure, type::small, who, room.w);
    stage.brush().text(type::lead_strong, first.text, {room.x, y}, theme.on_night, first.text != title);
    stage.brush().text(type::small, second.text, {room.x, y + type::lead_strong.line_height() * 0.9F}, theme.on_night2,
                       false);
    Meaning meaning;
    meaning.id = "staff/who";
    meaning.role = Role::status;
    meaning.name = title;
    meaning.value = who;
    meaning.rect = {room.x, y, room.w, height};
    meaning.personal = true;
    stage.say(std::move(meaning));
}

}  // namespace

float staff_bar_height(Stage& stage, const StaffBarView& view, float width) {
    return night_height(stage.look()) + strip_height(stage, view, width);
}

void draw_staff_bar(Stage& stage, const StaffBarView& view, const Box& box, Intents& out) {
    const Look& look = stage.look();
    const Theme& theme = stage.theme();
    const Box bar = box.top_part(night_height(look));
    const float margin = look.narrow() ? std::min(24.0F, look.margin()) : look.margin();
    const float middle = bar.centre().y;
    stage.brush().fill(bar, theme.night);
    if (theme.border) stage.brush().fill(bar.bottom_part(2), *theme.border);
    stage.open_group(Role::group, "staff", stage.tr("Staff"), box);
    float right = draw_lock(stage, bar.right() - margin, middle, out) - 24;
    if (look.low()) right = draw_reach_arrows(stage, right, middle);
    float left = bar.x + margin;
    // Beside large letters, or what turns pages, there is no room for more than the time.
    const bool roomy = !look.narrow() && !look.low();
    if (roomy) {
        draw_mark(stage, {left, middle - mark_side / 2, mark_side, mark_side}, LogoGround::dark);
        left += mark_side + 24;
    }
    const float who_least = roomy ? 320.0F : 0.0F;
    const float ends = draw_locks_in(stage, view, right, left + who_least, middle);
    if (roomy) draw_who(stage, view, {left, bar.y, ends - 24 - left, bar.h});
    if (view.training == Training::yes) draw_strip(stage, {box.x, bar.bottom(), box.w, box.h - bar.h});
    stage.close_group();
}

}  // namespace zuil
