#include "kiosk/ui/widgets/order_parts.hpp"

#include <algorithm>
#include <string>

namespace zuil {
namespace {

constexpr float part_side = 32;
constexpr float part_above = 20;
constexpr float row_height_min = 104;
constexpr float part_icon = 44;
constexpr float status_icon = 26;

struct PartText {
    Paragraph title, detail, status;
    float amount = 0;
    float height() const { return title.height() + detail.height() + status.height(); }
};

PartText part_text(Stage& stage, float width, const PartView& part) {
    PartText text;
    const Measure measure = stage.brush().measurer();
    text.amount = stage.brush().measure(type::lead_strong, part.amount);
    const float room = width - 2 * part_side - part_icon - 24 - text.amount - 24;
    text.title = break_lines(measure, type::lead_strong, part.title, room);
    text.detail = break_lines(measure, type::body, part.detail, room);
    if (!part.status.empty()) {
        text.status = break_lines(measure, type::small_strong, part.status, room - status_icon - 10);
    }
    return text;
}

float row_height_of(Stage& stage, float width, const PartView& part) {
    return std::max(row_height_min, part_text(stage, width, part).height() + 2 * part_above);
}

void draw_part(Stage& stage, const Box& row, const PartView& part, int number) {
    const Theme& theme = stage.theme();
    const PartText text = part_text(stage, row.w, part);
    const float middle = row.centre().y;
    stage.brush().icon(icon_of(part.kind), part_icon, {row.x + part_side, middle - part_icon / 2}, theme.accent_ink);
    const float x = row.x + part_side + part_icon + 24;
    const float right = row.right() - part_side;
    float y = middle - text.height() / 2;
    stage.brush().text(type::lead_strong, part.amount, {right - text.amount, y}, theme.ink);
    stage.brush().paragraph(text.title, {x, y, row.w, 0}, theme.ink);
    y += text.title.height();
    stage.brush().paragraph(text.detail, {x, y, row.w, 0}, theme.ink2);
    y += text.detail.height();
    if (!part.status.empty()) {
        const Colour ink = part.ask_staff ? theme.bad : theme.ok;
        stage.brush().icon(part.ask_staff ? "exclamation-circle" : "check-circle", status_icon, {x, y + 1}, ink);
        stage.brush().paragraph(text.status, {x + status_icon + 10, y, row.w, 0}, ink);
    }
    Meaning meaning;
    meaning.id = "part/" + std::to_string(number);
    meaning.role = Role::text;
    meaning.name = part.title + ", " + part.amount;
    meaning.value = part.status.empty() ? part.detail : part.detail + ". " + part.status;
    meaning.rect = row;
    stage.say(std::move(meaning));
}

}  // namespace

std::string_view icon_of(Fulfilment fulfilment) {
    switch (fulfilment) {
    case Fulfilment::pickup: return "shop";
    case Fulfilment::take_now: return "bag-check";
    case Fulfilment::delivery: return "truck";
    }
    return "shop";
}

float parts_height(Stage& stage, float width, const std::vector<PartView>& parts) {
    float height = 0;
    for (const PartView& part : parts) height += row_height_of(stage, width, part) + 2;
    return height;
}

void draw_parts(Stage& stage, const Box& card, const std::vector<PartView>& parts) {
    if (parts.empty()) return;
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, stage.theme().surface);
    float y = card.y;
    int number = 0;
    for (const PartView& part : parts) {
        const float height = row_height_of(stage, card.w, part);
        if (number > 0) {
            stage.brush().fill({card.x + part_side, y - 2, card.w - 2 * part_side, 2}, stage.theme().line);
        }
        draw_part(stage, {card.x, y, card.w, height}, part, number++);
        y += height + 2;
    }
}

}  // namespace zuil
