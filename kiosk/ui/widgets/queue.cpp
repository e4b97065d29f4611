#include "kiosk/ui/widgets/queue.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/button.hpp"

namespace zuil {
namespace {

constexpr float queue_corner = 28;
constexpr float queue_side = 32;
constexpr float queue_row_least = 152;
constexpr float queue_button = 72;
constexpr float queue_code_column = 152;
constexpr float queue_code_gap = 28;
constexpr float queue_end_height = 88;
constexpr float queue_count_padding = 28;
constexpr float queue_pill = 48;

// Where a row's parts stand: beside each other, or below each other in large letters.
struct QueueShape {
    Paragraph code, title, detail;
    float pill_w = 0;
    bool pill_below = false;
    bool stacked = false;
    float code_w = 0;
    float words_w = 0;

    float title_line() const {
        return pill_w <= 0  ? title.height()
               : pill_below ? title.height() + queue_pill + 8
                            : std::max(title.height(), queue_pill);
    }
    float words_h() const { return title_line() + 6 + detail.height(); }
    float height() const {
        if (!stacked) return std::max(queue_row_least, words_h() + 48);
        return 24 + code.height() + 12 + words_h() + 20 + queue_button + 24;
    }
};

Button row_button(const QueueRow& row) {
    return {row.id + "/do",
            row.action,
            row.primary ? Button::Kind::primary : Button::Kind::second,
            Button::Size::small,
            "",
            "",
            ""};
}

// As wide as the longest of them, so that what stands beside them is one column; up to twice what a short one takes.
float code_column(Stage& stage, const std::vector<QueueRow>& rows) {
    float width = queue_code_column;
    for (const QueueRow& row : rows) {
        width = std::max(width, stage.brush().measure(type::head_dense, row.code) + queue_code_gap);
    }
    return std::min(width, 2 * queue_code_column);
}

QueueShape queue_shape(Stage& stage, const QueueRow& row, float width, float code_w, float button_w) {
    const Measure measure = stage.brush().measurer();
    QueueShape shape;
    shape.stacked = stage.look().narrow();
    const float inner = width - 2 * queue_side;
    shape.code_w = code_w;
    shape.words_w = shape.stacked ? inner : inner - code_w - button_w - 24;
    shape.code = break_lines(measure, type::head_dense, row.code, shape.stacked ? inner : code_w - queue_code_gap, 2);
    if (!row.pill.empty()) shape.pill_w = std::min(pill_width(stage, row.pill, row.pill_icon), shape.words_w);
    shape.pill_below = measure(type::body_strong, row.title) + 20 + shape.pill_w > shape.words_w;
    shape.title = break_lines(measure, type::body_strong, row.title, shape.words_w);
    shape.detail = break_lines(measure, type::body, row.detail, shape.words_w, shape.stacked ? 4 : 2);
    return shape;
}

void draw_row_words(Stage& stage, Point at, const QueueRow& row, const QueueShape& shape) {
    const Theme& theme = stage.theme();
    const float line = shape.title_line();
    const float title_y = shape.pill_below ? at.y : at.y + (line - shape.title.height()) / 2;
    stage.brush().paragraph(shape.title, {at.x, title_y, shape.words_w, 0}, theme.ink);
    if (shape.pill_w > 0) {
        const Box pill = shape.pill_below ? Box{at.x, at.y + shape.title.height() + 8, shape.pill_w, queue_pill}
                                          : Box{at.x + shape.title.width() + 20, at.y + (line - queue_pill) / 2,
                                                shape.pill_w, queue_pill};
        draw_pill(stage, pill, row.tone, row.pill, row.pill_icon);
    }
    stage.brush().paragraph(shape.detail, {at.x, at.y + line + 6, shape.words_w, 0}, theme.ink2);
}

std::optional<QueueTap> draw_row(Stage& stage, const Box& box, const QueueRow& row, const QueueShape& shape,
                                 float button_w) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = row.id;
    meaning.role = Role::button;
    meaning.name = row.code + ", " + row.title;
    meaning.value = row.pill.empty() ? row.detail : row.pill + ". " + row.detail;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    if (response.sunk > 0) stage.brush().rounded(box.inset(4), queue_corner - 4, faded(theme.sunken, response.sunk));
    const float x = box.x + queue_side;
    Box target{box.right() - queue_side - button_w, box.centre().y - queue_button / 2, button_w, queue_button};
    if (shape.stacked) {
        stage.brush().paragraph(shape.code, {x, box.y + 24, shape.words_w, 0}, theme.ink);
        draw_row_words(stage, {x, box.y + 24 + shape.code.height() + 12}, row, shape);
        target = {x, box.bottom() - 24 - queue_button, box.w - 2 * queue_side, queue_button};
    } else {
        const float code_y = box.centre().y - shape.code.height() / 2;
        stage.brush().paragraph(shape.code, {x, code_y, shape.code_w, 0}, theme.ink);
        draw_row_words(stage, {x + shape.code_w, box.centre().y - shape.words_h() / 2}, row, shape);
    }
    if (draw_button(stage, target, row_button(row))) return QueueTap::action;
    return response.activated ? std::optional{QueueTap::row} : std::nullopt;
}

bool draw_queue_end(Stage& stage, const Box& box, const QueueEnd& end) {
    const Theme& theme = stage.theme();
    if (end.id.empty()) {
        const float line = stage.brush().enlarged(type::body_medium).line_height();
        stage.line(Role::text, type::body_medium, end.text,
                   {box.x + queue_side, box.centre().y - line / 2, box.w - 2 * queue_side, 0}, theme.ink2,
                   Align::centre);
        return false;
    }
    Meaning meaning;
    meaning.id = end.id;
    meaning.role = Role::button;
    meaning.name = end.text;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    if (response.sunk > 0) stage.brush().rounded(box.inset(4), queue_corner - 4, faded(theme.sunken, response.sunk));
    constexpr float mark = 28;
    const float words = stage.brush().measure(type::body_strong, end.text);
    const float x = box.centre().x - (words + 12 + mark) / 2;
    stage.brush().line_in(type::body_strong, end.text, {x, box.y, words, box.h}, theme.accent_ink);
    stage.brush().icon("chevron-down", mark, {x + words + 12, box.centre().y - mark / 2}, theme.accent_ink);
    return response.activated;
}

float count_height(Stage& stage, const QueueCount& count, float width) {
    const Paragraph title =
        break_lines(stage.brush().measurer(), type::body_strong, count.title, width - 2 * queue_count_padding, 2);
    return 24 + title.height() + 4 + stage.brush().enlarged(type::display.sized(64)).line_height() + 12 + queue_pill +
           24;
}

bool draw_count(Stage& stage, const Box& box, const QueueCount& count) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = count.id;
    meaning.role = count.touched ? Role::button : Role::status;
    meaning.name = count.title + ": " + count.number;
    meaning.value = count.pill;
    meaning.rect = box;
    Response response;
    if (count.touched) {
        response = stage.control(std::move(meaning));
    } else {
        stage.say(std::move(meaning));
    }
    stage.brush().shadow(box, queue_corner, ShadowSize::small);
    stage.brush().rounded(box, queue_corner, mix(theme.surface, theme.sunken, response.sunk));
    if (count.marked) stage.brush().outline(box, queue_corner, 4, theme.accent_ink);
    const float x = box.x + queue_count_padding;
    const Paragraph title =
        break_lines(stage.brush().measurer(), type::body_strong, count.title, box.w - 2 * queue_count_padding, 2);
    float y = box.y + 24;
    stage.brush().paragraph(title, {x, y, title.width(), 0}, theme.ink);
    y += title.height() + 4;
    const TextStyle number = type::display.sized(64);
    stage.brush().text(number, count.number, {x, y}, theme.ink);
    y += stage.brush().enlarged(number).line_height() + 12;
    if (!count.pill.empty()) {
        const float pill = std::min(pill_width(stage, count.pill, ""), box.w - 2 * queue_count_padding);
        draw_pill(stage, {x, y, pill, queue_pill}, count.tone, count.pill, "");
    }
    return response.activated;
}

constexpr float queue_count_gap = 24;

// So many in a row, each of this size.
struct CountGrid {
    std::size_t columns = 1;
    float width = 0;
    float height = 0;
};

CountGrid count_grid(Stage& stage, const std::vector<QueueCount>& counts, float width) {
    CountGrid grid{.columns = stage.look().narrow() ? 1 : counts.size()};
    const auto columns = static_cast<float>(grid.columns);
    grid.width = (width - queue_count_gap * (columns - 1)) / columns;
    for (const QueueCount& count : counts) grid.height = std::max(grid.height, count_height(stage, count, grid.width));
    return grid;
}

struct QueueShapes {
    std::vector<QueueShape> rows;
    float button_w = 0;
    float height = 0;
};

QueueShapes queue_shapes(Stage& stage, const std::vector<QueueRow>& rows, const QueueEnd& end, float width) {
    QueueShapes shapes;
    for (const QueueRow& row : rows) {
        shapes.button_w = std::max(shapes.button_w, button_width(stage, row_button(row)));
    }
    const float code_w = code_column(stage, rows);
    shapes.height = end.text.empty() ? 0 : queue_end_height;
    for (const QueueRow& row : rows) {
        shapes.rows.push_back(queue_shape(stage, row, width, code_w, shapes.button_w));
        shapes.height += shapes.rows.back().height();
    }
    return shapes;
}

}  // namespace

float queue_counts_height(Stage& stage, const std::vector<QueueCount>& counts, float width) {
    if (counts.empty()) return 0;
    const CountGrid grid = count_grid(stage, counts, width);
    const auto rows = static_cast<float>((counts.size() + grid.columns - 1) / grid.columns);
    return rows * grid.height + (rows - 1) * queue_count_gap;
}

float draw_queue_counts(Stage& stage, const Box& at, const std::vector<QueueCount>& counts,
                        const std::function<void(std::size_t)>& tapped) {
    if (counts.empty()) return 0;
    const CountGrid grid = count_grid(stage, counts, at.w);
    Box box{at.x, at.y, grid.width, grid.height};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        box.x = at.x + static_cast<float>(i % grid.columns) * (grid.width + queue_count_gap);
        box.y = at.y + static_cast<float>(i / grid.columns) * (grid.height + queue_count_gap);
        if (draw_count(stage, box, counts[i])) tapped(i);
    }
    return box.bottom() - at.y;
}

float queue_rows_height(Stage& stage, const std::vector<QueueRow>& rows, const QueueEnd& end, float width) {
    return queue_shapes(stage, rows, end, width).height;
}

float draw_queue_rows(Stage& stage, const Box& at, const std::vector<QueueRow>& rows, const QueueEnd& end,
                      const std::function<void(std::size_t, QueueTap)>& tapped) {
    const Theme& theme = stage.theme();
    const QueueShapes shapes = queue_shapes(stage, rows, end, at.w);
    const Box card{at.x, at.y, at.w, shapes.height};
    stage.brush().shadow(card, queue_corner, ShadowSize::small);
    stage.brush().rounded(card, queue_corner, theme.surface);
    float y = at.y;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Box row{at.x, y, at.w, shapes.rows[i].height()};
        if (i > 0) stage.brush().fill(row.top_part(2), theme.line);
        if (const auto tap = draw_row(stage, row, rows[i], shapes.rows[i], shapes.button_w)) tapped(i, *tap);
        y = row.bottom();
    }
    if (!end.text.empty()) {
        stage.brush().fill({at.x, y, at.w, 2}, theme.line);
        if (draw_queue_end(stage, {at.x, y, at.w, queue_end_height}, end)) end.more();
    }
    return card.h;
}

float draw_queue_empty(Stage& stage, const Box& at, std::string_view id, const std::string& text) {
    const Theme& theme = stage.theme();
    const float room = at.w - 2 * queue_side - 44 - 20;
    const Paragraph words = break_lines(stage.brush().measurer(), type::body, text, room);
    const Box card{at.x, at.y, at.w, std::max(112.0F, words.height() + 48)};
    stage.brush().shadow(card, queue_corner, ShadowSize::small);
    stage.brush().rounded(card, queue_corner, theme.surface);
    stage.brush().icon("check-circle", 44, {card.x + queue_side, card.centre().y - 22}, theme.ok);
    stage.brush().paragraph(words, {card.x + queue_side + 64, card.centre().y - words.height() / 2, room, 0},
                            theme.ink);
    stage.say(Role::status, id, text, card);
    return card.h;
}

}  // namespace zuil
