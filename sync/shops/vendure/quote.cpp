#include "sync/shops/vendure/quote.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "sync/shops/vendure/graphql.hpp"
#include "sync/shops/vendure/orders.hpp"
#include "sync/shops/vendure/rows.hpp"

namespace zuil::vendure {
namespace {

constexpr int basket_pieces_max = 1'000'000;

// Nothing of it, but as many lines as the order has.
OrderQuote nothing_of(const Order& order) {
    OrderQuote quote;
    quote.lines.resize(order.lines.size(), {.quantity = 0, .unit_price = Money::from_minor(0, order.total.currency())});
    return quote;
}

// What a quote could not be got for is no news about the order.
Error unknown(Error error) {
    if (error.code != Errc::offline && error.code != Errc::timeout) error.code = Errc::shop_fault;
    return error;
}

void ask_basket(Client& client, const VendureOptions& options, const Order& order,
                const std::vector<VariantId>& sellable, Done<OrderQuote> done) {
    Order sold = order;
    std::erase_if(sold.lines,
                  [&](const OrderLine& line) { return std::ranges::find(sellable, line.variant) == sellable.end(); });
    if (sold.lines.empty()) return done(nothing_of(order));
    client.shop("", basket_request(sold), options.order_deadline,
                [order, done = std::move(done)](const Result<Answer>& answer) {
                    if (!answer) return done(tl::unexpected<Error>{unknown(answer.error())});
                    auto quote = read_quote(order, answer->body);
                    if (!quote) return done(tl::unexpected<Error>{unknown(std::move(quote).error())});
                    done(std::move(quote));
                });
}

}  // namespace

void ask_quote(Client& client, const VendureOptions& options, const Order& order, Done<OrderQuote> done) {
    client.admin(sellable_request(order), options.order_deadline,
                 [&client, &options, order, done = std::move(done)](const Result<Answer>& answer) {
                     if (!answer) return done(tl::unexpected<Error>{unknown(answer.error())});
                     const auto sellable = read_sellable(answer->body);
                     if (!sellable) return done(tl::unexpected<Error>{unknown(sellable.error())});
                     ask_basket(client, options, order, *sellable, done);
                 });
}

std::string sellable_request(const Order& order) {
    Json ids = Json::array();
    for (const OrderLine& line : order.lines) ids.push_back(line.variant.text());
    const std::size_t take = ids.size();
    return graphql_body(
        "query($options: ProductVariantListOptions!) { productVariants(options: $options) { items { id enabled"
        " product { enabled } } } }",
        Json{{"options", {{"take", take}, {"filter", {{"id", {{"in", std::move(ids)}}}}}}}});
}

Result<std::vector<VariantId>> read_sellable(std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("productVariants")));
    std::vector<VariantId> sellable;
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        TRY(const bool is_enabled, row.boolean("enabled"));
        TRY(const JsonReader product, row.child("product"));
        TRY(const bool product_is_enabled, product.boolean("enabled"));
        if (is_enabled && product_is_enabled) sellable.emplace_back(std::move(id));
        return {};
    }));
    return sellable;
}

Result<OrderQuote> read_quote(const Order& order, std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader basket, (JsonReader{data, ""}.child("basket")));
    TRY(const JsonReader row, basket.child("order"));
    TRY(const Currency currency, parse_currency(row.string_or("currencyCode", "")));
    if (currency != order.total.currency()) return fail(Errc::bad_data, "the shop quotes in another currency");
    std::map<VariantId, OrderQuote::Line> held;
    TRY_DO(for_each(row, "lines", [&](const JsonReader& line) -> Status {
        TRY(const JsonReader variant, line.child("productVariant"));
        TRY(std::string id, read_id(variant, "id"));
        TRY(const std::int64_t pieces, line.integer("quantity", 0, basket_pieces_max));
        TRY(const Money price, read_money(line, "unitPriceWithTax", currency, 0));
        held[VariantId{std::move(id)}] = {.quantity = static_cast<int>(pieces), .unit_price = price};
        return {};
    }));
    OrderQuote quote = nothing_of(order);
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const auto found = held.find(order.lines[i].variant);
        if (found == held.end() || found->second.quantity == 0) continue;
        quote.lines[i] = {.quantity = std::min(found->second.quantity, order.lines[i].quantity),
                          .unit_price = found->second.unit_price};
    }
    return quote;
}

}  // namespace zuil::vendure
