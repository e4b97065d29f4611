#include <algorithm>

#include "kiosk/ui/screens/staff_customer_parts.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/overlay.hpp"
#include "platform/secrets/secret_text.hpp"

namespace zuil {
namespace {

constexpr float erasure_head = 36 + 112;  // of the sheet itself
constexpr float erasure_foot = 48;
constexpr float erasure_icon = 32;
constexpr float erasure_button = 96;

struct ErasurePart {
    std::string id;
    std::string_view icon;
    std::string heading;
    const std::vector<std::string>& sentences;
};

// Returns the height.
float draw_erasure_part(Stage& stage, const Box& at, const ErasurePart& part) {
    const Theme& theme = stage.theme();
    float y = at.y;
    y += stage.line(Role::heading, type::lead_strong, part.heading, {at.x, y, at.w, 0}, theme.ink) + 12;
    const float x = at.x + erasure_icon + 20;
    for (std::size_t place = 0; place < part.sentences.size(); ++place) {
        const Paragraph text = break_lines(stage.brush().measurer(), type::body, part.sentences[place], at.right() - x);
        stage.brush().icon(part.icon, erasure_icon, {at.x, y + 4}, theme.ink2);
        stage.brush().paragraph(text, {x, y, at.right() - x, 0}, theme.ink2);
        stage.say(Role::text, part.id + std::to_string(place), part.sentences[place], {at.x, y, at.w, text.height()});
        y += std::max(erasure_icon + 8, text.height()) + 12;
    }
    return y + 16 - at.y;
}

float draw_erasure_buttons(Stage& stage, const Box& at, StaffCustomerDraft& draft, Intents& out) {
    const Button erase{
        "staff-customer/erase-now", stage.tr("Erase"), Button::Kind::wipe, Button::Size::normal, "trash", "", ""};
    const Button keep{
        "staff-customer/erase-not", stage.tr("Do not erase"), Button::Kind::second, Button::Size::normal, "", "", ""};
    const float half = (at.w - 16) / 2;
    const bool beside = std::max(button_width(stage, erase), button_width(stage, keep)) <= half;
    const Box first{at.x, at.y, beside ? half : at.w, erasure_button};
    const Box second = beside ? first.moved(half + 16, 0) : first.moved(0, erasure_button + 16);
    if (draw_button(stage, first, erase)) {
        draft.erasing = false;
        draft.reason.reset();
        wipe(draft.text);
        out.push(EraseCustomer{draft.erasure.customer});
    }
    if (draw_button(stage, second, keep)) draft.erasing = false;
    return second.bottom() - at.y;
}

// Returns the height, which is the same wherever it is drawn: the sheet follows it.
float draw_erasure(Stage& stage, const Box& at, StaffCustomerDraft& draft, Intents& out) {
    const ErasureView& view = draft.erasure;
    float y = at.y;
    y += draw_erasure_part(stage, {at.x, y, at.w, 0},
                           {"staff-customer/erased/", "trash", stage.tr("This is erased"), view.erased});
    y += draw_erasure_part(stage, {at.x, y, at.w, 0},
                           {"staff-customer/stays/", "info-circle", stage.tr("This is not"), view.not_erased});
    y += stage.paragraph(type::small, view.note, {at.x, y, at.w, 0}, stage.theme().ink2) + 28;
    y += draw_erasure_buttons(stage, {at.x, y, at.w, 0}, draft, out);
    return y - at.y;
}

}  // namespace

float draw_erase_button(Stage& stage, const Box& at, StaffCustomerDraft& draft) {
    Button button{"staff-customer/erase",
                  stage.tr("Erase what this kiosk keeps of this customer"),
                  Button::Kind::wipe,
                  Button::Size::small,
                  "trash",
                  "",
                  "",
                  stage.tr("Erase here")};
    if (button_width(stage, button) > at.w) button.label = button.short_label;
    const Box box{at.x, at.y, std::min(at.w, button_width(stage, button)), button_height(button.size)};
    if (draw_button(stage, box, button)) {
        draft.typing = false;
        draft.erasing = true;
    }
    return box.h;
}

void draw_erasure_sheet(Stage& stage, const StaffCustomerView& view, StaffCustomerDraft& draft, Intents& out) {
    const bool may_erase = view.sheet && view.sheet->erasure;
    if (!may_erase) draft.erasing = false;
    // Kept while the sheet goes.
    if (draft.erasing) draft.erasure = *view.sheet->erasure;
    const float whole = erasure_head + draft.erasure_height + erasure_foot;
    const Sheet sheet{"staff-customer-erase", stage.tr("Erase this customer here?"),
                      std::min(whole, stage.look().height), ""};
    const SheetResult result = draw_sheet(stage, draft.erasing, sheet, [&](const Box& box) {
        const Box content = box.top_part(box.h - erasure_foot);
        ScrollArea scroll{stage, "staff-customer-erase/content", content, Axis::vertical};
        const float height = draw_erasure(stage, content.moved(0, -scroll.offset()), draft, out);
        scroll.measure(height);
        follow_height(stage, draft.erasure_height, height);
    });
    if (result == SheetResult::close) draft.erasing = false;
}

}  // namespace zuil
