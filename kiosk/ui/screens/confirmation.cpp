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
constexpr float tall_qr = 260;          // in large letters
constexpr float tall_tick = 72;
constexpr float tall_roomy = 800;  // so wide, all of it stands beside the QR code
constexpr TextStyle status_style = type::lead.sized(32);

struct CodeCard {
    float padding = 40;
    float qr = 296;
    float gap = 48;
    int code_px = type::poster.px;

    float height() const { return qr + 2 * padding; }
};

struct CodeWords {
    TextStyle code;
    std::string name;
    Paragraph when, where;
    float name_height = 0;
    float code_height() const { return name_height + 4 + code.line_height(); }
    float promise_height() const { return 2 + 24 + when.height() + where.height(); }
    float height() const { return code_height() + 24 + promise_height(); }
};

CodeWords code_words(Stage& stage, float width, const ConfirmationView& view, const CodeCard& shape) {
    const Measure measure = stage.brush().measurer();
    return {type::poster.sized(shape.code_px),
            view.is_delivery ? stage.tr("Your order code") : stage.tr("Your pick-up code"),
            break_lines(measure, type::lead_strong, view.when, width),
            break_lines(measure, type::lead, view.where, width), stage.brush().enlarged(type::lead).line_height()};
}

void draw_code_in_words(Stage& stage, const Box& at, const ConfirmationView& view, const CodeWords& words) {
    const bool is_long = stage.brush().measure(type::lead, words.name) > at.w;
    stage.brush().line_in(is_long ? type::body : type::lead, words.name, {at.x, at.y, at.w, words.name_height},
                          on_white2);
    draw_code_text(stage, {at.x, at.y + words.name_height + 4, at.w, words.code.line_height()}, words.code, words.name,
                   view.pickup_code, on_white);
}

// When and where, below a rule.
void draw_promise_words(Stage& stage, const Box& at, const ConfirmationView& view, const CodeWords& words) {
    stage.brush().fill({at.x, at.y, at.w, 2}, line_on_white);
    const float y = at.y + 2 + 24;
    stage.brush().paragraph(words.when, {at.x, y, at.w, 0}, on_white);
    stage.brush().paragraph(words.where, {at.x, y + words.when.height(), at.w, 0}, on_white2);
    Meaning meaning;
    meaning.id = "promise";
    meaning.role = Role::text;
    meaning.name = view.when;
    meaning.value = view.where;
    meaning.rect = {at.x, y, at.w, words.when.height() + words.where.height()};
    stage.say(std::move(meaning));
}

// QR code and words beside each other.
void draw_code_card(Stage& stage, const Box& card, const ConfirmationView& view, const CodeCard& shape) {
    stage.brush().rounded(card, 40, paper);
    const Box qr{card.x + shape.padding, card.centre().y - shape.qr / 2, shape.qr, shape.qr};
    draw_qr(stage, qr, view.qr_text, QrLevel::medium, stage.tr("Pick-up code"));
    const float x = qr.right() + shape.gap;
    const float width = card.right() - shape.padding - x;
    const CodeWords words = code_words(stage, width, view, shape);
    const float y = card.centre().y - words.height() / 2;
    draw_code_in_words(stage, {x, y, width, 0}, view, words);
    draw_promise_words(stage, {x, y + words.code_height() + 24, width, 0}, view, words);
}

std::string thanks_title(Stage& stage, const ConfirmationView& view) {
    if (view.asks) return stage.tr("One more question");
    return view.ask_staff ? stage.tr("Please ask our staff") : stage.tr("Done, thank you!");
}

std::string_view thanks_icon(const ConfirmationView& view) {
    if (view.asks) return "question-lg";
    return view.ask_staff ? "exclamation-lg" : "check-lg";
}

// Large letters: tick and thanks beside each other. Returns the height.
float draw_tall_thanks(Stage& stage, const Box& at, const ConfirmationView& view, Colour ink) {
    const Measure measure = stage.brush().measurer();
    const std::string title = thanks_title(stage, view);
    const float x = at.x + tall_tick + 24;
    const Paragraph heading = break_lines(measure, type::title, title, at.right() - x, 3);
    const Paragraph status = break_lines(measure, type::lead, view.status, at.w);
    const float head = std::max(tall_tick, heading.height());
    const Box tick{at.x, at.y + (head - tall_tick) / 2, tall_tick, tall_tick};
    stage.brush().rounded(tick, tall_tick / 2, ink);
    stage.brush().icon_in(thanks_icon(view), 44, tick, stage.theme().accent);
    const Box place{x, at.y + (head - heading.height()) / 2, at.right() - x, heading.height()};
    stage.brush().paragraph(heading, place, ink);
    stage.say(Role::heading, "title", title, place);
    const float y = at.y + head + 16;
    stage.brush().paragraph(status, {at.x, y, at.w, 0}, ink);
    stage.say(Role::status, "order-status", view.status, {at.x, y, at.w, status.height()});
    return head + 16 + status.height();
}

// The code beside its QR code, and when and where below both. Returns the height.
float draw_tall_code(Stage& stage, const Box& at, const ConfirmationView& view) {
    const CodeCard shape{28, tall_qr, 24, 96};
    const float inner = at.w - 2 * shape.padding;
    if (at.w > tall_roomy) {
        const float width = inner - shape.qr - shape.gap;
        const float height = code_words(stage, width, view, shape).height();
        const Box card{at.x, at.y, at.w, 2 * shape.padding + std::max(shape.qr, height)};
        draw_code_card(stage, card, view, shape);
        return card.h;
    }
    const CodeWords words = code_words(stage, inner, view, shape);
    const Box card{at.x, at.y, at.w, 2 * shape.padding + shape.qr + 24 + words.promise_height()};
    stage.brush().rounded(card, 32, paper);
    const Box content = card.inset(shape.padding);
    const Box qr{content.x, content.y, shape.qr, shape.qr};
    draw_qr(stage, qr, view.qr_text, QrLevel::medium, stage.tr("Pick-up code"));
    const float x = qr.right() + shape.gap;
    draw_code_in_words(stage, {x, qr.centre().y - words.code_height() / 2, content.right() - x, 0}, view, words);
    draw_promise_words(stage, {content.x, qr.bottom() + 24, content.w, 0}, view, words);
    return card.h;
}

void draw_confirmed_tall(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "confirmation", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Colour ink = stage.theme().on_accent;
    stage.brush().fill({area.x, start, area.w, area.bottom() - start}, stage.theme().accent);
    float y = start + 32;
    y += draw_tall_thanks(stage, {area.x + margin, y, area.w - 2 * margin, 0}, view, ink) + 28;
    y += draw_tall_code(stage, {area.x + margin, y, area.w - 2 * margin, 0}, view) + 32;
    // How high the accent part is shows once it was drawn.
    if (y < area.bottom()) stage.brush().fill({area.x, y, area.w, area.bottom() - y}, stage.theme().paper);
    const Box column{area.x + margin, y + 40, area.w - 2 * margin, 0};
    const float height = draw_what_happens(stage, column, column.y, view, out);
    scroll.measure(column.y + height + 40 - start);
}

// Tick, thanks, and how the order stands. A refused order is thanked for no more than it is paid.
void draw_thanks(Stage& stage, const Box& at, const ConfirmationView& view) {
    const Theme& theme = stage.theme();
    const Box tick{at.x, at.y, 96, 96};
    stage.brush().rounded(tick, 48, theme.on_accent);
    stage.brush().icon_in(thanks_icon(view), 56, tick, theme.accent);
    float y = tick.bottom() + 36;
    const std::string title = thanks_title(stage, view);
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

void draw_confirmed_portrait(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    draw_band(stage, area.top_part(band_height), view, {});
    const Box below{area.x, area.y + band_height, area.w, area.h - band_height};
    ScrollArea scroll{stage, "confirmation", below, Axis::vertical};
    const float start = below.y - scroll.offset();
    const Box column{below.x + margin, start + 56, below.w - 2 * margin, 0};
    const float height = draw_what_happens(stage, column, start + below.h - 32, view, out);
    scroll.measure(column.y + height + 32 - start);
}

void draw_confirmed_landscape(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out) {
    draw_band(stage, area.left_part(landscape_band), view, {40, 272, 40, 104});
    const float margin = stage.look().margin();
    const Box right = area.right_part(area.w - landscape_band);
    ScrollArea scroll{stage, "confirmation", right, Axis::vertical};
    const float start = right.y - scroll.offset();
    const Box column{right.x + margin, start + 64, right.w - 2 * margin, 0};
    const float height = draw_what_happens(stage, column, start + right.h - 40, view, out);
    scroll.measure(column.y + height + 40 - start);
}

}  // namespace

void draw_confirmation(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out) {
    const Box content{area.x, area.y, area.w, farewell_footer(stage.look()).y - area.y};
    if (view.offline) {
        draw_offline_confirmation(stage, view, content, out);
    } else if (stage.look().narrow()) {
        draw_confirmed_tall(stage, view, content, out);
    } else if (stage.look().landscape()) {
        draw_confirmed_landscape(stage, view, content, out);
    } else {
        draw_confirmed_portrait(stage, view, content, out);
    }
    draw_farewell_footer(stage, view.wipes_in_seconds, view.wipes_after_seconds, out);
}

}  // namespace zuil
