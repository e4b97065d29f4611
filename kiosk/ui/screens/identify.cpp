#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/ui/screens/privacy.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/choice.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"
#include "kiosk/ui/widgets/phone_number.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

constexpr float landscape_panel = 880;  // ten keys of 72 and their gaps
constexpr float note_height = 72;
constexpr std::size_t name_bytes_max = 120;
constexpr std::size_t email_bytes_max = 254;  // RFC 5321

using Active = IdentifyDraft::Field;

std::string& typed_contact(const IdentifyView& view, IdentifyDraft& draft) {
    return view.kind == ContactKind::phone ? draft.phone : draft.email;
}

bool number_pad(const IdentifyView& view, const IdentifyDraft& draft) {
    return view.kind == ContactKind::phone && draft.field == Active::contact;
}

std::string missing(Stage& stage, const IdentifyView& view, IdentifyDraft& draft) {
    if (view.kind == ContactKind::none || !typed_contact(view, draft).empty()) return {};
    return view.kind == ContactKind::phone ? stage.tr("Fill in your number") : stage.tr("Fill in your e-mail address");
}

void hand_in(const IdentifyView& view, IdentifyDraft& draft, Intents& out) {
    draft.changed = false;
    GiveContact contact;
    if (view.kind != ContactKind::none) contact.name = draft.name;
    if (view.kind == ContactKind::phone) contact.phone = draft.phone;
    if (view.kind == ContactKind::email) contact.email = draft.email;
    out.push(std::move(contact));
}

void choose(IdentifyDraft& draft, Active field) {
    if (draft.field == field) return;
    draft.field = field;
    draft.keyboard = {};
    draft.keyboard.capitals = field == Active::name && draft.name.empty();
    draft.reveal = true;
}

// Enter goes from the contact to the name, and from the name on.
void go_on(Stage& stage, const IdentifyView& view, IdentifyDraft& draft, Intents& out) {
    if (draft.field == Active::contact) {
        choose(draft, Active::name);
    } else if (missing(stage, view, draft).empty()) {
        hand_in(view, draft, out);
    }
}

void take(Stage& stage, const Strokes& strokes, const IdentifyView& view, IdentifyDraft& draft, Intents& out) {
    if (view.kind == ContactKind::none) return;
    for (const Stroke& stroke : strokes) {
        if (stroke.kind == Stroke::Kind::go) {
            go_on(stage, view, draft, out);
            continue;
        }
        draft.changed = true;
        if (draft.field == Active::name) {
            apply(stroke, draft.name, name_bytes_max);
            if (draft.name.empty()) draft.keyboard.capitals = true;
        } else if (view.kind == ContactKind::phone) {
            dial(stroke, draft.phone);
        } else {
            apply(stroke, draft.email, email_bytes_max);
        }
    }
}

// Returns the height.
float draw_kinds(Stage& stage, const Box& at, const IdentifyView& view, IdentifyDraft& draft, Intents& out) {
    struct Kind {
        ContactKind kind;
        ChoiceCard card;
    };
    const std::array kinds{Kind{ContactKind::phone,
                                {"contact/phone", "phone", stage.tr("Mobile number"),
                                 stage.tr("The shop can call or text you"), view.kind == ContactKind::phone}},
                           Kind{ContactKind::email,
                                {"contact/email", "envelope", stage.tr("E-mail"), stage.tr("The shop can write to you"),
                                 view.kind == ContactKind::email}},
                           Kind{ContactKind::none,
                                {"contact/none", "receipt", stage.tr("Just a code"),
                                 stage.tr("No details, you collect with your code"), view.kind == ContactKind::none}}};
    const bool narrow = stage.look().narrow();
    const bool beside = at.w >= 600 && !narrow;
    const float gap = narrow ? 12 : 24;
    const float width = beside ? (at.w - 48) / 3 : at.w;
    float height = 0;
    for (const Kind& one : kinds) height = std::max(height, choice_height(stage, width, one.card));
    Box place{at.x, at.y, width, height};
    for (const Kind& one : kinds) {
        if (draw_choice(stage, place, one.card) && view.kind != one.kind) {
            choose(draft, Active::contact);
            draft.keyboard = {};
            draft.changed = true;
            out.push(ChooseContactKind{one.kind});
        }
        (beside ? place.x : place.y) += (beside ? width : height) + gap;
    }
    return beside ? height : place.y - gap - at.y;
}

Field contact_field(Stage& stage, const IdentifyView& view, const IdentifyDraft& draft) {
    Field field;
    field.id = "contact";
    field.active = draft.field == Active::contact;
    field.personal = true;
    if (!draft.changed) field.problem = view.problem;
    if (view.kind == ContactKind::phone) {
        field.label = stage.tr("Your mobile number");
        field.text = grouped_phone(draft.phone);
        if (shows_prefix(draft.phone)) field.prefix = view.dial_prefix;
    } else {
        field.label = stage.tr("Your e-mail address");
        field.text = draft.email;
    }
    return field;
}

// The fields, or why there are none. Returns the height.
float draw_fields(Stage& stage, const Box& at, const IdentifyView& view, IdentifyDraft& draft) {
    if (view.kind == ContactKind::none) {
        const std::vector<NextStepView> steps{
            {stage.tr("At the end you get a code"), stage.tr("It will be on this screen"), false},
            {stage.tr("Take a photo of it, or write it down"), stage.tr("We cannot send it to you"), false},
            {stage.tr("Show it at the desk"), stage.tr("It is how you collect your order"), false}};
        const float height = timeline_height(stage, at.w - 96, steps);
        const Box card{at.x, at.y, at.w, height + 96};
        stage.brush().shadow(card, 40, ShadowSize::small);
        stage.brush().rounded(card, 40, stage.theme().surface);
        draw_timeline(stage, card.inset(48), steps);
        return card.h;
    }
    const Field contact = contact_field(stage, view, draft);
    float y = at.y;
    float height = field_height(stage, at.w, contact);
    if (draw_field(stage, {at.x, y, at.w, height}, contact)) choose(draft, Active::contact);
    y += height + 24;
    Field name;
    name.id = "name";
    name.label = stage.tr("Your name (optional)");
    name.text = draft.name;
    name.active = draft.field == Active::name;
    name.personal = true;
    height = field_height(stage, at.w, name);
    if (draw_field(stage, {at.x, y, at.w, height}, name)) choose(draft, Active::name);
    return y + height - at.y;
}

struct Note {
    std::string icon, text;
};

// What happens to the details that are given. Returns the height.
float draw_notes(Stage& stage, const Box& at, const IdentifyView& view, Intents& out) {
    std::vector<Note> notes;
    if (view.kind == ContactKind::phone) {
        notes.push_back({"chat-left-text", stage.tr("We use your number for this order only.")});
    } else if (view.kind == ContactKind::email) {
        notes.push_back({"chat-left-text", stage.tr("We use your address for this order only.")});
    }
    notes.push_back({"eraser", stage.tr("Nothing about you stays on this screen.")});
    const Theme& theme = stage.theme();
    const Measure measure = stage.brush().measurer();
    const auto row_height = [&](const Note& note) {
        return std::max(note_height, break_lines(measure, type::body, note.text, at.w - 128).height() + 24);
    };
    float height = 16;
    for (const Note& note : notes) height += row_height(note);
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    float y = card.y + 8;
    for (const Note& note : notes) {
        const float row = row_height(note);
        const Paragraph text = break_lines(measure, type::body, note.text, card.w - 128);
        if (y > card.y + 8) stage.brush().fill({card.x + 32, y - 1, card.w - 64, 2}, theme.line);
        stage.brush().icon(note.icon, 34, {card.x + 35, y + (row - 34) / 2}, theme.accent_ink);
        stage.paragraph(type::body, note.text, {card.x + 96, y + (row - text.height()) / 2, card.w - 128, 0},
                        theme.ink);
        y += row;
    }
    if (view.kind == ContactKind::none) return card.h;
    return card.h + 12 + draw_privacy_link(stage, {at.x, card.bottom() + 12, at.w, 0}, out);
}

float below_heading(const Look& look) { return look.narrow() ? 16.0F : 32.0F; }

float draw_intro(Stage& stage, const Box& at) {
    return stage.paragraph(type::lead, stage.tr("Choose whatever suits you. No account needed."), at,
                           stage.theme().ink2);
}

// Large letters say the rest below the fields, which have to be seen above their keys. Returns the height.
float draw_heading(Stage& stage, const Box& at, const IdentifyView& view, Intents& out) {
    float y = at.y;
    const std::string question = stage.tr("How do we reach you?");
    const Paragraph title = break_lines(stage.brush().measurer(), type::title, question, at.w);
    stage.brush().paragraph(title, {at.x, y, at.w, 0}, stage.theme().ink);
    stage.say(Role::heading, "identify/question", question, {at.x, y, at.w, title.height()});
    y += title.height();
    if (!stage.look().narrow()) y += 8 + draw_intro(stage, {at.x, y + 8, at.w, 0});
    if (view.customer_door) {
        constexpr float around = 38;
        std::string label = stage.tr("Known here? Order without typing");
        if (stage.brush().measure(type::body_strong, label) + around > at.w) {
            label = stage.tr("Your points and purchases");
        }
        const float width = std::min(at.w, stage.brush().measure(type::body_strong, label) + around);
        if (draw_link(stage, {at.x, y, width, 64}, "identify/customer", label)) out.push(OpenCustomer{});
        y += 64;
    }
    return y - at.y;
}

// The keys that the active field needs, at the lower edge of `box`. Returns their height.
float draw_keys(Stage& stage, const Box& box, const IdentifyView& view, IdentifyDraft& draft, Strokes& typed) {
    if (view.kind == ContactKind::none) return 0;
    if (number_pad(view, draft)) {
        const float height = number_pad_height(stage.look());
        draw_number_pad(stage, box.bottom_part(height), typed);
        return height;
    }
    const float height = keyboard_height(stage.look());
    const bool name = draft.field == Active::name;
    draw_keyboard(stage, box.bottom_part(height), name ? Keyboard::name : Keyboard::email,
                  name ? stage.tr("Done") : stage.tr("Next"), draft.keyboard, typed);
    return height;
}

float keys_height(Stage& stage, const IdentifyView& view, const IdentifyDraft& draft) {
    if (view.kind == ContactKind::none) return 0;
    return number_pad(view, draft) ? number_pad_height(stage.look()) : keyboard_height(stage.look());
}

// Scrolls so far that the field that was just chosen stands above the keys.
void reveal_field(Stage& stage, std::string_view area, const IdentifyDraft& draft, float hidden, float offset) {
    const float wanted = draft.field == Active::contact ? 0 : offset + std::max(0.0F, hidden);
    if (wanted == offset) return;
    stage.touch().restore({{std::string{area}, wanted}});
    stage.motion().keep_moving();
}

void draw_portrait(Stage& stage, const IdentifyView& view, IdentifyDraft& draft, const Box& area, Strokes& typed,
                   Intents& out) {
    const float margin = stage.look().margin();
    const bool reveal = std::exchange(draft.reveal, false);
    {
        const Box above{area.x, area.y, area.w, area.h - keys_height(stage, view, draft)};
        ScrollArea scroll{stage, "identify", above, Axis::vertical};
        const float start = area.y - scroll.offset();
        const Box column{area.x + margin, start, area.w - 2 * margin, 0};
        float y = start + above_steps(stage.look());
        draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::details);
        y += steps_height + below_steps(stage.look());
        y += draw_heading(stage, {column.x, y, column.w, 0}, view, out) + below_heading(stage.look());
        y += draw_kinds(stage, {column.x, y, column.w, 0}, view, draft, out) + (stage.look().narrow() ? 20.0F : 40.0F);
        y += draw_fields(stage, {column.x, y, column.w, 0}, view, draft) + 24;
        if (reveal) reveal_field(stage, "identify", draft, y - above.bottom(), scroll.offset());
        y += draw_notes(stage, {column.x, y, column.w, 0}, view, out);
        if (stage.look().narrow()) y += 24 + draw_intro(stage, {column.x, y + 24, column.w, 0});
        scroll.measure(y + 24 - start);
    }
    draw_keys(stage, area, view, draft, typed);
}

// Where large letters and low reach leave no height above the keys, the fields stand beside them.
bool fields_beside_keys(const Look& look) { return look.narrow() && look.low(); }

// The fields above their keys, at the right.
void draw_panel(Stage& stage, const IdentifyView& view, IdentifyDraft& draft, const Box& panel, Strokes& typed) {
    const float margin = stage.look().margin();
    if (fields_beside_keys(stage.look())) {
        stage.brush().fill(panel, stage.theme().sunken);
        draw_keys(stage, panel, view, draft, typed);
        return;
    }
    if (view.kind == ContactKind::none) {
        // With room at the left for the card's shadow.
        ScrollArea scroll{stage, "fields", {panel.x - 24, panel.y, panel.w + 24, panel.h}, Axis::vertical};
        const Box column{panel.x, panel.y + 40 - scroll.offset(), panel.w - margin, 0};
        scroll.measure(40 + draw_fields(stage, column, view, draft) + 40);
        return;
    }
    const bool reveal = std::exchange(draft.reveal, false);
    stage.brush().fill(panel, stage.theme().surface);
    stage.brush().fill(panel.left_part(2), stage.theme().line);
    {
        const Box above{panel.x, panel.y, panel.w, panel.h - keys_height(stage, view, draft)};
        ScrollArea scroll{stage, "fields", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        float y = start + 40;
        y += draw_fields(stage, {panel.x + margin, y, panel.w - 2 * margin, 0}, view, draft) + 16;
        if (reveal) reveal_field(stage, "fields", draft, y - above.bottom(), scroll.offset());
        scroll.measure(y - start);
    }
    draw_keys(stage, panel, view, draft, typed);
}

void draw_landscape(Stage& stage, const IdentifyView& view, IdentifyDraft& draft, const Box& area, Strokes& typed,
                    Intents& out) {
    const float margin = stage.look().margin();
    const bool keyless = fields_beside_keys(stage.look()) && view.kind == ContactKind::none;
    const float panel = keyless ? 0 : std::min(landscape_panel, area.w * 0.54F);
    {
        const Box left = area.left_part(area.w - panel);
        ScrollArea scroll{stage, "identify", left, Axis::vertical};
        const float start = left.y - scroll.offset();
        const Box column{left.x + margin, start, left.w - 2 * margin, 0};
        float y = start + 40;
        draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::details);
        y += steps_height + below_steps(stage.look());
        y += draw_heading(stage, {column.x, y, column.w, 0}, view, out) + below_heading(stage.look());
        y += draw_kinds(stage, {column.x, y, column.w, 0}, view, draft, out) + 32;
        if (fields_beside_keys(stage.look())) {
            y += draw_fields(stage, {column.x, y, column.w, 0}, view, draft) + 24;
            if (std::exchange(draft.reveal, false)) {
                reveal_field(stage, "identify", draft, y - left.bottom(), scroll.offset());
            }
        }
        y += draw_notes(stage, {column.x, y, column.w, 0}, view, out);
        if (stage.look().narrow()) y += 24 + draw_intro(stage, {column.x, y + 24, column.w, 0});
        scroll.measure(y + 24 - start);
    }
    if (!keyless) draw_panel(stage, view, draft, area.right_part(panel), typed);
}

}  // namespace

void draw_identify(Stage& stage, const IdentifyView& view, IdentifyDraft& draft, const Strokes& typed, const Box& area,
                   Intents& out) {
    const Box footer = checkout_footer(stage.look());
    const Box content{area.x, area.y, area.w, footer.y - area.y};
    Strokes strokes = typed;
    if (stage.look().has_rail()) {
        draw_landscape(stage, view, draft, content, strokes, out);
    } else {
        draw_portrait(stage, view, draft, content, strokes, out);
    }
    take(stage, strokes, view, draft, out);
    if (draw_checkout_footer(stage, stage.tr("Continue"), missing(stage, view, draft), out)) hand_in(view, draft, out);
}

}  // namespace zuil
