#include <algorithm>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/pickup_choices.hpp"
#include "kiosk/ui/widgets/segmented.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

constexpr float choice_gap = 16;
constexpr std::size_t days_in_sight = 6;
constexpr int slot_columns = 3;

float draw_heading(Stage& stage, const Box& at, const std::string& text) {
    return stage.line(Role::heading, type::head_dense, text, at, stage.theme().ink);
}

float draw_stores(Stage& stage, const Box& at, const PickupView& view, Intents& out) {
    float y = at.y + draw_heading(stage, at, stage.tr("Choose a store")) + 24;
    for (const PickupStoreView& store : view.stores) {
        const float height = store_row_height(stage, at.w, store);
        if (draw_store_row(stage, {at.x, y, at.w, height}, store)) out.push(ChooseStore{store.store});
        y += height + choice_gap;
    }
    return y - choice_gap - at.y;
}

void draw_days(Stage& stage, const Box& at, const PickupView& view, Intents& out) {
    const std::size_t in_sight = stage.look().narrow() ? days_beside(at.w) : days_in_sight;
    if (const auto day = draw_day_row(stage, at, view.days, in_sight)) out.push(ChooseDay{*day});
}

// Large letters: as many as have room for the longest.
int columns_of_slots(Stage& stage, float width, const PickupView& view) {
    if (!stage.look().narrow()) return slot_columns;
    float widest = 1;
    for (const PickupSlotView& slot : view.slots) widest = std::max(widest, slot_width(stage, slot));
    return std::clamp(static_cast<int>((width + choice_gap) / (widest + choice_gap)), 1, slot_columns);
}

float draw_slots(Stage& stage, const Box& at, const PickupView& view, Intents& out) {
    const int columns = columns_of_slots(stage, at.w, view);
    const float width = (at.w - static_cast<float>(columns - 1) * choice_gap) / static_cast<float>(columns);
    int place = 0;
    for (const PickupSlotView& slot : view.slots) {
        const auto column = static_cast<float>(place % columns);
        const auto row = static_cast<float>(place / columns);
        const Box box{at.x + column * (width + choice_gap), at.y + row * (slot_height + choice_gap), width,
                      slot_height};
        if (draw_slot(stage, box, slot)) out.push(ChooseSlot{slot.index});
        ++place;
    }
    const auto rows = static_cast<float>((place + columns - 1) / columns);
    return rows == 0 ? 0 : rows * (slot_height + choice_gap) - choice_gap;
}

float draw_times(Stage& stage, const Box& at, const PickupView& view, Intents& out) {
    if (view.days.empty()) return 0;
    float y = at.y + draw_heading(stage, at, stage.tr("When will you come by?")) + 24;
    draw_days(stage, {at.x, y, at.w, 0}, view, out);
    y += day_height + choice_gap;
    const float slots = draw_slots(stage, {at.x, y, at.w, 0}, view, out);
    return y + slots - (slots == 0 ? choice_gap : 0) - at.y;
}

// The question, the other way, and which articles it is about. Returns the height.
float draw_question(Stage& stage, const Box& at, const PickupView& view, Intents& out) {
    const bool either = !view.either.deliver.empty();
    float y = at.y + stage.line(Role::heading, type::title,
                                either ? stage.tr("How do you want to get it?")
                                       : stage.tr("Where and when will you collect it?"),
                                at, stage.theme().ink);
    if (either) {
        const Box box{at.x, y + 28, at.w, either_height(stage, at.w, view.either)};
        if (draw_either(stage, box, view.either, EitherWay::collect)) out.push(DeliverInstead{});
        y = box.bottom();
    }
    if (view.about.empty()) return y - at.y;
    const Banner banner{"about", "bag", stage.tr("This is about:"), view.about, Banner::Tone::info};
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, y + 24, at.w, height}, banner);
    return y + 24 + height - at.y;
}

float draw_closing(Stage& stage, const Box& at, const PickupView& view) {
    float y = at.y;
    const float height = promise_height(stage, at.w, view);
    draw_promise(stage, {at.x, y, at.w, height}, view);
    y += height + (height > 0 ? 24.0F : 0.0F);
    if (view.keep_note.empty()) return y - at.y;
    stage.brush().icon("info-circle", 28, {at.x + 6, y + 3}, stage.theme().accent_ink);
    y += stage.paragraph(type::body, view.keep_note, {at.x + 52, y, at.w - 56, 0}, stage.theme().ink2);
    return y - at.y;
}

void draw_portrait(Stage& stage, const PickupView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const Box column{area.x + margin, area.y, area.w - 2 * margin, area.h};
    ScrollArea scroll{stage, "pickup", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    float y = start + above_steps(stage.look());
    draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::pickup);
    y += steps_height + below_steps(stage.look());
    y += draw_question(stage, {column.x, y, column.w, 0}, view, out) + 40;
    y += draw_stores(stage, {column.x, y, column.w, 0}, view, out) + 44;
    const float times = draw_times(stage, {column.x, y, column.w, 0}, view, out);
    y += times + (times > 0 ? 28.0F : 0.0F);
    y += draw_closing(stage, {column.x, y, column.w, 0}, view);
    scroll.measure(y + 40 - start);
}

void draw_landscape(Stage& stage, const PickupView& view, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const Box column{area.x + margin, area.y, area.w - 2 * margin, area.h};
    float y = area.y + 40;
    draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::pickup);
    y += steps_height + 36;
    y += draw_question(stage, {column.x, y, column.w, 0}, view, out) + 28;
    const float width = (column.w - 56) / 2;
    {
        // A margin around, for the outlines' own edges and the cards' shadows.
        ScrollArea scroll{stage, "stores", {area.x, y, margin + width + 28, area.bottom() - y}, Axis::vertical};
        const float top = y - scroll.offset();
        scroll.measure(draw_stores(stage, {column.x, top, width, 0}, view, out) + 40);
    }
    const float left = column.right() - width;
    ScrollArea scroll{stage, "times", {left - 28, y, area.right() - left + 28, area.bottom() - y}, Axis::vertical};
    const float top = y - scroll.offset();
    float below = top;
    const float times = draw_times(stage, {left, below, width, 0}, view, out);
    below += times + (times > 0 ? 28.0F : 0.0F);
    below += draw_closing(stage, {left, below, width, 0}, view);
    scroll.measure(below + 40 - top);
}

}  // namespace

void draw_pickup(Stage& stage, const PickupView& view, const Box& area, Intents& out) {
    const Box footer = checkout_footer(stage.look());
    const Box content{area.x, area.y, area.w, footer.y - area.y};
    if (stage.look().landscape()) {
        draw_landscape(stage, view, content, out);
    } else {
        draw_portrait(stage, view, content, out);
    }
    if (draw_checkout_footer(stage, stage.tr("Continue to payment"), view.continue_disabled_because, out)) {
        out.push(ContinueToPayment{});
    }
}

}  // namespace zuil
