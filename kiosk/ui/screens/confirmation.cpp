#include <algorithm>

#include "kiosk/ui/screens/confirmation_parts.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/code.hpp"

namespace zuil {
namespace {

// Codes stand on paper in every theme, and so do the words beside them.
constexpr Colour paper = Colour::hex(0xFFFFFF);
constexpr Colour on_white = Colour::hex(0x14201F);
constexpr Colour on_white2 = Colour::hex(0x475452);
constexpr Colour line_on_white = Colour::hex(0xE1DDD6);

constexpr float band_height = 920;      // the accent part in portrait
constexpr float landscape_band = 1000;  // and its width in landscape
constexpr TextStyle status_style = type::lead.sized(32);

struct CodeCard {
    float padding = 40;
    float qr = 296;
    float gap = 48;
    int code_px = type::poster.px;

    float height() const { return qr + 2 * padding; }
};

// QR code, the code in words, when and where.
void draw_code_card(Stage& stage, const Box& card, const ConfirmationView& view, const CodeCard& shape) {
    Brush& brush = stage.brush();
    brush.rounded(card, 40, paper);
    const Box qr{card.x + shape.padding, card.y + shape.padding, shape.qr, shape.qr};
    draw_qr(stage, qr, view.qr_text, QrLevel::medium, stage.tr("Pick-up code"));
    const float x = qr.right() + shape.gap;
    const Box text{x, card.y, card.right() - shape.padding - x, card.h};
    const TextStyle code = type::poster.sized(shape.code_px);
    const Measure measure = brush.measurer();
    const Paragraph when = break_lines(measure, type::lead_strong, view.when, text.w);
    const Paragraph where = break_lines(measure, type::lead, view.where, text.w);
    const float height =
        type::lead.line_height() + 4 + code.line_height() + 24 + 2 + 24 + when.height() + where.height();
    float y = text.centre().y - height / 2;
    const std::string name = view.is_delivery ? stage.tr("Your order code") : stage.tr("Your pick-up code");
    brush.text(type::lead, name, {x, y}, on_white2);
    y += type::lead.line_height() + 4;
    draw_code_text(stage, {x, y, text.w, code.line_height()}, code, name, view.pickup_code, on_white);
    y += code.line_height() + 24;
    brush.fill({x, y, text.w, 2}, line_on_white);
    y += 2 + 24;
    brush.paragraph(when, {x, y, text.w, 0}, on_white);
    brush.paragraph(where, {x, y + when.height(), text.w, 0}, on_white2);
    Meaning meaning;
    meaning.id = "promise";
    meaning.role = Role::text;
    meaning.name = view.when;
    meaning.value = view.where;
    meaning.rect = {x, y, text.w, when.height() + where.height()};
    stage.say(std::move(meaning));
}

// Tick, thanks, and how the order stands. A refused order is thanked for no more than it is paid.
void draw_thanks(Stage& stage, const Box& at, const ConfirmationView& view) {
    const Theme& theme = stage.theme();
    const Box tick{at.x, at.y, 96, 96};
    stage.brush().rounded(tick, 48, theme.on_accent);
    stage.brush().icon_in(view.ask_staff ? "exclamation-lg" : "check-lg", 56, tick, theme.accent);
    float y = tick.bottom() + 36;
    const std::string title = view.ask_staff ? stage.tr("Please ask our staff") : stage.tr("Done, thank you!");
    const Paragraph heading = break_lines(stage.brush().measurer(), type::display, title, at.w, 2);
    stage.brush().paragraph(heading, {at.x, y, at.w, 0}, theme.on_accent);
    stage.say(Role::heading, "title", title, {at.x, y, at.w, heading.height()});
    y += heading.height() + 12;
    const Paragraph status = break_lines(stage.brush().measurer(), status_style, view.status, at.w);
    stage.brush().paragraph(status, {at.x, y, at.w, 0}, theme.on_accent);
    stage.say(Role::status, "order-status", view.status, {at.x, y, at.w, status.height()});
}

void draw_band(Stage& stage, const Box& band, const ConfirmationView& view, const CodeCard& shape) {
    stage.brush().fill(band, stage.theme().accent);
    const float margin = 56;
    draw_thanks(stage, {band.x + margin, band.y + 64, band.w - 2 * margin, 0}, view);
    const float height = shape.height();
    draw_code_card(stage, {band.x + margin, band.bottom() - 64 - height, band.w - 2 * margin, height}, view, shape);
}

void draw_confirmed_portrait(Stage& stage, const ConfirmationView& view, const Box& area) {
    const float margin = stage.look().margin();
    draw_band(stage, area.top_part(band_height), view, {});
    const Box below{area.x, area.y + band_height, area.w, area.h - band_height};
    ScrollArea scroll{stage, "confirmation", below, Axis::vertical};
    const float start = below.y - scroll.offset();
    const Box column{below.x + margin, start + 56, below.w - 2 * margin, 0};
    const float height = draw_what_happens(stage, column, start + below.h - 32, view);
    scroll.measure(column.y + height + 32 - start);
}

void draw_confirmed_landscape(Stage& stage, const ConfirmationView& view, const Box& area) {
    draw_band(stage, area.left_part(landscape_band), view, {40, 272, 40, 104});
    const float margin = stage.look().margin();
    const Box right = area.right_part(area.w - landscape_band);
    ScrollArea scroll{stage, "confirmation", right, Axis::vertical};
    const float start = right.y - scroll.offset();
    const Box column{right.x + margin, start + 64, right.w - 2 * margin, 0};
    const float height = draw_what_happens(stage, column, start + right.h - 40, view);
    scroll.measure(column.y + height + 40 - start);
}

}  // namespace

void draw_confirmation(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out) {
    const Box content{area.x, area.y, area.w, checkout_footer(stage.look()).y - area.y};
    if (view.offline) {
        draw_offline_confirmation(stage, view, content);
    } else if (stage.look().landscape()) {
        draw_confirmed_landscape(stage, view, content);
    } else {
        draw_confirmed_portrait(stage, view, content);
    }
    draw_farewell_footer(stage, view.wipes_in_seconds, view.wipes_after_seconds, out);
}

}  // namespace zuil
