#include <algorithm>

#include "kiosk/ui/screens/basket_phone.hpp"
#include "kiosk/ui/screens/basket_ways.hpp"
#include "kiosk/ui/screens/screens.hpp"
#include "kiosk/ui/widgets/bars.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/choice.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float total_height = 232;
constexpr float basket_heading = 120;
constexpr float total_card_width = 520;
constexpr float photo = 196;
constexpr float line_height = photo + 56;

void draw_line_price(Stage& stage, const Box& box, const BasketLineView& line) {
    const Theme& theme = stage.theme();
    const float right = box.right();
    const float y = box.y + 36;
    const float price = stage.brush().measure(type::price, line.price);
    stage.brush().text(type::price, line.price, {right - price, y}, theme.ink);
    stage.say(Role::status, "line/" + line.variant.text() + "/price", line.price,
              {right - price, y, price, type::price.line_height()});
    const std::string& below = line.old_price.empty() ? line.unit_price : line.old_price;
    const float width = stage.brush().measure(type::small, below);
    const Point at{right - width, y + type::price.line_height() + 2};
    stage.brush().text(type::small, below, at, theme.ink3);
    if (!line.old_price.empty()) stage.brush().strike(type::small, width, at, theme.ink3);
}

void draw_basket_line(Stage& stage, const Box& box, const BasketLineView& line, BasketDraft& draft, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string id = "line/" + line.variant.text();
    const Box picture{box.x, box.y + 28, photo, photo};
    Meaning article;
    article.id = id + "/article";
    article.role = Role::button;
    article.name = line.name;
    article.rect = picture;
    if (stage.control(std::move(article)).activated) out.push(OpenProduct{line.product});
    stage.picture(line.picture, picture, CornerRadii::all(20));

    draw_line_price(stage, box, line);
    const float price =
        std::max({stage.brush().measure(type::price, line.price), stage.brush().measure(type::small, line.unit_price),
                  stage.brush().measure(type::small, line.old_price)});
    const float x = picture.right() + 28;
    const float width = box.right() - price - 24 - x;
    const Paragraph name = break_lines(stage.brush().measurer(), type::lead_strong, line.name, width, 2);
    const float words = name.height() + 4 + stock_height + 20 + 72;
    float y = box.y + (box.h - words) / 2;
    stage.brush().paragraph(name, {x, y, width, 0}, theme.ink);
    y += name.height() + 4;
    draw_stock(stage, {x, y}, width, line.availability);
    stage.say(Role::status, id + "/stock", line.availability.text, {x, y, width, stock_height});
    y += stock_height + 20;
    if (const auto wanted = draw_stepper(stage, {x, y}, {id, line.name, line.quantity, line.quantity_max})) {
        out.push(SetQuantity{line.variant, *wanted});
    }
    if (draw_round_button(
            stage, {x + stepper_width + 16, y, 72, 72},
            {id + "/remove", "trash", stage.tr("Remove") + ": " + line.name, RoundButton::Ground::none, 32, ""})) {
        out.push(RemoveLine{line.variant});
    }
    const float beside = x + stepper_width + 16 + 72 + 16;
    draw_way_chip(stage, {beside, y + 4, box.right() - beside, chip_height}, line, draft);
}

float draw_lines(Stage& stage, const Box& box, const BasketView& view, BasketDraft& draft, Intents& out) {
    const Theme& theme = stage.theme();
    const float height = 8 + static_cast<float>(view.lines.size()) * (line_height + 2) - 2;
    const Box card{box.x, box.y, box.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    float y = box.y + 4;
    for (const BasketLineView& line : view.lines) {
        const Box place{box.x + 32, y, box.w - 64, line_height};
        if (&line != &view.lines.front()) stage.brush().fill({place.x, y - 2, place.w, 2}, theme.line);
        draw_basket_line(stage, place, line, draft, out);
        y += line_height + 2;
    }
    return height;
}

float draw_accessory(Stage& stage, const Box& at, const ArticleCard& card, Intents& out) {
    const Theme& theme = stage.theme();
    const Box box{at.x, at.y, at.w, 152};
    stage.brush().shadow(box, 28, ShadowSize::small);
    stage.brush().rounded(box, 28, theme.surface);
    Button add{"accessory/add", stage.tr("Add"), Button::Kind::soft, Button::Size::small, "plus-lg", "", ""};
    const float add_width = button_width(stage, add);
    const Box add_box{box.right() - 32 - add_width, box.y + 40, add_width, 72};
    Meaning meaning;
    meaning.id = "accessory";
    meaning.role = Role::button;
    meaning.name = spoken(card);
    meaning.rect = {box.x, box.y, add_box.x - 16 - box.x, box.h};
    if (stage.control(std::move(meaning)).activated) out.push(OpenProduct{card.product});
    stage.picture(card.picture, {box.x + 20, box.y + 20, 112, 112}, CornerRadii::all(20));
    const float x = box.x + 156;
    const float width = add_box.x - 24 - x;
    const Measure measure = stage.brush().measurer();
    const auto line = [&](const TextStyle& style, const std::string& text, float y, Colour ink) {
        const TextLine fitted = fit_line(measure, style, text, width);
        stage.brush().text(style, fitted.text, {x, y}, ink, fitted.text != text);
    };
    line(type::small, stage.tr("Goes with your item"), box.y + 28, theme.ink2);
    line(type::body_strong, card.name, box.y + 57, theme.ink);
    line(type::body, card.price, box.y + 91, theme.ink);
    if (draw_button(stage, add_box, add)) out.push(AddToBasket{card.product, {}});
    return box.h;
}

void draw_basket_order(Stage& stage, const Box& box, const BasketView& view, Intents& out) {
    if (draw_button(stage, box,
                    {"basket/order", stage.tr("Order"), Button::Kind::primary, Button::Size::normal, "", "arrow-right",
                     view.order_disabled_because})) {
        out.push(StartCheckout{});
    }
}

// What it comes to, on one line. Returns where the amount begins.
float draw_total(Stage& stage, const Box& row, const BasketView& view) {
    const Theme& theme = stage.theme();
    const float label_y = row.y + (row.h - type::lead_strong.line_height()) / 2;
    const std::string label = stage.tr("Total");
    const float width = stage.brush().text(type::lead_strong, label, {row.x, label_y}, theme.ink);
    stage.brush().text(type::small, stage.tr("incl. VAT"), {row.x + width + 10, label_y + 8}, theme.ink2);
    const TextStyle total = type::title.sized(44);
    const float total_width = stage.brush().measure(total, view.total);
    const float total_x = row.right() - total_width;
    stage.brush().text(total, view.total, {total_x, row.y + (row.h - total.line_height()) / 2}, theme.ink);
    stage.say(Role::status, "basket/total", label + " " + view.total, {total_x, row.y, total_width, row.h});
    return total_x;
}

// Portrait: over the whole width, where the thumb is.
void draw_total_bar(Stage& stage, const Box& bar, const BasketView& view, BasketDraft& draft, Intents& out) {
    draw_action_bar(stage, bar);
    const float margin = stage.look().margin();
    const Box row{bar.x + margin, bar.y + 28, bar.w - 2 * margin, 56};
    const float total = draw_total(stage, row, view);
    if (!view.saving.empty()) {
        const float saving = pill_width(stage, view.saving, "");
        draw_pill(stage, {total - 24 - saving, row.y + 4, saving, 48}, PillTone::ok, view.saving, "");
    }
    Box order{row.x, bar.bottom() - 28 - 96, row.w, 96};
    if (const float width = phone_button_width(stage, view); width > 0) {
        draw_phone_button(stage, order.left_part(width), draft);
        order = order.right_part(order.w - width - 24);
    }
    draw_basket_order(stage, order, view, out);
}

// Landscape: a card beside the lines, which have the whole height.
void draw_total_card(Stage& stage, const Box& at, const BasketView& view, BasketDraft& draft, Intents& out) {
    constexpr float padding = 40;
    const float saving_height = view.saving.empty() ? 0 : 48 + 16;
    const float phone_height = view.phone_code.empty() ? 0 : 20 + 96;
    const Box card{at.x, at.y, at.w, padding + 56 + 8 + saving_height + 20 + 96 + phone_height + padding};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, stage.theme().surface);
    const Box row{card.x + padding, card.y + padding, card.w - 2 * padding, 56};
    draw_total(stage, row, view);
    if (!view.saving.empty()) {
        const float saving = pill_width(stage, view.saving, "");
        draw_pill(stage, {row.right() - saving, row.bottom() + 8, saving, 48}, PillTone::ok, view.saving, "");
    }
    const Box order{row.x, card.bottom() - padding - phone_height - 96, row.w, 96};
    draw_basket_order(stage, order, view, out);
    if (phone_height > 0) draw_phone_button(stage, {order.x, order.bottom() + 20, order.w, 96}, draft);
}

void draw_empty_basket(Stage& stage, const Box& area, Intents& out) {
    const Box box{area.x + 80, area.y + 240, area.w - 160, 0};
    const float height = draw_empty(stage, box, "bag", stage.tr("Your basket is still empty"),
                                    stage.tr("Search for something nice, or scan a product from the store."));
    Button search{"basket/search", stage.tr("Search"), Button::Kind::soft, Button::Size::normal, "search", "", ""};
    const float width = button_width(stage, search);
    if (draw_button(stage, {box.centre().x - width / 2, box.y + height + 40, width, 96}, search)) {
        out.push(OpenSearch{});
    }
}

// Heading, lines and what goes with them.
void draw_basket_column(Stage& stage, const BasketView& view, BasketDraft& draft, const Box& content, float width,
                        Intents& out) {
    const Theme& theme = stage.theme();
    ScrollArea scroll{stage, "basket", content, Axis::vertical};
    const float start = content.y - scroll.offset();
    const float x = content.x + stage.look().margin();
    float y = start;
    stage.line(Role::heading, type::title, stage.tr("My basket"), {x, y + 28, width * 0.7F, 0}, theme.ink);
    stage.line(Role::status, type::body, view.count, {x + width * 0.7F, y + 39, width * 0.3F, 0}, theme.ink2,
               Align::right);
    y += basket_heading;
    if (!view.notice.empty()) {
        const Banner banner{"basket/notice", "info-circle", view.notice, "", Banner::Tone::info};
        const float height = banner_height(stage, width, banner);
        draw_banner(stage, {x, y, width, height}, banner);
        y += height + 24;
    }
    y += draw_take_now(stage, {x, y, width, 0}, view.take_now, out);
    if (view.lines.empty()) {
        draw_empty_basket(stage, content, out);
    } else {
        y += draw_lines(stage, {x, y, width, 0}, view, draft, out) + 24;
    }
    if (view.accessory) y += draw_accessory(stage, {x, y, width, 0}, *view.accessory, out) + 24;
    scroll.measure(y + 16 - start);
}

}  // namespace

void draw_basket(Stage& stage, const BasketView& view, BasketDraft& draft, const Box& area, Intents& out) {
    const float margin = stage.look().margin();
    const float whole = area.w - 2 * margin;
    if (view.lines.empty()) return draw_basket_column(stage, view, draft, area, whole, out);
    if (stage.look().landscape()) {
        const float width = whole - total_card_width - 40;
        draw_basket_column(stage, view, draft, area.left_part(margin + width + 20), width, out);
        draw_total_card(stage, {area.right() - margin - total_card_width, area.y + basket_heading, total_card_width, 0},
                        view, draft, out);
    } else {
        draw_basket_column(stage, view, draft, {area.x, area.y, area.w, area.h - total_height}, whole, out);
        draw_total_bar(stage, area.bottom_part(total_height), view, draft, out);
    }
    draw_ways_sheet(stage, view, draft, out);
    draw_basket_phone(stage, view, draft, out);
}

}  // namespace zuil
