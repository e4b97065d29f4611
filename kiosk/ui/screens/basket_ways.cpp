#include "kiosk/ui/screens/basket_ways.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/facets.hpp"
#include "kiosk/ui/widgets/order_parts.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float way_side = 28;
constexpr float way_icon = 48;
constexpr float way_radio = 48;
constexpr float way_gap = 16;
constexpr float way_height_min = 124;
constexpr float sheet_top = 36 + 112;  // grab and title
constexpr float sheet_bottom = 48;

struct WayText {
    Paragraph title, detail;
    float height() const { return title.height() + detail.height(); }
};

WayText way_text(Stage& stage, float width, const WayView& way) {
    const float room = width - 2 * way_side - way_icon - way_radio - 2 * 24;
    const Measure measure = stage.brush().measurer();
    const std::string& detail = way.disabled_because.empty() ? way.detail : way.disabled_because;
    const int lines_max = stage.look().narrow() ? 4 : 2;
    return {break_lines(measure, type::lead_strong, way.title, room, lines_max),
            break_lines(measure, type::body, detail, room, lines_max)};
}

float way_height(Stage& stage, float width, const WayView& way) {
    return std::max(way_height_min, way_text(stage, width, way).height() + 48);
}

Chip way_chip(const BasketLineView& line) {
    const auto chosen = std::ranges::find_if(line.ways, &WayView::chosen);
    const std::string icon{icon_of(chosen != line.ways.end() ? chosen->kind : Fulfilment::pickup)};
    return {"line/" + line.variant.text() + "/way", line.way, icon, "chevron-down", Chip::Look::plain, "", 22};
}

std::string id_of(const WayView& way) {
    switch (way.kind) {
    case Fulfilment::take_now: return "way/now";
    case Fulfilment::delivery: return "way/delivery";
    case Fulfilment::pickup: break;
    }
    return way.store.empty() ? "way/collect" : "way/collect/" + way.store.text();
}

bool draw_way(Stage& stage, const Box& box, const WayView& way) {
    const Theme& theme = stage.theme();
    const bool off = !way.disabled_because.empty();
    Meaning meaning;
    meaning.id = id_of(way);
    meaning.role = Role::radio;
    meaning.name = way.title;
    meaning.value = way.detail;
    meaning.rect = box;
    meaning.disabled_because = way.disabled_because;
    meaning.chosen = way.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    stage.brush().rounded(box, 28, off ? theme.sunken : response.pressed ? theme.tint : theme.surface);
    if (!off) stage.brush().outline(box, 28, way.chosen ? 4.0F : 2.0F, way.chosen ? theme.accent_ink : theme.line);
    const float middle = box.centre().y;
    stage.brush().icon(icon_of(way.kind), way_icon, {box.x + way_side, middle - way_icon / 2},
                       off ? theme.ink3 : theme.accent_ink);
    const WayText text = way_text(stage, box.w, way);
    const float x = box.x + way_side + way_icon + 24;
    const float y = middle - text.height() / 2;
    stage.brush().paragraph(text.title, {x, y, box.w, 0}, off ? theme.ink3 : theme.ink);
    stage.brush().paragraph(text.detail, {x, y + text.title.height(), box.w, 0}, off ? theme.ink3 : theme.ink2);
    if (!off) {
        draw_radio(stage, {box.right() - way_side - way_radio, middle - way_radio / 2, way_radio, way_radio},
                   way.chosen);
    }
    return response.activated;
}

}  // namespace

float way_chip_width(Stage& stage, const BasketLineView& line) {
    if (line.way.empty()) return 0;
    if (line.ways.empty()) return pill_width(stage, line.way, icon_of(Fulfilment::pickup));
    return chip_width(stage, way_chip(line));
}

void draw_way_chip(Stage& stage, const Box& box, const BasketLineView& line, BasketDraft& draft) {
    if (line.way.empty()) return;
    const Chip chip = way_chip(line);
    const std::string& icon = chip.icon;
    if (line.ways.empty()) {
        // Nothing to choose any more; what was chosen still stands.
        const float width = std::min(box.w, pill_width(stage, line.way, icon));
        return draw_pill(stage, {box.right() - width, box.centre().y - 24, width, 48}, PillTone::info, line.way, icon);
    }
    const float width = std::min(box.w, chip_width(stage, chip));
    if (draw_chip(stage, {box.right() - width, box.y, width, box.h}, chip)) {
        draft.choosing = line.variant.text();
        draft.open = true;
    }
}

float draw_take_now(Stage& stage, const Box& at, const TakeNowView& view, Intents& out) {
    if (view.title.empty()) return 0;
    const Theme& theme = stage.theme();
    const Button take{"basket/take-now", stage.tr("Take now"), Button::Kind::second, Button::Size::small, "", "", ""};
    const float button = button_width(stage, take);
    constexpr float padding = 32;
    constexpr float icon = 44;
    const float x = at.x + padding + icon + 24;
    // Large letters need the whole width for their words, and the button stands below them.
    const bool below = stage.look().narrow();
    const float room = below ? at.right() - padding - x : at.right() - 28 - button - 24 - x;
    const Measure measure = stage.brush().measurer();
    const Paragraph title = break_lines(measure, type::body_strong, view.title, room, below ? 4 : 2);
    const Paragraph detail = break_lines(measure, type::body, view.detail, room, below ? 6 : 3);
    const float words = std::max(112.0F, title.height() + detail.height() + 48);
    const Box box{at.x, at.y, at.w, below ? words + 72 + 24 : words};
    stage.brush().rounded(box, 24, theme.tint);
    const float middle = box.y + words / 2;
    stage.brush().icon("shop", icon, {box.x + padding, middle - icon / 2}, theme.accent_ink);
    const float y = middle - (title.height() + detail.height()) / 2;
    stage.brush().paragraph(title, {x, y, room, 0}, theme.ink);
    stage.brush().paragraph(detail, {x, y + title.height(), room, 0}, theme.ink);
    Meaning meaning;
    meaning.id = "basket/here";
    meaning.role = Role::status;
    meaning.name = view.title;
    meaning.value = view.detail;
    meaning.rect = {box.x, box.y, room + x - box.x, words};
    stage.say(std::move(meaning));
    const Box place = below ? Box{x, box.y + words, box.right() - padding - x, 72}
                            : Box{box.right() - 28 - button, middle - 36, button, 72};
    if (draw_button(stage, place, take)) out.push(TakeNow{});
    return box.h + 24;
}

void draw_ways_sheet(Stage& stage, const BasketView& view, BasketDraft& draft, Intents& out) {
    const auto line = std::ranges::find_if(
        view.lines, [&](const BasketLineView& one) { return one.variant.text() == draft.choosing; });
    if (line == view.lines.end()) {
        draft.open = false;
        return;
    }
    const float width = stage.look().width - 2 * stage.look().margin();
    float rows = 0;
    for (const WayView& way : line->ways) rows += way_height(stage, width, way) + way_gap;
    const Sheet sheet{"ways", stage.tr("How do you want to get it?"), sheet_top + rows + sheet_bottom, ""};
    const SheetResult result = draw_sheet(stage, draft.open, sheet, [&](const Box& box) {
        ScrollArea scroll{stage, "ways", box, Axis::vertical};
        const float start = box.y - scroll.offset();
        float y = start;
        for (const WayView& way : line->ways) {
            const float height = way_height(stage, box.w, way);
            if (draw_way(stage, {box.x, y, box.w, height}, way)) {
                out.push(ChooseWay{line->variant, way.kind, way.store});
                draft.open = false;
            }
            y += height + way_gap;
        }
        scroll.measure(y - start);
    });
    if (result == SheetResult::close) draft.open = false;
}

}  // namespace zuil
