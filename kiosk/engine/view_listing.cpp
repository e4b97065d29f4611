#include <algorithm>
#include <array>

#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

std::vector<SortChoice> view_sorts(ListingSort chosen, const Words& words) {
    struct Sort {
        ListingSort sort;
        SortOrder order;
        std::string label;
    };
    const std::array<Sort, 6> sorts{{{ListingSort::popular, SortOrder::popular, words.tr("Popular")},
                                     {ListingSort::price_up, SortOrder::price_up, words.tr("Price: low to high")},
                                     {ListingSort::price_down, SortOrder::price_down, words.tr("Price: high to low")},
                                     {ListingSort::rating, SortOrder::rating, words.tr("Best rated")},
                                     {ListingSort::newest, SortOrder::newest, words.tr("Newest")},
                                     {ListingSort::name, SortOrder::name, words.tr("Name")}}};
    std::vector<SortChoice> views;
    for (const Sort& sort : sorts) {
        views.push_back({.order = sort.order, .label = sort.label, .chosen = sort.sort == chosen});
    }
    return views;
}

EmptyView view_empty(const Listing& listing, bool filtered, bool calls_staff, const Words& words) {
    if (filtered) {
        return {.text = words.tr("Nothing matches these filters"), .hint = words.tr("Remove one to see more")};
    }
    if (listing.growing) {
        return {.text = words.tr("The items are still coming in"),
                .hint = words.tr("They will appear here automatically")};
    }
    return {.text = words.tr("There is nothing here right now"),
            .hint = words.tr("Our staff will be happy to help"),
            .calls_staff = calls_staff};
}

}  // namespace

ListingView view_listing(const ListingAnswer& answer, const Place& place, const std::vector<ComparedArticle>& compared,
                         const ViewContext& context) {
    const Words& words = context.words;
    const Listing& listing = answer.listing;
    ListingView view;
    if (const CategoryNode* node = context.frame.find(place.category)) {
        view.title = node->category.name.in(words.language());
        if (const CategoryNode* parent = context.frame.find(node->category.parent)) {
            view.parent = parent->category.name.in(words.language());
        }
    } else {
        view.title = place.category.empty() ? words.tr("The whole shop") : std::string{};
    }
    view.count = article_count(listing.total, words);
    view.in_stock_here = words.trn("{count} in stock here", "{count} in stock here", listing.total_in_stock_here);
    for (const CategoryCount& child : listing.children) {
        const auto picture = answer.pictures.find(child.id);
        view.subcategories.push_back({.category = child.id,
                                      .name = child.name,
                                      .picture = {.url = picture != answer.pictures.end() ? picture->second : ""}});
    }
    view.cards = view_cards(listing.cards, context);
    for (ArticleCard& card : view.cards) card.compared = is_compared(compared, card.product);
    view.total = listing.total;
    view.chosen = view_chosen_filters(listing, place, context);
    view.sorts = view_sorts(place.sort, words);
    view.filters = view_filters(listing, place, context);
    if (listing.total == 0) view.empty = view_empty(listing, !view.chosen.empty(), context.calls_staff, words);
    return view;
}

SearchView view_search(const SearchAnswered& answer, const std::vector<std::string>& popular,
                       const ViewContext& context) {
    const Words& words = context.words;
    SearchView view;
    view.query = answer.text;
    if (view.query.empty()) view.popular = popular;
    if (answer.answer.corrected_text) {
        view.corrected = *answer.answer.corrected_text;
        view.literal = answer.text;
    }
    view.suggestions = answer.answer.completions;
    for (const CategoryCount& category : answer.answer.categories) {
        view.categories.push_back({.category = category.id, .name = category.name, .picture = {}});
    }
    view.results = view_cards(answer.answer.products, context);
    view.total = answer.answer.total;
    if (view.total == 0 && !answer.text.empty()) {
        view.empty = EmptyView{.text = words.tr("We found nothing for ‘{query}’", fmt::arg("query", answer.text)),
                               .hint = words.tr("Try another word, or ask our staff"),
                               .calls_staff = context.calls_staff};
    }
    return view;
}

}  // namespace zuil
