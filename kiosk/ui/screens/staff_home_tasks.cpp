#include "kiosk/ui/screens/staff_home_tasks.hpp"

#include <algorithm>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/queue.hpp"

namespace zuil {
namespace {

constexpr float list_corner = 28;
constexpr float row_side = 32;
constexpr float row_button = 72;

}  // namespace

float draw_staff_counts(Stage& stage, const Box& at, const std::vector<StaffCountView>& counts) {
    std::vector<QueueCount> all;
    for (const StaffCountView& count : counts) {
        all.push_back({.id = "count/" + count.title,
                       .title = count.title,
                       .number = count.number,
                       .pill = count.pill,
                       .tone = count.calls ? PillTone::warn : PillTone::ok,
                       .marked = count.calls});
    }
    return draw_queue_counts(stage, at, all, [](std::size_t) {});
}

float draw_staff_tasks(Stage& stage, const Box& at, const StaffHomeView& view, Intents& out) {
    const std::string title = stage.tr("Orders that need you");
    float y = at.y + stage.line(Role::heading, type::head, title, at, stage.theme().ink) + 16;
    if (view.tasks.empty()) {
        const std::string well = stage.tr("All orders of this screen are where they should be.");
        return y + draw_queue_empty(stage, {at.x, y, at.w, 0}, "tasks/none", well) - at.y;
    }
    std::vector<QueueRow> rows;
    for (const StaffTaskView& task : view.tasks) {
        rows.push_back({.id = "task/" + task.order.text(),
                        .code = task.code,
                        .title = task.title,
                        .pill = task.pill,
                        .tone = task.can_send_again ? PillTone::bad : PillTone::warn,
                        .pill_icon = "",
                        .detail = task.detail,
                        .action = task.can_send_again ? stage.tr("Send again") : stage.tr("Look")});
    }
    y += draw_queue_rows(stage, {at.x, y, at.w, 0}, rows, {.text = view.more_tasks}, [&](std::size_t i, QueueTap tap) {
        const StaffTaskView& task = view.tasks[i];
        if (tap == QueueTap::action && task.can_send_again) return out.push(SendAgain{task.order});
        out.push(OpenTask{task.order});
    });
    return y - at.y;
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
