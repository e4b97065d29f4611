#include "tests/webshops/acceptance/real_shop.hpp"

#include <fmt/format.h>

namespace zuil::test {

std::string RealShop::sql_value(std::string_view query) const {
    const auto rows = sql(query);
    return rows.empty() ? "" : rows.front().front();
}

std::string single_article(int n) { return fmt::format("Z{:06}-1", 5 * n); }

Order order_of(const RealShop& shop, int number, const std::vector<std::pair<std::string, int>>& articles) {
    Order order;
    order.ref = OrderRef{fmt::format("0190aaaa-0000-7000-8000-{:012}", number)};
    order.pickup_code = fmt::format("7K {:03}", number);
    order.ordered_in = order.pickup_store = StoreId{"UTR1"};
    order.language = "nl";
    order.total = Money::from_minor(0, Currency::eur);
    for (const auto& [sku, quantity] : articles) {
        order.lines.push_back(shop.line(sku, quantity));
        order.total = order.total.plus(order.lines.back().unit_price.times(quantity));
    }
    return order;
}

}  // namespace zuil::test
