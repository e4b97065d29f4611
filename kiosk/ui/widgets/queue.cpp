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
constexpr float queue_count_padding = 28;
constexpr float queue_pill = 48;

// Where a row's parts stand: beside each other, or below each other in large letters.
struct QueueShape {
    Paragraph code, title, detail;
    float pill_w = 0;
    bool pill_below = false;
    bool stacked = false;
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

QueueShape queue_shape(Stage& stage, const QueueRow& row, float width, float button_w) {
    const Measure measure = stage.brush().measurer();
    QueueShape shape;
    shape.stacked = stage.look().narrow();
    const float inner = width - 2 * queue_side;
    shape.words_w = shape.stacked ? inner : inner - queue_code_column - button_w - 24;
    shape.code = break_lines(measure, type::head_dense, row.code, shape.stacked ? inner : queue_code_column - 16, 2);
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
        stage.brush().paragraph(shape.code, {x, code_y, queue_code_column, 0}, theme.ink);
        draw_row_words(stage, {x + queue_code_column, box.centre().y - shape.words_h() / 2}, row, shape);
    }
    if (draw_button(stage, target, row_button(row))) return QueueTap::action;
    return response.activated ? std::optional{QueueTap::row} : std::nullopt;
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

}  // namespace

float draw_queue_counts(Stage& stage, const Box& at, const std::vector<QueueCount>& counts,
                        const std::function<void(std::size_t)>& tapped) {
    if (counts.empty()) return 0;
    const std::size_t columns = stage.look().narrow() ? 1 : counts.size();
    constexpr float gap = 24;
    const float width = (at.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float height = 0;
    for (const QueueCount& count : counts) height = std::max(height, count_height(stage, count, width));
    Box box{at.x, at.y, width, height};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        box.x = at.x + static_cast<float>(i % columns) * (width + gap);
        box.y = at.y + static_cast<float>(i / columns) * (height + gap);
        if (draw_count(stage, box, counts[i])) tapped(i);
    }
    return box.bottom() - at.y;
}

float draw_queue_rows(Stage& stage, const Box& at, const std::vector<QueueRow>& rows, const std::string& more,
                      const std::function<void(std::size_t, QueueTap)>& tapped) {
    const Theme& theme = stage.theme();
    float button_w = 0;
    for (const QueueRow& row : rows) button_w = std::max(button_w, button_width(stage, row_button(row)));
    std::vector<QueueShape> shapes;
    float height = more.empty() ? 0 : 88;
    for (const QueueRow& row : rows) {
        shapes.push_back(queue_shape(stage, row, at.w, button_w));
        height += shapes.back().height();
    }
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, queue_corner, ShadowSize::small);
    stage.brush().rounded(card, queue_corner, theme.surface);
    float y = at.y;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Box row{at.x, y, at.w, shapes[i].height()};
        if (i > 0) stage.brush().fill(row.top_part(2), theme.line);
        if (const auto tap = draw_row(stage, row, rows[i], shapes[i], button_w)) tapped(i, *tap);
        y = row.bottom();
    }
    if (!more.empty()) {
        stage.brush().fill({at.x, y, at.w, 2}, theme.line);
        stage.line(Role::text, type::body_medium, more, {at.x + queue_side, y + 26, at.w - 2 * queue_side, 0},
                   theme.ink2, Align::centre);
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
