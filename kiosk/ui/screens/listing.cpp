#include <algorithm>
#include <cmath>

#include "kiosk/ui/screens/filters.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/call_button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float filter_bar_height = 116;
constexpr float count_drop = 0.28F;  // of the title's line: both stand on one baseline
constexpr int cards_more = 24;       // asked for at a time
constexpr float more_before = 1600;  // this far before the end, so that the end is not reached

const SortChoice* chosen_sort(const ListingView& view) {
    const auto found = std::find_if(view.sorts.begin(), view.sorts.end(), [](const auto& sort) { return sort.chosen; });
    return found == view.sorts.end() ? nullptr : &*found;
}

// Large letters leave room for the title and how much there is; in low reach both stand out of reach, on the photo.
float draw_short_heading(Stage& stage, const ListingView& view, const Box& box) {
    if (stage.look().low()) return 0;
    float y = box.y + 12;
    const Brush& brush = stage.brush();
    const float count = brush.measure(type::small, view.count);
    const bool beside = brush.measure(type::title, view.title) + 24 + count <= box.w;
    const float title = stage.line(Role::heading, type::title, view.title, {box.x, y, box.w, 0}, stage.theme().ink);
    if (!beside) y += title + 4;
    const Box place{beside ? box.right() - count - 1 : box.x, beside ? y + title * count_drop : y, count + 1, 0};
    y += std::max(beside ? title : 0.0F, stage.line(Role::status, type::small, view.count, place, stage.theme().ink2));
    return y + 8 - box.y;
}

float draw_heading(Stage& stage, const ListingView& view, const Box& box) {
    if (stage.look().narrow() || stage.look().low()) return draw_short_heading(stage, view, box);
    const Theme& theme = stage.theme();
    const Measure measure = stage.brush().measurer();
    const float right = std::max(measure(type::body_strong, view.count), measure(type::small, view.in_stock_here));
    const float width = box.w - right - 32;
    float y = box.y + (112 - (view.parent.empty() ? 0.0F : 30.0F) - type::title.line_height()) / 2;
    if (!view.parent.empty()) {
        stage.line(Role::text, type::small, view.parent, {box.x, y, width, 0}, theme.ink2);
        y += 30;
    }
    stage.line(Role::heading, type::title, view.title, {box.x, y, width, 0}, theme.ink);
    const float counts = box.y + (112 - 34 - 28) / 2;
    stage.line(Role::status, type::body_strong, view.count, {box.right() - right, counts, right, 0}, theme.ink,
               Align::right);
    stage.line(Role::status, type::small, view.in_stock_here, {box.right() - right, counts + 34, right, 0}, theme.ink2,
               Align::right);
    return 112;
}

std::vector<Chip> chosen_chips(const ListingView& view) {
    std::vector<Chip> chips;
    for (const ChosenFilter& filter : view.chosen) {
        chips.push_back(
            {"chosen/" + filter.key + "/" + filter.value, filter.label, "", "x-lg", Chip::Look::soft, "", 26});
    }
    return chips;
}

// Chips on one line that scrolls sideways when they are too many.
void draw_chip_row(Stage& stage, std::string_view id, const Box& box, const std::vector<Chip>& chips,
                   const std::function<void(std::size_t)>& tapped) {
    ScrollArea scroll{stage, id, box, Axis::horizontal};
    float x = box.x;
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const float width = chip_width(stage, chips[i]);
        const Box chip{x - scroll.offset(), box.y + (box.h - chip_height) / 2, width, chip_height};
        if (scroll.shows(chip) && draw_chip(stage, chip, chips[i])) tapped(i);
        x += width + 12;
    }
    scroll.measure(x - 12 - box.x);
}

void draw_subcategories(Stage& stage, const ListingView& view, const Box& box, Intents& out) {
    std::vector<Chip> chips;
    for (const CategoryTile& tile : view.subcategories) {
        chips.push_back({"subcategory/" + tile.category.text(), tile.name, "", "", Chip::Look::plain, "", 26});
    }
    draw_chip_row(stage, "subcategories", box, chips,
                  [&](std::size_t i) { out.push(OpenCategory{view.subcategories[i].category}); });
}

struct Grid {
    Box box;
    int columns;
    float gap;
    CardShape shape;
};

// The cards that are in sight. Returns the height of all of them.
float draw_grid(Stage& stage, const Grid& grid, const ListingView& view, const ScrollArea& scroll, Intents& out) {
    const auto columns = static_cast<std::size_t>(grid.columns);
    float y = grid.box.y;
    for (std::size_t first = 0; first < view.cards.size(); first += columns) {
        const std::size_t last = std::min(view.cards.size(), first + columns);
        float height = 0;
        for (std::size_t i = first; i < last; ++i)
            height = std::max(height, card_height(stage, view.cards[i], grid.shape));
        for (std::size_t i = first; i < last; ++i) {
            const Box box{grid.box.x + static_cast<float>(i - first) * (grid.shape.width + grid.gap), y,
                          grid.shape.width, height};
            // The next row's photos are asked for before they come into sight.
            if (!scroll.shows({box.x, box.y - 400, box.w, box.h + 800})) continue;
            switch (draw_card(stage, box, "card", view.cards[i], grid.shape)) {
            case CardTap::open: out.push(OpenProduct{view.cards[i].product}); break;
            case CardTap::compare: out.push(ToggleCompare{view.cards[i].product}); break;
            case CardTap::nothing: break;
            }
        }
        y += height + grid.gap;
    }
    const float width = static_cast<float>(columns) * (grid.shape.width + grid.gap);
    stage.fade_update("listing", first_of(view.cards),
                      {grid.box.x - 24, grid.box.y - 8, width + 48, y - grid.box.y + 8});
    return std::max(0.0F, y - grid.gap - grid.box.y);
}

void ask_for_more(const ListingView& view, ListingDraft& draft, float below, Intents& out) {
    const int loaded = static_cast<int>(view.cards.size());
    if (below > more_before || loaded >= view.total || draft.wanted > loaded) return;
    draft.wanted = loaded + cards_more;
    out.push(ShowMore{draft.wanted});
}

// Returns the height.
float draw_nothing(Stage& stage, const Box& box, const ListingView& view, Intents& out) {
    float height = draw_empty(stage, box, "search", view.empty->text, view.empty->hint);
    if (view.empty->calls_staff) {
        const Box below{box.x, box.y + height + 32, box.w, 0};
        height += 32 + draw_call_button(stage, below, "empty/call", Align::centre, out);
    }
    if (view.chosen.empty()) return height;
    Button clear{"empty/clear", stage.tr("Clear filters"), Button::Kind::soft, Button::Size::small, "", "", ""};
    const float width = button_width(stage, clear);
    if (draw_button(stage, {box.centre().x - width / 2, box.y + height + 32, width, 72}, clear)) {
        out.push(ClearFilters{});
    }
    return height + 32 + 72;
}

// As many columns as the letters and the reach of the shopper leave room for.
Grid upright_grid(const Look& look, const Box& box) {
    if (look.low() && !look.narrow()) {
        const int columns = std::max(3, static_cast<int>(box.w / 310));
        const float width = (box.w - 20 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        return {box, columns, 20, {width, 220, CardShape::Detail::short_one, 20, 16}};
    }
    if (look.narrow()) {
        const int columns = std::max(1, static_cast<int>(box.w / 440));
        const float width = (box.w - 24 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        return {box, columns, 24, {width, width * 0.44F, CardShape::Detail::short_one, 24, 18}};
    }
    return {box, 2, 24, {(box.w - 24) / 2, 336, CardShape::Detail::full, 26, 22}};
}

void draw_filter_bar(Stage& stage, const Box& bar, const ListingView& view, ListingDraft& draft, Intents& out) {
    draw_action_bar(stage, bar);
    const float margin = stage.look().margin();
    std::vector<Chip> chips;
    std::vector<std::string> jumps;
    const auto add = [&](Chip chip, std::string jump) {
        chip.padding = 21;
        chips.push_back(std::move(chip));
        jumps.push_back(std::move(jump));
    };
    add({"filter-bar/filters", stage.tr("Filters"), "sliders", "", Chip::Look::on, "", 21}, "");
    // Large letters have no room for what is among the filters too.
    const bool narrow = stage.look().narrow();
    for (const FacetView& facet : view.filters.facets) {
        if (facet.key != "brand" || narrow) continue;
        add({"filter-bar/brand", facet.title, "", "chevron-down", Chip::Look::plain, "", 21}, "brand");
    }
    if (!narrow) add({"filter-bar/price", stage.tr("Price"), "", "chevron-down", Chip::Look::plain, "", 21}, "price");
    const bool here = view.filters.in_stock_here;
    const std::string in_stock = stage.tr("In stock here");
    add({"filter-bar/here", narrow ? stage.tr("Here") : in_stock, here ? "check-lg" : "shop", "",
         here ? Chip::Look::on : Chip::Look::plain, "", 21, in_stock},
        "here");
    const SortChoice* sort = chosen_sort(view);
    Chip sort_chip{
        "filter-bar/sort", sort ? sort->label : stage.tr("Sort"), "arrow-down-up", "", Chip::Look::plain, "", 21};
    const auto tapped = [&](std::size_t i) {
        if (jumps[i] == "sort") {
            draft.open = ListingDraft::Open::sorts;
        } else if (jumps[i] == "here") {
            out.push(SetInStockHere{!here});
        } else {
            draft.open = ListingDraft::Open::filters;
            draft.jump_to = jumps[i];
        }
    };
    float sort_width = std::min(280.0F, chip_width(stage, sort_chip));
    if (narrow) {
        sort_chip.padding = 21;
        float room = bar.w - 2 * margin;
        for (const Chip& chip : chips) room -= chip_width(stage, chip) + 12;
        sort_chip.spoken = sort_chip.label;
        if (chip_width(stage, sort_chip) > room) sort_chip.label = stage.tr("Sort");
        sort_width = chip_width(stage, sort_chip);
    }
    const Box sort_box{bar.right() - margin - sort_width, bar.y + 26, sort_width, chip_height};
    draw_chip_row(stage, "filter-bar", {bar.x + margin, bar.y, sort_box.x - 12 - margin - bar.x, bar.h}, chips, tapped);
    if (draw_chip(stage, sort_box, sort_chip)) draft.open = ListingDraft::Open::sorts;
}

void draw_portrait(Stage& stage, const ListingView& view, ListingDraft& draft, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const Box content{area.x, area.y, area.w, area.h - filter_bar_height};
    const float width = area.w - 2 * margin;
    const float left = area.x + margin;
    {
        ScrollArea scroll{stage, "listing", content, Axis::vertical};
        const float start = content.y - scroll.offset();
        float y = start;
        y += draw_heading(stage, view, {left, y, width, 0});
        if (!view.subcategories.empty()) {
            draw_subcategories(stage, view, {left, y + 8, width + margin, chip_height + 8}, out);
            y += chip_height + 20;
        }
        if (!view.chosen.empty()) {
            draw_chip_row(stage, "chosen", {left, y + 8, width + margin, chip_height + 8}, chosen_chips(view),
                          [&](std::size_t i) {
                              out.push(RemoveFilter{view.chosen[i].key, view.chosen[i].value});
                          });
            y += chip_height + 20;
        }
        y += view.subcategories.empty() && view.chosen.empty() ? 28.0F : 20.0F;
        if (view.empty) {
            const float above = stage.look().narrow() ? 24 : 120;
            y += above + draw_nothing(stage, {left, y + above, width, 0}, view, out);
        } else {
            y += draw_grid(stage, upright_grid(stage.look(), {left, y, width, 0}), view, scroll, out);
        }
        scroll.measure(y + 40 - start);
        ask_for_more(view, draft, y - content.bottom(), out);
    }
    draw_filter_bar(stage, {area.x, area.bottom() - filter_bar_height, area.w, filter_bar_height}, view, draft, out);
    draw_filter_sheet(stage, view, draft, out);
    draw_sort_sheet(stage, view, draft, out);
}

void draw_landscape_head(Stage& stage, const ListingView& view, ListingDraft& draft, const Box& head, Intents& out) {
    const Theme& theme = stage.theme();
    constexpr float title_width = 352;
    // A long name is set smaller, and below its least size on two lines.
    TextStyle title = type::title.sized(44);
    const float wanted = stage.brush().measure(title, view.title);
    if (wanted > title_width) title = title.sized(std::max(28, static_cast<int>(43 * title_width / wanted)));
    const Paragraph lines = break_lines(stage.brush().measurer(), title, view.title, title_width, 2);
    float y = head.y + (head.h - (view.parent.empty() ? 0.0F : 28.0F) - lines.height()) / 2;
    const Box above{head.x, y, title_width, 0};
    if (!view.parent.empty()) y += stage.line(Role::text, type::small, view.parent, above, theme.ink2);
    stage.brush().paragraph(lines, {head.x, y, title_width, 0}, theme.ink);
    stage.say(Role::heading, "title", view.title, {head.x, y, title_width, lines.height()});
    const SortChoice* sort = chosen_sort(view);
    Chip chip{"filter-bar/sort",
              sort ? sort->label : stage.tr("Sort"),
              "arrow-down-up",
              "chevron-down",
              Chip::Look::plain,
              "",
              26};
    const float sort_width = chip_width(stage, chip);
    const Box sort_box{head.right() - sort_width, head.y + (head.h - 72) / 2, sort_width, 72};
    if (draw_chip(stage, sort_box, chip)) draft.open = ListingDraft::Open::sorts;
    const float count = stage.brush().measure(type::body_strong, view.count);
    const float count_x = sort_box.x - 24 - count;
    stage.line(Role::status, type::body_strong, view.count, {count_x, head.y + (head.h - 34) / 2, count + 1, 0},
               theme.ink);
    const Box chips{head.x + 392, head.y + 24, count_x - 24 - head.x - 392, 80};
    if (view.chosen.empty()) {
        draw_subcategories(stage, view, chips, out);
        return;
    }
    draw_chip_row(stage, "chosen", chips, chosen_chips(view), [&](std::size_t i) {
        out.push(RemoveFilter{view.chosen[i].key, view.chosen[i].value});
    });
}

void draw_landscape(Stage& stage, const ListingView& view, ListingDraft& draft, const Box& area, Intents& out) {
    const float left = area.x + 48;
    const float right = area.right() - 48;
    const Box head{left, area.y, right - left, 128};
    const float top = head.bottom();
    const float cards_left = left + 352 + 40;
    {
        const Box content{cards_left - 24, top - 8, area.right() - cards_left + 24, area.bottom() - top + 8};
        ScrollArea scroll{stage, "listing", content, Axis::vertical};
        const float y = top - scroll.offset();
        const float card = (right - cards_left - 60) / 4;
        float height = 0;
        if (view.empty) {
            height = 120 + draw_nothing(stage, {cards_left, y + 120, right - cards_left, 0}, view, out);
        } else {
            height = draw_grid(stage, {{cards_left, y, 0, 0}, 4, 20, {card, 232, CardShape::Detail::dense, 22, 16}},
                               view, scroll, out);
        }
        scroll.measure(8 + height + 32);
        ask_for_more(view, draft, y + height - area.bottom(), out);
    }
    draw_filter_column(stage, {left, top, 352, area.bottom() - top - 32}, view, draft, out);
    draw_landscape_head(stage, view, draft, head, out);
    draw_sort_sheet(stage, view, draft, out);
}

void draw_listing_skeleton(Stage& stage, const Box& area) {
    const Look& look = stage.look();
    const float left = area.x + look.margin() + (look.landscape() ? 392.0F : 0.0F);
    const int columns = look.landscape() ? 4 : 2;
    const float gap = look.landscape() ? 20.0F : 24.0F;
    const float width =
        (area.right() - look.margin() - left - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const CardShape shape{width, look.landscape() ? 232.0F : 336.0F,
                          look.landscape() ? CardShape::Detail::dense : CardShape::Detail::full, 26, 22};
    for (int i = 0; i < columns * 2; ++i) {
        const float x = left + static_cast<float>(i % columns) * (width + gap);
        const float y = area.y + 140 + static_cast<float>(i / columns) * (shape.photo + 252);
        draw_card_skeleton(stage, {x, y, width, shape.photo + 228}, shape);
    }
}

}  // namespace

void draw_listing(Stage& stage, const Loaded<ListingView>& view, ListingDraft& draft, const Box& area, Intents& out) {
    if (!view.value) {
        if (view.problem.empty()) return draw_listing_skeleton(stage, area);
        draw_empty(stage, {area.x + 56, area.y + 200, area.w - 112, 0}, "exclamation-circle", view.problem, "");
        return;
    }
    if (stage.look().landscape()) return draw_landscape(stage, *view.value, draft, area, out);
    draw_portrait(stage, *view.value, draft, area, out);
}

}  // namespace zuil
