#include <algorithm>

#include "kiosk/engine/view_builders.hpp"

namespace zuil {

const Store* find_store(const std::vector<Store>& stores, const StoreId& id) {
    const auto found = std::ranges::find(stores, id, &Store::id);
    return found != stores.end() ? &*found : nullptr;
}

AvailabilityWords::AvailabilityWords(const ViewContext& context) : context_{context} {
    const Store* store = find_store(context.stores, context.settings.store);
    if (store == nullptr || !store->transfer_lead || !store->offers_pickup) return;
    const LocalMinutes now = context.zone.to_local(context.now);
    const LocalMinutes ready = context.zone.to_local(context.now + *store->transfer_lead);
    for (const PickupDay& day : pickup_days(*store, now, ready)) {
        if (!day.whole) continue;
        const auto today = std::chrono::floor<std::chrono::days>(now);
        const std::string text = context.words.tr("Collect {day} from {time}",
                                                  fmt::arg("day", context.words.formatter().near_day(day.day, today)),
                                                  fmt::arg("time", context.words.time(day.whole->begins)));
        collect_ = context.words.sentence(text);
        return;
    }
}

bool AvailabilityWords::certain(std::optional<WallTime> as_of) const {
    return !context_.offline && as_of && context_.now - *as_of <= stock_age_max;
}

AvailabilityView AvailabilityWords::here(int pieces, bool certain) const {
    const Words& words = context_.words;
    AvailabilityView view{.kind = AvailabilityView::Kind::here};
    view.text = certain ? words.trn("{count} in this store", "{count} in this store", pieces)
                        : words.trn("Probably {count} in this store", "Probably {count} in this store", pieces);
    return view;
}

AvailabilityView AvailabilityWords::elsewhere() const {
    return {.kind = AvailabilityView::Kind::later,
            .text = collect_.empty() ? context_.words.tr("In another store") : collect_};
}

AvailabilityView AvailabilityWords::of_card(const ProductCard& card) const {
    if (!card.stock_as_of) return {.text = context_.words.tr("Stock not known")};
    if (card.stock_here > 0) return here(card.stock_here, certain(card.stock_as_of));
    if (card.stock_elsewhere > 0) return elsewhere();
    return {.text = context_.words.tr("Not in stock")};
}

AvailabilityView AvailabilityWords::of_pieces(const Pieces& pieces, int quantity) const {
    switch (source_of(pieces, quantity)) {
    case Source::here: {
        AvailabilityView view = here(pieces.here, certain(pieces.as_of));
        if (!pieces.shelf.empty()) {
            view.detail = context_.words.tr("Shelf {shelf}", fmt::arg("shelf", pieces.shelf));
        }
        return view;
    }
    case Source::elsewhere: return elsewhere();
    case Source::nowhere:
        return {.text = pieces.here + pieces.elsewhere > 0 ? context_.words.tr("Not enough in stock")
                                                           : context_.words.tr("Not in stock")};
    case Source::unknown: break;
    }
    return {.text = context_.words.tr("Stock not known")};
}

std::optional<RatingView> view_rating(const std::optional<Rating>& rating, const Words& words) {
    if (!rating || rating->count == 0) return std::nullopt;
    return RatingView{.stars = words.stars(rating->stars_hundredths),
                      .count = fmt::format("({})", words.number(rating->count))};
}

ArticleCard view_card(const ProductCard& card, const AvailabilityWords& availability, const Words& words) {
    ArticleCard view{.product = card.product, .brand = card.brand, .name = card.name};
    view.price = words.money(card.price);
    if (card.price_varies) view.price = words.tr("from {price}", fmt::arg("price", view.price));
    if (card.list_price) {
        view.old_price = words.money(*card.list_price);
        // A price cut may only be announced beside the lowest price of the last 30 days (directive 98/6/EC, 6a).
        if (card.lowest_price_30d) {
            view.tag = words.tr("{amount} off", fmt::arg("amount", words.money(card.list_price->minus(card.price))));
        }
    }
    view.rating = view_rating(card.rating, words);
    view.availability = availability.of_card(card);
    view.picture = {.url = card.image_url};
    return view;
}

std::vector<ArticleCard> view_cards(const std::vector<ProductCard>& cards, const ViewContext& context) {
    const AvailabilityWords availability{context};
    std::vector<ArticleCard> views;
    views.reserve(cards.size());
    for (const ProductCard& card : cards) views.push_back(view_card(card, availability, context.words));
    return views;
}

std::string stock_age(std::optional<WallTime> as_of, const ViewContext& context) {
    if (!as_of) return {};
    const Words& words = context.words;
    const LocalMinutes then = context.zone.to_local(*as_of);
    const auto day = std::chrono::floor<std::chrono::days>(then);
    const auto today = std::chrono::floor<std::chrono::days>(context.zone.to_local(context.now));
    if (day == today) return words.tr("Stock as of {time}", fmt::arg("time", words.time(then)));
    return words.tr("Stock as of {date}, {time}", fmt::arg("date", words.formatter().short_date(day)),
                    fmt::arg("time", words.time(then)));
}

std::string article_count(int count, const Words& words) { return words.trn("{count} item", "{count} items", count); }

}  // namespace zuil
