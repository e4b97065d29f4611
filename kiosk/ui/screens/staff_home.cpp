#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/screens/staff_desk.hpp"
#include "kiosk/ui/screens/staff_home_tasks.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/staff_tile.hpp"

namespace zuil {
namespace {

constexpr float field_high = 104;

float draw_article_field(Stage& stage, const Box& at, Intents& out) {
    const Box box{at.x, at.y, at.w, field_high};
    const SearchField field{"staff-home/search", "", stage.tr("Search for an item, or scan it"), false};
    if (draw_search_field(stage, box, field) == SearchFieldResult::tapped) out.push(OpenSearch{});
    return field_high;
}

float draw_ways_on(Stage& stage, const Box& at, int columns, const StaffHomeView& view, Intents& out) {
    const bool trains = view.training == Training::yes;
    const std::vector<StaffTile> tiles{
        {"staff-home/stock", "boxes", stage.tr("Other stores"), stage.tr("What lies where, by item")},
        {"staff-home/sell", "bag", stage.tr("Sell with a customer"), stage.tr("Order together at this screen")},
        {"staff-home/customer", "people", stage.tr("Look up a customer"), stage.tr("Who it is, what they bought")},
        {"staff-home/order", "receipt", stage.tr("Find an order"), stage.tr("By its code or a scan")},
        {"staff-home/note", "pencil-square", stage.tr("Leave a note"), stage.tr("What goes wrong, or is asked for")},
        {"staff-home/training", "mortarboard", trains ? stage.tr("End training") : stage.tr("Training"),
         stage.tr("Try everything, nothing is ordered"), trains ? StaffTile::Look::on : StaffTile::Look::plain}};
    return draw_staff_tiles(stage, at, columns, tiles, [&](std::size_t tapped) {
        switch (tapped) {
        case 0: return out.push(OpenSearch{});
        case 1: return out.push(GoHome{});
        case 2: return out.push(OpenStaffCustomer{});
        case 3: return out.push(OpenFindOrder{});
        case 4: return out.push(OpenStaffNote{});
        default: return out.push(SetTraining{trains ? Training::no : Training::yes});
        }
    });
}

float draw_shut_out_above(Stage& stage, const Box& at, const StaffHomeView& view, Intents& out) {
    if (view.shut_out.empty()) return 0;
    return draw_shut_out(stage, at, view.shut_out, out) + 32;
}

float draw_printer_above(Stage& stage, const Box& at, const PrinterView& view) {
    if (view.title.empty()) return 0;
    const Banner banner{"staff-printer", "printer", view.title, view.text,
                        view.tone == DeskTone::wrong ? Banner::Tone::bad : Banner::Tone::warn};
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, at.y, at.w, height}, banner);
    return height + 32;
}

// What waits: at the pick-up desk, where there is one, and among the orders of this kiosk.
float draw_orders_waiting(Stage& stage, const Box& at, const StaffHomeView& view, Intents& out) {
    float y = at.y;
    if (!view.desk) {
        y += draw_staff_counts(stage, {at.x, y, at.w, 0}, view.counts) + 40;
        return y + draw_staff_tasks(stage, {at.x, y, at.w, 0}, view, out) - at.y;
    }
    y += draw_desk_queue(stage, {at.x, y, at.w, 0}, *view.desk, out);
    if (view.tasks.empty()) return y - at.y;
    return y + 40 + draw_staff_tasks(stage, {at.x, y + 40, at.w, 0}, view, out) - at.y;
}

float draw_what_waits(Stage& stage, const Box& at, const StaffHomeView& view, Intents& out) {
    float y = at.y;
    y += draw_shut_out_above(stage, {at.x, y, at.w, 0}, view, out);
    y += draw_printer_above(stage, {at.x, y, at.w, 0}, view.printer);
    y += draw_orders_waiting(stage, {at.x, y, at.w, 0}, view, out);
    if (view.holds.empty()) return y - at.y;
    return y + 40 + draw_staff_holds(stage, {at.x, y + 40, at.w, 0}, view.holds, out) - at.y;
}

float draw_staff_column(Stage& stage, const Box& at, const StaffHomeView& view, const std::vector<FloorCallView>& calls,
                        Intents& out) {
    float y = at.y;
    y += draw_article_field(stage, {at.x, y, at.w, 0}, out) + 24;
    y += draw_staff_calls(stage, {at.x, y, at.w, 0}, calls, out);
    y += draw_what_waits(stage, {at.x, y, at.w, 0}, view, out) + 32;
    y += draw_ways_on(stage, {at.x, y, at.w, 0}, stage.look().narrow() ? 1 : 2, view, out);
    return y - at.y;
}

// What waits at the left, what can be begun at the right.
float draw_staff_columns(Stage& stage, const Box& at, const StaffHomeView& view,
                         const std::vector<FloorCallView>& calls, Intents& out) {
    constexpr float gap = 40;
    const float right_w = (at.w - gap) * 0.36F;
    const Box left{at.x, at.y, at.w - gap - right_w, 0};
    const Box right{left.right() + gap, at.y, right_w, 0};
    float y = left.y;
    y += draw_staff_calls(stage, {left.x, y, left.w, 0}, calls, out);
    y += draw_what_waits(stage, {left.x, y, left.w, 0}, view, out);
    float other = right.y;
    other += draw_article_field(stage, {right.x, other, right.w, 0}, out) + 24;
    other += draw_ways_on(stage, {right.x, other, right.w, 0}, 1, view, out);
    return std::max(y, other) - at.y;
}

}  // namespace

void draw_staff_home(Stage& stage, const StaffHomeView& view, const std::vector<FloorCallView>& calls, const Box& area,
                     Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "staff-home", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box at{area.x + margin, start + 32, area.w - 2 * margin, 0};
    const float height = stage.look().landscape() ? draw_staff_columns(stage, at, view, calls, out)
                                                  : draw_staff_column(stage, at, view, calls, out);
    scroll.measure(32 + height + 40);
}

}  // namespace zuil
