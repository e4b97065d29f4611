#include "sync/shops/medusa/quote.hpp"

#include <algorithm>
#include <set>

#include "sync/shops/medusa/catalogue.hpp"
#include "sync/shops/medusa/stock.hpp"

namespace zuil::medusa {
namespace {

using Prices = std::map<VariantId, Money>;

// What a quote could not be got for is no news about the order.
Error unknown(Error error) {
    if (error.code != Errc::offline && error.code != Errc::timeout) error.code = Errc::shop_fault;
    return error;
}

Result<std::map<VariantId, int>> read_available(const std::map<std::string, StoreId>& locations, const Json& json) {
    TRY(const StockRows rows, read_stock_page(locations, WallTime{}, json));
    std::map<VariantId, int> available;
    for (const auto& levels : rows.levels) {
        for (const StockLevel& level : levels) available[level.variant] += level.quantity;
    }
    return available;
}

OrderQuote quote_of(const Order& order, const Prices& prices, const std::map<VariantId, int>& available) {
    OrderQuote quote;
    for (const OrderLine& line : order.lines) {
        OrderQuote::Line answer{.quantity = 0, .unit_price = Money::from_minor(0, order.total.currency())};
        const auto price = prices.find(line.variant);
        const auto pieces = available.find(line.variant);
        const bool is_sold = price != prices.end() && price->second.currency() == order.total.currency();
        if (is_sold && pieces != available.end() && pieces->second > 0) {
            answer = {.quantity = std::min(pieces->second, line.quantity), .unit_price = price->second};
        }
        quote.lines.push_back(answer);
    }
    return quote;
}

template <class T>
std::vector<std::string> texts_of(const std::set<T>& ids) {
    std::vector<std::string> texts;
    for (const T& id : ids) texts.push_back(id.text());
    return texts;
}

void ask_stock(Client& client, const MedusaOptions& options, const std::map<std::string, StoreId>& locations,
               const Order& order, const Prices& prices, Done<OrderQuote> done) {
    std::set<VariantId> variants;
    for (const OrderLine& line : order.lines) variants.insert(line.variant);
    RequestPath path = stock_path();
    path.with_each("id", texts_of(variants)).with("limit", static_cast<int>(variants.size()));
    client.admin_get(path, options.order_deadline,
                     [&locations, order, prices, done = std::move(done)](Result<Answer> answer) {
                         if (!answer) return done(tl::unexpected<Error>{unknown(std::move(answer).error())});
                         const auto available = read_available(locations, answer->json);
                         if (!available) return done(tl::unexpected<Error>{unknown(available.error())});
                         done(quote_of(order, prices, *available));
                     });
}

}  // namespace

void ask_quote(Client& client, const MedusaOptions& options, const std::map<std::string, StoreId>& locations,
               const Order& order, Done<OrderQuote> done) {
    std::set<ProductId> products;
    for (const OrderLine& line : order.lines) products.insert(line.product);
    fetch_products(client, options, texts_of(products),
                   [&client, &options, &locations, order, done = std::move(done)](Result<ProductPage> page) {
                       if (!page) return done(tl::unexpected<Error>{unknown(std::move(page).error())});
                       Prices prices;
                       for (const ProductRow& row : page->rows) {
                           if (!row.product) continue;
                           for (const Variant& variant : row.product->variants) prices[variant.id] = variant.price;
                       }
                       ask_stock(client, options, locations, order, prices, done);
                   });
}

}  // namespace zuil::medusa
