#include <algorithm>

#include "kiosk/ui/screens/confirmation_parts.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/order_parts.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

constexpr float state_radius = 40;
constexpr float state_height = 48;

// Landscape is low: the same card, packed closer.
struct StateShape {
    float padding = 56;
    float above_code = 40;
    float code_padding = 40;
    float qr_ground = 280;  // white around the code, which brings its own quiet zone

    float code_height() const { return qr_ground + 2 * code_padding; }
};

StateShape shape_for(const Look& look) {
    if (look.narrow()) return {28, 24, 28, 240};
    return look.landscape() ? StateShape{40, 24, 28, 240} : StateShape{};
}

Banner offline_banner(Stage& stage) {
    return {"offline", "cloud-slash", stage.tr("No connection for a moment."),
            stage.tr("Your order is safely saved here and will be sent automatically."), Banner::Tone::warn};
}

float draw_offline_banner(Stage& stage, const Box& at) {
    const Banner banner = offline_banner(stage);
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, at.y, at.w, height}, banner);
    return height;
}

struct OfflineWords {
    Paragraph where, hint;
    float height() const {
        return type::body.line_height() + 4 + type::display.line_height() + 16 + where.height() + hint.height();
    }
};

OfflineWords offline_words(Stage& stage, float width, const ConfirmationView& view) {
    const Measure measure = stage.brush().measurer();
    const std::string how = view.total.empty()
                                ? stage.tr("Pay when you collect. The code works without a connection too.")
                                : stage.tr("Pay at the till. This code works there without a connection too.");
    return {break_lines(measure, type::body_strong, view.where, width), break_lines(measure, type::body, how, width)};
}

// Where the words stand: beside the QR code, or below it where large letters leave no room.
bool is_code_stacked(const Look& look, float width) { return look.narrow() && width < 900; }

float code_box_height(Stage& stage, float width, const ConfirmationView& view, const StateShape& shape) {
    if (!is_code_stacked(stage.look(), width)) return shape.code_height();
    const float inner = width - 2 * shape.code_padding;
    return shape.code_height() + 24 + offline_words(stage, inner, view).height();
}

// The code on a sunken ground: as a QR code and in words.
void draw_code_box(Stage& stage, const Box& box, const ConfirmationView& view, const StateShape& shape) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    brush.rounded(box, 32, theme.sunken);
    const bool stacked = is_code_stacked(stage.look(), box.w);
    const Box inner = box.inset(shape.code_padding);
    const Box ground{stacked ? inner.centre().x - shape.qr_ground / 2 : inner.x, inner.y, shape.qr_ground,
                     shape.qr_ground};
    brush.rounded(ground, 16, Colour::hex(0xFFFFFF));
    draw_qr(stage, ground.inset(8), view.qr_text, QrLevel::medium, stage.tr("Order code"));
    const float x = stacked ? inner.x : ground.right() + 48;
    const float width = inner.right() - x;
    const auto [where, hint] = offline_words(stage, width, view);
    float y = stacked ? ground.bottom() + 24 : box.centre().y - OfflineWords{where, hint}.height() / 2;
    const std::string name = stage.tr("Order code");
    brush.text(type::body, name, {x, y}, theme.ink2);
    y += type::body.line_height() + 4;
    draw_code_text(stage, {x, y, width, type::display.line_height()}, type::display, name, view.pickup_code, theme.ink);
    y += type::display.line_height() + 16;
    brush.paragraph(where, {x, y, width, 0}, theme.ink);
    brush.paragraph(hint, {x, y + where.height(), width, 0}, theme.ink);
}

std::string order_title(Stage& stage, const ConfirmationView& view) {
    return view.ask_staff ? stage.tr("Please ask our staff") : stage.tr("We have your order");
}

float order_card_height(Stage& stage, float width, const ConfirmationView& view) {
    const StateShape shape = shape_for(stage.look());
    const float inner = width - 2 * shape.padding;
    const Measure measure = stage.brush().measurer();
    const Paragraph hint =
        break_lines(measure, type::lead, stage.tr("Keep your code. It is how we find your order."), inner);
    const float title = stage.look().narrow()
                            ? break_lines(measure, type::title, order_title(stage, view), inner).height()
                            : type::title.line_height();
    return shape.padding + state_height + 24 + title + 12 + hint.height() + shape.above_code +
           code_box_height(stage, inner, view, shape) + shape.padding;
}

void draw_order_card(Stage& stage, const Box& card, const ConfirmationView& view) {
    const Theme& theme = stage.theme();
    stage.brush().shadow(card, state_radius, ShadowSize::small);
    stage.brush().rounded(card, state_radius, theme.surface);
    const StateShape shape = shape_for(stage.look());
    const Box inner = card.inset(shape.padding);
    float y = inner.y;
    const std::string_view icon = view.ask_staff ? "exclamation-circle" : "check-circle";
    const float pill = std::min(inner.w, pill_width(stage, view.status, icon));
    draw_pill(stage, {inner.x, y, pill, state_height}, view.ask_staff ? PillTone::warn : PillTone::ok, view.status,
              icon);
    y += state_height + 24;
    y += stage.line(Role::heading, type::title, order_title(stage, view), {inner.x, y, inner.w, 0}, theme.ink) + 12;
    y += stage.paragraph(type::lead, stage.tr("Keep your code. It is how we find your order."),
                         {inner.x, y, inner.w, 0}, theme.ink2) +
         shape.above_code;
    draw_code_box(stage, {inner.x, y, inner.w, code_box_height(stage, inner.w, view, shape)}, view, shape);
}

// Of a basket that went several ways, each of them. Returns the height, with the gap below.
float draw_several(Stage& stage, const Box& at, const ConfirmationView& view) {
    if (view.parts.empty()) return 0;
    const float height = parts_height(stage, at.w, view.parts);
    draw_parts(stage, {at.x, at.y, at.w, height}, view.parts);
    return height + 40;
}

void draw_accepted_portrait(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "confirmation", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box column{area.x + margin, start, area.w - 2 * margin, 0};
    float y = start + above_steps(stage.look());
    draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::done);
    y += steps_height + 40;
    y += draw_offline_banner(stage, {column.x, y, column.w, 0}) + 32;
    const float card = order_card_height(stage, column.w, view);
    draw_order_card(stage, {column.x, y, column.w, card}, view);
    y += card + 24;
    const float till = till_card_height(stage, column.w, view);
    draw_till_card(stage, {column.x, y, column.w, till}, view);
    y += till + 48;
    y += draw_several(stage, {column.x, y, column.w, 0}, view);
    y += draw_next_steps(stage, {column.x, y, column.w, 0}, view, out);
    scroll.measure(y + 40 - start);
}

void draw_accepted_landscape(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const Box column{area.x + margin, area.y, area.w - 2 * margin, area.h};
    float y = area.y + 40;
    draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::done);
    y += steps_height + 32;
    const float left = 936;
    const float card = order_card_height(stage, left, view);
    draw_order_card(stage, {column.x, y, left, card}, view);
    draw_till_card(stage, {column.x, y + card + 20, left, till_card_height(stage, left, view)}, view);

    const float x = column.x + left + 40;
    ScrollArea scroll{stage, "confirmation", {x - 24, y, area.right() - x + 24, area.bottom() - y}, Axis::vertical};
    const float start = y - scroll.offset();
    const float width = column.right() - x;
    float below = start;
    below += draw_offline_banner(stage, {x, below, width, 0}) + 40;
    below += draw_several(stage, {x, below, width, 0}, view);
    below += draw_next_steps(stage, {x, below, width, 0}, view, out);
    scroll.measure(below + 40 - start);
}

}  // namespace

void draw_offline_confirmation(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out) {
    if (stage.look().landscape()) {
        draw_accepted_landscape(stage, view, area, out);
    } else {
        draw_accepted_portrait(stage, view, area, out);
    }
}

}  // namespace zuil
