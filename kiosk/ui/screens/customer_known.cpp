#include <algorithm>

#include "kiosk/ui/screens/customer_parts.hpp"
#include "kiosk/ui/screens/my_order_parts.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float bought_photo = 104;
constexpr float bought_padding = 28;
constexpr float bought_gap = 24;
constexpr float facts_width = 600;  // of the column at the left, in landscape

// Said, but never written down: it is about a person.
void say_personal(Stage& stage, Role role, std::string id, std::string name, const std::string& value, const Box& box) {
    Meaning meaning;
    meaning.id = std::move(id);
    meaning.role = role;
    meaning.name = std::move(name);
    meaning.value = value;
    meaning.rect = box;
    meaning.personal = true;
    stage.say(std::move(meaning));
}

float draw_greeting(Stage& stage, const Box& at, const CustomerView& view) {
    const Theme& theme = stage.theme();
    float y = at.y;
    const std::string hello = stage.tr("Welcome back");
    const std::string text = view.greeting.empty() ? hello : hello + ", " + view.greeting;
    const Paragraph title = break_lines(stage.brush().measurer(), type::title, text, at.w);
    stage.brush().paragraph(title, {at.x, y, at.w, 0}, theme.ink);
    say_personal(stage, Role::heading, "customer/greeting", hello, view.greeting, {at.x, y, at.w, title.height()});
    y += title.height() + 8;
    if (!view.reached.empty()) {
        const Paragraph words = break_lines(stage.brush().measurer(), type::lead, view.reached, at.w);
        stage.brush().paragraph(words, {at.x, y, at.w, 0}, theme.ink2);
        say_personal(stage, Role::text, "customer/reached", stage.tr("How we reach you"), view.reached,
                     {at.x, y, at.w, words.height()});
        y += words.height();
    }
    return y - at.y;
}

struct CustomerFact {
    std::string_view icon;
    std::string id;
    std::string name;
    std::string text;
    std::string detail;
};

std::vector<CustomerFact> customer_facts(Stage& stage, const CustomerView& view) {
    std::vector<CustomerFact> facts;
    if (!view.points.empty()) facts.push_back({"award", "customer/points", stage.tr("Saved"), view.points, {}});
    for (std::size_t place = 0; place < view.offers.size(); ++place) {
        const OfferView& offer = view.offers[place];
        facts.push_back(
            {"gift", "customer/offer/" + std::to_string(place), stage.tr("For you"), offer.title, offer.detail});
    }
    return facts;
}

// Points and offers, a row each. Returns the height; nothing where there are none.
float draw_customer_facts(Stage& stage, const Box& at, const CustomerView& view) {
    const std::vector<CustomerFact> facts = customer_facts(stage, view);
    if (facts.empty()) return 0;
    const Theme& theme = stage.theme();
    const Measure measure = stage.brush().measurer();
    const float room = at.w - 2 * 32 - 64;
    const auto text_height = [&](const CustomerFact& fact) {
        const float detail = fact.detail.empty() ? 0 : break_lines(measure, type::body, fact.detail, room).height();
        return break_lines(measure, type::lead_strong, fact.text, room).height() + detail;
    };
    float height = 0;
    for (const CustomerFact& fact : facts) height += text_height(fact) + 48;
    const Box card{at.x, at.y, at.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    float y = card.y;
    for (const CustomerFact& fact : facts) {
        const float row = text_height(fact) + 48;
        if (y > card.y) stage.brush().fill({card.x + 32, y - 1, card.w - 64, 2}, theme.line);
        stage.brush().icon(fact.icon, 40, {card.x + 32, y + row / 2 - 20}, theme.accent_ink);
        const Paragraph strong = break_lines(measure, type::lead_strong, fact.text, room);
        const float x = card.x + 32 + 64;
        stage.brush().paragraph(strong, {x, y + 24, room, 0}, theme.ink);
        if (!fact.detail.empty()) {
            stage.brush().paragraph(break_lines(measure, type::body, fact.detail, room),
                                    {x, y + 24 + strong.height(), room, 0}, theme.ink2);
        }
        say_personal(stage, Role::text, fact.id, fact.name,
                     fact.detail.empty() ? fact.text : fact.text + ". " + fact.detail, {card.x, y, card.w, row});
        y += row;
    }
    return card.h;
}

struct BoughtRow {
    Button again;
    float again_width = 0;
    bool below = false;  // the button stands below the words
    float room = 0;      // of the words
    Paragraph name, when;
    float pill = 0;
    float words() const { return name.height() + when.height() + (pill > 0 ? pill + 10 : 0); }
    float height() const {
        return std::max(bought_photo, words()) + 2 * bought_padding + (below && again_width > 0 ? 72 + 16 : 0);
    }
};

BoughtRow bought_row(Stage& stage, float width, const BoughtView& one, std::size_t place) {
    BoughtRow row;
    row.again = {"customer/again/" + std::to_string(place),
                 stage.tr("Again"),
                 Button::Kind::soft,
                 Button::Size::small,
                 "bag-plus",
                 "",
                 ""};
    if (one.can_buy_again) row.again_width = button_width(stage, row.again);
    const float beside = width - 2 * bought_padding - bought_photo - bought_gap;
    row.below = beside - row.again_width - bought_gap < 300;
    row.room = row.below || row.again_width <= 0 ? beside : beside - row.again_width - bought_gap;
    const Measure measure = stage.brush().measurer();
    row.name = break_lines(measure, type::body_strong, one.name, row.room, 3);
    row.when = break_lines(measure, type::body, one.when, row.room);
    if (!one.guarantee.empty()) row.pill = break_lines(measure, type::small, one.guarantee, row.room - 36).height();
    return row;
}

void draw_bought_words(Stage& stage, Point at, const BoughtView& one, const BoughtRow& row) {
    const Theme& theme = stage.theme();
    float y = at.y;
    stage.brush().paragraph(row.name, {at.x, y, row.room, 0}, theme.ink);
    y += row.name.height();
    stage.brush().paragraph(row.when, {at.x, y, row.room, 0}, theme.ink2);
    y += row.when.height() + 10;
    if (row.pill <= 0) return;
    const Colour tone = one.guarantee_over ? theme.ink2 : theme.ok;
    stage.brush().icon(one.guarantee_over ? "shield-x" : "shield-check", 26, {at.x, y + 1}, tone);
    const Paragraph words = break_lines(stage.brush().measurer(), type::small, one.guarantee, row.room - 36);
    stage.brush().paragraph(words, {at.x + 36, y, row.room - 36, 0}, tone);
}

// What was bought, an article a row. Returns the height; nothing where nothing was.
float draw_bought(Stage& stage, const Box& at, const CustomerView& view, Intents& out) {
    if (view.bought.empty()) return 0;
    const Theme& theme = stage.theme();
    float y = at.y;
    y += stage.line(Role::heading, type::head, stage.tr("Bought before"), {at.x, y, at.w, 0}, theme.ink) + 20;
    float height = 0;
    std::vector<BoughtRow> rows;
    for (std::size_t place = 0; place < view.bought.size(); ++place) {
        rows.push_back(bought_row(stage, at.w, view.bought[place], place));
        height += rows.back().height();
    }
    const Box card{at.x, y, at.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    for (std::size_t place = 0; place < rows.size(); ++place) {
        const BoughtView& one = view.bought[place];
        const BoughtRow& row = rows[place];
        if (place > 0) stage.brush().fill({card.x + bought_padding, y - 1, card.w - 2 * bought_padding, 2}, theme.line);
        const float middle = std::max(bought_photo, row.words());
        const Box photo{card.x + bought_padding, y + bought_padding + (middle - bought_photo) / 2, bought_photo,
                        bought_photo};
        stage.picture(one.picture, photo, CornerRadii::all(20));
        const Point words{photo.right() + bought_gap, y + bought_padding + (middle - row.words()) / 2};
        draw_bought_words(stage, words, one, row);
        say_personal(stage, Role::text, "customer/bought/" + std::to_string(place), stage.tr("Bought before"),
                     one.name + ". " + one.when + (one.guarantee.empty() ? "" : ". " + one.guarantee),
                     {photo.x, y + bought_padding, photo.w + bought_gap + row.room, middle});
        const Box button = row.below ? Box{words.x, y + bought_padding + middle + 16, row.again_width, 72}
                                     : Box{card.right() - bought_padding - row.again_width, y + row.height() / 2 - 36,
                                           row.again_width, 72};
        if (row.again_width > 0 && draw_button(stage, button, row.again)) {
            out.push(AddToBasket{one.product, one.variant});
        }
        y += row.height();
    }
    return y - at.y;
}

float draw_age(Stage& stage, const Box& at, const CustomerView& view) {
    if (view.age.empty()) return 0;
    const Banner banner{"customer/age", "wifi-off", view.age, {}, Banner::Tone::warn};
    const float height = banner_height(stage, at.w, banner);
    draw_banner(stage, {at.x, at.y, at.w, height}, banner);
    return height;
}

float draw_customer_ways(Stage& stage, const Box& at, const CustomerView& view, Intents& out) {
    float y = at.y;
    if (view.in_checkout) {
        const Button on{"customer/on",
                        stage.tr("Order with these details"),
                        Button::Kind::primary,
                        Button::Size::normal,
                        "",
                        "arrow-right",
                        ""};
        if (draw_button(stage, {at.x, y, at.w, 96}, on)) out.push(GoOnAsCustomer{});
        y += 96 + 16;
    }
    const Button forget{
        "customer/forget", stage.tr("This is not me"), Button::Kind::second, Button::Size::small, "person-x", "", ""};
    if (draw_button(stage, {at.x, y, std::min(at.w, button_width(stage, forget)), 72}, forget)) {
        out.push(ForgetCustomer{});
    }
    return y + 72 - at.y;
}

// Who it is, and what the shop gives. Returns the height.
float draw_known_facts(Stage& stage, const Box& at, const CustomerView& view, Intents& out) {
    float y = at.y;
    y += draw_greeting(stage, {at.x, y, at.w, 0}, view) + 24;
    if (const float age = draw_age(stage, {at.x, y, at.w, 0}, view); age > 0) y += age + 24;
    if (const float facts = draw_customer_facts(stage, {at.x, y, at.w, 0}, view); facts > 0) y += facts + 24;
    return y + draw_customer_ways(stage, {at.x, y, at.w, 0}, view, out) - at.y;
}

// What was bought, and what helps with it. Returns the height.
float draw_known_purchases(Stage& stage, const Box& at, const CustomerView& view, CustomerDraft& draft, Intents& out) {
    float y = at.y;
    if (const float bought = draw_bought(stage, {at.x, y, at.w, 0}, view, out); bought > 0) y += bought + 40;
    if (const float cards = draw_help_cards(stage, {at.x, y, at.w, 0}, view.aftercare, draft.aftercare); cards > 0)
        y += cards + 32;
    y += draw_service_rows(stage, {at.x, y, at.w, 0}, view.aftercare, draft.aftercare);
    return y - at.y;
}

}  // namespace

void draw_known_customer(Stage& stage, const CustomerView& view, CustomerDraft& draft, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    ScrollArea scroll{stage, "customer", area, Axis::vertical};
    const float start = area.y - scroll.offset();
    const Box column{area.x + margin, start, area.w - 2 * margin, 0};
    float y = start + 24;
    if (stage.look().landscape()) {
        const float left = draw_known_facts(stage, {column.x, y, facts_width, 0}, view, out);
        const float right = draw_known_purchases(
            stage, {column.x + facts_width + 40, y, column.w - facts_width - 40, 0}, view, draft, out);
        y += std::max(left, right);
    } else {
        y += draw_known_facts(stage, {column.x, y, column.w, 0}, view, out) + 40;
        y += draw_known_purchases(stage, {column.x, y, column.w, 0}, view, draft, out);
    }
    scroll.measure(y + 40 - start);
    draw_my_order_sheets(stage, view.aftercare, draft.aftercare, out);
}

}  // namespace zuil
