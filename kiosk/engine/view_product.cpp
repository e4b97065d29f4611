#include <algorithm>
#include <array>

#include "kiosk/engine/facet_keys.hpp"
#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

const VariantOption* option_of(const Variant& variant, std::string_view group) {
    const auto found = std::ranges::find(variant.options, group, &VariantOption::group);
    return found != variant.options.end() ? &*found : nullptr;
}

// Is there a variant with this option and all other choices of `chosen`?
bool fits_choice(const Product& product, const Variant& chosen, const VariantOption& wanted) {
    return std::ranges::any_of(product.variants, [&](const Variant& variant) {
        return std::ranges::all_of(chosen.options, [&](const VariantOption& option) {
            const VariantOption* its = option_of(variant, option.group);
            const std::string& value = option.group == wanted.group ? option_value(wanted) : option_value(option);
            return its != nullptr && option_value(*its) == value;
        });
    });
}

OptionGroupView view_group(const Product& product, const Variant& chosen, const VariantOption& first,
                           const LanguageTag& language) {
    OptionGroupView view{.group = first.group, .title = first.group_name.in(language), .options = {}};
    for (const Variant& variant : product.variants) {
        const VariantOption* option = option_of(variant, first.group);
        if (option == nullptr) continue;
        if (std::ranges::find(view.options, option_value(*option), &OptionView::value) != view.options.end()) continue;
        const VariantOption* now = option_of(chosen, first.group);
        view.options.push_back({.value = option_value(*option),
                                .label = option->value.in(language),
                                .swatch = option->swatch,
                                .chosen = now != nullptr && option_value(*now) == option_value(*option),
                                .available = fits_choice(product, chosen, *option)});
    }
    return view;
}

std::vector<OptionGroupView> view_options(const Product& product, const Variant& chosen, const LanguageTag& language) {
    std::vector<OptionGroupView> groups;
    for (const VariantOption& option : chosen.options) groups.push_back(view_group(product, chosen, option, language));
    return groups;
}

AvailabilityView view_here(const Pieces& pieces, const AvailabilityWords& availability, const ViewContext& context) {
    const Words& words = context.words;
    AvailabilityView view = availability.of_pieces(pieces, 1);
    if (view.kind != AvailabilityView::Kind::here) return view;
    const bool certain = !context.offline && pieces.as_of && context.now - *pieces.as_of <= stock_age_max;
    view.text = certain ? words.trn("{count} in stock in this store", "{count} in stock in this store", pieces.here)
                        : words.trn("Probably {count} in stock in this store",
                                    "Probably {count} in stock in this store", pieces.here);
    return view;
}

std::vector<StoreStockView> view_stores(const ArticleFacts& facts, const VariantId& variant,
                                        const AvailabilityWords& availability, const ViewContext& context) {
    std::vector<StoreStockView> views;
    for (const Store& store : context.stores) {
        if (!store.offers_pickup) continue;
        StoreStockView view{.store = store.id, .name = store.name};
        if (store.id == context.settings.store) {
            view.availability = availability.of_pieces(free_pieces(facts, variant, store.id, context.holds), 1);
            views.push_back(std::move(view));
            continue;
        }
        const Pieces pieces = pieces_of(facts, variant, store.id);
        if (pieces.here > 0) {
            view.availability = {.kind = AvailabilityView::Kind::here,
                                 .text = context.words.trn("{count} piece", "{count} pieces", pieces.here)};
        } else {
            view.availability = {.text = context.words.tr("Not in stock")};
        }
        views.push_back(std::move(view));
    }
    return views;
}

AvailabilityView view_nearby(const std::vector<StoreStockView>& stores, const ViewContext& context) {
    std::int64_t holding = 0;
    std::string first;
    for (const StoreStockView& store : stores) {
        const bool has = store.availability.kind == AvailabilityView::Kind::here;
        if (store.store == context.settings.store || !has) continue;
        if (++holding == 1) first = fmt::format("{}: {}", store.name, store.availability.text);
    }
    if (holding == 0) return {.text = context.words.tr("Not in our other stores")};
    return {.kind = AvailabilityView::Kind::later,
            .text = context.words.trn("Also in {count} other store", "Also in {count} other stores", holding),
            .detail = first};
}

// Percent for 5, 4, 3, 2, 1 stars; only where every rating is at hand. A few reviews say nothing about how six hundred
// are spread.
std::vector<int> star_shares(const std::vector<Review>& reviews, int ratings) {
    if (reviews.empty() || static_cast<int>(reviews.size()) < ratings) return {};
    std::array<int, 5> counts{};
    for (const Review& review : reviews) ++counts.at(static_cast<std::size_t>(5 - std::clamp(review.stars, 1, 5)));
    std::vector<int> shares;
    for (const int count : counts) shares.push_back(count * 100 / static_cast<int>(reviews.size()));
    return shares;
}

std::string product_link(std::string link, const Product& product, const Variant& variant) {
    const auto fill = [&](std::string_view place, std::string_view value) {
        const std::size_t found = link.find(place);
        if (found != std::string::npos) link.replace(found, place.size(), value);
    };
    fill("{sku}", variant.sku);
    fill("{product}", product.id.text());
    return link;
}

void add_content(ProductView& view, const Product& product, const Words& words) {
    const LanguageTag& language = words.language();
    view.description = product.description.in(language);
    for (const Attribute& attribute : product.attributes) {
        view.specifications.push_back({.name = attribute.name.in(language), .value = attribute.value.in(language)});
    }
    for (const Review& review : product.reviews) {
        view.reviews.push_back(
            {.author = review.author, .stars = words.number(review.stars), .text = review.text.in(language)});
    }
    view.star_shares = star_shares(product.reviews, product.rating ? product.rating->count : 0);
    view.rating = view_rating(product.rating, words);
    if (view.rating) view.rating_count = words.trn("{count} review", "{count} reviews", product.rating->count);
}

}  // namespace

ProductView view_product(const ArticleAnswer& answer, const Place& place, const Session& session,
                         const ViewContext& context) {
    const Words& words = context.words;
    const Product& product = answer.facts->product;
    const Variant* found = find_variant(product, place.variant);
    const Variant& variant = found != nullptr ? *found : first_choice(product);
    const AvailabilityWords availability{context};
    const Pieces pieces = free_pieces(*answer.facts, variant.id, context.settings.store, context.holds);

    ProductView view{.product = product.id, .variant = variant.id, .brand = product.brand};
    view.name = product.name.in(words.language());
    view.article_number = words.tr("Item {number}", fmt::arg("number", variant.sku));
    view.price = words.money(variant.price);
    if (variant.list_price) view.old_price = words.money(*variant.list_price);
    if (variant.lowest_price_30d) {
        view.lowest_price = words.tr("Lowest price in the last 30 days: {price}",
                                     fmt::arg("price", words.money(*variant.lowest_price_30d)));
    }
    for (const std::string& url : variant.image_urls.empty() ? product.image_urls : variant.image_urls) {
        view.pictures.push_back({.url = url});
    }
    view.options = view_options(product, variant, words.language());
    view.here = view_here(pieces, availability, context);
    view.stores = view_stores(*answer.facts, variant.id, availability, context);
    view.nearby = view_nearby(view.stores, context);
    view.stock_age = stock_age(pieces.as_of, context);
    add_content(view, product, words);
    view.accessories = view_cards(answer.accessories, context);
    if (!view.accessories.empty()) view.accessories_title = words.tr("Goes with this item");
    if (!context.settings.product_link.empty()) {
        view.link = product_link(context.settings.product_link, product, variant);
    }
    view.add_disabled_because = check_add(session.basket, *answer.facts, variant.id, context.settings.store, words);
    view.compared = is_compared(session.compared, product.id);
    view.calls_staff = context.calls_staff && view.here.kind != AvailabilityView::Kind::here;
    return view;
}

}  // namespace zuil
