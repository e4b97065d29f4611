#include "kiosk/ui/widgets/scan_way.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr float scan_row = 144;

}  // namespace

float draw_scan_way(Stage& stage, const Box& at, const ScanWay& way) {
    const Theme& theme = stage.theme();
    const Measure measure = stage.brush().measurer();
    const float room = at.w - 32 - 56 - 28 - 32;
    const Paragraph strong = break_lines(measure, type::lead_strong, way.title, room);
    const Paragraph words = break_lines(measure, type::body, way.text, room);
    const float height = std::max(scan_row, strong.height() + words.height() + 48);
    const Box card{at.x, at.y, at.w, height};
    stage.brush().rounded(card, 28, theme.tint);
    stage.brush().icon(way.icon, 56, {card.x + 32, card.centre().y - 28}, theme.accent_ink);
    const float x = card.x + 32 + 56 + 28;
    const float top = card.centre().y - (strong.height() + words.height()) / 2;
    stage.brush().paragraph(strong, {x, top, room, 0}, theme.accent_ink);
    stage.brush().paragraph(words, {x, top + strong.height(), room, 0}, theme.accent_ink);
    stage.say(Role::text, way.id, way.title + ". " + way.text, card);
    return height;
}

}  // namespace zuil
