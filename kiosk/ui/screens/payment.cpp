#include <algorithm>
#include <array>

#include "kiosk/ui/screens/payment_ways.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/order_parts.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/receipt.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

constexpr float way_padding = 48;
constexpr float way_radius = 40;
constexpr float preview_height = 480;
constexpr float number_row = 80;

// One way to pay and one order; a basket that goes several ways has more to tell than the slip leaves room for.
bool has_only_the_slip(const PaymentView& view) { return !has_several_ways(view) && view.parts.empty(); }

// Title and total on one line. Returns the height.
float draw_heading(Stage& stage, const Box& at, const PaymentView& view) {
    const float total = stage.brush().measure(type::title, view.total);
    const std::string title =
        has_several_ways(view) ? stage.tr("How do you want to pay?") : stage.tr("Pay at the till");
    if (stage.brush().measure(type::title, title) + 24 + total > at.w && stage.look().narrow()) {
        // The amount stands below the question.
        float y = at.y + stage.line(Role::heading, type::title, title, at, stage.theme().ink);
        y += stage.line(Role::text, type::title, view.total, {at.x, y, at.w, 0}, stage.theme().ink);
        if (view.delivery_cost.empty()) return y - at.y;
        return y + stage.line(Role::text, type::body, view.delivery_cost, {at.x, y, at.w, 0}, stage.theme().ink2) -
               at.y;
    }
    stage.line(Role::heading, type::title, title, {at.x, at.y, at.w - total - 24, 0}, stage.theme().ink);
    stage.line(Role::text, type::title, view.total, {at.right() - total, at.y, total + 1, 0}, stage.theme().ink);
    const float height = std::max(type::title.line_height(), stage.brush().enlarged(type::title).line_height());
    if (view.delivery_cost.empty()) return height;
    return height + stage.line(Role::text, type::body, view.delivery_cost, {at.x, at.y + height, at.w, 0},
                               stage.theme().ink2, Align::right);
}

float draw_notice(Stage& stage, const Box& at, const PaymentView& view) {
    if (view.notice.empty()) return 0;
    const Banner banner{"notice", "info-circle", view.notice, "", Banner::Tone::info};
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, at.y, at.w, height}, banner);
    return height + 24;
}

// Returns the height, drawn or not.
enum class Drawn { no, yes };
float draw_how(Stage& stage, const Box& box, Drawn drawn) {
    const Theme& theme = stage.theme();
    const std::string title = stage.tr("This is how it works");
    const Paragraph heading = break_lines(stage.brush().measurer(), type::head, title, box.w);
    float y = box.y + heading.height() + 20;
    if (drawn == Drawn::yes) {
        stage.brush().paragraph(heading, box, theme.ink);
        stage.say(Role::heading, "how", title, {box.x, box.y, box.w, heading.height()});
    }
    const std::array lines{stage.tr("Place your order here"), stage.tr("Take a photo of the code you get"),
                           stage.tr("Have it scanned at the till and pay there")};
    int number = 0;
    for (const std::string& line : lines) {
        const Paragraph text = break_lines(stage.brush().measurer(), type::body, line, box.w - dot_size - 20, 4);
        const float row = std::max(number_row, text.height() + 16);
        ++number;
        if (drawn == Drawn::yes) {
            draw_number(stage, {box.x, y + (row - dot_size) / 2}, number);
            const Box place{box.x + dot_size + 20, y + (row - text.height()) / 2, box.w - dot_size - 20, 0};
            stage.brush().paragraph(text, place, theme.ink);
            stage.say(Role::text, "how/" + std::to_string(number), line, {box.x, y, box.w, row});
        }
        y += row;
    }
    return y - box.y;
}

// What is ordered, and the way back to change it.
float draw_summary(Stage& stage, const Box& at, const PaymentView& view, Intents& out) {
    const SummaryRow row{.icon = "card-checklist",
                         .strong = view.summary,
                         .text = view.store,
                         .is_personal = view.is_home,
                         .action = stage.tr("Change")};
    const DrawnCard drawn = draw_summary_row(stage, at, row);
    if (drawn.tapped) out.push(GoBack{});
    return drawn.height;
}

void draw_order_button(Stage& stage, const Box& box, const PaymentView& view, Intents& out) {
    const std::string off = view.placing ? stage.tr("One moment…") : view.place_disabled_because;
    const Button order{"payment/order",
                       stage.tr("Order with obligation to pay"),
                       Button::Kind::primary,
                       Button::Size::large,
                       "",
                       "",
                       off};
    if (draw_button(stage, box, order)) out.push(PlaceOrder{PaymentMethod::till, view.offer});
}

struct WayShape {
    float height = 0;
    float padding = 0;
    float preview = 0;  // with the gap below
    float terms = 0;
};

WayShape card_shape(Stage& stage, float width, const PaymentView& view) {
    WayShape shape;
    shape.padding = stage.look().narrow() ? 32 : way_padding;
    const float inner = width - 2 * shape.padding;
    shape.terms = break_lines(stage.brush().measurer(), type::small, view.terms, inner).height();
    // Large letters tell how it works in words alone.
    shape.preview = stage.look().narrow() ? 0 : preview_height + 36;
    shape.height =
        2 * shape.padding + shape.preview + draw_how(stage, {0, 0, inner, 0}, Drawn::no) + 28 + shape.terms + 24 + 112;
    return shape;
}

float draw_card(Stage& stage, const Box& at, const PaymentView& view, Intents& out) {
    const WayShape shape = card_shape(stage, at.w, view);
    const Box card{at.x, at.y, at.w, shape.height};
    stage.brush().shadow(card, way_radius, ShadowSize::small);
    stage.brush().rounded(card, way_radius, stage.theme().surface);
    const Box inner = card.inset(shape.padding);
    if (shape.preview > 0) {
        draw_receipt_preview(stage, inner.top_part(preview_height), {view.count, view.total, view.store});
    }
    float y = inner.y + shape.preview;
    y += draw_how(stage, {inner.x, y, inner.w, 0}, Drawn::yes) + 28;
    stage.paragraph(type::small, view.terms, {inner.x, y, inner.w, 0}, stage.theme().ink2);
    y += shape.terms + 24;
    draw_order_button(stage, {inner.x, y, inner.w, 112}, view, out);
    return card.h;
}

// What it is all about: of a basket that goes several ways, each of them. Returns the height.
float draw_what(Stage& stage, const Box& at, const PaymentView& view, Intents& out) {
    const float summary = draw_summary(stage, at, view, out);
    if (view.parts.empty()) return summary;
    const float parts = parts_height(stage, at.w, view.parts);
    draw_parts(stage, {at.x, at.y + summary + 8, at.w, parts}, view.parts);
    return summary + 8 + parts;
}

float draw_terms(Stage& stage, const Box& at, const PaymentView& view) {
    return stage.paragraph(type::small, view.terms, {at.x + 8, at.y, at.w - 16, 0}, stage.theme().ink2);
}

// Each way to pay on a card, or the only one with all that there is to know. Returns the height.
float draw_all_ways(Stage& stage, const Box& at, const PaymentView& view, Intents& out) {
    float y = at.y;
    y += draw_phone_way(stage, {at.x, y, at.w, 0}, view, out) + (view.pay_on_phone ? 24.0F : 0.0F);
    y += draw_till_way(stage, {at.x, y, at.w, 0}, view, out) + 24;
    y += draw_other_ways(stage, {at.x, y, at.w, 0}, view, out);
    return y - at.y;
}

void draw_portrait(Stage& stage, const PaymentView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "payment", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box column{area.x + margin, start, area.w - 2 * margin, 0};
    float y = start + above_steps(stage.look());
    draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::payment);
    y += steps_height + below_steps(stage.look());
    y += draw_heading(stage, {column.x, y, column.w, 0}, view) + 36;
    y += draw_notice(stage, {column.x, y, column.w, 0}, view);
    y += draw_consent(stage, {column.x, y, column.w, 0}, view, out);
    if (has_only_the_slip(view)) {
        y += draw_card(stage, {column.x, y, column.w, 0}, view, out) + 32;
        y += draw_what(stage, {column.x, y, column.w, 0}, view, out);
    } else {
        y += draw_all_ways(stage, {column.x, y, column.w, 0}, view, out) + 24;
        y += draw_what(stage, {column.x, y, column.w, 0}, view, out) + 16;
        y += draw_terms(stage, {column.x, y, column.w, 0}, view);
    }
    scroll.measure(y + 40 - start);
}

// Steps and heading. Returns where the screen goes on below them.
float draw_landscape_head(Stage& stage, const Box& column, const PaymentView& view) {
    draw_steps(stage, column.top_part(steps_height), CheckoutStep::payment);
    const float y = column.y + steps_height + 36;
    return y + draw_heading(stage, {column.x, y, column.w, 0}, view) + 28;
}

void draw_ways_landscape(Stage& stage, const PaymentView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const Box column{area.x + margin, area.y + 40, area.w - 2 * margin, area.h};
    const float y = draw_landscape_head(stage, column, view);
    ScrollArea scroll{stage, "payment", {area.x, y - 12, area.w, area.bottom() - y + 12}, Axis::vertical};
    const float start = y - scroll.offset();
    const float width = (column.w - 40) / 2;
    float left = start + draw_notice(stage, {column.x, start, column.w, 0}, view);
    const float x = column.right() - width;
    left += draw_consent(stage, {column.x, left, column.w, 0}, view, out);
    float right = left;
    if (view.pay_on_phone) {
        left += draw_phone_way(stage, {column.x, left, width, 0}, view, out) + 24;
        right += draw_till_way(stage, {x, right, width, 0}, view, out) + 24;
    } else {
        left += draw_till_way(stage, {column.x, left, width, 0}, view, out) + 24;
    }
    float& below = view.pay_on_phone ? left : right;
    below += draw_other_ways(stage, {view.pay_on_phone ? column.x : x, below, width, 0}, view, out) + 24;
    left += draw_terms(stage, {column.x, left, width, 0}, view);
    right += draw_what(stage, {x, right, width, 0}, view, out);
    scroll.measure(std::max(left, right) + 40 - start);
}

// The slip at the left, how it works and the button at the right.
void draw_landscape(Stage& stage, const PaymentView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const Box column{area.x + margin, area.y + 40, area.w - 2 * margin, area.h};
    float y = draw_landscape_head(stage, column, view);
    y += draw_notice(stage, {column.x, y, column.w, 0}, view);
    const Box card{column.x, y, column.w, area.bottom() - 40 - y};
    stage.brush().shadow(card, way_radius, ShadowSize::small);
    stage.brush().rounded(card, way_radius, stage.theme().surface);
    const Box inner{card.x + 40, card.y + 40, card.w - 80, card.h - 80};
    draw_receipt_preview(stage, inner.left_part(640), {view.count, view.total, view.store});
    const Box right = inner.right_part(inner.w - 640 - 56);
    const float terms = break_lines(stage.brush().measurer(), type::small, view.terms, right.w).height();
    const float button = right.bottom() - 112;
    draw_order_button(stage, {right.x, button, right.w, 112}, view, out);
    stage.paragraph(type::small, view.terms, {right.x, button - 20 - terms, right.w, 0}, stage.theme().ink2);
    const float summary = button - 20 - terms - 104;
    draw_summary(stage, {right.x - 8, summary, right.w + 8, 0}, view, out);
    // With a banner above there is less room than it takes.
    ScrollArea how{stage, "how", {right.x, right.y, right.w, summary - 12 - right.y}, Axis::vertical};
    how.measure(draw_how(stage, {right.x, right.y - how.offset(), right.w, 0}, Drawn::yes));
}

}  // namespace

void draw_payment(Stage& stage, const PaymentView& view, const Box& area, Intents& out) {
    const Box footer = checkout_footer(stage.look());
    const Box content{area.x, area.y, area.w, footer.y - area.y};
    if (!stage.look().landscape()) {
        draw_portrait(stage, view, content, out);
    } else if (has_only_the_slip(view) && !view.asks_to_keep) {
        // With a question above it the slip and how it works do not fit.
        draw_landscape(stage, view, content, out);
    } else {
        draw_ways_landscape(stage, view, content, out);
    }
    draw_checkout_footer(stage, out);
    draw_reassurance(stage);
}

}  // namespace zuil
