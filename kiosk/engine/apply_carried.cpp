#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/order_checks.hpp"

// A basket goes along on a phone, and comes back here or at another kiosk of the shop.
namespace zuil {
namespace {

std::string_view refusal_of(BasketCodeFault fault) {
    switch (fault) {
    case BasketCodeFault::damaged: break;
    case BasketCodeFault::foreign: return translatable("This basket was not made at one of our screens.");
    case BasketCodeFault::expired: return translatable("This basket is too old. Please add the items again.");
    }
    return translatable("We cannot read this basket. Please scan the code again.");
}

void add_sentence(std::string& text, const std::string& sentence) {
    if (!text.empty() && !sentence.empty()) text += ' ';
    text += sentence;
}

}  // namespace

std::string Journey::basket_code() const {
    if (ports_.signing == nullptr) return {};
    // By the hour, or the code would be another one with each picture.
    const auto hour = std::chrono::ceil<std::chrono::hours>(ports_.clock.wall());
    CarriedBasket carried{.lines = {}, .expires_at = hour + std::chrono::days{settings_.basket_days}};
    for (const BasketLine& line : session_.basket.lines()) {
        if (line.gone) continue;
        carried.lines.push_back({.variant = line.variant, .quantity = line.quantity, .unit_price = line.unit_price});
    }
    return make_basket_code(carried, *ports_.signing, settings_.basket_link);
}

void Journey::scan_basket(const std::string& code) {
    auto read = read_basket_code(code, *ports_.signing, settings_.basket_link, ports_.clock.wall());
    if (!read) {
        apply_one(Begin{});
        say(words().tr(refusal_of(read.error())));
        return;
    }
    session_.carried = Carried{.basket = std::move(*read), .facts = std::nullopt};
    browsing_.ask_carried(session_.carried->basket);
}

void Journey::take_carried(const CarriedAnswer& answer) {
    if (!session_.carried) return;
    session_.carried->facts = answer.facts;
    changed_ = true;
    apply_one(OpenBasket{});
    // With another basket here already, the shopper says what is to become of the two.
    if (session_.basket.empty()) apply_one(BringBasket{BringBasket::How::replace});
}

void Journey::apply_one(const BringBasket& intent) {
    if (session_.here().route != Route::basket || !session_.carried || !session_.carried->facts) return;
    const Carried carried = *std::exchange(session_.carried, std::nullopt);
    changed_ = true;
    if (intent.how == BringBasket::How::leave) return;
    if (intent.how == BringBasket::How::replace) session_.basket = {};
    std::string notice;
    int gone = 0;
    for (const CarriedLine& line : carried.basket.lines) {
        const auto found = carried.facts->find(line.variant);
        if (found == carried.facts->end() || find_variant(found->second->product, line.variant) == nullptr) {
            ++gone;
        } else {
            add_sentence(notice, bring(line, found->second));
        }
    }
    if (gone > 0) {
        add_sentence(notice, words().trn("{count} item is no longer sold and was left out.",
                                         "{count} items are no longer sold and were left out.", std::int64_t{gone}));
    }
    session_.changed_price.reset();
    if (session_.basket.empty()) {
        say(words().tr("Nothing in this basket is to be had any more."));
    } else {
        session_.basket_notice = std::move(notice);
    }
    ask_about_basket();
    stay_awake();
}

std::string Journey::bring(const CarriedLine& line, const std::shared_ptr<const ArticleFacts>& facts) {
    std::string sentence = bring_pieces(line.variant, line.quantity, facts);
    const BasketLine* brought = session_.basket.find(line.variant);
    if (brought == nullptr) return sentence;
    const Words words = this->words();
    const Money price = brought->unit_price;
    if (price.currency() == line.unit_price.currency() && price != line.unit_price) {
        const std::string name = article_name(*facts, line.variant, session_.language);
        add_sentence(sentence, words.tr("The price of {name} has changed: it was {before} and is {now} now.",
                                        fmt::arg("name", name), fmt::arg("before", words.money(line.unit_price)),
                                        fmt::arg("now", words.money(price))));
    }
    return sentence;
}

std::string Journey::bring_pieces(const VariantId& variant, int quantity,
                                  const std::shared_ptr<const ArticleFacts>& facts) {
    const Words words = this->words();
    const std::string name = article_name(*facts, variant, session_.language);
    if (!check_add(session_.basket, *facts, variant, settings_.store, words).empty()) {
        return words.tr("{name} is not to be had right now and was left out.", fmt::arg("name", name));
    }
    const BasketLine* before = session_.basket.find(variant);
    const int wanted = quantity + (before != nullptr ? before->quantity : 0);
    session_.basket.add(facts, variant);
    const int taken = std::min(wanted, quantity_most(*session_.basket.find(variant), settings_.store));
    session_.basket.set_quantity(variant, taken);
    if (taken == wanted) return {};
    return words.tr("There are fewer of {name} than you wanted.", fmt::arg("name", name));
}

}  // namespace zuil
