#include <algorithm>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/code.hpp"

namespace zuil {
namespace {

constexpr float collect_corner = 40;
constexpr float collect_side = 56;
constexpr float collect_circle = 144;
constexpr float collect_qr = 360;

std::string_view icon_of_collect(CollectView::Kind kind) {
    switch (kind) {
    case CollectView::Kind::ready: return "bag-check";
    case CollectView::Kind::soon: return "hourglass-split";
    case CollectView::Kind::over: return "exclamation-circle";
    case CollectView::Kind::waiting: return "bell";
    }
    return "bag-check";
}

struct Grounds {
    Colour ground, ink;
};

Grounds grounds_of(const Theme& theme, CollectView::Kind kind) {
    switch (kind) {
    case CollectView::Kind::ready:
    case CollectView::Kind::waiting: return {theme.ok_tint, theme.ok};
    case CollectView::Kind::soon: return {theme.warn_tint, theme.warn};
    case CollectView::Kind::over: break;
    }
    return {theme.bad_tint, theme.bad};
}

// What the shopper came for, and what happens next, with the one button that there is.
float draw_collect_card(Stage& stage, const Box& at, const CollectView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const float side = stage.look().narrow() ? 32.0F : collect_side;
    const float room = at.w - 2 * side;
    const Measure measure = stage.brush().measurer();
    const Paragraph about = break_lines(measure, type::body, view.about, room);
    const Paragraph title = break_lines(measure, type::title, view.title, room);
    const Paragraph text = break_lines(measure, type::lead, view.text, room);
    std::string facts = view.items;
    if (!view.place.empty()) facts += facts.empty() ? view.place : " · " + view.place;
    const Paragraph where = break_lines(measure, type::lead_strong, facts, room);
    const float button = view.action.empty() ? 0 : 40 + 112;
    const float height = side + collect_circle + 32 + about.height() + 8 + title.height() + 16 + text.height() +
                         (facts.empty() ? 0 : 24 + where.height()) + button + side;
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, collect_corner, ShadowSize::small);
    stage.brush().rounded(card, collect_corner, theme.surface);
    const Grounds colours = grounds_of(theme, view.kind);
    const Box circle{card.centre().x - collect_circle / 2, card.y + side, collect_circle, collect_circle};
    stage.brush().rounded(circle, collect_circle / 2, colours.ground);
    stage.brush().icon_in(icon_of_collect(view.kind), 72, circle, colours.ink);
    const Box line{card.x + side, circle.bottom() + 32, room, 0};
    float y = line.y;
    const auto say = [&](const Paragraph& words, Colour ink, float gap) {
        stage.brush().paragraph(words, {line.x, y, line.w, 0}, ink, Align::centre);
        y += words.height() + gap;
    };
    stage.say(Role::text, "collect/about", view.about, {line.x, y, line.w, about.height()});
    say(about, theme.ink2, 8);
    stage.say(Role::heading, "collect/title", view.title, {line.x, y, line.w, title.height()});
    say(title, theme.ink, 16);
    stage.say(Role::status, "collect/text", view.text, {line.x, y, line.w, text.height()});
    say(text, theme.ink, 24);
    if (!facts.empty()) {
        stage.say(Role::text, "collect/facts", facts, {line.x, y, line.w, where.height()});
        say(where, theme.accent_ink, 0);
    } else {
        y -= 24;
    }
    if (view.action.empty()) return card.h;
    const Button here{"collect/here", view.action, Button::Kind::primary, Button::Size::large, "bell", "", ""};
    if (draw_button(stage, {line.x, y + 40, line.w, 112}, here)) out.push(CheckInHere{});
    return card.h;
}

float draw_made_code(Stage& stage, const Box& at, const CollectView& view) {
    const Theme& theme = stage.theme();
    const float side = std::min(collect_qr, at.w);
    const Box code{at.x + (at.w - side) / 2, at.y, side, side};
    draw_qr(stage, code, view.helper_qr, QrLevel::medium, stage.tr("QR code for somebody else"));
    float y = code.bottom() + 16;
    const TextStyle style = type::display;
    const float line = stage.brush().enlarged(style).line_height();
    stage.brush().centred_text(style, view.helper_code, {at.x, y, at.w, line}, theme.ink);
    Meaning meaning;
    meaning.id = "collect/helper-code";
    meaning.role = Role::text;
    meaning.name = stage.tr("Code for somebody else");
    meaning.value = view.helper_code;
    meaning.rect = {at.x, y, at.w, line};
    meaning.personal = true;
    stage.say(std::move(meaning));
    y += line + 12;
    y += stage.paragraph(type::body, stage.tr("Take a photo and send it on. We show it only this once."),
                         {at.x, y, at.w, 0}, theme.ink2, Align::centre);
    return y - at.y;
}

// A code for somebody else, who is told nothing but where to collect it.
float draw_helper(Stage& stage, const Box& at, const CollectView& view, Intents& out) {
    if (!view.can_make_code) return 0;
    const Theme& theme = stage.theme();
    float y = at.y;
    y += stage.line(Role::heading, type::head, stage.tr("Does somebody else collect it?"), {at.x, y, at.w, 0},
                    theme.ink) +
         8;
    y += stage.paragraph(type::body, stage.tr("Give them a code of their own. It is good once, for two days."),
                         {at.x, y, at.w, 0}, theme.ink2) +
         24;
    if (!view.helper_code.empty()) y += draw_made_code(stage, {at.x, y, at.w, 0}, view) + 24;
    if (!view.helper_until.empty()) {
        y += stage.paragraph(type::body_strong, view.helper_until, {at.x, y, at.w, 0}, theme.ink,
                             view.helper_code.empty() ? Align::left : Align::centre) +
             24;
        const Button revoke{"collect/revoke",
                            stage.tr("Take the code back"),
                            Button::Kind::wipe,
                            Button::Size::normal,
                            "x-circle",
                            "",
                            ""};
        if (draw_button(stage, {at.x, y, at.w, 96}, revoke)) out.push(RevokeHelperCode{});
        return y + 96 - at.y;
    }
    const Button make{
        "collect/make", stage.tr("Make a code"), Button::Kind::second, Button::Size::normal, "people", "", ""};
    if (draw_button(stage, {at.x, y, at.w, 96}, make)) out.push(MakeHelperCode{});
    return y + 96 - at.y;
}

}  // namespace

void draw_collect(Stage& stage, const CollectView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "collect", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box at{area.x + margin, start + 32, area.w - 2 * margin, 0};
    float bottom = at.y;
    if (stage.look().landscape() && view.can_make_code) {
        const float half = (at.w - 48) / 2;
        const float left = draw_collect_card(stage, {at.x, at.y, half, 0}, view, out);
        const float right = draw_helper(stage, {at.x + half + 48, at.y + 16, half, 0}, view, out);
        bottom += std::max(left, right + 16);
    } else {
        bottom += draw_collect_card(stage, at, view, out) + 48;
        bottom += draw_helper(stage, {at.x, bottom, at.w, 0}, view, out);
    }
    scroll.measure(bottom + 40 - start);
}

}  // namespace zuil
