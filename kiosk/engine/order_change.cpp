#include "kiosk/engine/order_change.hpp"

#include <algorithm>

namespace zuil {
namespace {

std::string pieces_at(int quantity, Money price, const Words& words) {
    return words.tr("{count} × {price}", fmt::arg("count", words.number(quantity)),
                    fmt::arg("price", words.money(price)));
}

bool is_as_promised(const OrderLine& line, const OrderQuote::Line& quoted) {
    return line.quantity == quoted.quantity && line.unit_price == quoted.unit_price;
}

std::vector<ChangedLineView> changed_lines(const Order& order, const OrderQuote& quote, const Words& words) {
    std::vector<ChangedLineView> lines;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const OrderLine& line = order.lines[i];
        const OrderQuote::Line& quoted = quote.lines[i];
        if (is_as_promised(line, quoted)) continue;
        lines.push_back({.name = line.name,
                         .before = pieces_at(line.quantity, line.unit_price, words),
                         .now = quoted.quantity > 0 ? pieces_at(quoted.quantity, quoted.unit_price, words)
                                                    : words.tr("No longer available"),
                         .gone = quoted.quantity == 0});
    }
    return lines;
}

}  // namespace

std::optional<Order> as_quoted(const Order& order, const OrderQuote& quote) {
    Order agreed = order;
    agreed.lines.clear();
    agreed.total = order.delivery ? order.delivery->cost : Money::from_minor(0, order.total.currency());
    for (std::size_t i = 0; i < order.lines.size() && i < quote.lines.size(); ++i) {
        if (quote.lines[i].quantity == 0) continue;
        OrderLine line = order.lines[i];
        line.quantity = quote.lines[i].quantity;
        line.unit_price = quote.lines[i].unit_price;
        agreed.total = agreed.total.plus(line.unit_price.times(line.quantity));
        agreed.lines.push_back(std::move(line));
    }
    if (agreed.lines.empty()) return std::nullopt;
    return agreed;
}

// What is to be paid on a phone is chosen anew on its own screen, where a page can be made for it.
bool is_for_the_shopper(const Order& order, OrderState state, const ViewContext& context) {
    const bool waits = state == OrderState::needs_customer && order.payment != PaymentMethod::phone;
    return waits && context.abilities.quotes && !context.offline;
}

std::optional<ChangeView> view_change(const FollowedOrder& followed, const Words& words) {
    const bool waits = followed.state == OrderState::needs_customer && followed.order.payment != PaymentMethod::phone;
    if (!waits || !followed.quote) return std::nullopt;
    ChangeView change{.offer = followed.offer, .deciding = followed.is_decided};
    change.lines = changed_lines(followed.order, *followed.quote, words);
    const auto agreed = as_quoted(followed.order, *followed.quote);
    if (!agreed) {
        change.question = words.tr("The shop has nothing of this order any more.");
        return change;
    }
    const std::string total = words.money(agreed->total);
    change.agree = words.tr("Yes, order for {total}", fmt::arg("total", total));
    if (change.lines.empty()) {
        change.question = words.tr("Everything is available again. Shall we order it?");
    } else if (agreed->total == followed.order.total) {
        change.question = words.tr("Shall we order it like this?");
    } else {
        change.question = words.tr("It now costs {total} instead of {before}. Shall we order it like this?",
                                   fmt::arg("total", total), fmt::arg("before", words.money(followed.order.total)));
    }
    return change;
}

}  // namespace zuil
