#include "tests/sim/shoppers.hpp"

#include <fmt/format.h>

#include <array>

#include "sync/exchange/sealed_contact.hpp"

namespace zuil::sim {

Order Shoppers::make_order() {
    Order order;
    order.ref = OrderRef{fmt::format("order-{}-{}", number_ + 1, ++made_)};
    order.pickup_code = fmt::format("{}K {}", number_ + 1, 10 + made_);
    order.language = "nl";
    const int quantity = 1 + stage_.below(3);
    const Money price = Money::from_minor(100 + stage_.below(2'000), Currency::eur);
    order.lines.push_back({ProductId{"p"}, VariantId{"v"}, "sku", "Mok", quantity, price});
    order.total = price.times(quantity);
    order.accepted_at = kiosk_.clock.wall();
    return order;
}

void Shoppers::order() {
    const int parts = stage_.below(8) == 0 ? 2 + stage_.below(2) : 1;
    const bool on_phone = desk_.traits().orders.pay_on_phone && stage_.below(6) == 0;
    std::vector<Order> orders;
    for (int part = 0; part < parts; ++part) {
        orders.push_back(make_order());
        if (parts > 1) orders.back().basket = OrderRef{fmt::format("basket-{}-{}", number_ + 1, made_ - part)};
        if (parts == 1 && on_phone) orders.back().payment = PaymentMethod::phone;
        promises_.asked(orders.back(), number_);
    }
    const Contact contact{.name = "Noor Simulated", .phone = "+31600000000", .email = ""};
    const Status kept =
        parts == 1 ? kiosk_.outbox().accept(orders.front(), contact) : kiosk_.accept_basket(orders, contact);
    const bool is_told = (kept.has_value() && !kiosk_.drive().is_off()) || is_told_anyway;
    stage_.note([&] {
        return fmt::format("shopper: {} order(s) from {}{}: {}", parts, orders.front().ref.text(),
                           on_phone ? ", paid on the phone" : "", is_told ? "told" : "not told");
    });
    if (!is_told) return;
    for (const Order& order : orders) promises_.told(order.ref);
    told += parts;
}

std::vector<OutboxEntry> Shoppers::all_in(OrderState state) {
    auto entries = kiosk_.store().in_state(state);
    return entries && !kiosk_.drive().is_off() ? *std::move(entries) : std::vector<OutboxEntry>{};
}

void Shoppers::agree_or_not(const OutboxEntry& entry) {
    const int mood = stage_.below(10);
    if (mood == 0) static_cast<void>(kiosk_.outbox().cancel(entry.order.ref));
    if (mood < 4) return;
    Order agreed = entry.order;
    if (entry.shop_total && agreed.total.less_than(*entry.shop_total)) agreed.total = *entry.shop_total;
    // What was agreed to is known before it is on its way.
    promises_.agreed(agreed);
    static_cast<void>(kiosk_.outbox().agree(agreed));
}

void Shoppers::pay_or_not(const OutboxEntry& entry) {
    const std::string& url = entry.page.url;
    switch (stage_.below(6)) {
    case 0: static_cast<void>(desk_.begin_payment(url)); break;
    case 1: static_cast<void>(desk_.end_payment(url, true)); break;
    case 2: static_cast<void>(desk_.end_payment(url, false)); break;
    case 3: static_cast<void>(kiosk_.outbox().cancel(entry.order.ref)); break;
    default: break;
    }
}

void Shoppers::look_around() {
    for (const OutboxEntry& entry : all_in(OrderState::needs_customer)) agree_or_not(entry);
    for (const OutboxEntry& entry : all_in(OrderState::awaiting_payment)) pay_or_not(entry);
    for (const OutboxEntry& entry : all_in(OrderState::rejected)) {
        if (stage_.below(5) == 0) static_cast<void>(kiosk_.outbox().retry(entry.order.ref));
    }
    constexpr std::array at_rest{OrderState::accepted, OrderState::preparing, OrderState::prepared,
                                 OrderState::confirmed};
    for (const OutboxEntry& entry : all_in(at_rest.at(stage_.random.below(at_rest.size())))) {
        const int mood = stage_.below(40);
        if (mood == 0) static_cast<void>(kiosk_.outbox().cancel(entry.order.ref));
        if (mood == 1) kiosk_.outbox().watch({entry.order.ref});
        if (mood == 2) kiosk_.outbox().watch({});
    }
}

}  // namespace zuil::sim
