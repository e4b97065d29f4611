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

std::string name_of_way(const LineWay& way, const ViewContext& context) {
    switch (way.kind) {
    case Fulfilment::pickup: break;
    case Fulfilment::take_now: return context.words.tr("Take now");
    case Fulfilment::delivery: return context.words.tr("Home delivery");
    }
    const Store* store = way.store.empty() ? nullptr : find_store(context.stores, way.store);
    return store == nullptr ? context.words.tr("Collect")
                            : context.words.tr("Collect in {store}", fmt::arg("store", store->name));
}

WayView view_way(const BasketLine& line, const OfferedWay& offered, const ViewContext& context) {
    const Words& words = context.words;
    WayView view{.kind = offered.way.kind, .store = offered.way.store, .title = name_of_way(offered.way, context)};
    view.chosen = offered.way == line.way;
    const Pieces pieces = pieces_of(*line.facts, line.variant, context.settings.store);
    switch (offered.way.kind) {
    case Fulfilment::pickup:
        view.detail = offered.way.store.empty() ? words.tr("You choose store and time in a moment")
                                                : words.tr("Apart from the rest, at a time of your own");
        break;
    case Fulfilment::take_now:
        view.detail = pieces.shelf.empty()
                          ? words.tr("Pay at the till with your code")
                          : words.tr("Shelf {shelf}, pay at the till with your code", fmt::arg("shelf", pieces.shelf));
        if (!offered.possible) {
            view.disabled_because = words.trn("There is {count} in this store", "There are {count} in this store",
                                              std::int64_t{pieces.here});
        }
        break;
    case Fulfilment::delivery: view.detail = view_either(line.unit_price.currency(), context).deliver; break;
    }
    return view;
}

void add_ways(BasketLineView& view, const BasketLine& line, const Basket& basket, const ViewContext& context) {
    for (const OfferedWay& offered : offered_ways(line, basket, context.stores, context.settings.store, context.ways)) {
        view.ways.push_back(view_way(line, offered, context));
    }
    // A line that goes its own way says so even when there is no other left.
    if (view.ways.empty() && line.way == LineWay{}) return;
    view.way = line.way.store.empty() ? name_of_way(line.way, context) : context.words.tr("Another store");
}

// What lies here need not be waited for.
TakeNowView view_take_now(const Basket& basket, const ViewContext& context) {
    if (!context.ways.take_now) return {};
    const Words& words = context.words;
    std::vector<std::string> here;
    for (const BasketLine& line : basket.lines()) {
        if (could_be_taken(line, context.settings.store)) {
            here.push_back(article_name(*line.facts, line.variant, words.language()));
        }
    }
    if (here.empty()) return {};
    TakeNowView view;
    if (here.size() == basket.lines().size()) {
        view.title = words.tr("Everything is in this store.");
    } else if (here.size() == 1) {
        view.title = words.tr("{name} is in this store.", fmt::arg("name", here.front()));
    } else {
        view.title = words.trn("{count} of these is in this store.", "{count} of these are in this store.",
                               static_cast<std::int64_t>(here.size()));
    }
    view.detail = words.tr("Take it with you now, or collect everything in one go.");
    return view;
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
    for (const BasketLine& line : basket.lines()) {
        view.lines.push_back(view_line(line, availability, context));
        add_ways(view.lines.back(), line, basket, context);
    }
    view.count = article_count(basket.count(), words);
    view.total = words.money(*basket.total());
    view.saving = saving(basket, words);
    view.notice = session.basket_notice;
    view.take_now = view_take_now(basket, context);
    view.phone_note = words.trn("The code is good for {count} day.", "The code is good for {count} days.",
                                std::int64_t{context.settings.basket_days});
    if (context.settings.till) view.till = view_till(basket, *context.settings.till, context);
    if (session.carried && session.carried->facts) {
        int pieces = 0;
        for (const CarriedLine& line : session.carried->basket.lines) pieces += line.quantity;
        view.carried = article_count(pieces, words);
    }
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
