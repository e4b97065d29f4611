#include "kiosk/ui/widgets/card.hpp"

#include <cmath>

#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/chip.hpp"

namespace zuil {
namespace {

constexpr float card_corner = 28;
constexpr float detail_gap = 6;
constexpr TextStyle name_style = type::body_strong.spaced(1.28F);
constexpr TextStyle long_name_style = type::small_strong.spaced(1.28F);
constexpr TextStyle brand_style = type::small_medium;
constexpr int name_lines_max = 2;
constexpr int stock_lines_large = 4;
constexpr int stock_lines_max = 3;  // "Collect tomorrow from 10.00" is wider than a narrow card
constexpr float old_price_gap = 14;
constexpr float compare_size = 72;
constexpr float compare_inset = 16;

bool has_brand_line(const ArticleCard& card, const CardShape& shape) {
    if (shape.detail == CardShape::Detail::short_one) return false;
    return !card.brand.empty() || (shape.detail == CardShape::Detail::dense && card.rating);
}

bool has_rating_line(const ArticleCard& card, const CardShape& shape) {
    return shape.detail == CardShape::Detail::full && card.rating;
}

int stock_lines(Stage& stage) { return stage.look().narrow() ? stock_lines_large : stock_lines_max; }
int name_lines(Stage& stage) { return stage.look().narrow() ? stock_lines_large : name_lines_max; }

// A long name, or a long word of it, is set smaller before it is cut.
Paragraph name_of(Stage& stage, const ArticleCard& card, float width) {
    const Measure measure = stage.brush().measurer();
    Paragraph name = break_lines(measure, name_style, card.name, width, name_lines(stage));
    if (name.cut) name = break_lines(measure, long_name_style, card.name, width, name_lines(stage));
    return name;
}

float name_height(Stage& stage, const ArticleCard& card, const CardShape& shape) {
    return name_of(stage, card, shape.width - 2 * shape.side).height();
}

// A price and the one before it stand side by side, unless the card is too narrow for them.
bool prices_fit(Stage& stage, const ArticleCard& card, const CardShape& shape) {
    if (card.old_price.empty()) return true;
    const float width = stage.brush().measure(type::price, card.price) + old_price_gap +
                        stage.brush().measure(type::small, card.old_price);
    return width <= shape.width - 2 * shape.side;
}

float prices_height(Stage& stage, const ArticleCard& card, const CardShape& shape) {
    return type::price.line_height() + (prices_fit(stage, card, shape) ? 0 : type::small.line_height());
}

float card_stock_height(Stage& stage, const ArticleCard& card, const CardShape& shape) {
    return stock_lines_height(stage, shape.width - 2 * shape.side, card.availability, stock_lines(stage));
}

// On the one wide card of large letters the stock stands behind the price, when both fit. 0: it does not.
float stock_behind_price(Stage& stage, const ArticleCard& card, const CardShape& shape) {
    if (!stage.look().narrow() || !card.old_price.empty()) return 0;
    const Brush& brush = stage.brush();
    const float width = stock_width(stage, card.availability);
    const float room = shape.width - 2 * shape.side - brush.measure(type::price, card.price) - 2 * old_price_gap;
    return width <= room ? width : 0;
}

void draw_facts(Stage& stage, const Box& box, const ArticleCard& card, const CardShape& shape) {
    const Theme& theme = stage.theme();
    const float width = box.w - 2 * shape.side;
    const float x = box.x + shape.side;
    float y = box.y + shape.photo + shape.top;
    Brush& brush = stage.brush();
    if (has_brand_line(card, shape)) {
        const bool rated = shape.detail == CardShape::Detail::dense && card.rating;
        const float rating = rated ? rating_width(stage, *card.rating) : 0;
        const TextLine brand =
            fit_line(brush.measurer(), brand_style, card.brand, width - rating - (rated ? 16.0F : 0.0F));
        brush.text(brand_style, brand.text, {x, y}, theme.ink3, brand.text != card.brand);
        if (rated) draw_rating(stage, {x + width - rating, y - 1}, rating, *card.rating);
        y += brand_style.line_height() + detail_gap;
    }
    const Paragraph name = name_of(stage, card, width);
    brush.paragraph(name, {x, y, width, 0}, theme.ink);
    y += name.height() + detail_gap;
    if (has_rating_line(card, shape)) draw_rating(stage, {x, y}, width, *card.rating);
    if (const float stock = stock_behind_price(stage, card, shape); stock > 0) {
        y = box.bottom() - shape.side - type::price.line_height();
        draw_price(stage, {x, y}, type::price, card.price, "", type::small);
        const float top = y + (type::price.line_height() - stock_height) / 2;
        draw_stock(stage, {x + width - stock, top}, stock + 1, card.availability);
        return;
    }
    // Prices of a row stand on one line, however long the names above them are.
    y = box.bottom() - shape.side - card_stock_height(stage, card, shape) - detail_gap - type::price.line_height();
    const bool beside = prices_fit(stage, card, shape);
    draw_price(stage, {x, y}, type::price, card.price, beside ? card.old_price : "", type::small);
    if (!beside) {
        const Point above{x, y - type::small.line_height()};
        brush.strike(type::small, brush.text(type::small, card.old_price, above, theme.ink3), above, theme.ink3);
    }
    y += type::price.line_height() + detail_gap;
    draw_stock(stage, {x, y}, width, card.availability, stock_lines(stage));
}

}  // namespace

std::string spoken(const ArticleCard& card) {
    std::string words = card.brand.empty() ? card.name : card.brand + " " + card.name;
    if (!card.price.empty()) words += ", " + card.price;
    if (!card.availability.text.empty()) words += ", " + card.availability.text;
    return words;
}

float draw_price(Stage& stage, Point at, const TextStyle& style, const std::string& price, const std::string& old_price,
                 const TextStyle& old_style) {
    Brush& brush = stage.brush();
    float width = brush.text(style, price, at, stage.theme().ink);
    if (old_price.empty()) return width;
    // Both stand on one baseline: the smaller is lower by the difference of what hangs below the middle of the line.
    const float drop =
        (style.line_height() - old_style.line_height()) / 2 + 0.364F * static_cast<float>(style.px - old_style.px);
    const Point old_at{at.x + width + old_price_gap, at.y + drop};
    const float old_width = brush.text(old_style, old_price, old_at, stage.theme().ink3);
    brush.strike(old_style, old_width, old_at, stage.theme().ink3);
    return width + old_price_gap + old_width;
}

float card_height(Stage& stage, const ArticleCard& card, const CardShape& shape) {
    float height = shape.photo + shape.top + name_height(stage, card, shape) + detail_gap + 4 +
                   prices_height(stage, card, shape) + shape.side;
    if (stock_behind_price(stage, card, shape) == 0) height += detail_gap + card_stock_height(stage, card, shape);
    if (has_brand_line(card, shape)) height += brand_style.line_height() + detail_gap;
    if (has_rating_line(card, shape)) height += rating_height + detail_gap;
    return std::ceil(height);
}

bool draw_compare_button(Stage& stage, const Box& box, const ProductId& product, const std::string& name,
                         Compared now) {
    const bool chosen = now == Compared::yes;
    const RoundButton button{"compare/" + product.text(),
                             chosen ? "check-lg" : "arrow-left-right",
                             stage.tr("Compare") + ": " + name,
                             chosen ? RoundButton::Ground::chosen : RoundButton::Ground::floating,
                             34,
                             ""};
    return draw_round_button(stage, box, button);
}

CardTap draw_card(Stage& stage, const Box& box, std::string_view where, const ArticleCard& card,
                  const CardShape& shape) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = std::string{where} + "/" + card.product.text();
    meaning.role = Role::button;
    meaning.name = spoken(card);
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    stage.brush().shadow(box, card_corner, ShadowSize::small);
    stage.brush().rounded(box, card_corner, mix(theme.surface, theme.sunken, response.sunk));
    stage.picture(card.picture, box.top_part(shape.photo), CornerRadii::top(static_cast<int>(card_corner)));
    if (!card.tag.empty()) {
        const float wanted = tag_width(stage, card.tag);
        const float inset = wanted > box.w - 40 ? 10 : 20;
        const float width = std::min(wanted, box.w - 2 * inset);
        draw_tag(stage, {box.x + inset, box.y + 20, width, 44}, card.tag, theme.accent, theme.on_accent);
    }
    draw_facts(stage, box, card, shape);
    CardTap tap = response.activated ? CardTap::open : CardTap::nothing;
    if (card.compared != Compared::not_offered) {
        // At the head of the photo, or at its foot where a tag needs the head.
        const float tag = card.tag.empty() ? 0 : 20 + tag_width(stage, card.tag);
        const bool fits = tag + compare_size + 2 * compare_inset <= box.w;
        const float top = fits ? compare_inset : shape.photo - compare_inset - compare_size;
        const Box button{box.right() - compare_inset - compare_size, box.y + top, compare_size, compare_size};
        if (draw_compare_button(stage, button, card.product, card.name, card.compared)) tap = CardTap::compare;
    }
    return tap;
}

std::uint64_t first_of(const std::vector<ArticleCard>& cards) {
    constexpr std::size_t looked_at = 4;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < std::min(cards.size(), looked_at); ++i) {
        sum = sum * 31 + std::hash<std::string>{}(cards[i].product.text());
    }
    return sum;
}

Colour skeleton_colour(Stage& stage, float x) {
    constexpr double loop = 1.2;
    constexpr double stops_after = 5;
    const Colour still = stage.theme().sunken;
    const double shown = stage.motion().shown_for("skeleton");
    if (stage.motion().amount() == MotionAmount::reduced || shown >= stops_after) return still;
    stage.motion().keep_moving();
    // A wave of light that goes over the screen from the left.
    const double phase = shown / loop - static_cast<double>(x / stage.look().width) * 0.6;
    const double light = std::max(0.0, std::sin((phase - std::floor(phase)) * 2 * std::numbers::pi));
    return mix(still, stage.theme().surface, 0.6 * light);
}

void draw_card_skeleton(Stage& stage, const Box& box, const CardShape& shape) {
    const Colour bar = skeleton_colour(stage, box.x);
    stage.brush().shadow(box, card_corner, ShadowSize::small);
    stage.brush().rounded(box, card_corner, stage.theme().surface);
    stage.brush().rounded_top(box.top_part(shape.photo), card_corner, bar);
    const float x = box.x + shape.side;
    const float y = box.y + shape.photo + shape.top;
    const float width = box.w - 2 * shape.side;
    stage.brush().rounded({x, y + 4, width * 0.8F, 24}, 12, bar);
    stage.brush().rounded({x, y + 44, width * 0.5F, 36}, 12, bar);
    stage.brush().rounded({x, y + 96, width * 0.65F, 20}, 10, bar);
}

bool draw_category(Stage& stage, const Box& box, const CategoryTile& tile, float pill_height) {
    const Theme& theme = stage.theme();
    Meaning meaning;
    meaning.id = "category/" + tile.category.text();
    meaning.role = Role::button;
    meaning.name = tile.name;
    meaning.rect = box;
    const Response response = stage.control(std::move(meaning));
    stage.picture(tile.picture, box, CornerRadii::all(static_cast<int>(card_corner)));
    if (response.sunk > 0) stage.brush().outline(box, card_corner, 4, faded(theme.accent_ink, response.sunk));
    const float usual_inset = pill_height > 54 ? 16 : 14;
    // A name that is long for its tile is set smaller and closer to its edges, and then on two lines, before it is cut.
    const bool is_long = stage.brush().measure(type::body_strong, tile.name) > box.w - 2 * usual_inset - 40;
    const TextStyle style = is_long ? type::small_strong : type::body_strong;
    const float inset = is_long ? 8 : usual_inset;
    const float padding = is_long ? 12 : pill_height > 54 ? 22 : 20;
    const Paragraph name =
        break_lines(stage.brush().measurer(), style, tile.name, box.w - 2 * inset - 2 * padding, is_long ? 2 : 1);
    const float height = std::max(pill_height, name.height() + 16);
    const Box pill{box.x + inset, box.bottom() - inset - height, name.width() + 2 * padding, height};
    stage.brush().rounded(pill, pill_height / 2, mix(theme.surface, theme.tint, response.sunk));
    stage.brush().paragraph(name, {pill.x + padding, pill.y + (pill.h - name.height()) / 2, pill.w, 0}, theme.ink);
    return response.activated;
}

}  // namespace zuil
