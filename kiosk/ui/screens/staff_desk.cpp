#include "kiosk/ui/screens/staff_desk.hpp"

#include "kiosk/ui/widgets/queue.hpp"

namespace zuil {
namespace {

std::string_view part_name(DeskPart part) {
    switch (part) {
    case DeskPart::to_prepare: return "prepare";
    case DeskPart::ready: return "ready";
    case DeskPart::handed_over: return "over";
    }
    return "prepare";
}

std::string_view icon_of_status(const DeskRowView& row) {
    if (row.waits) return "bell";
    switch (row.tone) {
    case DeskTone::hurry: return "clock";
    case DeskTone::wrong: return "exclamation-circle";
    case DeskTone::well: return "check";
    case DeskTone::plain: break;
    }
    return "";
}

}  // namespace

PillTone pill_tone(DeskTone tone) {
    switch (tone) {
    case DeskTone::plain: return PillTone::info;
    case DeskTone::well: return PillTone::ok;
    case DeskTone::hurry: return PillTone::warn;
    case DeskTone::wrong: return PillTone::bad;
    }
    return PillTone::info;
}

float draw_desk_queue(Stage& stage, const Box& at, const DeskQueueView& view, Intents& out) {
    std::vector<QueueCount> counts;
    for (const DeskCountView& count : view.counts) {
        counts.push_back({.id = "desk/" + std::string{part_name(count.part)},
                          .title = count.title,
                          .number = count.number,
                          .pill = count.pill,
                          .tone = pill_tone(count.tone),
                          .marked = count.chosen,
                          .touched = true});
    }
    float y = at.y;
    y += draw_queue_counts(stage, {at.x, y, at.w, 0}, counts,
                           [&](std::size_t i) { out.push(ShowDeskPart{view.counts[i].part}); }) +
         40;
    y += stage.line(Role::heading, type::head, view.title, {at.x, y, at.w, 0}, stage.theme().ink);
    if (!view.age.empty()) {
        y += 4 + stage.paragraph(type::small, view.age, {at.x, y + 4, at.w, 0}, stage.theme().ink2);
    }
    y += 16;
    if (view.rows.empty()) return y + draw_queue_empty(stage, {at.x, y, at.w, 0}, "desk/empty", view.empty) - at.y;
    std::vector<QueueRow> rows;
    for (const DeskRowView& row : view.rows) {
        rows.push_back({.id = "desk/" + row.order,
                        .code = row.code,
                        .title = row.title,
                        .pill = row.pill,
                        .tone = pill_tone(row.tone),
                        .pill_icon = std::string{icon_of_status(row)},
                        .detail = row.detail,
                        .action = row.action,
                        .primary = row.first});
    }
    y += draw_queue_rows(stage, {at.x, y, at.w, 0}, rows,
                         {.text = view.more, .id = "desk/more", .more = [&] { out.push(ShowMorePickups{}); }},
                         [&](std::size_t i, QueueTap) { out.push(OpenPickup{view.rows[i].order}); });
    return y - at.y;
}

}  // namespace zuil
