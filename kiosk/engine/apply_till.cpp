#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/order_checks.hpp"
#include "kiosk/engine/till_code.hpp"

// What a till reads is scanned here: a slip of it, or the code that a kiosk made. A reader ends a scan at each Enter,
// so the lines of one code come one after another. They are added to what is in the basket and nothing is asked: the
// first of them would be asked about before the rest is there.
namespace zuil {
namespace {

constexpr std::size_t told_in_notice = 3;
constexpr std::size_t told_in_toast = 1;

// The newest first: it is what was scanned just now.
std::string in_one(const FromTill& come, std::size_t most, const Words& words) {
    const std::size_t told = std::min(come.refusals.size(), most);
    std::string text;
    for (std::size_t i = 0; i < told; ++i) text += (i > 0 ? " " : "") + come.refusals[i];
    const auto more = come.refused - static_cast<std::int64_t>(told);
    if (more <= 0) return text;
    return text + " " + words.trn("And {count} more was left out.", "And {count} more were left out.", more);
}

}  // namespace

bool Journey::scan_till(const std::string& text) {
    // At the pick-up desk an order is in hand.
    if (!settings_.till || session_.here().route == Route::staff_pickup) return false;
    if (is_around_till_code(text, *settings_.till)) return true;
    std::vector<TillLine> lines = read_till_code(text, *settings_.till);
    if (lines.empty()) return false;
    std::vector<TillLine>& asked = session_.from_till.asked;
    if (!browsing_.waits_for_till()) asked.clear();  // the catalogue could not be read: they were scanned again
    // More than a basket holds comes from no till.
    lines.resize(std::min(lines.size(), Basket::lines_max - std::min(asked.size(), Basket::lines_max)));
    asked.insert(asked.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    // An answer that is still on its way is no longer waited for: the next one has its articles too.
    browsing_.ask_till(asked);
    return true;
}

void Journey::end_till_code() {
    session_.from_till.pieces = 0;
    session_.from_till.refusals.clear();
    session_.from_till.refused = 0;
}

void Journey::take_till(const TillAnswer& answer) {
    const std::vector<TillLine> lines = std::exchange(session_.from_till.asked, {});
    if (session_.phone) return;
    FromTill& come = session_.from_till;
    const int before = session_.basket.count();
    for (const TillLine& line : lines) {
        if (std::string refusal = bring_from_till(line, answer); !refusal.empty()) {
            come.refusals.insert(come.refusals.begin(), std::move(refusal));
            come.refusals.resize(std::min(come.refusals.size(), told_in_notice));
            ++come.refused;
        }
    }
    come.pieces += session_.basket.count() - before;
    changed_ = true;
    apply_one(OpenBasket{});
    // An empty basket has no place for a notice.
    if (session_.basket.empty()) return say(in_one(come, told_in_toast, words()));
    session_.changed_price.reset();
    session_.basket_notice = in_one(come, told_in_notice, words());
    if (come.pieces > 0) {
        say(words().trn("{count} item was put in your basket", "{count} items were put in your basket",
                        std::int64_t{come.pieces}));
    }
    ask_about_basket();
    stay_awake();
}

std::string Journey::bring_from_till(const TillLine& line, const TillAnswer& answer) {
    const Words words = this->words();
    const auto found = answer.articles.find(line.article);
    if (found == answer.articles.end()) {
        return words.tr("We do not know the number {number}.", fmt::arg("number", line.article));
    }
    const auto& [variant, facts] = found->second;
    const std::string name = article_name(*facts, variant, session_.language);
    const BasketLine* there = session_.basket.find(variant);
    const int wanted = line.quantity + (there != nullptr ? there->quantity : 0);
    if (line.quantity < 1 || wanted > Basket::quantity_max) {
        return words.tr("{name} was left out: a basket holds 1 to {most} of one item, not {quantity}.",
                        fmt::arg("name", name), fmt::arg("most", words.number(Basket::quantity_max)),
                        fmt::arg("quantity", words.number(line.quantity < 1 ? line.quantity : wanted)));
    }
    if (session_.basket.check_add(*facts, variant) == AddRefusal::full) {
        return words.tr("Your basket is full: {name} was left out.", fmt::arg("name", name));
    }
    return bring_pieces(variant, line.quantity, facts);
}

}  // namespace zuil
