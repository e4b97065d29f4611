#include "kiosk/ui/screens/staff_pickup_sheets.hpp"

#include <algorithm>
#include <array>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

using PickupSheet = StaffPickupDraft::Open;

constexpr float reason_gap = 16;

template <std::size_t Count>
float draw_reasons(Stage& stage, const Box& at, const std::string& id, const std::array<std::string, Count>& reasons,
                   const std::function<void(std::size_t)>& chosen) {
    float y = at.y;
    for (std::size_t i = 0; i < Count; ++i) {
        const Button button{id + std::to_string(i), reasons[i], Button::Kind::second, Button::Size::normal, "", "", ""};
        if (draw_button(stage, {at.x, y, at.w, 96}, button)) chosen(i);
        y += 96 + reason_gap;
    }
    return y - at.y;
}

void draw_refusals(Stage& stage, const Box& box, const DeskOrderView& view, StaffPickupDraft& draft, Intents& out) {
    ScrollArea scroll{stage, "pickup-refusals", box, Axis::vertical};
    const float start = box.y - scroll.offset();
    float y = start;
    y += stage.paragraph(type::body, stage.tr("The customer does not get it, and the shop hears why."),
                         {box.x, y, box.w, 0}, stage.theme().ink2) +
         24;
    constexpr std::array kinds{RefusalReason::not_found, RefusalReason::damaged, RefusalReason::sold_out};
    const std::array<std::string, 3> reasons{stage.tr("Not found"), stage.tr("Damaged"), stage.tr("Sold out")};
    for (const DeskLineView& line : view.lines) {
        if (!line.can_refuse) continue;
        y += stage.paragraph(type::lead_strong, line.name, {box.x, y, box.w, 0}, stage.theme().ink) + 12;
        y += draw_reasons(stage, {box.x, y, box.w, 0}, "refuse/" + line.id + "/", reasons, [&](std::size_t i) {
            out.push(RefuseLine{line.id, kinds[i]});
            draft.open = PickupSheet::nothing;
        });
        y += 16;
    }
    scroll.measure(y - start);
}

void draw_contact_reasons(Stage& stage, const Box& box, StaffPickupDraft& draft, Intents& out) {
    float y = box.y;
    y += stage.paragraph(type::body, stage.tr("Why do you want to see it? Your answer is kept with your name."),
                         {box.x, y, box.w, 0}, stage.theme().ink2) +
         24;
    constexpr std::array kinds{ContactReason::to_call, ContactReason::to_identify, ContactReason::to_help};
    const std::array<std::string, 3> reasons{stage.tr("To call the customer"), stage.tr("To check who it is"),
                                             stage.tr("The customer asks me to")};
    draw_reasons(stage, {box.x, y, box.w, 0}, "show-contact/", reasons, [&](std::size_t i) {
        out.push(ShowContact{kinds[i]});
        draft.open = PickupSheet::nothing;
    });
}

}  // namespace

void draw_pickup_sheets(Stage& stage, const DeskOrderView& view, StaffPickupDraft& draft, Intents& out) {
    const Sheet refuse{"pickup-refuse", stage.tr("What is wrong?"), 1100, ""};
    const SheetResult refused = draw_sheet(stage, draft.open == PickupSheet::refuse, refuse,
                                           [&](const Box& box) { draw_refusals(stage, box, view, draft, out); });
    const Sheet contact{"pickup-whose", stage.tr("Whose order is it?"), 720, ""};
    const SheetResult shown = draw_sheet(stage, draft.open == PickupSheet::contact, contact,
                                         [&](const Box& box) { draw_contact_reasons(stage, box, draft, out); });
    if (refused == SheetResult::close && draft.open == PickupSheet::refuse) draft.open = PickupSheet::nothing;
    if (shown == SheetResult::close && draft.open == PickupSheet::contact) draft.open = PickupSheet::nothing;
}

}  // namespace zuil
