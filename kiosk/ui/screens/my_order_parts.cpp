#include "kiosk/ui/screens/my_order_parts.hpp"

#include <algorithm>
#include <string>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/order_parts.hpp"
#include "kiosk/ui/widgets/order_timeline.hpp"

namespace zuil {
namespace {

constexpr float part_corner = 28;
constexpr float part_side_padding = 32;
constexpr float slip_thumb = 88;
constexpr float slip_thumb_gap = 12;
constexpr float fact_icon = 30;
constexpr float fact_text = fact_icon + 16;
constexpr float fact_gap = 12;
constexpr float help_photo = 320;
constexpr float help_photo_wide = 220;
constexpr float help_side = 26;
constexpr float service_row = 124;
constexpr float service_icon = 44;
constexpr float service_chevron = 34;
constexpr TextStyle help_name = type::body_strong.spaced(1.28F);

// A sentence about the order, behind its icon.
struct Fact {
    std::string icon;
    std::string text;
    TextStyle style = type::body;
    bool is_bad = false;
};

std::vector<Fact> facts_of(const FollowedPartView& part) {
    std::vector<Fact> facts;
    if (!part.next.empty()) {
        facts.push_back(
            {part.ask_staff ? "exclamation-circle" : "arrow-right-circle", part.next, type::body, part.ask_staff});
    }
    if (!part.promise.empty() && !part.ask_staff) facts.push_back({"calendar-check", part.promise, type::body});
    if (!part.payment.empty()) facts.push_back({"wallet2", part.payment, type::body_strong});
    return facts;
}

float fact_height(Stage& stage, float width, const Fact& fact) {
    return break_lines(stage.brush().measurer(), fact.style, fact.text, width - fact_text).height();
}

float facts_height(Stage& stage, float width, const std::vector<Fact>& facts) {
    float height = 0;
    for (const Fact& fact : facts) height += fact_height(stage, width, fact) + fact_gap;
    return facts.empty() ? 0 : height - fact_gap;
}

void draw_facts_of(Stage& stage, const Box& at, const std::vector<Fact>& facts) {
    const Theme& theme = stage.theme();
    float y = at.y;
    for (const Fact& fact : facts) {
        const float line = stage.brush().enlarged(fact.style).line_height();
        stage.brush().icon(fact.icon, fact_icon, {at.x, y + (line - fact_icon) / 2},
                           fact.is_bad ? theme.bad : theme.accent_ink);
        y += stage.paragraph(fact.style, fact.text, {at.x + fact_text, y, at.w - fact_text, 0}, theme.ink) + fact_gap;
    }
}

// Photos, what it is about and the code, with the button that shows the code large.
struct Slip {
    Button button;
    float button_width = 0;
    float pictures = 0;  // their width
    bool stacked = false;
    Paragraph summary, code;
    float words_height() const { return summary.height() + code.height(); }
    float height() const {
        const float words = std::max(words_height(), pictures > 0 ? slip_thumb : 0);
        if (button_width <= 0) return 2 * 24 + words;
        return 2 * 24 + (stacked ? words + 20 + 72 : std::max(words, 72.0F));
    }
};

std::string name_of_order(Stage& stage, const MyOrderView& view) {
    if (!view.pickup_code.empty()) return stage.tr("Order code") + " " + view.pickup_code;
    return stage.tr("Order number") + " " + view.number;
}

// The code is the same for all parts: the first one shows it.
Slip slip_of(Stage& stage, float width, const MyOrderView& view, std::size_t place) {
    const FollowedPartView& part = view.parts[place];
    Slip slip;
    // A question comes first, and who is here to collect.
    const bool is_asked =
        std::ranges::any_of(view.parts, [](const auto& one) { return one.change.has_value() || !one.collect.empty(); });
    const Button::Kind kind = is_asked ? Button::Kind::second : Button::Kind::primary;
    slip.button = {"my-order/code", stage.tr("Show code"), kind, Button::Size::small, "qr-code", "", ""};
    if (place == 0 && !view.qr_text.empty()) slip.button_width = button_width(stage, slip.button);
    const auto count = static_cast<float>(part.pictures.size());
    slip.pictures = part.pictures.empty() ? 0 : count * slip_thumb + (count - 1) * slip_thumb_gap;
    const float inner = width - 2 * 28;
    const float beside = inner - slip.button_width - 24 - (slip.pictures > 0 ? slip.pictures + 24 : 0);
    slip.stacked = slip.button_width > 0 && beside < 260;
    const Measure measure = stage.brush().measurer();
    // A webshop's number is one long word.
    const float least = std::max(200.0F, measure(type::body, view.pickup_code.empty() ? view.number : ""));
    const bool stands_alone = slip.stacked || slip.button_width <= 0;
    if (stands_alone && inner - slip.pictures - 24 < least) slip.pictures = 0;
    const float room = stands_alone ? inner - (slip.pictures > 0 ? slip.pictures + 24 : 0) : beside;
    slip.summary = break_lines(measure, type::body_strong, part.summary, room);
    slip.code = break_lines(measure, type::body, name_of_order(stage, view), room);
    return slip;
}

void draw_slip_block(Stage& stage, const Box& box, const MyOrderView& view, const FollowedPartView& part,
                     std::size_t place, const Slip& slip, MyOrderDraft& draft) {
    const Theme& theme = stage.theme();
    stage.brush().rounded(box, 28, theme.tint);
    const Box inner{box.x + 28, box.y + 24, box.w - 56, box.h - 48};
    const float words_box = slip.stacked ? inner.h - 20 - 72 : inner.h;
    float x = inner.x;
    if (slip.pictures > 0) {
        for (const PictureRef& picture : part.pictures) {
            stage.picture(picture, {x, inner.y + (words_box - slip_thumb) / 2, slip_thumb, slip_thumb},
                          CornerRadii::all(20), theme.surface);
            x += slip_thumb + slip_thumb_gap;
        }
        x += 24 - slip_thumb_gap;
    }
    const float top = inner.y + (words_box - slip.words_height()) / 2;
    stage.brush().paragraph(slip.summary, {x, top, inner.right() - x, 0}, theme.ink);
    stage.brush().paragraph(slip.code, {x, top + slip.summary.height(), inner.right() - x, 0}, theme.ink2);
    Meaning meaning;
    meaning.id = "order/" + std::to_string(place) + "/about";
    meaning.role = Role::text;
    meaning.name = part.summary;
    meaning.value = name_of_order(stage, view);
    meaning.rect = {x, top, inner.right() - x - (slip.stacked ? 0 : slip.button_width + 24), slip.words_height()};
    stage.say(std::move(meaning));
    if (slip.button_width <= 0) return;
    const Box target = slip.stacked
                           ? inner.bottom_part(72)
                           : Box{inner.right() - slip.button_width, inner.centre().y - 36, slip.button_width, 72};
    if (draw_button(stage, target, slip.button)) draft.open = MyOrderDraft::Open::code;
}

float part_title_height(Stage& stage, const FollowedPartView& part, float width) {
    if (part.title.empty()) return 0;
    return break_lines(stage.brush().measurer(), type::lead_strong, part.title, width - 60).height() + 28;
}

struct HelpShape {
    float width = 0;
    float photo = help_photo;
    std::size_t columns = 3;
};

HelpShape help_shape(const Look& look, float width, std::size_t count) {
    HelpShape shape;
    shape.columns = look.narrow() ? 1 : count < 3 ? 2 : 3;
    const auto columns = static_cast<float>(shape.columns);
    shape.width = (width - 24 * (columns - 1)) / columns;
    shape.photo = look.landscape() || look.narrow() ? help_photo_wide : help_photo;
    return shape;
}

float help_height(Stage& stage, const HelpView& help, const HelpShape& shape) {
    const Measure measure = stage.brush().measurer();
    const float room = shape.width - 2 * help_side;
    float height = shape.photo + 22 + break_lines(measure, help_name, help.title, room, 3).height() + 26;
    if (!help.summary.empty()) height += 6 + break_lines(measure, type::small, help.summary, room, 3).height();
    return height;
}

void draw_help_skeleton(Stage& stage, const Box& box, const HelpShape& shape) {
    const Colour bar = skeleton_colour(stage, box.x);
    stage.brush().shadow(box, part_corner, ShadowSize::small);
    stage.brush().rounded(box, part_corner, stage.theme().surface);
    stage.brush().rounded_top(box.top_part(shape.photo), part_corner, bar);
    const float width = box.w - 2 * help_side;
    stage.brush().rounded({box.x + help_side, box.y + shape.photo + 26, width * 0.8F, 24}, 12, bar);
    stage.brush().rounded({box.x + help_side, box.y + shape.photo + 64, width * 0.5F, 20}, 10, bar);
}

bool draw_help_card(Stage& stage, const Box& box, const HelpView& help, const HelpShape& shape) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "help/" + help.id;
    meaning.role = Role::button;
    meaning.name = help.title;
    meaning.value = help.summary.empty() ? help.about : help.about + ". " + help.summary;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    stage.brush().shadow(box, part_corner, ShadowSize::small);
    stage.brush().rounded(box, part_corner, mix(theme.surface, theme.sunken, response.sunk));
    stage.picture(help.picture, box.top_part(shape.photo), CornerRadii::top(static_cast<int>(part_corner)));
    const Measure measure = stage.brush().measurer();
    const float room = box.w - 2 * help_side;
    const float x = box.x + help_side;
    float y = box.y + shape.photo + 22;
    const Paragraph name = break_lines(measure, help_name, help.title, room, 3);
    stage.brush().paragraph(name, {x, y, room, 0}, theme.ink);
    y += name.height() + 6;
    if (!help.summary.empty()) {
        stage.brush().paragraph(break_lines(measure, type::small, help.summary, room, 3), {x, y, room, 0}, theme.ink2);
    }
    return response.activated;
}

std::string_view icon_of(ServiceView::Kind kind) {
    switch (kind) {
    case ServiceView::Kind::returns: return "arrow-repeat";
    case ServiceView::Kind::guarantee: return "shield-check";
    case ServiceView::Kind::manuals: return "book";
    case ServiceView::Kind::question: return "chat-left-text";
    }
    return "chat-left-text";
}

struct ServiceText {
    Paragraph title, detail;
    float height() const { return std::max(service_row, title.height() + detail.height() + 40); }
};

ServiceText service_text(Stage& stage, float width, const ServiceView& service) {
    const float room = width - 2 * part_side_padding - service_icon - 24 - service_chevron - 16;
    const Measure measure = stage.brush().measurer();
    return {break_lines(measure, type::body_strong, service.title, room),
            break_lines(measure, type::body, service.detail, room)};
}

bool draw_service_row(Stage& stage, const Box& row, const ServiceView& service, std::size_t place) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "service/" + std::to_string(place);
    meaning.role = Role::button;
    meaning.name = service.title;
    meaning.value = service.detail;
    meaning.rect = row;
    const Response response = stage.control(std::move(meaning));
    if (response.sunk > 0) {
        stage.brush().rounded(row, part_corner, mix(theme.surface, theme.sunken, response.sunk));
    }
    const ServiceText text = service_text(stage, row.w, service);
    const float middle = row.centre().y;
    stage.brush().icon(icon_of(service.kind), service_icon, {row.x + part_side_padding, middle - service_icon / 2},
                       theme.accent_ink);
    const float x = row.x + part_side_padding + service_icon + 24;
    const float top = middle - (text.title.height() + text.detail.height()) / 2;
    stage.brush().paragraph(text.title, {x, top, row.w, 0}, theme.ink);
    stage.brush().paragraph(text.detail, {x, top + text.title.height(), row.w, 0}, theme.ink2);
    stage.brush().icon("chevron-right", service_chevron,
                       {row.right() - part_side_padding - service_chevron, middle - service_chevron / 2}, theme.ink2);
    return response.activated;
}

}  // namespace

float draw_order_heading(Stage& stage, const Box& at, const MyOrderView& view, MyOrderDraft& draft) {
    const Theme& theme = stage.theme();
    const Button slip{
        "my-order/slip", stage.tr("Order slip"), Button::Kind::second, Button::Size::small, "receipt", "", ""};
    const float button = button_width(stage, slip);
    const bool beside = at.w - button - 24 > 400;
    const float room = beside ? at.w - button - 24 : at.w;
    float y = at.y + 16;
    y += stage.paragraph(type::small, view.about, {at.x, y, room, 0}, theme.ink2) + 4;
    const Paragraph title = break_lines(stage.brush().measurer(), type::title, view.title, room, 3);
    stage.brush().paragraph(title, {at.x, y, room, 0}, theme.ink);
    stage.say(Role::heading, "my-order/title", view.title, {at.x, y, room, title.height()});
    y += title.height() + 4;
    const std::string told = view.asking ? stage.tr("We are asking the shop how far it is.") : view.age;
    if (!told.empty()) {
        const Paragraph words = break_lines(stage.brush().measurer(), type::small, told, room - 36);
        stage.brush().icon("clock", 24, {at.x, y + 2}, theme.ink2);
        stage.brush().paragraph(words, {at.x + 36, y, room - 36, 0}, theme.ink2);
        stage.say(Role::status, "my-order/age", told, {at.x, y, room, words.height()});
        y += words.height() + 4;
    }
    if (beside) {
        const float middle = (at.y + 16 + y) / 2;
        if (draw_button(stage, {at.x + at.w - button, middle - 36, button, 72}, slip)) {
            draft.open = MyOrderDraft::Open::slip;
        }
        return std::max(y + 8 - at.y, 112.0F);
    }
    if (draw_button(stage, {at.x, y + 12, button, 72}, slip)) draft.open = MyOrderDraft::Open::slip;
    return y + 12 + 72 + 8 - at.y;
}

float draw_followed_part(Stage& stage, const Box& at, const MyOrderView& view, std::size_t place, MyOrderDraft& draft,
                         Intents& out) {
    const FollowedPartView& part = view.parts[place];
    const float side = stage.look().narrow() ? 24.0F : part_side_padding;
    const float inner = at.w - 2 * side;
    const std::vector<Fact> facts = facts_of(part);
    const Slip slip = slip_of(stage, inner, view, place);
    const float title = part_title_height(stage, part, inner);
    const float timeline = order_timeline_height(stage, inner, part.stages);
    const float sentences = facts_height(stage, inner, facts);
    const float change = part.change ? order_change_height(stage, inner, *part.change) + 28 : 0;
    const float here = part.collect.empty() ? 0 : 24 + 96;
    const Box card{at.x, at.y, at.w, 40 + title + timeline + 32 + sentences + 28 + change + slip.height() + here + 32};
    stage.brush().shadow(card, part_corner, ShadowSize::small);
    stage.brush().rounded(card, part_corner, stage.theme().surface);
    const std::string id = "order/" + std::to_string(place);
    const float x = card.x + side;
    float y = card.y + 40;
    if (!part.title.empty()) {
        stage.brush().icon(icon_of(part.kind), 36, {x, y + 1}, stage.theme().accent_ink);
        stage.paragraph(type::lead_strong, part.title, {x + 60, y, inner - 60, 0}, stage.theme().ink);
        y += title;
    }
    draw_order_timeline(stage, {x, y, inner, timeline}, id, part.stages);
    y += timeline + 32;
    draw_facts_of(stage, {x, y, inner, 0}, facts);
    y += sentences + 28;
    if (part.change) draw_order_change(stage, {x, y, inner, change - 28}, id, *part.change, out);
    y += change;
    draw_slip_block(stage, {x, y, inner, slip.height()}, view, part, place, slip, draft);
    if (here > 0) {
        const Button button{id + "/here",
                            stage.tr("I am here to collect"),
                            Button::Kind::primary,
                            Button::Size::normal,
                            "bell",
                            "",
                            ""};
        if (draw_button(stage, {x, y + slip.height() + 24, inner, 96}, button)) out.push(OpenCollect{part.collect});
    }
    return card.h;
}

float draw_help_cards(Stage& stage, const Box& at, const MyOrderView& view, MyOrderDraft& draft) {
    if (view.helps.empty() && !view.helping) return 0;
    float y = at.y;
    y += stage.line(Role::heading, type::head, stage.tr("Get more out of it"), {at.x, y, at.w, 0}, stage.theme().ink) +
         20;
    if (view.helps.empty()) {
        const HelpShape shape = help_shape(stage.look(), at.w, 3);
        for (std::size_t i = 0; i < shape.columns; ++i) {
            const Box box{at.x + static_cast<float>(i) * (shape.width + 24), y, shape.width, shape.photo + 112};
            draw_help_skeleton(stage, box, shape);
        }
        return y + shape.photo + 112 - at.y;
    }
    const HelpShape shape = help_shape(stage.look(), at.w, view.helps.size());
    for (std::size_t first = 0; first < view.helps.size(); first += shape.columns) {
        const std::size_t last = std::min(first + shape.columns, view.helps.size());
        float height = 0;
        for (std::size_t i = first; i < last; ++i) height = std::max(height, help_height(stage, view.helps[i], shape));
        for (std::size_t i = first; i < last; ++i) {
            const Box box{at.x + static_cast<float>(i - first) * (shape.width + 24), y, shape.width, height};
            if (draw_help_card(stage, box, view.helps[i], shape)) {
                draft.open = MyOrderDraft::Open::help;
                draft.which = i;
            }
        }
        y += height + 24;
    }
    return y - 24 - at.y;
}

float draw_service_rows(Stage& stage, const Box& at, const MyOrderView& view, MyOrderDraft& draft) {
    float height = 0;
    for (const ServiceView& service : view.services) height += service_text(stage, at.w, service).height() + 2;
    if (view.services.empty()) return 0;
    const Box card{at.x, at.y, at.w, height - 2};
    stage.brush().shadow(card, part_corner, ShadowSize::small);
    stage.brush().rounded(card, part_corner, stage.theme().surface);
    float y = card.y;
    for (std::size_t i = 0; i < view.services.size(); ++i) {
        const Box row{card.x, y, card.w, service_text(stage, card.w, view.services[i]).height()};
        if (draw_service_row(stage, row, view.services[i], i)) {
            draft.open = MyOrderDraft::Open::service;
            draft.which = i;
        }
        y += row.h + 2;
        if (i + 1 < view.services.size()) {
            stage.brush().fill({card.x + part_side_padding, y - 2, card.w - 2 * part_side_padding, 2},
                               stage.theme().line);
        }
    }
    return card.h;
}

}  // namespace zuil
