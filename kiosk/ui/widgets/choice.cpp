#include "kiosk/ui/widgets/choice.hpp"

#include <algorithm>

namespace zuil {
namespace {

constexpr float swatch = 56;
constexpr TextStyle choice_title = type::body_strong;
constexpr TextStyle choice_text = type::small;
// In large letters the icon stands before the title, which says it alone, and the tick behind it.
constexpr float tall_choice_left = 92;
constexpr float tall_choice_right = 76;

}  // namespace

float option_width(Stage& stage, const OptionView& option) {
    const TextStyle style = option.chosen ? type::body_strong : type::body_medium;
    const float label = stage.brush().measure(style, option.label);
    return option.swatch ? 18 + swatch + 18 + label + 26 : label + 52;
}

bool draw_option(Stage& stage, const Box& box, const std::string& group, const OptionView& option) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "option/" + group + "/" + option.value;
    meaning.role = Role::radio;
    meaning.name = option.label;
    meaning.rect = box;
    meaning.chosen = option.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    meaning.disabled_because = option.available ? "" : stage.tr("Not available with your other choices");
    const Response response = stage.control(std::move(meaning));
    Colour ground = option.available ? theme.surface : theme.sunken;
    ground = mix(ground, theme.tint, response.sunk);
    stage.brush().rounded(box, 24, ground);
    if (option.chosen) {
        stage.brush().outline(box, 24, 4, theme.accent_ink);
    } else if (option.available) {
        stage.brush().outline(box, 24, 2, theme.edge);
    }
    float x = box.x + 26;
    if (option.swatch) {
        const Box dot{box.x + 18, box.y + (box.h - swatch) / 2, swatch, swatch};
        stage.brush().rounded(dot, swatch / 2, Colour::hex(*option.swatch));
        stage.brush().outline(dot, swatch / 2, 2, theme.edge);
        x = dot.right() + 18;
    }
    const TextStyle style = option.chosen ? type::body_strong : type::body_medium;
    stage.brush().line_in(style, option.label, {x, box.y, box.right() - 20 - x, box.h},
                          option.available ? theme.ink : theme.ink3);
    return response.activated;
}

std::optional<int> draw_stepper(Stage& stage, Point at, const Stepper& stepper) {
    const Theme& theme = stage.theme();
    const Box box{at.x, at.y, stepper_width, 72};
    stage.brush().rounded(box, 36, theme.surface);
    stage.brush().outline(box, 36, 2, theme.edge);
    std::optional<int> wanted;
    const auto half = [&](const Box& part, const std::string& end, const std::string& name, std::string_view icon,
                          int to, const std::string& off) {
        Meaning meaning;
        meaning.id = stepper.id + "/" + end;
        meaning.role = Role::button;
        meaning.name = name + ": " + stepper.name;
        meaning.rect = part;
        meaning.disabled_because = off;
        const Response response = stage.control(std::move(meaning));
        if (response.sunk > 0) stage.brush().rounded(part.inset(6), 30, faded(theme.tint, response.sunk));
        stage.brush().icon_in(icon, 30, part, off.empty() ? theme.ink : theme.bar_off);
        if (response.activated) wanted = to;
    };
    half(box.left_part(72), "less", stage.tr("One less"), "dash-lg", stepper.value - 1,
         stepper.value > 1 ? "" : stage.tr("Remove takes it out of the basket"));
    half(box.right_part(72), "more", stage.tr("One more"), "plus-lg", stepper.value + 1,
         stepper.value < stepper.most ? "" : stage.tr("There are no more"));
    const std::string value = std::to_string(stepper.value);
    const TextStyle style = type::lead_strong;
    const float width = stage.brush().measure(style, value);
    stage.brush().text(style, value, {box.centre().x - width / 2, box.y + (72 - style.line_height()) / 2}, theme.ink);
    Meaning count;
    count.id = stepper.id + "/count";
    count.role = Role::status;
    count.name = stepper.name;
    count.value = value;
    count.rect = {box.x + 72, box.y, box.w - 144, 72};
    stage.say(std::move(count));
    return wanted;
}

float choice_height(Stage& stage, float width, const ChoiceCard& card) {
    const Measure measure = stage.brush().measurer();
    if (stage.look().narrow()) {
        const float room = width - tall_choice_left - tall_choice_right;
        return std::max(76.0F, break_lines(measure, choice_title, card.title, room).height() + 28);
    }
    return 24 + 48 + 10 + break_lines(measure, choice_title, card.title, width - 48).height() + 10 +
           break_lines(measure, choice_text, card.text, width - 48).height() + 24;
}

bool draw_choice(Stage& stage, const Box& box, const ChoiceCard& card) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = card.id;
    meaning.role = Role::radio;
    meaning.name = card.title;
    meaning.value = card.text;
    meaning.rect = box;
    meaning.chosen = card.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    stage.brush().rounded(box, 28, mix(theme.surface, theme.sunken, response.sunk));
    stage.brush().outline(box, 28, card.chosen ? 4.0F : 2.0F, card.chosen ? theme.accent_ink : theme.edge);
    const bool tall = stage.look().narrow();
    const float middle = box.centre().y - 22;
    stage.brush().icon(card.icon, 44, {box.x + 26, tall ? middle : box.y + 26}, theme.accent_ink);
    if (card.chosen) {
        const Box tick{box.right() - 18 - 44, tall ? middle : box.y + 18, 44, 44};
        stage.brush().rounded(tick, 22, theme.accent);
        stage.brush().icon_in("check-lg", 26, tick, theme.on_accent);
    }
    const Measure measure = stage.brush().measurer();
    const float x = box.x + (tall ? tall_choice_left : 24);
    const float width = tall ? box.w - tall_choice_left - tall_choice_right : box.w - 48;
    const Paragraph title = break_lines(measure, choice_title, card.title, width);
    float y = tall ? box.centre().y - title.height() / 2 : box.y + 24 + 48 + 10;
    stage.brush().paragraph(title, {x, y, width, 0}, theme.ink);
    if (tall) return response.activated;
    y += title.height() + 10;
    stage.brush().paragraph(break_lines(measure, choice_text, card.text, width), {x, y, width, 0}, theme.ink2);
    return response.activated;
}

}  // namespace zuil
