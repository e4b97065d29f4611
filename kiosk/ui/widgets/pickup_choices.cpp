#include "kiosk/ui/widgets/pickup_choices.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/facets.hpp"

namespace zuil {
namespace {

constexpr float store_height_min = 132;
constexpr float store_padding = 28;
constexpr float radio_size = 48;
constexpr float store_gap = 24;
constexpr float pill_height = 40;
constexpr TextStyle when_style = type::body_strong;

constexpr float promise_photo = 96;
constexpr std::size_t promise_photos_max = 3;
constexpr float promise_padding = 28;

struct StoreText {
    Paragraph name, detail, when;
    float when_width = 0;
    bool pill_below = false;  // "This store" finds no room behind the name
};

StoreText store_text(Stage& stage, float width, const PickupStoreView& store) {
    Brush& brush = stage.brush();
    StoreText text;
    // Large letters say it below the store's name.
    if (stage.look().narrow()) {
        const float room = width - 2 * store_padding - radio_size - store_gap;
        const std::string when = store.when_from.empty() ? store.when : store.when + ", " + store.when_from;
        text.when = break_lines(brush.measurer(), when_style, store.disabled_because.empty() ? when : "", room);
    } else {
        text.when_width = std::max(brush.measure(when_style, store.when), brush.measure(type::body, store.when_from));
    }
    const float room =
        width - 2 * store_padding - radio_size - store_gap - (text.when_width > 0 ? text.when_width + store_gap : 0.0F);
    const int lines_max = stage.look().narrow() ? 4 : 2;
    text.name = break_lines(brush.measurer(), type::lead_strong, store.name, room, lines_max);
    const std::string& detail = store.disabled_because.empty() ? store.detail : store.disabled_because;
    text.detail = break_lines(brush.measurer(), type::body, detail, room, lines_max);
    if (store.this_store) {
        const float pill = pill_width(stage, stage.tr("This store"), "") - 8;
        const float last = text.name.lines.empty() ? 0 : text.name.lines.back().width;
        text.pill_below = last + 10 + pill > room;
    }
    return text;
}

float text_height(const StoreText& text) {
    return text.name.height() + text.detail.height() + text.when.height() + (text.pill_below ? pill_height + 8 : 0);
}

void draw_store_when(Stage& stage, const Box& box, const PickupStoreView& store) {
    const Theme& theme = stage.theme();
    Brush& brush = stage.brush();
    const float height = when_style.line_height() + (store.when_from.empty() ? 0 : type::body.line_height());
    const float y = box.centre().y - height / 2;
    const float right = box.right() - store_padding;
    brush.text(when_style, store.when, {right - brush.measure(when_style, store.when), y},
               store.today ? theme.ok : theme.ink);
    brush.text(type::body, store.when_from,
               {right - brush.measure(type::body, store.when_from), y + when_style.line_height()}, theme.ink2);
}

Response store_control(Stage& stage, const Box& box, const PickupStoreView& store) {
    Meaning meaning;
    meaning.id = "store/" + store.store.text();
    meaning.role = Role::radio;
    meaning.name = store.name;
    meaning.value = store.when.empty() ? store.detail : store.when + " " + store.when_from;
    meaning.rect = box;
    meaning.disabled_because = store.disabled_because;
    meaning.chosen = store.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    return stage.control(std::move(meaning));
}

struct ChipInk {
    Colour ground, edge, ink;
};

ChipInk chip_ink(const Theme& theme, bool chosen, bool pressed) {
    if (chosen) return {pressed ? theme.accent_press : theme.accent, {}, theme.on_accent};
    return {pressed ? theme.sunken : theme.surface, theme.edge, theme.ink};
}

struct PromiseText {
    Paragraph promise, detail;
    std::size_t photos = 0;
    float height() const { return promise.height() + detail.height(); }
};

PromiseText promise_text(Stage& stage, float width, const PickupView& view) {
    PromiseText text;
    // Beside three photos there has to be room for a sentence.
    const float room_min = 300;
    const float all = width - 2 * promise_padding;
    text.photos = std::min(view.pictures.size(), promise_photos_max);
    const auto photos_width = [&] { return static_cast<float>(text.photos) * (promise_photo + 12) + 12; };
    while (text.photos > 1 && all - photos_width() < room_min) --text.photos;
    const float room = text.photos > 0 ? all - photos_width() : all;
    const Measure measure = stage.brush().measurer();
    text.promise = break_lines(measure, type::body_strong, view.promise, room);
    text.detail = break_lines(measure, type::body, view.promise_detail, room);
    return text;
}

}  // namespace

float store_row_height(Stage& stage, float width, const PickupStoreView& store) {
    return std::max(store_height_min, 48 + text_height(store_text(stage, width, store)));
}

bool draw_store_row(Stage& stage, const Box& box, const PickupStoreView& store) {
    const Theme& theme = stage.theme();
    const bool off = !store.disabled_because.empty();
    const Response response = store_control(stage, box, store);
    const Colour ground = off ? theme.sunken : response.pressed ? theme.tint : theme.surface;
    stage.brush().rounded(box, 28, ground);
    if (!off) {
        stage.brush().outline(box, 28, store.chosen ? 4.0F : 2.0F, store.chosen ? theme.accent_ink : theme.line);
    }
    draw_radio(stage, {box.x + store_padding, box.centre().y - radio_size / 2, radio_size, radio_size}, store.chosen);
    const StoreText text = store_text(stage, box.w, store);
    const float x = box.x + store_padding + radio_size + store_gap;
    float y = box.centre().y - text_height(text) / 2;
    stage.brush().paragraph(text.name, {x, y, box.w, 0}, off ? theme.ink3 : theme.ink);
    y += text.name.height();
    if (store.this_store) {
        const std::string words = stage.tr("This store");
        const float width = pill_width(stage, words, "") - 8;
        const Box pill = text.pill_below ? Box{x, y + 4, width, pill_height}
                                         : Box{x + text.name.lines.back().width + 16, y - type::lead.line_height(),
                                               width, pill_height};
        draw_pill(stage, pill, PillTone::info, words, "");
        if (text.pill_below) y += pill_height + 8;
    }
    stage.brush().paragraph(text.detail, {x, y, box.w, 0}, off ? theme.ink3 : theme.ink2);
    y += text.detail.height();
    if (!text.when.lines.empty()) {
        stage.brush().paragraph(text.when, {x, y, box.w, 0}, store.today ? theme.ok : theme.ink);
    } else if (!off) {
        draw_store_when(stage, box, store);
    }
    return response.activated;
}

constexpr TextStyle day_name_style = type::small.spaced(1.25F);
constexpr TextStyle day_date_style = type::lead_strong.spaced(1.25F);
constexpr float day_padding = 8;

bool draw_day(Stage& stage, const Box& box, const PickupDayView& day) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "day/" + std::to_string(day.offset);
    meaning.role = Role::radio;
    meaning.name = day.day + " " + day.date;
    meaning.rect = box;
    meaning.chosen = day.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    if (!day.available) meaning.disabled_because = stage.tr("Nothing can be collected on this day");
    const Response response = stage.control(std::move(meaning));
    ChipInk ink = chip_ink(theme, day.chosen, response.pressed);
    if (day.available) {
        stage.brush().rounded(box, 24, ink.ground);
    } else {
        ink = {theme.paper, theme.line, theme.ink3};
    }
    if (!day.chosen) stage.brush().outline(box, 24, 2, ink.edge);
    const Measure measure = stage.brush().measurer();
    const float room = box.w - 2 * day_padding;
    const Paragraph above = break_lines(measure, day_name_style, day.day, room, 1);
    const Paragraph below = break_lines(measure, day_date_style, day.date, room, 1);
    const Box words{box.x + day_padding, box.centre().y - (above.height() + below.height()) / 2, room, 0};
    stage.brush().paragraph(above, words, ink.ink, Align::centre);
    stage.brush().paragraph(below, words.moved(0, above.height()), ink.ink, Align::centre);
    return response.activated;
}

std::size_t days_beside(float width) {
    constexpr float least = 170;
    return static_cast<std::size_t>(std::max(3.0F, width / least));
}

std::optional<int> draw_day_row(Stage& stage, const Box& at, const std::vector<PickupDayView>& days,
                                std::size_t in_sight) {
    constexpr float gap = 16;
    constexpr std::size_t in_sight_least = 2;
    const std::size_t count = days.size();
    float widest = 0;  // "aujourd’hui", wider still in the next version of the typeface
    for (const PickupDayView& day : days) {
        widest = std::max(
            {widest, stage.brush().measure(day_name_style, day.day), stage.brush().measure(day_date_style, day.date)});
    }
    // The last one is cut in half where there are more to come.
    const auto width_of = [&](std::size_t shown) {
        const float columns = static_cast<float>(shown) - (count > shown ? 0.5F : 0);
        return (at.w - (columns - 1) * gap) / columns;
    };
    while (in_sight > in_sight_least && width_of(in_sight) < widest + 2 * day_padding) --in_sight;
    const float width = width_of(in_sight);
    ScrollArea scroll{stage, "days", {at.x, at.y, at.w, day_height}, Axis::horizontal};
    std::optional<int> tapped;
    float x = at.x - scroll.offset();
    for (const PickupDayView& day : days) {
        if (draw_day(stage, {x, at.y, width, day_height}, day)) tapped = day.offset;
        x += width + gap;
    }
    const float pitch = count > in_sight ? width + gap : 0;
    scroll.measure(static_cast<float>(count) * (width + gap) - gap, pitch);
    return tapped;
}

namespace {

constexpr float slot_padding = 16;
constexpr float slot_tick = 28 + 10;

std::string slot_text(Stage& stage, const PickupSlotView& slot) {
    return slot.available ? slot.text : slot.text + " " + stage.tr("full");
}

}  // namespace

float slot_width(Stage& stage, const PickupSlotView& slot) {
    return stage.brush().measure(type::body_medium, slot_text(stage, slot)) + 2 * slot_padding + slot_tick;
}

bool draw_slot(Stage& stage, const Box& box, const PickupSlotView& slot) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "slot/" + std::to_string(slot.index);
    meaning.role = Role::radio;
    meaning.name = slot.text;
    meaning.rect = box;
    meaning.chosen = slot.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    if (!slot.available) meaning.disabled_because = stage.tr("full");
    const Response response = stage.control(std::move(meaning));
    ChipInk ink = chip_ink(theme, slot.chosen, response.pressed);
    if (!slot.available) ink = {theme.sunken, {}, theme.ink3};
    stage.brush().rounded(box, 24, ink.ground);
    if (slot.available && !slot.chosen) stage.brush().outline(box, 24, 2, ink.edge);

    const std::string text = slot_text(stage, slot);
    const float tick = slot.chosen ? slot_tick : 0;
    const float room = box.w - 2 * slot_padding - tick;
    const bool is_long = stage.brush().measure(type::body_medium, text) > room;
    const TextStyle style = is_long ? type::small_medium : type::body_medium;
    const Paragraph line = break_lines(stage.brush().measurer(), style, text, room, 1);
    float x = box.centre().x - (line.width() + tick) / 2;
    if (slot.chosen) {
        stage.brush().icon("check-lg", 26, {x, box.centre().y - 13}, ink.ink);
        x += tick;
    }
    stage.brush().paragraph(line, {x, box.centre().y - line.height() / 2, room, 0}, ink.ink);
    return response.activated;
}

bool draw_delivery_window(Stage& stage, const Box& box, const DeliveryWindowView& window) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "window/" + std::to_string(window.index);
    meaning.role = Role::radio;
    meaning.name = window.text;
    meaning.value = window.cost;
    meaning.rect = box;
    meaning.chosen = window.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    const ChipInk ink = chip_ink(theme, window.chosen, response.pressed);
    stage.brush().rounded(box, 24, ink.ground);
    if (!window.chosen) stage.brush().outline(box, 24, 2, ink.edge);
    const Measure measure = stage.brush().measurer();
    const Paragraph text = break_lines(measure, type::body_strong, window.text, box.w - 16, 1);
    const Paragraph cost = break_lines(measure, type::small, window.cost, box.w - 16, 1);
    const Box words{box.x + 8, box.centre().y - (text.height() + cost.height()) / 2, box.w - 16, 0};
    stage.brush().paragraph(text, words, ink.ink, Align::centre);
    stage.brush().paragraph(cost, words.moved(0, text.height()), ink.ink, Align::centre);
    return response.activated;
}

float promise_height(Stage& stage, float width, const PickupView& view) {
    if (view.promise.empty()) return 0;
    const PromiseText text = promise_text(stage, width, view);
    return 48 + std::max(text.photos > 0 ? promise_photo : 0.0F, text.height());
}

void draw_promise(Stage& stage, const Box& box, const PickupView& view) {
    if (view.promise.empty()) return;
    const Theme& theme = stage.theme();
    stage.brush().shadow(box, 28, ShadowSize::small);
    stage.brush().rounded(box, 28, theme.surface);
    const PromiseText text = promise_text(stage, box.w, view);
    float x = box.x + promise_padding;
    for (std::size_t i = 0; i < text.photos; ++i) {
        stage.picture(view.pictures[i], {x, box.centre().y - promise_photo / 2, promise_photo, promise_photo},
                      CornerRadii::all(20));
        x += promise_photo + 12;
    }
    if (text.photos > 0) x += 12;
    const float y = box.centre().y - text.height() / 2;
    const float width = box.right() - promise_padding - x;
    stage.brush().paragraph(text.promise, {x, y, width, 0}, theme.ink);
    stage.brush().paragraph(text.detail, {x, y + text.promise.height(), width, 0}, theme.ink2);
    Meaning meaning;
    meaning.id = "promise";
    meaning.role = Role::status;
    meaning.name = view.promise;
    meaning.value = view.promise_detail;
    meaning.rect = box;
    stage.say(std::move(meaning));
}

}  // namespace zuil
