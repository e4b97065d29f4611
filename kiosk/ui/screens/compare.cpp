#include <algorithm>

#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/facets.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float compare_gap = 24;
constexpr float compare_heading = 112;
constexpr float compare_label = 200;
constexpr float compare_label_wide = 264;
constexpr float compare_cell = 100;
constexpr float compare_cell_padding = 20;
constexpr float compare_remove = 64;
constexpr float compare_add = 184;
constexpr float compare_button = 88;
constexpr int compare_lines_max = 4;
constexpr float roomy_table = 900;
constexpr float next_column = 64;  // of the column that shows that there are more
constexpr TextStyle compare_name = type::body_strong.spaced(1.3F);
constexpr TextStyle compare_value = type::body.spaced(1.3F);
constexpr TextStyle compare_strong = type::body_strong.spaced(1.3F);

// Where columns and labels stand. With four articles on a narrow screen the label stands above its row.
struct Table {
    Box box;
    float label = compare_label;
    float scrolled = 0;
    float column = 0;
    float photo = 284;
    bool label_above = false;

    float x(std::size_t column_number) const {
        const float first = (label_above ? box.x : box.x + label + compare_gap) - scrolled;
        return first + static_cast<float>(column_number) * (column + compare_gap);
    }
    float width(std::size_t columns) const {
        return static_cast<float>(columns) * (column + compare_gap) - compare_gap;
    }
    float label_height() const { return label_above ? type::small.line_height() + 4 : 0; }
};

Table table_of(const Look& look, const Box& box, std::size_t columns) {
    Table table{.box = box};
    // Large letters: two or three columns are in sight, and the others scroll in from the side.
    if (look.narrow()) {
        table.label_above = true;
        const float in_sight = box.w > roomy_table ? 3 : 2;
        const float shown = std::min(in_sight, static_cast<float>(std::max<std::size_t>(columns, 2)));
        table.column = (box.w + compare_gap) / shown - compare_gap;
        if (static_cast<float>(columns) > shown) table.column -= next_column / shown;
        table.photo = 200;
        return table;
    }
    const bool wide = look.landscape();
    if (wide) table.label = compare_label_wide;
    if (wide) table.photo = 232;
    table.label_above = !wide && columns > 3;
    // Three columns at least, so that a single article does not fill the screen.
    const auto count = static_cast<float>(std::max<std::size_t>(columns, 3));
    const float room = table.label_above ? box.w + compare_gap : box.w - table.label;
    table.column = room / count - compare_gap;
    return table;
}

void draw_differences_toggle(Stage& stage, const Box& toggle, CompareDraft& draft) {
    const std::string only = stage.tr("Only differences");
    Meaning meaning;
    meaning.id = "compare/only-differences";
    meaning.role = Role::toggle;
    meaning.name = only;
    meaning.rect = toggle;
    meaning.chosen = draft.only_differences ? Meaning::Chosen::yes : Meaning::Chosen::no;
    if (stage.control(std::move(meaning)).activated) draft.only_differences = !draft.only_differences;
    stage.brush().line_in(type::body_medium, only, toggle.left_part(toggle.w - 104 - 16), stage.theme().ink);
    draw_toggle(stage, {toggle.right() - 104, toggle.y + 6}, draft.only_differences);
}

float draw_compare_heading(Stage& stage, const Box& box, const CompareView& view, CompareDraft& draft) {
    const Theme& theme = stage.theme();
    const bool several = view.columns.size() > 1;
    if (stage.look().narrow()) {
        float y = box.y + 16;
        y += stage.line(Role::heading, type::title, stage.tr("Compare"), {box.x, y, box.w, 0}, theme.ink) + 8;
        if (!several) return y - box.y;
        draw_differences_toggle(stage, {box.x, y, box.w, 72}, draft);
        return y + 72 - box.y;
    }
    const float words = stage.brush().measure(type::body_medium, stage.tr("Only differences"));
    const Box toggle{box.right() - 104 - 16 - words, box.y + (compare_heading - 72) / 2, words + 16 + 104, 72};
    if (several) draw_differences_toggle(stage, toggle, draft);
    const float room = toggle.x - 24 - box.x;
    float y = box.y + (compare_heading - type::title.line_height() - (view.category.empty() ? 0.0F : 30.0F)) / 2;
    if (!view.category.empty()) {
        stage.line(Role::text, type::small, view.category, {box.x, y, room, 0}, theme.ink2);
        y += 30;
    }
    stage.line(Role::heading, type::title, stage.tr("Compare"), {box.x, y, room, 0}, theme.ink);
    return compare_heading;
}

int name_lines_of(Stage& stage) { return stage.look().narrow() ? 5 : 3; }

float facts_height(Stage& stage, const CompareColumn& column, float width) {
    const Paragraph name =
        break_lines(stage.brush().measurer(), compare_name, column.name, width, name_lines_of(stage));
    return 16 + type::small.line_height() + name.height() + 8 + type::price.line_height() + 20;
}

// Photo, name and price; the photo leads to the article.
void draw_column_head(Stage& stage, const Box& box, const CompareColumn& column, float photo, Intents& out) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "compared/" + column.product.text();
    meaning.role = Role::button;
    meaning.name = column.brand + " " + column.name + ", " + column.price;
    meaning.rect = box;
    if (stage.control(std::move(meaning)).activated) out.push(OpenProduct{column.product});
    stage.picture(column.picture, box.top_part(photo), CornerRadii::all(20));
    const Box cross{box.right() - 12 - compare_remove, box.y + 12, compare_remove, compare_remove};
    if (draw_round_button(stage, cross,
                          {"compare/remove/" + column.product.text(), "x-lg", stage.tr("Remove") + ": " + column.name,
                           RoundButton::Ground::floating, 30, ""})) {
        out.push(ToggleCompare{column.product});
    }
    float y = box.y + photo + 16;
    const Measure measure = stage.brush().measurer();
    stage.brush().line_in(type::small, column.brand, {box.x, y, box.w, type::small.line_height()}, theme.ink2);
    y += type::small.line_height();
    const Paragraph name = break_lines(measure, compare_name, column.name, box.w, name_lines_of(stage));
    stage.brush().paragraph(name, {box.x, y, box.w, 0}, theme.ink);
    y += name.height() + 8;
    TextStyle price = type::price;
    while (price.px > 24 && measure(price, column.price) > box.w) price.px -= 2;
    stage.brush().text(price, column.price, {box.x, y}, theme.ink);
}

// The way to one more, in the corner above the labels.
void draw_add_tile(Stage& stage, const Box& box, const CompareView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string label = stage.tr("Add an item");
    Meaning meaning;
    meaning.id = "compare/add";
    meaning.role = Role::button;
    meaning.name = label;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    stage.brush().rounded(stage.sunk(box, response), 24, mix(theme.tint, theme.sunken, response.sunk));
    const TextStyle style = type::small_strong.spaced(1.25F);
    const Paragraph words = break_lines(stage.brush().measurer(), style, label, box.w - 32, 3);
    if (box.w > 2 * box.h) {
        const float x = box.centre().x - (40 + 16 + words.width()) / 2;
        stage.brush().icon("plus-lg", 40, {x, box.centre().y - 20}, theme.accent_ink);
        stage.brush().paragraph(words, {x + 56, box.centre().y - words.height() / 2, words.width(), 0},
                                theme.accent_ink);
    } else {
        const float y = box.centre().y - (40 + 10 + words.height()) / 2;
        stage.brush().icon("plus-lg", 40, {box.centre().x - 20, y}, theme.accent_ink);
        stage.brush().paragraph(words, {box.x + 16, y + 50, box.w - 32, 0}, theme.accent_ink, Align::centre);
    }
    if (!response.activated) return;
    if (view.more_in.empty()) {
        out.push(OpenSearch{});
    } else {
        out.push(OpenCategory{view.more_in});
    }
}

float draw_heads(Stage& stage, const Table& table, const CompareView& view, float y, Intents& out) {
    float facts = 0;
    for (const CompareColumn& column : view.columns) facts = std::max(facts, facts_height(stage, column, table.column));
    const float height = table.photo + facts;
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        draw_column_head(stage, {table.x(i), y, table.column, height}, view.columns[i], table.photo, out);
    }
    if (view.can_add && !stage.look().narrow()) {
        draw_add_tile(stage, {table.box.x, y + height - compare_add - 24, compare_add, compare_add}, view, out);
    }
    return height;
}

// The name of a row, and the rules below its cells.
void draw_row_frame(Stage& stage, const Table& table, std::size_t columns, float y, float height,
                    const std::string& name, Colour ink) {
    const float width = table.label_above ? table.box.w : table.label;
    const Paragraph label = break_lines(stage.brush().measurer(), type::small.spaced(1.3F), name, width, 3);
    const float top = table.label_above ? y + compare_cell_padding - 6 : y + (height - label.height()) / 2;
    stage.brush().paragraph(label, {table.box.x, top, width, 0}, ink);
    const Colour line = stage.theme().line;
    if (!table.label_above) stage.brush().fill({table.box.x, y + height - 2, table.label, 2}, line);
    for (std::size_t i = 0; i < columns; ++i) stage.brush().fill({table.x(i), y + height - 2, table.column, 2}, line);
}

Box cell(const Table& table, std::size_t column, float y, float height) {
    const float label = table.label_height();
    return {table.x(column), y + label, table.column, height - label};
}

float draw_stock_row(Stage& stage, const Table& table, const CompareView& view, float y) {
    float height = 0;
    for (const CompareColumn& column : view.columns) {
        height = std::max(height, stock_lines_height(stage, table.column, column.availability, 3));
    }
    height = std::max(compare_cell, height + 2 * compare_cell_padding) + table.label_height();
    draw_row_frame(stage, table, view.columns.size(), y, height, stage.tr("Stock"), stage.theme().ink);
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const CompareColumn& column = view.columns[i];
        const Box box = cell(table, i, y, height);
        const float lines = stock_lines_height(stage, box.w, column.availability, 3);
        draw_stock(stage, {box.x, box.y + (box.h - lines) / 2}, box.w, column.availability, 3);
        stage.say(Role::status, "stock/" + column.product.text(), column.availability.text, box);
    }
    return height;
}

float draw_rating_row(Stage& stage, const Table& table, const CompareView& view, float y) {
    const auto rated = [](const CompareColumn& column) { return column.rating.has_value(); };
    if (std::ranges::none_of(view.columns, rated)) return 0;
    const float height = compare_cell + table.label_height();
    draw_row_frame(stage, table, view.columns.size(), y, height, stage.tr("Reviews"), stage.theme().ink);
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        if (!view.columns[i].rating) continue;
        const Box box = cell(table, i, y, height);
        draw_rating(stage, {box.x, box.centre().y - rating_height / 2}, box.w, *view.columns[i].rating);
        stage.say(Role::status, "rating/" + view.columns[i].product.text(),
                  view.columns[i].rating->stars + " " + view.columns[i].rating->count, box);
    }
    return height;
}

// What all of them share stands back; what differs is in ink, and the odd one out is strong.
float draw_fact_row(Stage& stage, const Table& table, const CompareRow& row, float y) {
    const Theme& theme = stage.theme();
    std::vector<Paragraph> values;
    float height = 0;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const TextStyle style = row.stands_out[i] ? compare_strong : compare_value;
        values.push_back(break_lines(stage.brush().measurer(), style, row.values[i].empty() ? "–" : row.values[i],
                                     table.column, compare_lines_max));
        height = std::max(height, values.back().height());
    }
    height = std::max(compare_cell, height + 2 * compare_cell_padding) + table.label_height();
    draw_row_frame(stage, table, row.values.size(), y, height, row.name, row.differs ? theme.ink : theme.ink2);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Box box = cell(table, i, y, height);
        stage.brush().paragraph(values[i], {box.x, box.y + (box.h - values[i].height()) / 2, box.w, 0},
                                row.differs ? theme.ink : theme.ink2);
        Meaning meaning;
        meaning.id = "fact/" + row.key + "/" + std::to_string(i + 1);
        meaning.role = Role::text;
        meaning.name = row.name;
        meaning.value = row.values[i];
        meaning.rect = box;
        stage.say(std::move(meaning));
    }
    return height;
}

float draw_add_buttons(Stage& stage, const Table& table, const CompareView& view, float y, Intents& out) {
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const CompareColumn& column = view.columns[i];
        const Button add{"compare/basket/" + column.product.text(),
                         stage.tr("Add"),
                         i == 0 ? Button::Kind::primary : Button::Kind::second,
                         Button::Size::small,
                         table.label_above ? "" : "bag",
                         "",
                         column.add_disabled_because};
        if (draw_button(stage, {table.x(i), y + compare_gap, table.column, compare_button}, add)) {
            out.push(AddToBasket{column.product, column.variant});
        }
    }
    return compare_gap + compare_button;
}

// Returns the height.
float draw_rows(Stage& stage, const Table& table, const CompareView& view, float top, CompareDraft& draft,
                Intents& out) {
    float y = top;
    y += draw_heads(stage, table, view, y, out);
    y += draw_stock_row(stage, table, view, y);
    y += draw_rating_row(stage, table, view, y);
    const bool only = draft.only_differences && view.columns.size() > 1;
    for (const CompareRow& row : view.rows) {
        if (row.differs || !only) y += draw_fact_row(stage, table, row, y);
    }
    return y + draw_add_buttons(stage, table, view, y, out) - top;
}

void draw_table(Stage& stage, const Box& area, const CompareView& view, CompareDraft& draft, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "compare", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box column{area.x + margin, start, area.w - 2 * margin, 0};
    float y = start + draw_compare_heading(stage, column, view, draft) + 16;
    Table table = table_of(stage.look(), column, view.columns.size());
    if (stage.look().narrow()) {
        const Box rest{column.x, y, column.w + margin, std::max(0.0F, area.bottom() - y)};
        ScrollArea sideways{stage, "compare/columns", rest, Axis::horizontal};
        table.scrolled = sideways.offset();
        y += draw_rows(stage, table, view, y, draft, out);
        sideways.measure(table.width(view.columns.size()) + margin);
    } else {
        y += draw_rows(stage, table, view, y, draft, out);
    }
    if (view.can_add && stage.look().narrow()) {
        y += 24;
        draw_add_tile(stage, {column.x, y, column.w, 112}, view, out);
        y += 112;
    }
    scroll.measure(y + 40 - start);
}

void draw_nothing_compared(Stage& stage, const Box& area, Intents& out) {
    const bool large = stage.look().narrow();
    ScrollArea scroll{stage, "compare", area, Axis::vertical};
    const float side = large ? stage.look().margin() : 80;
    const float above = large ? 40 : 240;
    const Box box{area.x + side, area.y + above - scroll.offset(), area.w - 2 * side, 0};
    const float height = draw_empty(stage, box, "arrow-left-right", stage.tr("Nothing to compare yet"),
                                    stage.tr("Tap the arrows on two items that you hesitate between."));
    const Button search{
        "compare/search", stage.tr("Search"), Button::Kind::soft, Button::Size::normal, "search", "", ""};
    const float width = button_width(stage, search);
    if (draw_button(stage, {box.centre().x - width / 2, box.y + height + 40, width, 96}, search)) {
        out.push(OpenSearch{});
    }
    scroll.measure(above + height + 40 + 96 + 24);
}

}  // namespace

void draw_compare(Stage& stage, const Loaded<CompareView>& view, CompareDraft& draft, const Box& area, Intents& out) {
    if (!view.value) {
        if (view.problem.empty()) return;  // a moment, and the table stands there
        draw_empty(stage, {area.x + 56, area.y + 200, area.w - 112, 0}, "exclamation-circle", view.problem, "");
        return;
    }
    if (view.value->columns.empty()) return draw_nothing_compared(stage, area, out);
    draw_table(stage, area, *view.value, draft, out);
}

}  // namespace zuil
