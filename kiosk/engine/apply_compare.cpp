#include <algorithm>

#include "kiosk/engine/journey.hpp"

// Laying articles side by side.
namespace zuil {

std::string Journey::picture_of(const ProductId& product) const {
    if (const auto& listing = browsing_.listing().value) {
        const auto& cards = listing->listing.cards;
        const auto card = std::ranges::find(cards, product, &ProductCard::product);
        if (card != cards.end()) return card->image_url;
    }
    const auto& article = browsing_.article().value;
    if (!article || article->facts == nullptr || article->facts->product.id != product) return {};
    const std::vector<std::string>& urls = article->facts->product.image_urls;
    return urls.empty() ? std::string{} : urls.front();
}

void Journey::apply_one(const ToggleCompare& intent) {
    if (intent.product.empty()) return;
    std::vector<ComparedArticle>& compared = session_.compared;
    const auto found = std::ranges::find(compared, intent.product, &ComparedArticle::product);
    if (found != compared.end()) {
        compared.erase(found);
    } else if (compared.size() >= compared_max) {
        say(words().tr("You can compare four items at a time. Take one away first."));
        return;
    } else {
        compared.push_back({.product = intent.product, .picture = {.url = picture_of(intent.product)}});
    }
    if (session_.here().route == Route::compare) ask_here();
    changed_ = true;
}

void Journey::apply_one(const ClearCompare&) {
    session_.compared.clear();
    if (session_.here().route == Route::compare) ask_here();
    changed_ = true;
}

void Journey::apply_one(const OpenCompare&) {
    if (session_.here().route != Route::compare) open(Place{.route = Route::compare});
}

}  // namespace zuil
