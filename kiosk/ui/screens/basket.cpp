#include <algorithm>

#include "kiosk/ui/screens/basket_along.hpp"
#include "kiosk/ui/screens/basket_lines.hpp"
#include "kiosk/ui/screens/basket_ways.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/choice.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float total_height = 232;
constexpr float basket_heading = 120;
constexpr float total_card_width = 520;

void draw_basket_order(Stage& stage, const Box& box, const BasketView& view, Intents& out) {
    if (draw_button(stage, box,
                    {"basket/order", stage.tr("Order"), Button::Kind::primary, Button::Size::normal, "", "arrow-right",
                     view.order_disabled_because})) {
        out.push(StartCheckout{});
    }
}

// What it comes to, on one line. Returns where the amount begins.
float draw_total(Stage& stage, const Box& row, const BasketView& view) {
    const Theme& theme = stage.theme();
    const float label_y = row.y + (row.h - type::lead_strong.line_height()) / 2;
    const std::string label = stage.tr("Total");
    const float width = stage.brush().text(type::lead_strong, label, {row.x, label_y}, theme.ink);
    stage.brush().text(type::small, stage.tr("incl. VAT"), {row.x + width + 10, label_y + 8}, theme.ink2);
    const TextStyle total = type::title.sized(44);
    const float total_width = stage.brush().measure(total, view.total);
    const float total_x = row.right() - total_width;
    stage.brush().text(total, view.total, {total_x, row.y + (row.h - total.line_height()) / 2}, theme.ink);
    stage.say(Role::status, "basket/total", label + " " + view.total, {total_x, row.y, total_width, row.h});
    return total_x;
}

// Portrait: over the whole width, where the thumb is.
void draw_total_bar(Stage& stage, const Box& bar, const BasketView& view, BasketDraft& draft, Intents& out) {
    draw_action_bar(stage, bar);
    const float margin = stage.look().margin();
    const Box row{bar.x + margin, bar.y + 28, bar.w - 2 * margin, 56};
    const float total = draw_total(stage, row, view);
    // In large letters it stands below the lines.
    if (!view.saving.empty() && !stage.look().narrow()) {
        const float saving = pill_width(stage, view.saving, "");
        draw_pill(stage, {total - 24 - saving, row.y + 4, saving, 48}, PillTone::ok, view.saving, "");
    }
    Box order{row.x, bar.bottom() - 28 - 96, row.w, 96};
    if (const float width = along_button_width(stage, view); width > 0) {
        draw_along_button(stage, order.left_part(width), view, draft);
        order = order.right_part(order.w - width - 24);
    }
    draw_basket_order(stage, order, view, out);
}

// Landscape: a card beside the lines, which have the whole height.
void draw_total_card(Stage& stage, const Box& at, const BasketView& view, BasketDraft& draft, Intents& out) {
    constexpr float padding = 40;
    const float saving_height = view.saving.empty() ? 0 : 48 + 16;
    const float along_height = along_button_width(stage, view) > 0 ? 20 + 96 : 0;
    const Box card{at.x, at.y, at.w, padding + 56 + 8 + saving_height + 20 + 96 + along_height + padding};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, stage.theme().surface);
    const Box row{card.x + padding, card.y + padding, card.w - 2 * padding, 56};
    draw_total(stage, row, view);
    if (!view.saving.empty()) {
        const float saving = pill_width(stage, view.saving, "");
        draw_pill(stage, {row.right() - saving, row.bottom() + 8, saving, 48}, PillTone::ok, view.saving, "");
    }
    const Box order{row.x, card.bottom() - padding - along_height - 96, row.w, 96};
    draw_basket_order(stage, order, view, out);
    if (along_height > 0) draw_along_button(stage, {order.x, order.bottom() + 20, order.w, 96}, view, draft);
}

// Returns where it ends.
float draw_empty_basket(Stage& stage, const Box& area, Intents& out) {
    const float above = stage.look().narrow() ? 120 : 240;
    const Box box{area.x + 80 / stage.look().zoom, area.y + above, area.w - 160 / stage.look().zoom, 0};
    const float height = draw_empty(stage, box, "bag", stage.tr("Your basket is still empty"),
                                    stage.tr("Search for something nice, or scan a product from the store."));
    Button search{"basket/search", stage.tr("Search"), Button::Kind::soft, Button::Size::normal, "search", "", ""};
    const float width = button_width(stage, search);
    if (draw_button(stage, {box.centre().x - width / 2, box.y + height + 40, width, 96}, search)) {
        out.push(OpenSearch{});
    }
    return box.y + height + 40 + 96 + 24;
}

float draw_basket_heading(Stage& stage, const Box& at, const BasketView& view) {
    const Theme& theme = stage.theme();
    const std::string title = stage.tr("My basket");
    if (stage.look().narrow()) {
        const float y =
            at.y + 16 + stage.line(Role::heading, type::title, title, {at.x, at.y + 16, at.w, 0}, theme.ink);
        return y + stage.line(Role::status, type::body, view.count, {at.x, y, at.w, 0}, theme.ink2) + 16 - at.y;
    }
    stage.line(Role::heading, type::title, title, {at.x, at.y + 28, at.w * 0.7F, 0}, theme.ink);
    stage.line(Role::status, type::body, view.count, {at.x + at.w * 0.7F, at.y + 39, at.w * 0.3F, 0}, theme.ink2,
               Align::right);
    return basket_heading;
}

// Heading, lines and what goes with them.
void draw_basket_column(Stage& stage, const BasketView& view, BasketDraft& draft, const Box& content, float width,
                        Intents& out) {
    ScrollArea scroll{stage, "basket", content, Axis::vertical};
    const float start = content.y - scroll.offset();
    const float x = content.x + stage.look().margin();
    float y = start;
    y += draw_basket_heading(stage, {x, y, width, 0}, view);
    if (!view.notice.empty()) {
        const Banner banner{"basket/notice", "info-circle", view.notice, "", Banner::Tone::info};
        const float height = banner_height(stage, width, banner);
        draw_banner(stage, {x, y, width, height}, banner);
        y += height + 24;
    }
    y += draw_take_now(stage, {x, y, width, 0}, view.take_now, out);
    if (view.lines.empty()) {
        y = std::max(y, draw_empty_basket(stage, content.moved(0, start - content.y), out));
    } else {
        y += draw_basket_lines(stage, {x, y, width, 0}, view, draft, out) + 24;
    }
    if (stage.look().narrow() && !view.saving.empty()) {
        draw_pill(stage, {x, y, std::min(width, pill_width(stage, view.saving, "")), 56}, PillTone::ok, view.saving,
                  "");
        y += 56 + 24;
    }
    if (view.accessory) y += draw_accessory(stage, {x, y, width, 0}, *view.accessory, out) + 24;
    scroll.measure(y + 16 - start);
}

}  // namespace

void draw_basket(Stage& stage, const BasketView& view, BasketDraft& draft, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const float whole = area.w - 2 * margin;
    if (view.lines.empty()) return draw_basket_column(stage, view, draft, area, whole, out);
    if (stage.look().landscape()) {
        const float width = whole - total_card_width - 40;
        draw_basket_column(stage, view, draft, area.left_part(margin + width + 20), width, out);
        draw_total_card(stage, {area.right() - margin - total_card_width, area.y + basket_heading, total_card_width, 0},
                        view, draft, out);
    } else {
        draw_basket_column(stage, view, draft, {area.x, area.y, area.w, area.h - total_height}, whole, out);
        draw_total_bar(stage, area.bottom_part(total_height), view, draft, out);
    }
    draw_ways_sheet(stage, view, draft, out);
    draw_basket_along(stage, view, draft, out);
}

}  // namespace zuil
