#include <algorithm>

#include "kiosk/engine/availability.hpp"
#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/line_ways.hpp"
#include "kiosk/engine/order_checks.hpp"

// Putting into the basket and taking out again, and what a look at the catalogue changes in it.
namespace zuil {

void Journey::apply_one(const AddToBasket& intent) {
    const auto& article = browsing_.article().value;
    const bool on_screen = session_.here().route == Route::product && article && article->facts != nullptr &&
                           article->facts->product.id == intent.product;
    if (on_screen) {
        put_in_basket(article->facts, intent.variant);
        return;
    }
    to_add_ = intent.variant;
    browsing_.ask_article_to_add(intent.product, session_.language);
}

void Journey::take_to_add(const ArticleAnswer& answer) {
    if (answer.facts != nullptr) put_in_basket(answer.facts, to_add_);
}

void Journey::put_in_basket(std::shared_ptr<const ArticleFacts> facts, const VariantId& variant) {
    const Variant* wanted = find_variant(facts->product, variant);
    const VariantId id = wanted != nullptr ? wanted->id : first_choice(facts->product).id;
    if (const std::string refusal = check_add(session_.basket, *facts, id, settings_.store, words());
        !refusal.empty()) {
        say(refusal);
        return;
    }
    session_.basket.add(std::move(facts), id);
    say(words().tr("Added to your basket"), words().tr("Undo"), id);
    if (session_.here().route == Route::basket) ask_about_basket();
}

void Journey::apply_one(const SetQuantity& intent) {
    const BasketLine* line = session_.basket.find(intent.variant);
    if (line == nullptr || line->quantity == intent.quantity) return;
    session_.basket.set_quantity(intent.variant, std::min(intent.quantity, quantity_most(*line, settings_.store)));
    changed_ = true;
}

WaysOffered Journey::ways_offered() const {
    return {.take_now = ports_.abilities.take_now,
            .delivery = ports_.abilities.delivery && settings_.delivery.has_value()};
}

void Journey::apply_one(const ChooseWay& intent) {
    const BasketLine* line = session_.basket.find(intent.variant);
    if (session_.here().route != Route::basket || line == nullptr) return;
    const LineWay wanted{.kind = intent.kind, .store = intent.store};
    const auto ways = offered_ways(*line, session_.basket, stores_, settings_.store, ways_offered());
    const auto found = std::ranges::find(ways, wanted, &OfferedWay::way);
    if (found == ways.end() || !found->possible) return;
    session_.basket.set_way(intent.variant, wanted);
    changed_ = true;
}

void Journey::apply_one(const TakeNow&) {
    if (session_.here().route != Route::basket || !ways_offered().take_now) return;
    std::vector<VariantId> here;
    for (const BasketLine& line : session_.basket.lines()) {
        if (could_be_taken(line, settings_.store)) here.push_back(line.variant);
    }
    for (const VariantId& variant : here) session_.basket.set_way(variant, {.kind = Fulfilment::take_now, .store = {}});
    changed_ = true;
}

void Journey::apply_one(const RemoveLine& intent) {
    auto removed = session_.basket.remove(intent.variant);
    if (!removed) return;
    const std::string name = article_name(*removed->line.facts, removed->line.variant, session_.language);
    say(words().tr("{name} was removed", fmt::arg("name", name)), words().tr("Undo"), std::move(*removed));
    ask_about_basket();
}

void Journey::apply_one(const ToastAction& intent) {
    if (!session_.toast || session_.toast->number != intent.number) return;
    const Undo undo = std::exchange(session_.toast->undo, {});
    session_.toast.reset();
    changed_ = true;
    if (const auto* removed = std::get_if<Basket::Removed>(&undo)) session_.basket.put_back(*removed);
    if (const auto* added = std::get_if<VariantId>(&undo)) {
        const BasketLine* line = session_.basket.find(*added);
        if (line != nullptr && line->quantity > 1) {
            session_.basket.set_quantity(*added, line->quantity - 1);
        } else {
            session_.basket.remove(*added);
        }
    }
    if (session_.here().route == Route::basket) ask_about_basket();
}

void Journey::ask_about_basket() { browsing_.ask_basket(session_.basket, session_.language); }

void Journey::take_basket(const BasketAnswer& answer) {
    std::vector<VariantId> variants;
    for (const BasketLine& line : session_.basket.lines()) variants.push_back(line.variant);
    for (const VariantId& variant : variants) {
        const auto found = answer.facts.find(variant);
        const auto change = session_.basket.refresh(variant, found != answer.facts.end() ? found->second : nullptr);
        if (!change) continue;
        session_.changed_price = ChangedPrice{variant, *change};
        tell_of_changed_price();
    }
    changed_ = true;
}

void Journey::tell_of_changed_price() {
    const auto& changed = session_.changed_price;
    const BasketLine* line = changed ? session_.basket.find(changed->variant) : nullptr;
    if (line == nullptr || line->facts == nullptr) return;
    session_.basket_notice = words().tr("The price of {name} has changed: it was {before} and is {now} now.",
                                        fmt::arg("name", article_name(*line->facts, line->variant, session_.language)),
                                        fmt::arg("before", words().money(changed->change.before)),
                                        fmt::arg("now", words().money(changed->change.now)));
}

}  // namespace zuil
