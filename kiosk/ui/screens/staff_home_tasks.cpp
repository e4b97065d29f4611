#include "kiosk/ui/screens/staff_home_tasks.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/chip.hpp"

namespace zuil {
namespace {

constexpr float list_corner = 28;
constexpr float row_side = 32;
constexpr float row_least = 152;
constexpr float row_button = 72;
constexpr float code_column = 152;
constexpr float count_padding = 28;
constexpr float pill_high = 48;

// Where a row's parts stand: beside each other, or below each other in large letters.
struct TaskShape {
    Paragraph code, title, detail;
    float pill_w = 0;
    bool pill_below = false;
    bool stacked = false;
    float words_w = 0;
    float words_h() const { return title.height() + (pill_below ? pill_high + 8 : 0) + 8 + detail.height(); }
};

Button task_button(Stage& stage, const StaffTaskView& task) {
    Button button{"task/" + task.order.text() + "/do", "", Button::Kind::second, Button::Size::small, "", "", ""};
    button.label = task.can_send_again ? stage.tr("Send again") : stage.tr("Look");
    return button;
}

TaskShape task_shape(Stage& stage, const StaffTaskView& task, float width, float button_w) {
    const Measure measure = stage.brush().measurer();
    TaskShape shape;
    shape.stacked = stage.look().narrow();
    const float inner = width - 2 * row_side;
    shape.words_w = shape.stacked ? inner : inner - code_column - button_w - 24;
    shape.code = break_lines(measure, type::head_dense, task.code, shape.stacked ? inner : code_column - 16, 2);
    shape.pill_w = std::min(pill_width(stage, task.pill, ""), shape.words_w);
    const float title_w = measure(type::body_strong, task.title);
    shape.pill_below = title_w + 20 + shape.pill_w > shape.words_w;
    shape.title = break_lines(measure, type::body_strong, task.title, shape.words_w);
    shape.detail = break_lines(measure, type::body, task.detail, shape.words_w);
    return shape;
}

float task_height(const TaskShape& shape) {
    if (!shape.stacked) return std::max(row_least, shape.words_h() + 48);
    return 24 + shape.code.height() + 12 + shape.words_h() + 20 + row_button + 24;
}

void draw_task_words(Stage& stage, Point at, const StaffTaskView& task, const TaskShape& shape) {
    const Theme& theme = stage.theme();
    float y = at.y;
    stage.brush().paragraph(shape.title, {at.x, y, shape.words_w, 0}, theme.ink);
    const float beside = at.x + shape.title.width() + 20;
    const float line = shape.title.height();
    const Box pill = shape.pill_below ? Box{at.x, y + line + 8, shape.pill_w, pill_high}
                                      : Box{beside, y + (line - pill_high) / 2, shape.pill_w, pill_high};
    draw_pill(stage, pill, task.can_send_again ? PillTone::bad : PillTone::warn, task.pill, "");
    y += line + (shape.pill_below ? pill_high + 8 : 0) + 8;
    stage.brush().paragraph(shape.detail, {at.x, y, shape.words_w, 0}, theme.ink2);
}

// The whole row opens the order; its button does what is to be done.
void draw_task(Stage& stage, const Box& row, const StaffTaskView& task, const TaskShape& shape, const Button& button,
               float button_w, Intents& out) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "task/" + task.order.text();
    meaning.role = Role::button;
    meaning.name = task.code + ", " + task.title;
    meaning.value = task.pill + ". " + task.detail;
    meaning.rect = row;
    const Response response = stage.control(std::move(meaning));
    if (response.sunk > 0) stage.brush().rounded(row.inset(4), list_corner - 4, faded(theme.sunken, response.sunk));
    const float x = row.x + row_side;
    Box target{row.right() - row_side - button_w, row.centre().y - row_button / 2, button_w, row_button};
    if (shape.stacked) {
        stage.brush().paragraph(shape.code, {x, row.y + 24, shape.words_w, 0}, theme.ink);
        draw_task_words(stage, {x, row.y + 24 + shape.code.height() + 12}, task, shape);
        target = {x, row.bottom() - 24 - row_button, row.w - 2 * row_side, row_button};
    } else {
        stage.brush().paragraph(shape.code, {x, row.centre().y - shape.code.height() / 2, code_column, 0}, theme.ink);
        draw_task_words(stage, {x + code_column, row.centre().y - shape.words_h() / 2}, task, shape);
    }
    const bool does = draw_button(stage, target, button);
    if (does && task.can_send_again) return out.push(SendAgain{task.order});
    if (does || response.activated) out.push(OpenTask{task.order});
}

float draw_nothing_to_do(Stage& stage, const Box& at) {
    const Theme& theme = stage.theme();
    const std::string text = stage.tr("All orders of this screen are where they should be.");
    const float room = at.w - 2 * row_side - 44 - 20;
    const Paragraph words = break_lines(stage.brush().measurer(), type::body, text, room);
    const Box card{at.x, at.y, at.w, std::max(112.0F, words.height() + 48)};
    stage.brush().shadow(card, list_corner, ShadowSize::small);
    stage.brush().rounded(card, list_corner, theme.surface);
    stage.brush().icon("check-circle", 44, {card.x + row_side, card.centre().y - 22}, theme.ok);
    stage.brush().paragraph(words, {card.x + row_side + 64, card.centre().y - words.height() / 2, room, 0}, theme.ink);
    stage.say(Role::status, "tasks/none", text, card);
    return card.h;
}

struct CountShape {
    Paragraph title, pill;
    float height = 0;
};

CountShape count_shape(Stage& stage, const StaffCountView& count, float width) {
    const float room = width - 2 * count_padding;
    CountShape shape;
    shape.title = break_lines(stage.brush().measurer(), type::body_strong, count.title, room, 2);
    shape.height = 24 + shape.title.height() + 4 + stage.brush().enlarged(type::display.sized(64)).line_height() + 12 +
                   pill_high + 24;
    return shape;
}

}  // namespace

float draw_staff_counts(Stage& stage, const Box& at, const std::vector<StaffCountView>& counts) {
    if (counts.empty()) return 0;
    const Theme& theme = stage.theme();
    const std::size_t columns = stage.look().narrow() ? 1 : counts.size();
    const float gap = 24;
    const float width = (at.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float height = 0;
    for (const StaffCountView& count : counts) height = std::max(height, count_shape(stage, count, width).height);
    Box box{at.x, at.y, width, height};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const StaffCountView& count = counts[i];
        box.x = at.x + static_cast<float>(i % columns) * (width + gap);
        box.y = at.y + static_cast<float>(i / columns) * (height + gap);
        stage.brush().shadow(box, list_corner, ShadowSize::small);
        stage.brush().rounded(box, list_corner, theme.surface);
        if (count.calls) stage.brush().outline(box, list_corner, 4, theme.accent_ink);
        const Paragraph title = count_shape(stage, count, width).title;
        float y = box.y + 24;
        stage.brush().paragraph(title, {box.x + count_padding, y, title.width(), 0}, theme.ink);
        y += title.height() + 4;
        const TextStyle number = type::display.sized(64);
        stage.brush().text(number, count.number, {box.x + count_padding, y}, theme.ink);
        y += stage.brush().enlarged(number).line_height() + 12;
        stage.say(Role::status, "count/" + count.title, count.title + ": " + count.number, box);
        if (count.pill.empty()) continue;
        const float pill = std::min(pill_width(stage, count.pill, ""), width - 2 * count_padding);
        draw_pill(stage, {box.x + count_padding, y, pill, pill_high}, count.calls ? PillTone::warn : PillTone::ok,
                  count.pill, "");
    }
    return box.bottom() - at.y;
}

float draw_staff_tasks(Stage& stage, const Box& at, const StaffHomeView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string title = stage.tr("Orders that need you");
    float y = at.y + stage.line(Role::heading, type::head, title, at, theme.ink) + 16;
    if (view.tasks.empty()) return y + draw_nothing_to_do(stage, {at.x, y, at.w, 0}) - at.y;
    float button_w = 0;
    for (const StaffTaskView& task : view.tasks) {
        button_w = std::max(button_w, button_width(stage, task_button(stage, task)));
    }
    std::vector<TaskShape> shapes;
    float height = 0;
    for (const StaffTaskView& task : view.tasks) {
        shapes.push_back(task_shape(stage, task, at.w, button_w));
        height += task_height(shapes.back());
    }
    const float more = view.more_tasks.empty() ? 0 : 88;
    const Box card{at.x, y, at.w, height + more};
    stage.brush().shadow(card, list_corner, ShadowSize::small);
    stage.brush().rounded(card, list_corner, theme.surface);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Box row{at.x, y, at.w, task_height(shapes[i])};
        if (i > 0) stage.brush().fill(row.top_part(2), theme.line);
        draw_task(stage, row, view.tasks[i], shapes[i], task_button(stage, view.tasks[i]), button_w, out);
        y = row.bottom();
    }
    if (more > 0) {
        stage.brush().fill({at.x, y, at.w, 2}, theme.line);
        stage.line(Role::text, type::body_medium, view.more_tasks, {at.x + row_side, y + 26, at.w - 2 * row_side, 0},
                   theme.ink2, Align::centre);
    }
    return card.bottom() - at.y;
}

float draw_shut_out(Stage& stage, const Box& at, const std::vector<ShutOutView>& all, Intents& out) {
    const Theme& theme = stage.theme();
    const Measure measure = stage.brush().measurer();
    const bool stacked = stage.look().narrow();
    float y = at.y;
    for (const ShutOutView& one : all) {
        const Button button{"let-in/" + one.colleague.text(),
                            stage.tr("Let in again"),
                            Button::Kind::second,
                            Button::Size::small,
                            "unlock",
                            "",
                            ""};
        const float width = button_width(stage, button);
        const float room = at.w - 2 * row_side - 60 - (stacked ? 0 : width + 24);
        const Paragraph words = break_lines(measure, type::body_strong, one.text, room);
        const float height =
            stacked ? 24 + words.height() + 20 + row_button + 24 : std::max(120.0F, words.height() + 48);
        const Box card{at.x, y, at.w, height};
        stage.brush().rounded(card, list_corner, theme.warn_tint);
        if (theme.border) stage.brush().outline(card, list_corner, theme.border_width, *theme.border);
        const float text_y = stacked ? card.y + 24 : card.centre().y - words.height() / 2;
        stage.brush().icon("lock", 40, {card.x + row_side, text_y + words.height() / 2 - 20}, theme.warn);
        stage.brush().paragraph(words, {card.x + row_side + 60, text_y, room, 0}, theme.ink);
        Meaning meaning;
        meaning.id = "shut-out/" + one.colleague.text();
        meaning.role = Role::status;
        meaning.name = one.text;
        meaning.rect = {card.x + row_side + 60, text_y, room, words.height()};
        meaning.personal = !one.colleague.empty();
        stage.say(std::move(meaning));
        const Box target =
            stacked ? Box{card.x + row_side, card.bottom() - 24 - row_button, card.w - 2 * row_side, row_button}
                    : Box{card.right() - row_side - width, card.centre().y - row_button / 2, width, row_button};
        if (draw_button(stage, target, button)) out.push(LetInAgain{one.colleague});
        y = card.bottom() + 24;
    }
    return all.empty() ? 0 : y - 24 - at.y;
}

}  // namespace zuil
