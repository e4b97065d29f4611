#include <algorithm>
#include <vector>

#include "kiosk/ui/screens/product_parts.hpp"
#include "kiosk/ui/widgets/chip.hpp"

namespace zuil {
namespace {

constexpr float icon_room = 68;
constexpr float chevron_room = 60;
constexpr float rule = 2;

struct Row {
    std::string_view id;
    const AvailabilityView& view;
    std::string_view icon;
    Colour tint, ink;
    enum class Leads { nowhere, to_stores } leads;
    Paragraph text, detail;

    float words() const { return text.height() + detail.height(); }
};

Row make_row(Stage& stage, float width, std::string_view id, const AvailabilityView& view, Row::Leads leads) {
    const Theme& theme = stage.theme();
    const bool here = id == "availability/here";
    Row row{id, view, stock_icon(view.kind), theme.accent_ink, theme.ink, leads, {}, {}};
    if (here) row.tint = stock_colour(theme, view.kind);
    if (here && view.kind == AvailabilityView::Kind::here) row.ink = theme.ok;
    if (id == "availability/nearby") row.icon = "shop";
    if (id == "availability/home") row.icon = "truck";
    const float room = width - icon_room - (leads == Row::Leads::to_stores ? chevron_room : 0.0F);
    row.text = break_lines(stage.brush().measurer(), type::body_strong, view.text, room);
    row.detail = break_lines(stage.brush().measurer(), type::small, view.detail, room);
    return row;
}

void draw_row(Stage& stage, const Box& box, const Row& row, const AvailabilityShape& shape, ProductDraft& draft) {
    Meaning meaning;
    meaning.id = row.id;
    meaning.name = row.view.text;
    meaning.value = row.view.detail;
    meaning.rect = box;
    if (row.leads == Row::Leads::to_stores) {
        meaning.role = Role::button;
        const Response response = stage.control(std::move(meaning));
        if (response.sunk > 0) stage.brush().rounded(box.inset(6), 22, faded(stage.theme().sunken, response.sunk));
        if (response.activated) draft.open = ProductDraft::Open::stores;
        stage.brush().icon("chevron-right", 30, {box.right() - shape.padding_x - 33, box.y + (box.h - 30) / 2},
                           stage.theme().ink2);
    } else {
        meaning.role = Role::status;
        stage.say(std::move(meaning));
    }
    stage.brush().icon(row.icon, 40, {box.x + shape.padding_x + 2, box.y + (box.h - 40) / 2}, row.tint);
    const float x = box.x + shape.padding_x + icon_room;
    const float y = box.y + (box.h - row.words()) / 2;
    stage.brush().paragraph(row.text, {x, y, 0, 0}, row.ink);
    stage.brush().paragraph(row.detail, {x, y + row.text.height(), 0, 0}, stage.theme().ink2);
}

}  // namespace

float draw_product_availability(Stage& stage, const Box& box, const ProductView& view, const AvailabilityShape& shape,
                                ProductDraft& draft) {
    const float width = box.w - 2 * shape.padding_x;
    std::vector<Row> rows;
    const auto add = [&](std::string_view id, const AvailabilityView& availability, Row::Leads leads) {
        if (!availability.text.empty()) rows.push_back(make_row(stage, width, id, availability, leads));
    };
    add("availability/here", view.here, Row::Leads::nowhere);
    add("availability/nearby", view.nearby, view.stores.empty() ? Row::Leads::nowhere : Row::Leads::to_stores);
    add("availability/home", view.home, Row::Leads::nowhere);
    if (rows.empty()) return 0;

    const auto row_height = [&](const Row& row) { return std::max(100.0F, row.words() + 2 * shape.padding_y); };
    float height = rule * static_cast<float>(rows.size() - 1);
    for (const Row& row : rows) height += row_height(row);
    const Box card{box.x, box.y, box.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, stage.theme().surface);
    float y = box.y;
    for (const Row& row : rows) {
        if (&row != &rows.front()) {
            stage.brush().fill({box.x, y, box.w, rule}, stage.theme().line);
            y += rule;
        }
        draw_row(stage, {box.x, y, box.w, row_height(row)}, row, shape, draft);
        y += row_height(row);
    }
    return height;
}

}  // namespace zuil
