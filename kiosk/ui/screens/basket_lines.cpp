#include "kiosk/ui/screens/basket_lines.hpp"

#include <algorithm>

#include "kiosk/ui/screens/basket_ways.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/choice.hpp"

namespace zuil {
namespace {

constexpr float line_photo = 196;
constexpr float line_height = line_photo + 56;
constexpr float tall_photo = 152;

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

void draw_line_picture(Stage& stage, const Box& picture, const BasketLineView& line, Intents& out) {
    Meaning article;
    article.id = "line/" + line.variant.text() + "/article";
    article.role = Role::button;
    article.name = line.name;
    article.rect = picture;
    if (stage.control(std::move(article)).activated) out.push(OpenProduct{line.product});
    stage.picture(line.picture, picture, CornerRadii::all(20));
}

// How many, and none of it.
void draw_line_amount(Stage& stage, Point at, const BasketLineView& line, Intents& out) {
    const std::string id = "line/" + line.variant.text();
    if (const auto wanted = draw_stepper(stage, at, {id, line.name, line.quantity, line.quantity_max})) {
        out.push(SetQuantity{line.variant, *wanted});
    }
    if (draw_round_button(
            stage, {at.x + stepper_width + 16, at.y, 72, 72},
            {id + "/remove", "trash", stage.tr("Remove") + ": " + line.name, RoundButton::Ground::none, 32, ""})) {
        out.push(RemoveLine{line.variant});
    }
}

// Large letters: name and price beside the photo, and below them what can be changed.
struct TallLine {
    Paragraph name, stock;
    float price = 0, below = 0;  // heights of their lines
    bool way_below = false;
    float facts_height() const { return name.height() + 4 + price + below; }
    float stock_height() const { return stock.height() + 20; }
    float height() const {
        return 28 + std::max(tall_photo, facts_height()) + 16 + stock_height() + 72 +
               (way_below ? 16 + chip_height : 0) + 28;
    }
};

TallLine tall_line(Stage& stage, float width, const BasketLineView& line) {
    const Measure measure = stage.brush().measurer();
    TallLine tall;
    tall.price = std::max(type::price.line_height() + 4, stage.brush().enlarged(type::price).line_height());
    tall.below = std::max(type::small.line_height(), stage.brush().enlarged(type::small).line_height());
    tall.name = break_lines(measure, type::lead_strong.spaced(1.25F), line.name, width - tall_photo - 24, 4);
    tall.stock = break_lines(measure, type::small_medium, line.availability.text, width - 34, 3);
    const float room = width - stepper_width - 16 - 72 - 16;
    tall.way_below = way_chip_width(stage, line) > room;
    return tall;
}

void draw_tall_line(Stage& stage, const Box& box, const BasketLineView& line, BasketDraft& draft, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string id = "line/" + line.variant.text();
    const TallLine tall = tall_line(stage, box.w, line);
    const Box picture{box.x, box.y + 28, tall_photo, tall_photo};
    draw_line_picture(stage, picture, line, out);
    const float x = picture.right() + 24;
    float y = picture.y;
    stage.brush().paragraph(tall.name, {x, y, box.right() - x, 0}, theme.ink);
    y += tall.name.height() + 4;
    const float price = stage.brush().text(type::price, line.price, {x, y}, theme.ink);
    stage.say(Role::status, id + "/price", line.price, {x, y, price, type::price.line_height()});
    y += tall.price;
    const std::string& below = line.old_price.empty() ? line.unit_price : line.old_price;
    const float width = stage.brush().text(type::small, below, {x, y}, theme.ink3);
    if (!line.old_price.empty()) stage.brush().strike(type::small, width, {x, y}, theme.ink3);
    y = picture.y + std::max(tall_photo, tall.facts_height()) + 16;
    draw_stock(stage, {box.x, y}, box.w, line.availability, 3);
    stage.say(Role::status, id + "/stock", line.availability.text, {box.x, y, box.w, tall.stock.height()});
    y += tall.stock_height();
    draw_line_amount(stage, {box.x, y}, line, out);
    const float beside = box.x + stepper_width + 16 + 72 + 16;
    const Box way = tall.way_below ? Box{box.x, y + 72 + 16, box.w, chip_height}
                                   : Box{beside, y + 4, box.right() - beside, chip_height};
    draw_way_chip(stage, way, line, draft);
}

float basket_line_height(Stage& stage, float width, const BasketLineView& line) {
    return stage.look().narrow() ? tall_line(stage, width, line).height() : line_height;
}

void draw_basket_line(Stage& stage, const Box& box, const BasketLineView& line, BasketDraft& draft, Intents& out) {
    const Theme& theme = stage.theme();
    const std::string id = "line/" + line.variant.text();
    const Box picture{box.x, box.y + 28, line_photo, line_photo};
    draw_line_picture(stage, picture, line, out);
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
    draw_line_amount(stage, {x, y}, line, out);
    const float beside = x + stepper_width + 16 + 72 + 16;
    draw_way_chip(stage, {beside, y + 4, box.right() - beside, chip_height}, line, draft);
}

// Large letters: the button stands below the words.
float draw_tall_accessory(Stage& stage, const Box& at, const ArticleCard& card, Intents& out) {
    const Theme& theme = stage.theme();
    constexpr float padding = 24;
    const Measure measure = stage.brush().measurer();
    const float words_x = at.x + padding + 112 + 24;
    const float width = at.right() - padding - words_x;
    const Paragraph why = break_lines(measure, type::small, stage.tr("Goes with your item"), width, 3);
    const Paragraph name = break_lines(measure, type::body_strong, card.name, width, 4);
    const float price = stage.brush().enlarged(type::body).line_height();
    const float words = std::max(112.0F, why.height() + name.height() + price);
    const Box box{at.x, at.y, at.w, padding + words + 16 + 72 + padding};
    stage.brush().shadow(box, 28, ShadowSize::small);
    stage.brush().rounded(box, 28, theme.surface);
    Meaning meaning;
    meaning.id = "accessory";
    meaning.role = Role::button;
    meaning.name = spoken(card);
    meaning.rect = box.top_part(padding + words);
    if (stage.control(std::move(meaning)).activated) out.push(OpenProduct{card.product});
    stage.picture(card.picture, {box.x + padding, box.y + padding, 112, 112}, CornerRadii::all(20));
    float y = box.y + padding;
    stage.brush().paragraph(why, {words_x, y, width, 0}, theme.ink2);
    y += why.height();
    stage.brush().paragraph(name, {words_x, y, width, 0}, theme.ink);
    y += name.height();
    stage.brush().line_in(type::body, card.price, {words_x, y, width, price}, theme.ink);
    const Button add{"accessory/add", stage.tr("Add"), Button::Kind::soft, Button::Size::small, "plus-lg", "", ""};
    const Box place{box.x + padding, box.bottom() - padding - 72, box.w - 2 * padding, 72};
    if (draw_button(stage, place, add)) out.push(AddToBasket{card.product, {}});
    return box.h;
}

}  // namespace

float draw_basket_lines(Stage& stage, const Box& box, const BasketView& view, BasketDraft& draft, Intents& out) {
    const Theme& theme = stage.theme();
    const float side = stage.look().narrow() ? 24 : 32;
    const float width = box.w - 2 * side;
    float height = 8 - 2;
    for (const BasketLineView& line : view.lines) height += basket_line_height(stage, width, line) + 2;
    const Box card{box.x, box.y, box.w, height};
    stage.brush().shadow(card, 28, ShadowSize::small);
    stage.brush().rounded(card, 28, theme.surface);
    float y = box.y + 4;
    for (const BasketLineView& line : view.lines) {
        const Box place{box.x + side, y, width, basket_line_height(stage, width, line)};
        if (&line != &view.lines.front()) stage.brush().fill({place.x, y - 2, place.w, 2}, theme.line);
        if (stage.look().narrow()) {
            draw_tall_line(stage, place, line, draft, out);
        } else {
            draw_basket_line(stage, place, line, draft, out);
        }
        y += place.h + 2;
    }
    return height;
}

float draw_accessory(Stage& stage, const Box& at, const ArticleCard& card, Intents& out) {
    if (stage.look().narrow()) return draw_tall_accessory(stage, at, card, out);
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

}  // namespace zuil
