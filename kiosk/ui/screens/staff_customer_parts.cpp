#include "kiosk/ui/screens/staff_customer_parts.hpp"

#include <algorithm>
#include <array>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float found_row = 136;
constexpr float found_circle = 72;
constexpr float found_padding = 32;
constexpr float sheet_fact_row = 72;
constexpr float purchase_photo = 104;

// Said, but never written down: it is about a person.
void say_about(Stage& stage, Role role, std::string id, std::string name, const std::string& value, const Box& box) {
    Meaning meaning;
    meaning.id = std::move(id);
    meaning.role = role;
    meaning.name = std::move(name);
    meaning.value = value;
    meaning.rect = box;
    meaning.personal = true;
    stage.say(std::move(meaning));
}

struct FoundText {
    Paragraph name, detail;
    float card = 0;
    float room = 0;
    float height() const { return std::max(found_row, name.height() + detail.height() + 48); }
};

FoundText found_text(Stage& stage, float width, const FoundCustomerView& one) {
    FoundText text;
    if (!one.card.empty()) text.card = pill_width(stage, one.card, "");
    const float beside = width - 2 * found_padding - found_circle - 24 - 36 - 24;
    if (beside - text.card - 16 < 240) text.card = 0;
    text.room = beside - (text.card > 0 ? text.card + 16 : 0);
    const Measure measure = stage.brush().measurer();
    text.name = break_lines(measure, type::lead_strong, one.name, text.room);
    text.detail = break_lines(measure, type::body, one.detail, text.room);
    return text;
}

bool draw_found_row(Stage& stage, const Box& row, const FoundCustomerView& one, const FoundText& text,
                    std::size_t place) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "staff-customer/found/" + std::to_string(place);
    meaning.role = Role::radio;
    meaning.name = stage.tr("Customer");
    meaning.value = one.name + ", " + one.detail;
    meaning.rect = row;
    meaning.personal = true;
    meaning.chosen = one.chosen ? Meaning::Chosen::yes : Meaning::Chosen::no;
    const Response response = stage.control(std::move(meaning));
    if (one.chosen || response.sunk > 0) {
        const Colour ground = one.chosen ? theme.tint : theme.surface;
        stage.brush().rounded(row, 28, mix(ground, theme.sunken, response.sunk));
    }
    const Box circle{row.x + found_padding, row.centre().y - found_circle / 2, found_circle, found_circle};
    stage.brush().rounded(circle, found_circle / 2, one.chosen ? theme.surface : theme.tint);
    stage.brush().line_in(type::body_strong, one.initials, circle, theme.accent_ink, Align::centre);
    const float x = circle.right() + 24;
    float y = row.centre().y - (text.name.height() + text.detail.height()) / 2;
    stage.brush().paragraph(text.name, {x, y, text.room, 0}, theme.ink);
    y += text.name.height();
    stage.brush().paragraph(text.detail, {x, y, text.room, 0}, theme.ink2);
    const float right = row.right() - found_padding;
    if (text.card > 0) {
        draw_pill(stage, {right - 36 - 24 - text.card, row.centre().y - 24, text.card, 48}, PillTone::info, one.card,
                  "");
    }
    stage.brush().icon(one.chosen ? "check-lg" : "chevron-right", 36, {right - 36, row.centre().y - 18},
                       one.chosen ? theme.accent_ink : theme.ink2);
    return response.activated;
}

// A column of facts with lines between them. Returns the height.
float draw_fact_column(Stage& stage, const Box& at, const std::vector<CustomerFactView>& facts, const std::string& id) {
    const Theme& theme = stage.theme();
    const Measure measure = stage.brush().measurer();
    float y = at.y;
    for (std::size_t place = 0; place < facts.size(); ++place) {
        const CustomerFactView& fact = facts[place];
        if (place > 0) stage.brush().fill({at.x, y - 1, at.w, 2}, theme.line);
        const float name_width = stage.brush().measure(type::body, fact.name);
        const float value_width = stage.brush().measure(type::body_strong, fact.value);
        const bool stacked = name_width + value_width + 24 > at.w;
        const Paragraph value = break_lines(measure, type::body_strong, fact.value, stacked ? at.w : at.w - name_width);
        const float line = stage.brush().enlarged(type::body).line_height();
        const float height = std::max(sheet_fact_row, (stacked ? line + value.height() : value.height()) + 36);
        if (stacked) {
            stage.brush().text(type::body, fact.name, {at.x, y + 18}, theme.ink2);
            stage.brush().paragraph(value, {at.x, y + 18 + line, at.w, 0}, theme.ink);
        } else {
            stage.brush().text(type::body, fact.name, {at.x, y + (height - line) / 2}, theme.ink2);
            stage.brush().paragraph(
                value, {at.x + at.w - value_width, y + (height - value.height()) / 2, value_width + 4, 0}, theme.ink);
        }
        say_about(stage, Role::text, id + std::to_string(place), fact.name, fact.value, {at.x, y, at.w, height});
        y += height;
    }
    return y - at.y;
}

float draw_reasons(Stage& stage, const Box& at, StaffCustomerDraft& draft) {
    struct Reason {
        CustomerReason reason;
        std::string label;
    };
    const std::array reasons{
        Reason{CustomerReason::guarantee, stage.tr("Guarantee")}, Reason{CustomerReason::return_, stage.tr("Return")},
        Reason{CustomerReason::order, stage.tr("An order")}, Reason{CustomerReason::question, stage.tr("Question")}};
    std::vector<Chip> chips;
    for (const Reason& one : reasons) {
        const bool is_on = draft.reason == one.reason;
        Chip chip;
        chip.id = "staff-customer/reason/" + std::string{to_string(one.reason)};
        chip.label = one.label;
        chip.icon = is_on ? "check-lg" : "";
        chip.look = is_on ? Chip::Look::on : Chip::Look::plain;
        chips.push_back(std::move(chip));
    }
    return draw_chips(stage, at, chips, [&](std::size_t place) { draft.reason = reasons[place].reason; });
}

Button show_button(Stage& stage, const CustomerSheetView& sheet, const StaffCustomerDraft& draft) {
    Button button{
        "staff-customer/show", stage.tr("Show details"), Button::Kind::second, Button::Size::small, "eye", "", ""};
    if (sheet.shown) {
        button.label = stage.tr("Hide details");
        button.icon = "eye-slash";
    } else if (!draft.reason) {
        button.off_because = stage.tr("Say what for first");
    }
    return button;
}

// Who it is, and the way to see them unmasked. Returns the height.
float draw_sheet_head(Stage& stage, const Box& at, const CustomerSheetView& sheet, const StaffCustomerDraft& draft,
                      Intents& out) {
    const Button show = show_button(stage, sheet, draft);
    const float width = button_width(stage, show);
    const bool beside = at.w - width - 24 > 260;
    const float room = beside ? at.w - width - 24 : at.w;
    const Paragraph name = break_lines(stage.brush().measurer(), type::head, sheet.name, room);
    const float height = beside ? std::max(72.0F, name.height()) : name.height() + 16 + 72;
    const float top = beside ? at.y + (height - name.height()) / 2 : at.y;
    stage.brush().paragraph(name, {at.x, top, room, 0}, stage.theme().ink);
    say_about(stage, Role::heading, "staff-customer/name", stage.tr("Customer"), sheet.name,
              {at.x, top, room, name.height()});
    const Box box = beside ? Box{at.x + at.w - width, at.y, width, 72}
                           : Box{at.x, at.y + name.height() + 16, std::min(width, at.w), 72};
    if (draw_button(stage, box, show)) {
        if (sheet.shown) {
            out.push(HideCustomer{});
        } else if (draft.reason) {
            out.push(ShowCustomer{*draft.reason});
        }
    }
    return height;
}

float draw_sheet_facts(Stage& stage, const Box& at, const CustomerSheetView& sheet) {
    const bool beside = at.w >= 720 && !sheet.facts.empty() && !sheet.contact.empty();
    const float width = beside ? (at.w - 48) / 2 : at.w;
    const float left = draw_fact_column(stage, {at.x, at.y, width, 0}, sheet.contact, "staff-customer/contact/");
    const Box other{beside ? at.x + width + 48 : at.x, beside ? at.y : at.y + left, width, 0};
    const float right = draw_fact_column(stage, other, sheet.facts, "staff-customer/fact/");
    return beside ? std::max(left, right) : left + right;
}

// Returns the height of the card.
float draw_sheet_card(Stage& stage, const Box& at, const CustomerSheetView& sheet, StaffCustomerDraft& draft,
                      Intents& out) {
    const Theme& theme = stage.theme();
    const float side = stage.look().narrow() ? 24.0F : 32.0F;
    // As high as what stood in it when it was last drawn.
    const Box card{at.x, at.y, at.w, draft.sheet_height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    const Box inner{at.x + side, at.y + 32, at.w - 2 * side, 0};
    float y = inner.y;
    y += draw_sheet_head(stage, {inner.x, y, inner.w, 0}, sheet, draft, out) + 24;
    y += draw_sheet_facts(stage, {inner.x, y, inner.w, 0}, sheet) + 24;
    y += stage.line(Role::heading, type::lead_strong, stage.tr("What do you open this customer for?"),
                    {inner.x, y, inner.w, 0}, theme.ink) +
         16;
    y += draw_reasons(stage, {inner.x, y, inner.w, 0}, draft) + 16;
    stage.brush().icon("eye", 26, {inner.x, y + 2}, theme.ink2);
    y += stage.paragraph(type::small, sheet.note, {inner.x + 44, y, inner.w - 44, 0}, theme.ink2);
    if (sheet.erasure) y += 24 + draw_erase_button(stage, {inner.x, y + 24, inner.w, 0}, draft);
    const float height = y + 32 - at.y;
    follow_height(stage, draft.sheet_height, height);
    return height;
}

struct PurchaseText {
    Paragraph name, when;
    float pill = 0;  // its width; 0: there is none
    Paragraph term;  // in its place, where it has no room
    bool below = false;
    float room = 0;
    float words() const {
        return name.height() + when.height() + (below && pill > 0 ? 12 + 48 : 0) +
               (term.lines.empty() ? 0 : 12 + term.height());
    }
    float height() const { return std::max(purchase_photo, words()) + 48; }
};

PurchaseText purchase_text(Stage& stage, float width, const BoughtView& one) {
    PurchaseText text;
    if (!one.guarantee.empty()) text.pill = pill_width(stage, one.guarantee, "");
    const float beside = width - 2 * found_padding - purchase_photo - 24 - 36 - 24;
    text.below = beside - text.pill - 16 < 260;
    text.room = text.below || text.pill <= 0 ? beside : beside - text.pill - 16;
    const Measure measure = stage.brush().measurer();
    if (text.pill > beside) {
        text.pill = 0;
        text.term = break_lines(measure, type::small, one.guarantee, beside);
    }
    text.name = break_lines(measure, type::body_strong, one.name, text.room);
    text.when = break_lines(measure, type::body, one.when, text.room);
    return text;
}

void draw_purchase_row(Stage& stage, const Box& row, const BoughtView& one, const PurchaseText& text, std::size_t place,
                       Intents& out) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "staff-customer/bought/" + std::to_string(place);
    meaning.role = Role::button;
    meaning.name = stage.tr("Purchase");
    meaning.value = one.name + ". " + one.when + (one.guarantee.empty() ? "" : ". " + one.guarantee);
    meaning.rect = row;
    meaning.personal = true;
    if (!one.can_buy_again) meaning.disabled_because = stage.tr("This item is no longer sold");
    const Response response = stage.control(std::move(meaning));
    if (response.sunk > 0) stage.brush().rounded(row, 28, mix(theme.surface, theme.sunken, response.sunk));
    const Box photo{row.x + found_padding, row.centre().y - purchase_photo / 2, purchase_photo, purchase_photo};
    stage.picture(one.picture, photo, CornerRadii::all(20));
    const float x = photo.right() + 24;
    float y = row.centre().y - text.words() / 2;
    stage.brush().paragraph(text.name, {x, y, text.room, 0}, theme.ink);
    y += text.name.height();
    stage.brush().paragraph(text.when, {x, y, text.room, 0}, theme.ink2);
    y += text.when.height() + 12;
    const float right = row.right() - found_padding;
    if (text.pill > 0) {
        const Box pill = text.below ? Box{x, y, text.pill, 48}
                                    : Box{right - 36 - 24 - text.pill, row.centre().y - 24, text.pill, 48};
        draw_pill(stage, pill, one.guarantee_over ? PillTone::warn : PillTone::ok, one.guarantee, "");
    }
    if (!text.term.lines.empty()) {
        stage.brush().paragraph(text.term, {x, y, text.room, 0}, one.guarantee_over ? theme.warn : theme.ok);
    }
    if (one.can_buy_again) {
        stage.brush().icon("chevron-right", 36, {right - 36, row.centre().y - 18}, theme.ink2);
    }
    if (response.activated) out.push(OpenProduct{one.product});
}

// What was bought, with its guarantee. Returns the height; nothing where nothing was.
float draw_purchases(Stage& stage, const Box& at, const CustomerSheetView& sheet, Intents& out) {
    if (sheet.bought.empty()) return 0;
    const Theme& theme = stage.theme();
    float y = at.y;
    y += stage.line(Role::heading, type::head, stage.tr("Purchases and guarantee"), {at.x, y, at.w, 0}, theme.ink) + 20;
    std::vector<PurchaseText> texts;
    float height = 0;
    for (const BoughtView& one : sheet.bought) {
        texts.push_back(purchase_text(stage, at.w, one));
        height += texts.back().height();
    }
    const Box card{at.x, y, at.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    for (std::size_t place = 0; place < texts.size(); ++place) {
        const Box row{card.x, y, card.w, texts[place].height()};
        draw_purchase_row(stage, row, sheet.bought[place], texts[place], place, out);
        if (place > 0) stage.brush().fill({card.x + found_padding, y - 1, card.w - 2 * found_padding, 2}, theme.line);
        y += row.h;
    }
    return y - at.y;
}

}  // namespace

float draw_found_customers(Stage& stage, const Box& at, const StaffCustomerView& view, StaffCustomerDraft& draft,
                           Intents& out) {
    if (view.found.empty()) return 0;
    std::vector<FoundText> texts;
    float height = 0;
    for (const FoundCustomerView& one : view.found) {
        texts.push_back(found_text(stage, at.w, one));
        height += texts.back().height();
    }
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, stage.theme().surface);
    float y = at.y;
    for (std::size_t place = 0; place < texts.size(); ++place) {
        const Box row{at.x, y, at.w, texts[place].height()};
        if (draw_found_row(stage, row, view.found[place], texts[place], place)) {
            draft.typing = false;
            draft.reason.reset();
            out.push(ChooseCustomer{view.found[place].customer});
        }
        if (place > 0) {
            stage.brush().fill({card.x + found_padding, y - 1, card.w - 2 * found_padding, 2}, stage.theme().line);
        }
        y += row.h;
    }
    return card.h;
}

float draw_customer_sheet(Stage& stage, const Box& at, const CustomerSheetView& sheet, StaffCustomerDraft& draft,
                          Intents& out) {
    float y = at.y;
    if (!sheet.age.empty()) {
        const Banner banner{"staff-customer/age", "wifi-off", sheet.age, {}, Banner::Tone::warn};
        const float height = banner_height(stage, at.w, banner);
        draw_banner(stage, {at.x, y, at.w, height}, banner);
        y += height + 24;
    }
    y += draw_sheet_card(stage, {at.x, y, at.w, 0}, sheet, draft, out);
    if (sheet.reading && sheet.bought.empty()) {
        y += 32 +
             stage.line(Role::status, type::body, stage.tr("Looking…"), {at.x, y + 32, at.w, 0}, stage.theme().ink2);
    }
    if (const float bought = draw_purchases(stage, {at.x, y + 40, at.w, 0}, sheet, out); bought > 0) y += 40 + bought;
    return y - at.y;
}

}  // namespace zuil
