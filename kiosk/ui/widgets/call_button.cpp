#include "kiosk/ui/widgets/call_button.hpp"

#include <algorithm>

namespace zuil {

Button call_button(Stage& stage, const std::string& id) {
    return {id,
            stage.tr("Call a member of staff"),
            Button::Kind::second,
            Button::Size::normal,
            "bell",
            "",
            "",
            stage.tr("Call staff")};
}

float draw_call_button(Stage& stage, const Box& box, const std::string& id, Align align, Intents& out) {
    Button button = call_button(stage, id);
    button.size = Button::Size::small;
    const float height = button_height(button.size);
    const float width = std::min(box.w, button_width(stage, button));
    const float x = align == Align::centre ? box.centre().x - width / 2 : box.x;
    if (draw_button(stage, {x, box.y, width, height}, button)) out.push(OpenCall{});
    return height;
}

}  // namespace zuil
