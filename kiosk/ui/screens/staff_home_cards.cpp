#include <algorithm>

#include "kiosk/ui/screens/staff_home_tasks.hpp"
#include "kiosk/ui/widgets/button.hpp"

// Who calls, and what is put aside: a card each on the staff home.
namespace zuil {
namespace {

constexpr float card_side = 32;
constexpr float card_above = 24;
constexpr float staff_card_gap = 16;

struct StaffCard {
    std::string id;
    std::string title;
    std::string text;
    std::string state;
    Colour state_ink;
    std::string note;  // below; may be empty
    Colour note_ink;
    std::optional<Button> button;
};

struct StaffCardDrawn {
    float height = 0;
    bool pressed = false;
};

StaffCardDrawn draw_staff_card(Stage& stage, const Box& at, const StaffCard& card) {
    const Theme& theme = stage.theme();
    const bool below = stage.look().narrow();
    const float button = card.button ? button_width(stage, *card.button) : 0;
    const float room = at.w - 2 * card_side - (below || !card.button ? 0 : button + 24);
    const Measure measure = stage.brush().measurer();
    const Paragraph title = break_lines(measure, type::lead_strong, card.title, room);
    const Paragraph text = break_lines(measure, type::body, card.text, room);
    const Paragraph state = break_lines(measure, type::body, card.state, room);
    const Paragraph note = break_lines(measure, type::body, card.note, room);
    const float noted = card.note.empty() ? 0 : note.height();
    const float words = title.height() + text.height() + state.height() + noted;
    const float high = card.button ? button_height(card.button->size) : 0;
    const Box box{at.x, at.y, at.w, 2 * card_above + words + (below && card.button ? 16 + high : 0)};
    stage.brush().shadow(box, 28, ShadowSize::small);
    stage.brush().rounded(box, 28, theme.surface);
    if (theme.border) stage.brush().outline(box, 28, theme.border_width, *theme.border);
    const float x = box.x + card_side;
    float y = box.y + card_above;
    stage.brush().paragraph(title, {x, y, room, 0}, theme.ink);
    y += title.height();
    stage.brush().paragraph(text, {x, y, room, 0}, theme.ink2);
    y += text.height();
    stage.brush().paragraph(state, {x, y, room, 0}, card.state_ink);
    y += state.height();
    if (noted > 0) stage.brush().paragraph(note, {x, y, room, 0}, card.note_ink);
    Meaning meaning;
    meaning.id = card.id;
    meaning.role = Role::status;
    meaning.name = card.title;
    meaning.value = card.text + " · " + card.state + (card.note.empty() ? "" : " · " + card.note);
    meaning.rect = box;
    stage.say(std::move(meaning));
    StaffCardDrawn drawn{.height = box.h};
    if (!card.button) return drawn;
    const Box place = below ? Box{x, y + noted + 16, room, high}
                            : Box{box.right() - card_side - button, box.centre().y - high / 2, button, high};
    drawn.pressed = draw_button(stage, place, *card.button);
    return drawn;
}

float draw_cards_heading(Stage& stage, const Box& at, const std::string& text) {
    return stage.line(Role::heading, type::head, text, at, stage.theme().ink) + 20;
}

}  // namespace

float draw_staff_calls(Stage& stage, const Box& at, const std::vector<FloorCallView>& calls, Intents& out) {
    if (calls.empty()) return 0;
    const Theme& theme = stage.theme();
    float y = at.y + draw_cards_heading(stage, at, stage.tr("Somebody calls"));
    for (const FloorCallView& call : calls) {
        StaffCard card{.id = "floor-call/" + call.call.kiosk_run + "/" + std::to_string(call.call.number),
                       .title = call.place,
                       .text = call.article.empty() ? call.question : call.question + " · " + call.article,
                       .state = call.taken.empty() ? call.waiting : call.taken,
                       .state_ink = call.taken.empty() ? theme.warn : theme.ok,
                       .note = {},
                       .note_ink = theme.ink2,
                       .button = {}};
        if (call.taken.empty()) {
            card.button = Button{
                card.id + "/take", stage.tr("I’m coming"), Button::Kind::primary, Button::Size::small, "", "", ""};
        }
        const StaffCardDrawn drawn = draw_staff_card(stage, {at.x, y, at.w, 0}, card);
        if (drawn.pressed) out.push(TakeCall{call.call});
        y += drawn.height + staff_card_gap;
    }
    return y + 16 - at.y;
}

float draw_staff_holds(Stage& stage, const Box& at, const std::vector<HeldView>& holds, Intents& out) {
    if (holds.empty()) return 0;
    const Theme& theme = stage.theme();
    float y = at.y + draw_cards_heading(stage, at,
                                        std::ranges::all_of(holds, &std::string::empty, &HeldView::kiosk)
                                            ? stage.tr("Put aside at this screen")
                                            : stage.tr("Put aside in this store"));
    for (const HeldView& held : holds) {
        const std::string id = held.kiosk.empty() ? held.code : held.kiosk + "/" + held.code;
        const bool is_over = held.state == HeldView::State::over;
        StaffCard card{.id = "held/" + id,
                       .title = held.code,
                       .text = held.kiosk.empty() ? held.article : held.article + " · " + held.place,
                       .state = held.until,
                       .state_ink = is_over ? theme.warn : theme.ink2,
                       .note = held.note,
                       .note_ink = held.warns ? theme.warn : theme.ink2,
                       .button = {}};
        if (!held.is_ending) {
            card.button = Button{"held/" + id + "/end",
                                 is_over ? stage.tr("It is back") : stage.tr("Collected or back"),
                                 Button::Kind::second,
                                 Button::Size::small,
                                 "",
                                 "",
                                 ""};
        }
        const StaffCardDrawn drawn = draw_staff_card(stage, {at.x, y, at.w, 0}, card);
        if (drawn.pressed) out.push(EndHold{held.code, held.kiosk});
        y += drawn.height + staff_card_gap;
    }
    return y - staff_card_gap - at.y;
}

}  // namespace zuil
