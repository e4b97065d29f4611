#include <algorithm>

#include "kiosk/ui/screens/my_order_parts.hpp"
#include "kiosk/ui/screens/screens.hpp"

namespace zuil {
namespace {

constexpr float order_gap = 24;
constexpr float order_sections = 48;
constexpr float services_width = 600;  // of the column at the right, in landscape

// All parts, below one another.
float draw_all_parts(Stage& stage, const Box& at, const MyOrderView& view, MyOrderDraft& draft, Intents& out) {
    float y = at.y;
    for (std::size_t i = 0; i < view.parts.size(); ++i) {
        if (i > 0) y += order_gap;
        y += draw_followed_part(stage, {at.x, y, at.w, 0}, view, i, draft, out);
    }
    return y - at.y;
}

void draw_my_order_portrait(Stage& stage, const MyOrderView& view, MyOrderDraft& draft, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "my-order", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box column{area.x + margin, start, area.w - 2 * margin, 0};
    float y = start;
    y += draw_order_heading(stage, {column.x, y, column.w, 0}, view, draft) + 16;
    y += draw_all_parts(stage, {column.x, y, column.w, 0}, view, draft, out) + order_sections;
    const float cards = draw_help_cards(stage, {column.x, y, column.w, 0}, view, draft);
    if (cards > 0) y += cards + 32;
    y += draw_service_rows(stage, {column.x, y, column.w, 0}, view, draft);
    scroll.measure(y + 40 - start);
}

void draw_my_order_landscape(Stage& stage, const MyOrderView& view, MyOrderDraft& draft, const Box& area,
                             Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "my-order", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box column{area.x + margin, start, area.w - 2 * margin, 0};
    float y = start + 24;
    y += draw_order_heading(stage, {column.x, y, column.w, 0}, view, draft) + 16;
    const float left = column.w - services_width - 40;
    float below = y + draw_all_parts(stage, {column.x, y, left, 0}, view, draft, out);
    const float cards = draw_help_cards(stage, {column.x, below + 32, left, 0}, view, draft);
    if (cards > 0) below += 32 + cards;
    const float right = draw_service_rows(stage, {column.x + left + 40, y, services_width, 0}, view, draft);
    scroll.measure(std::max(below, y + right) + 40 - start);
}

}  // namespace

void draw_my_order(Stage& stage, const MyOrderView& view, MyOrderDraft& draft, const Box& area, Intents& out) {
    if (stage.look().landscape()) {
        draw_my_order_landscape(stage, view, draft, area, out);
    } else {
        draw_my_order_portrait(stage, view, draft, area, out);
    }
    draw_my_order_sheets(stage, view, draft, out);
}

}  // namespace zuil
