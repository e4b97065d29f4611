#include <algorithm>

#include "kiosk/ui/screens/staff_home_tasks.hpp"
#include "kiosk/ui/widgets/button.hpp"

namespace zuil {
namespace {

constexpr float call_padding = 32;
constexpr float call_gap = 16;

// Who waits where, what for, and the way to say that one goes there. Returns the height.
float draw_staff_call(Stage& stage, const Box& at, const FloorCallView& call, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string id = "floor-call/" + call.call.kiosk_run + "/" + std::to_string(call.call.number);
    const Button come{id + "/take", stage.tr("I’m coming"), Button::Kind::primary, Button::Size::small, "", "", ""};
    const bool below = stage.look().narrow();
    const float button = call.taken.empty() ? button_width(stage, come) : 0;
    const float room = at.w - 2 * call_padding - (below || button == 0 ? 0 : button + 24);
    std::string about = call.question;
    if (!call.article.empty()) about += " · " + call.article;
    const Measure measure = stage.brush().measurer();
    const Paragraph place = break_lines(measure, type::lead_strong, call.place, room);
    const Paragraph what = break_lines(measure, type::body, about, room);
    const Paragraph state = break_lines(measure, type::body, call.taken.empty() ? call.waiting : call.taken, room);
    const float words = place.height() + what.height() + state.height();
    const float height = 2 * 24 + words + (below && button > 0 ? 16 + button_height(come.size) : 0);
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    const float x = card.x + call_padding;
    float y = card.y + 24;
    stage.brush().paragraph(place, {x, y, room, 0}, theme.ink);
    y += place.height();
    stage.brush().paragraph(what, {x, y, room, 0}, theme.ink2);
    y += what.height();
    stage.brush().paragraph(state, {x, y, room, 0}, call.taken.empty() ? theme.warn : theme.ok);
    Meaning meaning;
    meaning.id = id;
    meaning.role = Role::status;
    meaning.name = call.place;
    meaning.value = about + " · " + (call.taken.empty() ? call.waiting : call.taken);
    meaning.rect = card;
    stage.say(std::move(meaning));
    if (button == 0) return height;
    const float high = button_height(come.size);
    const Box place_of_button =
        below ? Box{x, card.y + 24 + words + 16, room, high}
              : Box{card.right() - call_padding - button, card.centre().y - high / 2, button, high};
    if (draw_button(stage, place_of_button, come)) out.push(TakeCall{call.call});
    return height;
}

}  // namespace

float draw_staff_calls(Stage& stage, const Box& at, const std::vector<FloorCallView>& calls, Intents& out) {
    if (calls.empty()) return 0;
    float y = at.y;
    y += stage.line(Role::heading, type::head, stage.tr("Somebody calls"), {at.x, y, at.w, 0}, stage.theme().ink) + 20;
    for (const FloorCallView& call : calls) y += draw_staff_call(stage, {at.x, y, at.w, 0}, call, out) + call_gap;
    return y + 16 - at.y;
}

}  // namespace zuil
