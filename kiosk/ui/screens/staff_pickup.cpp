#include <algorithm>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/screens/staff_desk.hpp"
#include "kiosk/ui/screens/staff_pickup_lines.hpp"
#include "kiosk/ui/screens/staff_pickup_sheets.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

using OpenSheet = StaffPickupDraft::Open;

constexpr float pickup_corner = 28;
constexpr float pickup_side = 32;
constexpr float head_pill = 48;
constexpr float proof_circle = 72;
constexpr float pickup_way_row = 104;
constexpr float pickup_way_icon = 40;

// What it is about at the left, what it costs and since when it lies there at the right.
float draw_pickup_head(Stage& stage, const Box& at, const DeskOrderView& view) {
    const Theme& theme = stage.theme();
    const float pill = std::min(pill_width(stage, view.pill, ""), at.w);
    const bool stacked = stage.look().narrow();
    float y = at.y;
    y += stage.line(Role::text, type::body, view.about, {at.x, y, at.w, 0}, theme.ink2);
    const TextStyle style = type::display.sized(64);
    stage.brush().text(style, view.code, {at.x, y}, theme.ink);
    const float code_h = stage.brush().enlarged(style).line_height();
    stage.say(Role::heading, "pickup/code", view.code, {at.x, y, at.w - pill - 24, code_h});
    if (!stacked) {
        draw_pill(stage, {at.x + at.w - pill, at.y, pill, head_pill}, pill_tone(view.tone), view.pill, "");
        stage.line(Role::text, type::body, view.since, {at.x, at.y + head_pill + 8, at.w, 0}, theme.ink2, Align::right);
        return y + code_h - at.y;
    }
    y += code_h + 8;
    draw_pill(stage, {at.x, y, pill, head_pill}, pill_tone(view.tone), view.pill, "");
    y += head_pill + 8;
    return y + stage.line(Role::text, type::body, view.since, {at.x, y, at.w, 0}, theme.ink2) - at.y;
}

// Whether the one who stands there may have it.
float draw_proof(Stage& stage, const Box& at, const DeskOrderView& view) {
    if (view.proof_title.empty()) return 0;
    const Theme& theme = stage.theme();
    const bool narrow = stage.look().narrow();
    const float pill = view.proof_pill.empty() || narrow ? 0 : pill_width(stage, view.proof_pill, "check");
    const float left = narrow ? 0 : proof_circle + 24;
    const float room = at.w - 2 * pickup_side - left - (pill > 0 ? pill + 24 : 0);
    const Measure measure = stage.brush().measurer();
    const Paragraph title = break_lines(measure, type::lead_strong, view.proof_title, room);
    const Paragraph detail = break_lines(measure, type::body, view.proof_detail, room);
    const float words = title.height() + 4 + detail.height();
    const Box card{at.x, at.y, at.w, std::max(proof_circle, words) + 2 * 28};
    stage.brush().shadow(card, pickup_corner, ShadowSize::small);
    stage.brush().rounded(card, pickup_corner, theme.surface);
    if (!narrow) {
        const Box circle{card.x + pickup_side, card.centre().y - proof_circle / 2, proof_circle, proof_circle};
        stage.brush().rounded(circle, proof_circle / 2, view.is_proven ? theme.ok_tint : theme.tint);
        stage.brush().icon_in(view.is_proven ? "check-lg" : "qr-code-scan", 40, circle,
                              view.is_proven ? theme.ok : theme.accent_ink);
    }
    const float x = card.x + pickup_side + left;
    const float top = card.centre().y - words / 2;
    stage.brush().paragraph(title, {x, top, room, 0}, theme.ink);
    stage.brush().paragraph(detail, {x, top + title.height() + 4, room, 0}, theme.ink2);
    stage.say(Role::status, "pickup/proof", view.proof_title, {x, top, room, title.height()});
    Meaning who;
    who.id = "pickup/customer";
    who.role = Role::text;
    who.name = stage.tr("Customer");
    who.value = view.proof_detail;
    who.rect = {x, top + title.height() + 4, room, detail.height()};
    who.personal = true;
    stage.say(std::move(who));
    if (pill > 0) {
        draw_pill(stage, {card.right() - pickup_side - pill, card.centre().y - head_pill / 2, pill, head_pill},
                  PillTone::ok, view.proof_pill, "check");
    }
    return card.h;
}

// What did not go as it was meant, with a button that says that it was seen.
float draw_pickup_notice(Stage& stage, const Box& at, const DeskOrderView& view, Intents& out) {
    float y = at.y;
    if (!view.waits.empty()) {
        const Banner waits{"pickup-waits", "bell", view.waits, "", Banner::Tone::warn};
        const float height = banner_height(stage, at.w, waits);
        draw_banner(stage, {at.x, y, at.w, height}, waits);
        y += height + 24;
    }
    if (!view.notice_title.empty()) {
        const Banner::Tone tone = view.notice_tone == DeskTone::wrong   ? Banner::Tone::bad
                                  : view.notice_tone == DeskTone::hurry ? Banner::Tone::warn
                                                                        : Banner::Tone::info;
        const Banner notice{"pickup-notice", "exclamation-circle", view.notice_title, view.notice, tone};
        const float height = banner_height(stage, at.w, notice);
        draw_banner(stage, {at.x, y, at.w, height}, notice);
        y += height + 24;
    }
    if (!view.printer.title.empty()) {
        const Banner printer{"pickup-printer", "printer", view.printer.title, view.printer.text, Banner::Tone::bad};
        const float height = banner_height(stage, at.w, printer);
        draw_banner(stage, {at.x, y, at.w, height}, printer);
        y += height + 24;
    }
    if (view.can_resolve) {
        const Button seen{
            "pickup/resolve", stage.tr("I have seen it"), Button::Kind::second, Button::Size::normal, "check", "", ""};
        if (draw_button(stage, {at.x, y, at.w, 96}, seen)) out.push(ResolvePickup{view.order});
        y += 96 + 24;
    }
    return y - at.y;
}

struct PickupWay {
    std::string id;
    std::string icon;
    std::string text;
    std::function<void()> go;
};

std::vector<PickupWay> ways_of(Stage& stage, const DeskOrderView& view, StaffPickupDraft& draft, Intents& out) {
    std::vector<PickupWay> ways;
    if (view.can_show_code) {
        ways.push_back({"pickup/shows-code", "qr-code", stage.tr("The customer shows this code"),
                        [&] { out.push(ConfirmProof{DeskProof::code}); }});
    }
    if (view.can_check_identity) {
        ways.push_back({"pickup/identity", "person-check", stage.tr("No code: I have checked who it is"),
                        [&] { out.push(ConfirmProof{DeskProof::identity}); }});
    }
    if (std::ranges::any_of(view.lines, &DeskLineView::can_refuse)) {
        ways.push_back({"pickup/missing", "exclamation-triangle", stage.tr("Something is missing or damaged"),
                        [&] { draft.open = OpenSheet::refuse; }});
    }
    if (view.can_show_contact) {
        ways.push_back(
            {"pickup/contact", "eye", stage.tr("Show whose order it is"), [&] { draft.open = OpenSheet::contact; }});
    }
    if (!view.print.empty()) {
        ways.push_back({"pickup/print", "printer", view.print, [&] { out.push(PrintSlip{view.order}); }});
    }
    if (!view.waits.empty()) {
        ways.push_back({"pickup/left", "box-arrow-right", stage.tr("The customer is not here any more"),
                        [&] { out.push(CustomerLeft{view.order}); }});
    }
    return ways;
}

float draw_ways(Stage& stage, const Box& at, const std::vector<PickupWay>& ways) {
    if (ways.empty()) return 0;
    const Theme& theme = stage.theme();
    const float room = at.w - 2 * pickup_side - pickup_way_icon - 24 - 40;
    std::vector<Paragraph> texts;
    float height = 0;
    for (const PickupWay& way : ways) {
        texts.push_back(break_lines(stage.brush().measurer(), type::body_strong, way.text, room));
        height += std::max(pickup_way_row, texts.back().height() + 40);
    }
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, pickup_corner, ShadowSize::small);
    stage.brush().rounded(card, pickup_corner, theme.surface);
    float y = at.y;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const Box row{at.x, y, at.w, std::max(pickup_way_row, texts[i].height() + 40)};
        Meaning meaning;
        meaning.id = ways[i].id;
        meaning.role = Role::button;
        meaning.name = ways[i].text;
        meaning.rect = row;
        const Response response = stage.control(std::move(meaning));
        if (response.sunk > 0)
            stage.brush().rounded(row.inset(4), pickup_corner - 4, faded(theme.sunken, response.sunk));
        if (i > 0) stage.brush().fill({row.x + pickup_side, row.y, row.w - 2 * pickup_side, 2}, theme.line);
        stage.brush().icon(ways[i].icon, pickup_way_icon, {row.x + pickup_side, row.centre().y - pickup_way_icon / 2},
                           theme.accent_ink);
        stage.brush().paragraph(
            texts[i], {row.x + pickup_side + pickup_way_icon + 24, row.centre().y - texts[i].height() / 2, room, 0},
            theme.ink);
        stage.brush().icon("chevron-right", 32, {row.right() - pickup_side - 32, row.centre().y - 16}, theme.ink2);
        if (response.activated) ways[i].go();
        y = row.bottom();
    }
    return height;
}

// Whose order it is, for as long as this screen stands.
float draw_pickup_contact(Stage& stage, const Box& at, const DeskOrderView& view) {
    if (view.contact.empty()) return 0;
    const Theme& theme = stage.theme();
    float height = 2 * 28;
    const Measure measure = stage.brush().measurer();
    std::vector<Paragraph> facts;
    for (const std::string& fact : view.contact) {
        facts.push_back(break_lines(measure, type::lead_strong, fact, at.w - 2 * pickup_side));
        height += facts.back().height();
    }
    const Box card{at.x, at.y, at.w, height};
    stage.brush().rounded(card, pickup_corner, theme.tint);
    float y = card.y + 28;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        stage.brush().paragraph(facts[i], {card.x + pickup_side, y, card.w - 2 * pickup_side, 0}, theme.accent_ink);
        Meaning meaning;
        meaning.id = "pickup/contact/" + std::to_string(i);
        meaning.role = Role::text;
        meaning.name = stage.tr("Customer");
        meaning.value = view.contact[i];
        meaning.rect = {card.x + pickup_side, y, card.w - 2 * pickup_side, facts[i].height()};
        meaning.personal = true;
        stage.say(std::move(meaning));
        y += facts[i].height();
    }
    return card.h;
}

void draw_pickup_footer(Stage& stage, const DeskOrderView& view, Intents& out) {
    const Look& look = stage.look();
    draw_footer(stage, checkout_footer(look));
    const Box all = checkout_buttons(look);
    const Button back{"pickup/back",
                      stage.tr("Tasks"),
                      Button::Kind::second,
                      Button::Size::normal,
                      look.narrow() ? "" : "arrow-left",
                      "",
                      ""};
    const float back_w = std::max(way_back_width(stage), button_width(stage, back));
    if (draw_button(stage, all.left_part(view.action.empty() ? all.w : back_w), back)) out.push(GoBack{});
    if (view.action.empty()) return;
    const float wide = look.landscape() ? std::min(720.0F, all.w - back_w - 24) : all.w - back_w - 24;
    const Button on{"pickup/finish", view.action, Button::Kind::primary, Button::Size::normal, "", "",
                    view.off_because};
    if (draw_button(stage, all.right_part(wide), on)) out.push(FinishPickup{view.order});
}

float draw_upper(Stage& stage, const Box& at, const DeskOrderView& view, Intents& out) {
    float y = at.y;
    y += draw_pickup_head(stage, {at.x, y, at.w, 0}, view) + 28;
    const float notice = draw_pickup_notice(stage, {at.x, y, at.w, 0}, view, out);
    y += notice > 0 ? notice + 4 : 0;
    const float proof = draw_proof(stage, {at.x, y, at.w, 0}, view);
    return y + proof - at.y;
}

float draw_lower(Stage& stage, const Box& at, const DeskOrderView& view, StaffPickupDraft& draft, Intents& out) {
    float y = at.y;
    if (const float contact = draw_pickup_contact(stage, {at.x, y, at.w, 0}, view); contact > 0) y += contact + 24;
    return y + draw_ways(stage, {at.x, y, at.w, 0}, ways_of(stage, view, draft, out)) - at.y;
}

float draw_lines_part(Stage& stage, const Box& at, const DeskOrderView& view, Intents& out) {
    float y = at.y;
    y += draw_pickup_progress(stage, {at.x, y, at.w, 0}, view) + 20;
    return y + draw_pickup_lines(stage, {at.x, y, at.w, 0}, view, out) - at.y;
}

}  // namespace

void draw_staff_pickup(Stage& stage, const DeskOrderView& view, StaffPickupDraft& draft, const Box& area,
                       Intents& out) {
    const Look& look = stage.look();
    const float margin = look.margin();
    {
        const Box above{area.x, area.y, area.w, checkout_footer(look).y - area.y};
        ScrollArea scroll{stage, "staff-pickup", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        const Box at{area.x + margin, start + 32, area.w - 2 * margin, 0};
        float bottom = 0;
        if (look.landscape()) {
            const float right_w = (at.w - 40) * 0.4F;
            const float left_w = at.w - 40 - right_w;
            const float left = draw_lines_part(stage, {at.x + right_w + 40, at.y, left_w, 0}, view, out);
            float right = draw_upper(stage, {at.x, at.y, right_w, 0}, view, out) + 32;
            right += draw_lower(stage, {at.x, at.y + right, right_w, 0}, view, draft, out);
            bottom = at.y + std::max(left, right);
        } else {
            float y = at.y;
            y += draw_upper(stage, {at.x, y, at.w, 0}, view, out) + 40;
            y += draw_lines_part(stage, {at.x, y, at.w, 0}, view, out) + 24;
            bottom = y + draw_lower(stage, {at.x, y, at.w, 0}, view, draft, out);
        }
        scroll.measure(bottom + 40 - start);
    }
    draw_pickup_footer(stage, view, out);
    draw_pickup_sheets(stage, view, draft, out);
}

}  // namespace zuil
