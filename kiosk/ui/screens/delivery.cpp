#include <algorithm>
#include <utility>

#include "kiosk/ui/screens/privacy.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/checkout_footer.hpp"
#include "kiosk/ui/widgets/field.hpp"
#include "kiosk/ui/widgets/keyboard.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "kiosk/ui/widgets/pickup_choices.hpp"
#include "kiosk/ui/widgets/segmented.hpp"
#include "kiosk/ui/widgets/steps.hpp"

namespace zuil {
namespace {

using Which = AddressProblem::Field;

constexpr float landscape_keys = 880;  // ten keys of 72 and their gaps
constexpr float field_gap = 16;
constexpr float choices_gap = 16;
constexpr int window_columns = 3;
constexpr float narrow_window = 260;    // large letters: this wide at the least
constexpr std::size_t dutch_signs = 6;  // of a postcode, without its space

std::size_t bytes_max(Which field) {
    switch (field) {
    case Which::postcode: return 12;
    case Which::house_number: return 8;
    case Which::addition: return 12;
    case Which::street:
    case Which::city: break;
    }
    return 120;
}

std::string& text_of(DeliveryDraft& draft, Which field) { return draft.texts.at(static_cast<std::size_t>(field)); }

bool has_street(const DeliveryView& view, Which field) {
    return view.needs_street || (field != Which::street && field != Which::city);
}

void choose_field(DeliveryDraft& draft, Which field) {
    if (draft.field == field) return;
    draft.field = field;
    draft.keyboard = {};
    draft.keyboard.capitals = field != Which::house_number && (field != Which::street || text_of(draft, field).empty());
    draft.reveal = true;
}

std::optional<Which> next_field(const DeliveryView& view, Which field) {
    const auto next = static_cast<Which>(static_cast<int>(field) + 1);
    if (field == Which::city || !has_street(view, next)) return std::nullopt;
    return next;
}

std::string missing_in_address(Stage& stage, const DeliveryView& view, DeliveryDraft& draft) {
    if (text_of(draft, Which::postcode).empty()) return stage.tr("Fill in your postcode");
    if (text_of(draft, Which::house_number).empty()) return stage.tr("Fill in your house number");
    if (view.needs_street && text_of(draft, Which::street).empty()) return stage.tr("Fill in your street");
    if (view.needs_street && text_of(draft, Which::city).empty()) return stage.tr("Fill in your town");
    return view.continue_disabled_because;
}

void hand_in_address(DeliveryDraft& draft, Intents& out) {
    draft.changed = false;
    out.push(GiveAddress{text_of(draft, Which::postcode), text_of(draft, Which::house_number),
                         text_of(draft, Which::addition), text_of(draft, Which::street), text_of(draft, Which::city)});
}

// "3531gt" is shown, and kept, as "3531 GT".
void tidy_postcode(std::string& text) {
    std::string signs;
    for (const char sign : text) {
        if (sign != ' ') signs += sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
    }
    if (signs.size() > 4) signs.insert(4, " ");
    text = signs;
}

void take_strokes(Stage& stage, const Strokes& strokes, const DeliveryView& view, DeliveryDraft& draft, Intents& out) {
    for (const Stroke& stroke : strokes) {
        if (stroke.kind == Stroke::Kind::go) {
            if (const auto next = next_field(view, draft.field)) {
                choose_field(draft, *next);
            } else if (missing_in_address(stage, view, draft).empty()) {
                hand_in_address(draft, out);
            }
            continue;
        }
        draft.changed = true;
        std::string& text = text_of(draft, draft.field);
        apply(stroke, text, bytes_max(draft.field));
        if (draft.field != Which::postcode || !view.dutch) continue;
        tidy_postcode(text);
        draft.keyboard.capitals = true;
        // Four digits and two letters are all of it.
        if (stroke.kind == Stroke::Kind::text && text.size() > dutch_signs) choose_field(draft, Which::house_number);
    }
}

Field address_field(Stage& stage, const DeliveryView& view, DeliveryDraft& draft, Which which) {
    Field field;
    switch (which) {
    case Which::postcode: field = {"postcode", stage.tr("Postcode"), {}, {}, {}, {}}; break;
    case Which::house_number: field = {"house-number", stage.tr("House number"), {}, {}, {}, {}}; break;
    case Which::addition: field = {"addition", stage.tr("Addition"), {}, {}, stage.tr("optional"), {}}; break;
    case Which::street: field = {"street", stage.tr("Street"), {}, {}, {}, {}}; break;
    case Which::city: field = {"city", stage.tr("Town"), {}, {}, {}, {}}; break;
    }
    field.text = text_of(draft, which);
    field.active = draft.field == which;
    field.personal = true;
    if (!draft.changed && view.problem.field == which) field.problem = view.problem.text;
    return field;
}

struct FieldPlace {
    Which which;
    float share;
};

// Fields beside each other; what is wrong with one of them stands below the row, over its whole width. Returns the
// height.
float draw_field_row(Stage& stage, const Box& at, const DeliveryView& view, DeliveryDraft& draft,
                     std::initializer_list<FieldPlace> places) {
    const float room = at.w - static_cast<float>(places.size() - 1) * field_gap;
    float x = at.x;
    float height = 0;
    const float frame = field_frame_height(stage.look());
    std::string problem;
    for (const FieldPlace& place : places) {
        Field field = address_field(stage, view, draft, place.which);
        if (!field.problem.empty()) problem = field.problem;
        const float width = room * place.share;
        Field alone = field;
        alone.problem.clear();
        const float plain = field_height(stage, width, alone);
        height = std::max(height, plain);
        // Its own edge is red; the sentence needs more width than the field has.
        if (draw_field(stage, {x, at.y, width, plain}, alone)) choose_field(draft, place.which);
        if (!field.problem.empty()) {
            stage.brush().outline({x, at.y + plain - frame, width, frame}, 24, 4, stage.theme().bad);
        }
        x += width + field_gap;
    }
    if (problem.empty()) return height;
    const Banner banner{"address/problem", "exclamation-circle", problem, "", Banner::Tone::bad};
    const float below = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, at.y + height + 16, at.w, below}, banner);
    return height + 16 + below;
}

float draw_address(Stage& stage, const Box& at, const DeliveryView& view, DeliveryDraft& draft) {
    float y = at.y +
              stage.line(Role::heading, type::head_dense, stage.tr("Your address"), {at.x, at.y, at.w, 0},
                         stage.theme().ink) +
              20;
    const Box column{at.x, 0, at.w, 0};
    const auto row = [&](std::initializer_list<FieldPlace> places) {
        y += draw_field_row(stage, {column.x, y, column.w, 0}, view, draft, places);
    };
    if (stage.look().narrow()) {
        row({{Which::postcode, 1}});
        y += 20;
        row({{Which::house_number, 0.5F}, {Which::addition, 0.5F}});
        for (const Which which : {Which::street, Which::city}) {
            if (!view.needs_street) break;
            y += 20;
            row({{which, 1}});
        }
        return y - at.y;
    }
    row({{Which::postcode, 0.4F}, {Which::house_number, 0.285F}, {Which::addition, 0.315F}});
    if (view.needs_street) {
        y += 20;
        row({{Which::street, 0.57F}, {Which::city, 0.43F}});
    }
    return y - at.y;
}

float draw_windows(Stage& stage, const Box& at, const DeliveryView& view, Intents& out) {
    const int columns = stage.look().narrow() ? std::max(1, static_cast<int>(at.w / narrow_window)) : window_columns;
    const float width = (at.w - static_cast<float>(columns - 1) * choices_gap) / static_cast<float>(columns);
    int place = 0;
    for (const DeliveryWindowView& window : view.windows) {
        const auto column = static_cast<float>(place % columns);
        const auto row = static_cast<float>(place / columns);
        const Box box{at.x + column * (width + choices_gap), at.y + row * (window_height + choices_gap), width,
                      window_height};
        if (draw_delivery_window(stage, box, window)) out.push(ChooseDeliveryWindow{window.index});
        ++place;
    }
    const auto rows = static_cast<float>((place + columns - 1) / columns);
    return rows == 0 ? 0 : rows * (window_height + choices_gap);
}

float draw_when(Stage& stage, const Box& at, const DeliveryView& view, Intents& out) {
    if (view.days.empty()) return stage.paragraph(type::body, view.promise, at, stage.theme().ink2);
    float y = at.y +
              stage.line(Role::heading, type::head_dense, stage.tr("When are you at home?"), at, stage.theme().ink) +
              20;
    const std::size_t in_sight = stage.look().narrow() ? days_beside(at.w) : view.days.size();
    if (const auto day = draw_day_row(stage, {at.x, y, at.w, 0}, view.days, in_sight)) {
        out.push(ChooseDeliveryDay{*day});
    }
    y += day_height + choices_gap;
    return y + draw_windows(stage, {at.x, y, at.w, 0}, view, out) - at.y;
}

float draw_delivery_question(Stage& stage, const Box& at, const DeliveryView& view, Intents& out) {
    float y = at.y +
              stage.line(Role::heading, type::title, stage.tr("How do you want to get it?"), at, stage.theme().ink) +
              28;
    const Box either{at.x, y, at.w, either_height(stage, at.w, view.either)};
    if (draw_either(stage, either, view.either, EitherWay::deliver)) out.push(CollectInstead{});
    y = either.bottom();
    if (view.about.empty()) return y - at.y;
    const Banner banner{"about", "bag", stage.tr("This is about:"), view.about, Banner::Tone::info};
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, y + 20, at.w, height}, banner);
    return y + 20 + height - at.y;
}

float address_keys_height(Stage& stage, const DeliveryDraft& draft) {
    return draft.field == Which::house_number ? number_pad_height(stage.look()) : keyboard_height(stage.look());
}

void draw_address_keys(Stage& stage, const Box& box, const DeliveryView& view, DeliveryDraft& draft, Strokes& typed) {
    const bool is_last = !next_field(view, draft.field);
    const Box keys = box.bottom_part(address_keys_height(stage, draft));
    if (draft.field == Which::house_number) return draw_number_pad(stage, keys, typed, stage.tr("Next field"));
    draw_keyboard(stage, keys, Keyboard::name, is_last ? stage.tr("Done") : stage.tr("Next"), draft.keyboard, typed);
}

// Scrolls so far that the field that was just chosen stands above the keys.
void reveal_address(Stage& stage, std::string_view area, float hidden, float offset) {
    if (hidden <= 0) return;
    stage.touch().restore({{std::string{area}, offset + hidden}});
    stage.motion().keep_moving();
}

void draw_delivery_portrait(Stage& stage, const DeliveryView& view, DeliveryDraft& draft, const Box& area,
                            Strokes& typed, Intents& out) {
    const float margin = stage.look().margin();
    const bool reveal = std::exchange(draft.reveal, false);
    {
        const Box above{area.x, area.y, area.w, area.h - address_keys_height(stage, draft)};
        ScrollArea scroll{stage, "delivery", above, Axis::vertical};
        const float start = area.y - scroll.offset();
        const Box column{area.x + margin, start, area.w - 2 * margin, 0};
        float y = start + above_steps(stage.look());
        draw_steps(stage, {column.x, y, column.w, steps_height}, CheckoutStep::pickup);
        y += steps_height + below_steps(stage.look());
        y += draw_delivery_question(stage, {column.x, y, column.w, 0}, view, out) + 40;
        y += draw_address(stage, {column.x, y, column.w, 0}, view, draft);
        if (reveal) reveal_address(stage, "delivery", y + 16 - above.bottom(), scroll.offset());
        y += 40;
        y += draw_when(stage, {column.x, y, column.w, 0}, view, out) + 16;
        y += draw_privacy_link(stage, {column.x, y, column.w, 0}, out);
        scroll.measure(y + 24 - start);
    }
    draw_address_keys(stage, area, view, draft, typed);
}

// The address above its keys at the right, when at the left.
void draw_delivery_landscape(Stage& stage, const DeliveryView& view, DeliveryDraft& draft, const Box& area,
                             Strokes& typed, Intents& out) {
    const float margin = stage.look().margin();
    const float keys = std::min(landscape_keys, area.w * 0.54F);
    // Where large letters and low reach leave no height above the keys, the address stands beside them.
    const bool beside = stage.look().narrow() && stage.look().low();
    const bool reveal = std::exchange(draft.reveal, false);
    const Box left{area.x + margin, area.y, area.w - keys - 2 * margin, area.h};
    {
        ScrollArea scroll{stage, "when", {area.x, area.y, left.w + 2 * margin - 2, area.h}, Axis::vertical};
        const float start = area.y - scroll.offset();
        float y = start + 40;
        draw_steps(stage, {left.x, y, left.w, steps_height}, CheckoutStep::pickup);
        y += steps_height + 36;
        y += draw_delivery_question(stage, {left.x, y, left.w, 0}, view, out) + 36;
        if (beside) {
            y += draw_address(stage, {left.x, y, left.w, 0}, view, draft) + 36;
            if (reveal) reveal_address(stage, "when", y - 20 - area.bottom(), scroll.offset());
        }
        y += draw_when(stage, {left.x, y, left.w, 0}, view, out) + 16;
        y += draw_privacy_link(stage, {left.x, y, left.w, 0}, out);
        scroll.measure(y + 24 - start);
    }
    const Box panel = area.right_part(keys);
    if (beside) {
        stage.brush().fill(panel, stage.theme().sunken);
        return draw_address_keys(stage, panel, view, draft, typed);
    }
    stage.brush().fill(panel, stage.theme().surface);
    stage.brush().fill(panel.left_part(2), stage.theme().line);
    {
        const Box above{panel.x, panel.y, panel.w, panel.h - address_keys_height(stage, draft)};
        ScrollArea scroll{stage, "address", above, Axis::vertical};
        const float start = above.y - scroll.offset();
        float y = start + 40;
        y += draw_address(stage, {panel.x + margin, y, panel.w - 2 * margin, 0}, view, draft) + 16;
        if (reveal) reveal_address(stage, "address", y - above.bottom(), scroll.offset());
        scroll.measure(y - start);
    }
    draw_address_keys(stage, panel, view, draft, typed);
}

}  // namespace

void draw_delivery(Stage& stage, const DeliveryView& view, DeliveryDraft& draft, const Strokes& typed, const Box& area,
                   Intents& out) {
    const Box footer = checkout_footer(stage.look());
    const Box content{area.x, area.y, area.w, footer.y - area.y};
    Strokes strokes = typed;
    if (stage.look().landscape() || (stage.look().has_rail() && stage.look().narrow())) {
        draw_delivery_landscape(stage, view, draft, content, strokes, out);
    } else {
        draw_delivery_portrait(stage, view, draft, content, strokes, out);
    }
    take_strokes(stage, strokes, view, draft, out);
    if (draw_checkout_footer(stage, stage.tr("Continue to payment"), missing_in_address(stage, view, draft), out)) {
        hand_in_address(draft, out);
    }
}

}  // namespace zuil
