#include <algorithm>
#include <cmath>

#include "kiosk/ui/screens/product_parts.hpp"
#include "kiosk/ui/widgets/button.hpp"
#include "kiosk/ui/widgets/card.hpp"
#include "kiosk/ui/widgets/chip.hpp"
#include "kiosk/ui/widgets/code.hpp"
#include "kiosk/ui/widgets/overlay.hpp"

namespace zuil {
namespace {

constexpr float more_padding = 32;
constexpr float specification_height = 70;
constexpr std::size_t specifications_folded = 5;
constexpr float card_gap = 24;
constexpr float large_card_width = 400;  // beside which the next one shows that there are more

void draw_card_ground(Stage& stage, const Box& box) {
    stage.brush().shadow(box, 28, ShadowSize::small);
    stage.brush().rounded(box, 28, stage.theme().surface);
}

float draw_accessories(Stage& stage, const Box& box, const ProductView& view, Intents& out) {
    const Theme& theme = stage.theme();
    const TextStyle heading = stage.look().landscape() ? type::lead_strong : type::head;
    const float heading_height = stage.line(Role::heading, heading, view.accessories_title, box, theme.ink);
    const float top = box.y + heading_height + 20;
    const float card_width = stage.look().narrow() ? std::min(box.w, large_card_width) : (box.w - 2 * card_gap) / 3;
    const CardShape shape{card_width, stage.look().landscape() ? 150.0F : 196.0F, CardShape::Detail::short_one, 26, 22};
    float height = 0;
    for (const ArticleCard& card : view.accessories) height = std::max(height, card_height(stage, card, shape));
    const float bleed = stage.look().margin();
    ScrollArea scroll{
        stage, "accessories", {box.x - bleed, top - 24, box.w + 2 * bleed, height + 64}, Axis::horizontal};
    float x = box.x;
    for (const ArticleCard& card : view.accessories) {
        const Box place{x - scroll.offset(), top, shape.width, height};
        if (scroll.shows(place) && draw_card(stage, place, "accessory", card, shape) == CardTap::open) {
            out.push(OpenProduct{card.product});
        }
        x += shape.width + card_gap;
    }
    scroll.measure(x - card_gap + bleed - (box.x - bleed), shape.width + card_gap);
    return heading_height + 20 + height;
}

float facts_heading_height(Stage& stage) { return stage.brush().enlarged(type::head_dense).line_height(); }

std::size_t shown_specifications(const ProductView& view, const ProductDraft& draft) {
    const std::size_t count = view.specifications.size();
    return draft.all_specifications || count <= specifications_folded + 1 ? count : specifications_folded;
}

// Name and value at both ends of a line or, where there is no room for that, below each other.
struct SpecificationText {
    Paragraph name, value;
    bool stacked = false;
    float height() const {
        return stacked ? name.height() + value.height() + 24 : std::max(specification_height, value.height() + 24);
    }
};

SpecificationText specification_text(Stage& stage, float width, const SpecificationView& one) {
    const Measure measure = stage.brush().measurer();
    SpecificationText text;
    const float name = measure(type::body, one.name);
    text.stacked = name + 16 + measure(type::body_strong, one.value) > width;
    text.name = break_lines(measure, type::body, one.name, width, text.stacked ? 3 : 1);
    const float room = text.stacked ? width : width - text.name.width() - 16;
    text.value = break_lines(measure, type::body_strong, one.value, room, text.stacked ? 6 : 1);
    return text;
}

float specifications_height(Stage& stage, float width, const ProductView& view, const ProductDraft& draft) {
    const std::size_t shown = shown_specifications(view, draft);
    float height = 2 * more_padding + facts_heading_height(stage) + 12;
    for (std::size_t i = 0; i < shown; ++i) {
        height += specification_text(stage, width - 2 * more_padding, view.specifications[i]).height();
    }
    return height + (shown < view.specifications.size() ? 68.0F : 0);
}

void draw_specification(Stage& stage, const Box& row, const SpecificationView& one) {
    const Theme& theme = stage.theme();
    const SpecificationText text = specification_text(stage, row.w, one);
    if (text.stacked) {
        stage.brush().paragraph(text.name, {row.x, row.y + 11, row.w, 0}, theme.ink2);
        stage.brush().paragraph(text.value, {row.x, row.y + 11 + text.name.height(), row.w, 0}, theme.ink);
    } else {
        stage.brush().paragraph(text.name, {row.x, row.centre().y - 1 - text.name.height() / 2, row.w, 0}, theme.ink2);
        stage.brush().paragraph(text.value, {row.x, row.centre().y - 1 - text.value.height() / 2, row.w, 0}, theme.ink,
                                Align::right);
    }
    stage.say(Role::text, "specification/" + one.name, one.name + ": " + one.value, row);
}

void draw_specifications(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft) {
    const Theme& theme = stage.theme();
    draw_card_ground(stage, box);
    const float x = box.x + more_padding;
    const float width = box.w - 2 * more_padding;
    float y = box.y + more_padding;
    y += stage.line(Role::heading, type::head_dense, stage.tr("Specifications"), {x, y, width, 0}, theme.ink) + 12;
    const std::size_t shown = shown_specifications(view, draft);
    for (std::size_t i = 0; i < shown; ++i) {
        const float height = specification_text(stage, width, view.specifications[i]).height();
        draw_specification(stage, {x, y, width, height}, view.specifications[i]);
        y += height;
        if (i + 1 < shown) stage.brush().fill({x, y - 2, width, 2}, theme.line);
    }
    if (shown == view.specifications.size()) return;
    const std::string label = stage.tr("All specifications") + " (" + std::to_string(view.specifications.size()) + ")";
    if (draw_link(stage, {x, y + 4, width, 64}, "specifications/all", label, "chevron-down")) {
        draft.all_specifications = true;
    }
}

void draw_share(Stage& stage, const Box& row, int stars, int percent) {
    const Theme& theme = stage.theme();
    stage.brush().text(type::small, std::to_string(stars), {row.x, row.y}, theme.ink);
    const Box bar{row.x + 32, row.y + 8, row.w - 32, 12};
    stage.brush().rounded(bar, 6, theme.sunken);
    const float width = bar.w * static_cast<float>(std::clamp(percent, 0, 100)) / 100;
    if (width > 0) stage.brush().rounded(bar.left_part(std::max(12.0F, width)), 6, theme.accent_ink);
}

// Draws when `paint`, and in any case says how high it is.
enum class Pass { measure, paint };
float review_words(Stage& stage, const Box& at, const ProductView& view, Pass pass) {
    const Theme& theme = stage.theme();
    float y = at.y;
    for (const ReviewView& review : view.reviews) {
        if (&review != &view.reviews.front()) break;  // one quote; the stars tell the rest
        const Paragraph text = break_lines(stage.brush().measurer(), type::body, "“" + review.text + "”", at.w, 6);
        if (pass == Pass::paint) {
            stage.brush().paragraph(text, {at.x, y, at.w, 0}, theme.ink);
            stage.say(Role::text, "review", review.text, {at.x, y, at.w, text.height()});
            stage.line(Role::text, type::small, review.author, {at.x, y + text.height() + 6, at.w, 0}, theme.ink2);
        }
        y += text.height() + 6 + 28;
    }
    return y - at.y;
}

float reviews_height(Stage& stage, float width, const ProductView& view) {
    float height = 2 * more_padding + facts_heading_height(stage) + 16 + 70;
    if (!view.star_shares.empty()) height += 20 + static_cast<float>(view.star_shares.size()) * 38;
    if (!view.reviews.empty())
        height += 20 + review_words(stage, {0, 0, width - 2 * more_padding, 0}, view, Pass::measure);
    return height;
}

void draw_reviews(Stage& stage, const Box& box, const ProductView& view) {
    const Theme& theme = stage.theme();
    draw_card_ground(stage, box);
    const float x = box.x + more_padding;
    const float width = box.w - 2 * more_padding;
    float y = box.y + more_padding;
    y += stage.line(Role::heading, type::head_dense, stage.tr("Reviews"), {x, y, width, 0}, theme.ink) + 16;
    const float number = stage.brush().text(type::display.sized(64), view.rating->stars, {x, y}, theme.ink);
    const Paragraph count =
        break_lines(stage.brush().measurer(), type::small, view.rating_count, width - number - 16, 2);
    stage.brush().paragraph(count, {x + number + 16, y + (70 - count.height()) / 2, 0, 0}, theme.ink2);
    stage.say(Role::text, "rating", view.rating->stars + ", " + view.rating_count, {x, y, width, 70});
    y += 70;
    if (!view.star_shares.empty()) y += 20;
    int stars = 5;
    for (const int percent : view.star_shares) {
        draw_share(stage, {x, y, width, 28}, stars--, percent);
        y += 38;
    }
    if (!view.reviews.empty()) review_words(stage, {x, y + 20, width, 0}, view, Pass::paint);
}

float draw_facts(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft) {
    const bool specifications = !view.specifications.empty();
    const bool reviews = view.rating.has_value();
    if (!specifications && !reviews) return 0;
    const bool beside = specifications && reviews && !stage.look().landscape() && !stage.look().narrow();
    const float review_width = beside ? 400.0F : box.w;
    const float specification_width = beside ? box.w - 400 - card_gap : box.w;
    const float first = specifications ? specifications_height(stage, specification_width, view, draft) : 0;
    const float second = reviews ? reviews_height(stage, review_width, view) : 0;
    if (beside) {
        const float height = std::max(first, second);
        draw_specifications(stage, {box.x, box.y, specification_width, height}, view, draft);
        draw_reviews(stage, {box.right() - review_width, box.y, review_width, height}, view);
        return height;
    }
    if (specifications) draw_specifications(stage, {box.x, box.y, specification_width, first}, view, draft);
    const float between = specifications && reviews ? card_gap : 0;
    if (reviews) draw_reviews(stage, {box.x, box.y + first + between, review_width, second}, view);
    return first + between + second;
}

float draw_description(Stage& stage, const Box& box, const ProductView& view) {
    const Theme& theme = stage.theme();
    const float width = box.w - 2 * more_padding;
    const Paragraph text = break_lines(stage.brush().measurer(), type::body, view.description, width, 40);
    const float heading = facts_heading_height(stage) + 12;
    const float height = 2 * more_padding + heading + text.height();
    draw_card_ground(stage, {box.x, box.y, box.w, height});
    const float y = box.y + more_padding;
    stage.line(Role::heading, type::head_dense, stage.tr("About this item"), {box.x + more_padding, y, width, 0},
               theme.ink);
    const Box words{box.x + more_padding, y + heading, width, text.height()};
    stage.brush().paragraph(text, words, theme.ink);
    stage.say(Role::text, "description", view.description, words);
    return height;
}

float draw_home_code(Stage& stage, const Box& box, const ProductView& view) {
    const Theme& theme = stage.theme();
    const float height = 288;
    draw_card_ground(stage, {box.x, box.y, box.w, height});
    draw_qr(stage, {box.x + more_padding, box.y + 28, 232, 232}, view.link, QrLevel::medium,
            stage.tr("QR code for this item"));
    const float x = box.x + more_padding + 232 + 32;
    const float width = box.right() - more_padding - x;
    const std::string text =
        stage.tr("Scan the code with your camera. The product page opens on your phone. We keep nothing about you.");
    const Paragraph words = break_lines(stage.brush().measurer(), type::body, text, width, 5);
    float y = box.y + (height - 38 - 8 - words.height()) / 2;
    y += stage.line(Role::heading, type::head_dense, stage.tr("Keep looking at home?"), {x, y, width, 0}, theme.ink);
    stage.brush().paragraph(words, {x, y + 8, width, 0}, theme.ink2);
    stage.say(Role::text, "home-code", text, {x, y + 8, width, words.height()});
    return height;
}

}  // namespace

float draw_product_more(Stage& stage, const Box& box, const ProductView& view, ProductDraft& draft, Intents& out) {
    float y = box.y;
    const auto below = [&](float height) {
        if (height > 0) y += height + card_gap;
    };
    if (!view.accessories.empty()) y += draw_accessories(stage, {box.x, y, box.w, 0}, view, out) + 40;
    below(draw_facts(stage, {box.x, y, box.w, 0}, view, draft));
    if (!view.description.empty()) below(draw_description(stage, {box.x, y, box.w, 0}, view));
    // In large letters the button for the phone says it alone.
    if (!view.link.empty() && !stage.look().narrow()) below(draw_home_code(stage, {box.x, y, box.w, 0}, view));
    return y - box.y;
}

namespace {

constexpr int store_lines_max = 3;

float store_height(Stage& stage, float width, const StoreStockView& store) {
    const float name = break_lines(stage.brush().measurer(), type::body_strong, store.name, width).height();
    return 44 + name + stock_lines_height(stage, width, store.availability, store_lines_max);
}

}  // namespace

void draw_product_sheets(Stage& stage, const ProductView& view, ProductDraft& draft) {
    const Theme& theme = stage.theme();
    const bool phone = draft.open == ProductDraft::Open::phone;
    SheetResult result = draw_sheet(stage, phone, {"phone", stage.tr("To my phone"), 880, ""}, [&](const Box& box) {
        draw_code_and_words(stage, box, {view.link, stage.tr("QR code for this item"), 400},
                            {stage.tr("Scan the code with your camera. The product page opens on your phone. We keep "
                                      "nothing about you.")});
    });
    if (result == SheetResult::close) draft.open = ProductDraft::Open::nothing;

    const float width = stage.look().width - 2 * stage.look().margin();
    float rows = 0;
    for (const StoreStockView& store : view.stores) rows += store_height(stage, width, store);
    const Sheet stores{"stores", stage.tr("In our stores"), std::min(1250.0F, 148 + rows + 48), ""};
    result = draw_sheet(stage, draft.open == ProductDraft::Open::stores, stores, [&](const Box& box) {
        ScrollArea scroll{stage, "stores/list", box, Axis::vertical};
        float y = box.y - scroll.offset();
        float age = 20;
        for (const StoreStockView& store : view.stores) {
            const float height = store_height(stage, box.w, store);
            const float name =
                stage.line(Role::text, type::body_strong, store.name, {box.x, y + 18, box.w, 0}, theme.ink);
            const float stock = y + 24 + name;
            draw_stock(stage, {box.x, stock}, box.w, store.availability, store_lines_max);
            stage.say(Role::status, "store/" + store.store.text(), store.availability.text,
                      {box.x, stock - 4, box.w, y + height - 12 - stock});
            y += height;
            if (&store != &view.stores.back()) stage.brush().fill({box.x, y - 2, box.w, 2}, theme.line);
        }
        if (!view.stock_age.empty()) {
            age += stage.line(Role::text, type::small, view.stock_age, {box.x, y + 8, box.w, 0}, theme.ink2);
        }
        scroll.measure(y + scroll.offset() + age - box.y);
    });
    if (result == SheetResult::close) draft.open = ProductDraft::Open::nothing;
}

}  // namespace zuil
