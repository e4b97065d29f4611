#include <algorithm>

#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

std::string picture_of(const BasketLine& line) {
    const Variant& variant = line.chosen();
    if (!variant.image_urls.empty()) return variant.image_urls.front();
    const auto& pictures = line.facts->product.image_urls;
    return pictures.empty() ? std::string{} : pictures.front();
}

BasketLineView view_line(const BasketLine& line, const AvailabilityWords& availability, const ViewContext& context) {
    const Words& words = context.words;
    BasketLineView view{.product = line.product, .variant = line.variant};
    view.name = article_name(*line.facts, line.variant, words.language());
    view.price = words.money(line.unit_price.times(line.quantity));
    if (line.quantity > 1) {
        view.unit_price = words.tr("{price} each", fmt::arg("price", words.money(line.unit_price)));
    }
    if (const auto& list_price = line.chosen().list_price) {
        view.old_price = words.money(list_price->times(line.quantity));
    }
    view.quantity = line.quantity;
    view.quantity_max = std::max(line.quantity, quantity_most(line, context.settings.store));
    view.availability =
        line.gone ? AvailabilityView{.text = words.tr("No longer sold")}
                  : availability.of_pieces(pieces_of(*line.facts, line.variant, context.settings.store), line.quantity);
    view.picture = {.url = picture_of(line)};
    return view;
}

std::string saving(const Basket& basket, const Words& words) {
    Money sum = Money::from_minor(0, basket.lines().front().unit_price.currency());
    for (const BasketLine& line : basket.lines()) {
        const auto& list_price = line.chosen().list_price;
        if (list_price && line.unit_price.less_than(*list_price)) {
            sum = sum.plus(list_price->minus(line.unit_price).times(line.quantity));
        }
    }
    return sum.minor() > 0 ? words.tr("You save {amount}", fmt::arg("amount", words.money(sum))) : std::string{};
}

}  // namespace

BasketView view_basket(const Session& session, const std::vector<ProductCard>& accessories,
                       const ViewContext& context) {
    const Words& words = context.words;
    const Basket& basket = session.basket;
    BasketView view;
    view.order_disabled_because = check_checkout(basket, context.settings.store, words);
    if (basket.empty()) return view;
    const AvailabilityWords availability{context};
    for (const BasketLine& line : basket.lines()) view.lines.push_back(view_line(line, availability, context));
    view.count = article_count(basket.count(), words);
    view.total = words.money(*basket.total());
    view.saving = saving(basket, words);
    view.notice = session.basket_notice;
    const auto fits = std::ranges::find_if(accessories, [&](const ProductCard& card) {
        const bool in_stock = card.stock_here + card.stock_elsewhere > 0;
        const bool taken =
            std::ranges::any_of(basket.lines(), [&](const BasketLine& line) { return line.product == card.product; });
        return in_stock && !taken;
    });
    if (fits != accessories.end()) view.accessory = view_card(*fits, availability, words);
    return view;
}

}  // namespace zuil
