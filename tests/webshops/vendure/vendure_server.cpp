#include "tests/webshops/vendure/vendure_server.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "tests/platform/http/http_client.hpp"

namespace zuil::test {
VendureServer::VendureServer(OrderFields fields)
    : process_{"vendure", {fields == OrderFields::absent ? "VENDURE_PLAIN=1" : "VENDURE_PLAIN="}},
      fields_{fields},
      http_{make_curl_http()} {
    const Json said = parse_where(process_.start());
    shop_api_ = said["shop_api"];
    admin_api_ = said["admin_api"];
    api_key_ = said["api_key"];
    database_url_ = said["database"]["url"];
    port_ = port_of(shop_api_);
    const Json credentials{{"name", said["administrator"]}, {"password", said["password"]}};
    as_owner(
        "mutation($name: String!, $password: String!) { login(username: $name, password: $password) { __typename } }",
        to_text(credentials));
}

VendureOptions VendureServer::options() const {
    VendureOptions options;
    options.shop_api = shop_api_;
    options.admin_api = admin_api_;
    options.api_key = api_key_;
    options.fields.variant_gtin = "ean";
    options.fields.variant_list_price = "listPrice";
    options.fields.variant_lowest_price_30d = "lowestPrice30d";
    options.fields.product_rating = "rating";
    options.fields.product_rating_count = "ratingCount";
    options.fields.store_code = "storeCode";
    options.fields.store_address = {"street", "postcode", "city"};
    options.fields.customer_loyalty_number = "loyaltyNumber";
    if (fields_ == OrderFields::present) {
        options.fields.order_ref = "kioskRef";
        options.fields.order_pickup_code = "pickupCode";
        options.fields.order_pickup_store = "pickupStore";
    }
    options.phone_payment = {.create = "createPhonePaymentIntent",
                             .result = "PhonePaymentIntent",
                             .close = "closePhonePayment",
                             .method = "phone-payment",
                             .return_url = "https://shop.example/thanks"};
    options.loyalty = {.points = "loyaltyPoints",
                       .advertising = "advertising",
                       .offers = "loyaltyOffers",
                       .store_purchases = "storePurchases",
                       .send_code = "sendCustomerCode",
                       .check_code = "checkCustomerCode"};
    options.hidden_facets = {"category"};
    options.stores_without_pickup = {StoreId{"WEB"}};
    return options;
}

VendureOptions VendureServer::options_through(int port) const {
    VendureOptions options = this->options();
    options.shop_api = at_port(std::move(options.shop_api), port);
    options.admin_api = at_port(std::move(options.admin_api), port);
    return options;
}

std::vector<std::vector<std::string>> VendureServer::sql(std::string_view query) const {
    return process_.sql(database_url_, query);
}

std::string VendureServer::sql_value(std::string_view query) const {
    const auto rows = sql(query);
    return rows.empty() ? "" : rows.front().front();
}

std::string VendureServer::as_owner(std::string_view query, std::string_view variables) {
    return ask_shop(admin_api_, owner_session_, query, variables);
}

std::string VendureServer::as_visitor(std::string_view query, std::string_view variables) {
    return ask_shop(shop_api_, visitor_session_, query, variables);
}

std::vector<std::string> VendureServer::desk_steps(const std::string& order) const {
    std::vector<std::string> steps;
    for (const auto& row :
         sql(R"(select case h.data::json->>'to' when 'Pending' then 'preparing' when 'Shipped' then 'ready'
            when 'Delivered' then 'handed_over' else h.data::json->>'to' end
        from history_entry h join "order" o on o.id = h."orderId"
        where h.type = 'ORDER_FULFILLMENT_TRANSITION' and o.code = ')" +
             order + "' order by h.id")) {
        steps.push_back(row.at(0));
    }
    return steps;
}

std::string VendureServer::ask_shop(const std::string& api, std::string& session, std::string_view query,
                                    std::string_view variables) {
    HttpRequest request{.method = HttpMethod::post, .url = api, .headers = {}, .body = ""};
    request.headers.emplace_back("content-type", "application/json");
    if (!session.empty()) request.headers.emplace_back("authorization", "Bearer " + session);
    request.body = to_text(Json{{"query", query}, {"variables", Json::parse(variables)}});
    const auto reply = ask(*http_, std::move(request));
    if (!reply) throw std::runtime_error{reply.error().detail};
    if (const auto token = reply->header("vendure-auth-token"); !token.empty()) session = token;
    if (!reply->ok() || Json::parse(reply->body).contains("errors")) throw std::runtime_error{reply->body};
    return reply->body;
}

Order order_of(const VendureServer& server, int number, const std::vector<std::pair<std::string, int>>& articles) {
    Order order;
    order.ref = OrderRef{fmt::format("0190aaaa-0000-7000-8000-{:012}", number)};
    order.pickup_code = fmt::format("7K {:03}", number);
    order.ordered_in = order.pickup_store = StoreId{"UTR1"};
    order.language = "nl";
    std::int64_t total = 0;
    for (const auto& [sku, quantity] : articles) {
        const auto rows = server.sql(R"(select v.id, v."productId", p.price from product_variant v
            join product_variant_price p on p."variantId" = v.id where v.sku = ')" +
                                     sku + "'");
        const std::vector<std::string>& row = rows.at(0);
        const Money price = Money::from_minor(std::stoll(row.at(2)), Currency::eur);
        order.lines.push_back({ProductId{row.at(1)}, VariantId{row.at(0)}, sku, sku, quantity, price});
        total += price.minor() * quantity;
    }
    order.total = Money::from_minor(total, Currency::eur);
    return order;
}

}  // namespace zuil::test
