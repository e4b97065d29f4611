#include "kiosk/ui/screens/filters.hpp"

#include <cmath>

#include "kiosk/ui/filled.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/facets.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float row_height = 88;
constexpr float column_row_height = 64;
constexpr float buttons_clear_share = 0.34F;   // of the sheet's width, in large letters
constexpr std::size_t folded_rows = 8;         // of a facet in the sheet
constexpr std::size_t folded_rows_column = 4;  // in the column

std::string value_off(Stage& stage, const FacetValueView& value) {
    return value.available || value.chosen ? "" : stage.tr("Nothing would be left");
}

// A facet with brands or makers gets rows with counts; one with a few short words gets chips.
bool as_chips(const FacetView& facet) {
    if (facet.key == "brand" || facet.values.size() > 8) return false;
    for (const FacetValueView& value : facet.values) {
        if (value.label.size() > 18) return false;
    }
    return true;
}

float draw_chip_values(Stage& stage, const Box& box, const FacetView& facet, Intents& out) {
    std::vector<Chip> chips;
    for (const FacetValueView& value : facet.values) {
        chips.push_back({"facet/" + facet.key + "/" + value.value, value.label, value.chosen ? "check-lg" : "", "",
                         value.chosen ? Chip::Look::on : Chip::Look::plain, value_off(stage, value), 24});
    }
    return draw_chips(stage, box, chips, [&](std::size_t i) {
        out.push(ToggleFacet{facet.key, facet.values[i].value});
    });
}

float draw_row_values(Stage& stage, const Box& box, const FacetView& facet, std::size_t folded, int columns, float row,
                      ListingDraft& draft, Intents& out) {
    const bool unfolded = draft.unfolded.contains(facet.key);
    // One that is left over is not worth a button of its own.
    const std::size_t shown = unfolded || facet.values.size() <= folded + 1 ? facet.values.size() : folded;
    const float gap = 56;
    const float width = (box.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < shown; ++i) {
        const FacetValueView& value = facet.values[i];
        const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
        const auto line = static_cast<float>(i / static_cast<std::size_t>(columns));
        const Box place{box.x + column * (width + gap), box.y + line * row, width, row};
        const CheckRow check{
            "facet/" + facet.key + "/" + value.value, value.label, value.count, value.chosen, value_off(stage, value),
            row < row_height ? 44.0F : 48.0F};
        if (draw_check_row(stage, place, check)) out.push(ToggleFacet{facet.key, value.value});
    }
    const auto columns_size = static_cast<std::size_t>(columns);
    float height = static_cast<float>((shown + columns_size - 1) / columns_size) * row;
    if (shown < facet.values.size()) {
        const std::string label = filled(stage.tr("Show all {count}"), "count", static_cast<int>(facet.values.size()));
        if (draw_link(stage, {box.x, box.y + height, box.w, 64}, "facet/" + facet.key + "/all", label,
                      "chevron-down")) {
            draft.unfolded.insert(facet.key);
        }
        height += 64;
    }
    return height;
}

Response here_control(Stage& stage, const Box& box, const FiltersView& filters) {
    Meaning meaning;
    meaning.id = "filter/here";
    meaning.role = Role::toggle;
    meaning.name = stage.tr("In stock in this store");
    meaning.value = filters.in_stock_here_text;
    meaning.rect = box;
    meaning.chosen = filters.in_stock_here ? Meaning::Chosen::yes : Meaning::Chosen::no;
    return stage.control(std::move(meaning));
}

float draw_here(Stage& stage, const Box& at, const FiltersView& filters, Intents& out) {
    const Theme& theme = stage.theme();
    const float x = at.x + 100;
    const float width = at.right() - 28 - 104 - 24 - x;
    const Measure measure = stage.brush().measurer();
    const int lines_max = stage.look().narrow() ? 3 : 1;
    const Paragraph title =
        break_lines(measure, type::lead_strong, stage.tr("In stock in this store"), width, lines_max);
    const Paragraph text = break_lines(measure, type::small, filters.in_stock_here_text, width, lines_max);
    const Box box = at.top_part(std::max(128.0F, title.height() + text.height() + 40));
    const Response response = here_control(stage, box, filters);
    stage.brush().rounded(box, 28, mix(theme.tint, theme.ink, 0.06 * static_cast<double>(response.sunk)));
    stage.brush().icon("shop", 42, {box.x + 31, box.centre().y - 21}, theme.accent_ink);
    const float top = box.centre().y - (title.height() + text.height()) / 2;
    stage.brush().paragraph(title, {x, top, width, 0}, theme.ink);
    stage.brush().paragraph(text, {x, top + title.height(), width, 0}, theme.ink2);
    draw_toggle(stage, {box.right() - 28 - 104, box.centre().y - 30}, filters.in_stock_here);
    if (response.activated) out.push(SetInStockHere{!filters.in_stock_here});
    return box.h;
}

bool has_range(const FiltersView& filters) { return filters.price.most_minor > filters.price.least_minor; }

float draw_price(Stage& stage, const Box& box, const FiltersView& filters, const TextStyle& title,
                 const TextStyle& range_text, const RangeShape& shape, ListingDraft& draft, Intents& out) {
    const std::string heading = stage.tr("Price");
    const float beside = box.w - stage.brush().measure(title, heading) - 16;
    const bool fits = stage.brush().measure(range_text, filters.price.text) <= beside;
    float y = box.y;
    stage.line(Role::heading, title, heading, {box.x, y, box.w, 0}, stage.theme().ink);
    if (!fits) y += title.line_height() + 4;
    const Box text = fits ? Box{box.right() - beside, y, beside, 0} : Box{box.x, y, box.w, 0};
    stage.line(Role::text, range_text, filters.price.text, text, stage.theme().ink, fits ? Align::right : Align::left);
    y += title.line_height() + 8;
    draw_range(stage, {box.x, y, box.w, 0}, filters.price, shape, draft.price, out);
    return y + range_height(shape) - box.y;
}

void draw_sheet_facets(Stage& stage, const Box& box, const ListingView& view, ListingDraft& draft, Intents& out) {
    ScrollArea scroll{stage, "filters/content", {box.x - 40, box.y, box.w + 80, box.h}, Axis::vertical};
    const float start = box.y - scroll.offset();
    const FiltersView& filters = view.filters;
    float y = start;
    y += draw_here(stage, {box.x, y, box.w, 0}, filters, out) + 36;
    if (has_range(filters)) {
        if (draft.jump_to == "price") {
            stage.touch().restore({{"filters/content", y - start - 16}});
            draft.jump_to.clear();
        }
        y +=
            draw_price(stage, {box.x, y, box.w, 0}, filters, type::lead_strong, type::lead_medium, {}, draft, out) + 32;
    }
    for (const FacetView& facet : filters.facets) {
        if (draft.jump_to == facet.key) {
            stage.touch().restore({{"filters/content", y - start - 16}});
            draft.jump_to.clear();
        }
        y += stage.line(Role::heading, type::lead_strong, facet.title, {box.x, y, box.w, 0}, stage.theme().ink);
        if (as_chips(facet)) {
            y += 20;
            y += draw_chip_values(stage, {box.x, y, box.w, 0}, facet, out) + 36;
        } else {
            y += 8;
            y += draw_row_values(stage, {box.x, y, box.w, 0}, facet, folded_rows, stage.look().narrow() ? 1 : 2,
                                 row_height, draft, out) +
                 28;
        }
    }
    scroll.measure(y - start);
}

}  // namespace

void draw_filter_sheet(Stage& stage, const ListingView& view, ListingDraft& draft, Intents& out) {
    const Sheet sheet{"filters", stage.tr("Filters"), std::min(1250.0F, stage.look().height - 240),
                      view.filters.anything_chosen ? stage.tr("Clear all") : ""};
    const bool open = draft.open == ListingDraft::Open::filters;
    const SheetResult result = draw_sheet(stage, open, sheet, [&](const Box& box) {
        const bool narrow = stage.look().narrow();
        const float below = narrow ? 24 : 40;
        const float clear = narrow ? std::min(300.0F, buttons_clear_share * box.w) : 300;
        draw_sheet_facets(stage, {box.x, box.y, box.w, box.h - below - 112 - 24}, view, draft, out);
        const Box buttons{box.x, box.bottom() - below - 112, box.w, 112};
        if (draw_button(stage, buttons.left_part(clear),
                        {"filters/clear-all", stage.tr("Clear"), Button::Kind::second, Button::Size::large, "", "",
                         view.filters.anything_chosen ? "" : stage.tr("No filters")})) {
            out.push(ClearFilters{});
        }
        if (draw_button(
                stage, buttons.right_part(buttons.w - clear - 24),
                {"filters/show", view.filters.result_button, Button::Kind::primary, Button::Size::large, "", "", ""})) {
            draft.open = ListingDraft::Open::nothing;
        }
    });
    if (result == SheetResult::close) draft.open = ListingDraft::Open::nothing;
    if (result == SheetResult::clear) out.push(ClearFilters{});
}

void draw_filter_column(Stage& stage, const Box& box, const ListingView& view, ListingDraft& draft, Intents& out) {
    const Theme& theme = stage.theme();
    const FiltersView& filters = view.filters;
    stage.brush().shadow(box, 28, ShadowSize::small);
    stage.brush().rounded(box, 28, theme.surface);
    const Box inner{box.x, box.y + 4, box.w, box.h - 8};
    ScrollArea scroll{stage, "filters/column", inner, Axis::vertical};
    const float start = inner.y - scroll.offset();
    const float x = box.x + 28;
    const float width = box.w - 56;
    float y = start + 20;
    const auto rule = [&](float above, float below) {
        stage.brush().fill({x, y + above, width, 2}, theme.line);
        y += above + 2 + below;
    };
    const Response here = here_control(stage, {x, y, width, 72}, filters);
    const Paragraph label =
        break_lines(stage.brush().measurer(), type::body_strong, stage.tr("In stock here"), width - 128, 2);
    stage.brush().paragraph(label, {x, y + (72 - label.height()) / 2, width, 0}, theme.ink);
    draw_toggle(stage, {x + width - 104, y + 6}, filters.in_stock_here);
    if (here.activated) out.push(SetInStockHere{!filters.in_stock_here});
    y += 72;
    rule(16, 20);
    if (has_range(filters)) {
        y += draw_price(stage, {x, y, width, 0}, filters, type::body_strong, type::body, {60, 56}, draft, out);
        rule(20, 16);
    }
    for (const FacetView& facet : filters.facets) {
        y += stage.line(Role::heading, type::body_strong, facet.title, {x, y, width, 0}, theme.ink);
        if (as_chips(facet)) {
            y += 14;
            y += draw_chip_values(stage, {x, y, width, 0}, facet, out) + 8;
        } else {
            y += 6;
            y += draw_row_values(stage, {x, y, width, 0}, facet, folded_rows_column, 1, column_row_height, draft, out);
        }
        if (&facet != &filters.facets.back()) rule(8, 16);
    }
    scroll.measure(y + 16 - start);
}

void draw_sort_sheet(Stage& stage, const ListingView& view, ListingDraft& draft, Intents& out) {
    const float rows = static_cast<float>(view.sorts.size()) * row_height;
    const Sheet sheet{"sorts", stage.tr("Sort by"), 36 + 112 + rows + 48, ""};
    const bool open = draft.open == ListingDraft::Open::sorts;
    const SheetResult result = draw_sheet(stage, open, sheet, [&](const Box& box) {
        // Two rows of it may be all that large letters leave in sight.
        ScrollArea scroll{stage, "sorts/rows", {box.x - 16, box.y, box.w + 32, box.h}, Axis::vertical};
        float y = box.y - scroll.offset();
        for (const SortChoice& choice : view.sorts) {
            const Box row{box.x, y, box.w, row_height};
            Meaning meaning;
            meaning.id = "sort/" + std::to_string(static_cast<int>(choice.order));
            meaning.role = Role::radio;
            meaning.name = choice.label;
            meaning.rect = row;
            meaning.chosen = choice.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
            const Response response = stage.control(std::move(meaning));
            if (response.pressed)
                stage.brush().rounded({row.x - 16, row.y + 4, row.w + 32, 80}, 20, stage.theme().sunken);
            draw_radio(stage, {row.x, row.y + 20, 48, 48}, choice.chosen);
            const TextStyle style = choice.chosen ? type::body_strong : type::body;
            stage.brush().line_in(style, choice.label, {row.x + 72, row.y, row.w - 72, row_height}, stage.theme().ink);
            if (response.activated) {
                out.push(SetSort{choice.order});
                draft.open = ListingDraft::Open::nothing;
            }
            y += row_height;
        }
        scroll.measure(rows + 24);
    });
    if (result == SheetResult::close) draft.open = ListingDraft::Open::nothing;
}

}  // namespace zuil
