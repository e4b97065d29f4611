#include "tests/webshops/vendure/vendure_real_shop.hpp"

#include <fmt/format.h>

namespace zuil::test {
namespace {

std::vector<std::string> first_of(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::string> values;
    for (const auto& row : rows) values.push_back(row.front());
    return values;
}

}  // namespace

std::vector<std::string> real_shop_kinds() { return {"vendure", "vendure without our order fields"}; }

std::unique_ptr<RealShop> start_real_shop(const std::string& kind) {
    const bool is_usual = kind == real_shop_kinds().front();
    using Fields = VendureServer::OrderFields;
    return std::make_unique<VendureRealShop>(is_usual ? Fields::present : Fields::absent);
}

std::unique_ptr<Shop> VendureRealShop::connect(Http& http, const Clock& clock, const Connection& connection) const {
    VendureOptions options = connection.port != 0 ? server.options_through(connection.port) : server.options();
    options.request_gap = connection.request_gap;
    if (connection.page_products != 0) options.page_products = connection.page_products;
    if (connection.order_deadline.count() != 0) options.order_deadline = connection.order_deadline;
    if (connection.does_all) {
        options.delivery_shipping_method = "home-delivery";
        options.pickup_payment_method = "pay-at-pickup";
        options.takes_now = true;
    }
    return make_vendure_shop(http, clock, std::move(options)).value();
}

std::vector<std::pair<std::string, std::string>> VendureRealShop::bookings(const std::string& sku) const {
    std::vector<std::pair<std::string, std::string>> found;
    const auto rows = sql(R"(select o.code, string_agg(v.sku || ' x ' || l.quantity, ', ' order by v.sku) from "order" o
        join order_line l on l."orderId" = o.id join product_variant v on v.id = l."productVariantId"
        where o."orderPlacedAt" is not null and o.state <> 'Cancelled' and o.id in (select "orderId" from order_line
            join product_variant on product_variant.id = "productVariantId" where sku = ')" +
                          sku + "') group by o.code");
    for (const auto& row : rows) found.emplace_back(row[0], row[1]);
    return found;
}

int VendureRealShop::placed_orders() const {
    return std::stoi(sql_value(R"(select count(*) from "order" where "orderPlacedAt" is not null)"));
}

std::string VendureRealShop::told(const std::string& shop_order) const {
    const bool has_fields = fields_ == VendureServer::OrderFields::present;
    return sql_value(
        "select concat_ws(' | ', " +
        std::string{has_fields ? R"("customFieldsKioskref", "customFieldsPickupcode", "customFieldsPickupstore", )"
                               : ""} +
        R"(c."emailAddress", concat_ws(' ', c."firstName", c."lastName"), c."phoneNumber", o."shippingAddress",
            (select string_agg(h.data, ' ') from history_entry h where h.type = 'ORDER_NOTE' and h."orderId" = o.id),
            (select string_agg(p.method, ' ') from payment p where p."orderId" = o.id),
            (select string_agg(m.code, ' ') from shipping_line s join shipping_method m on m.id = s."shippingMethodId"
                where s."orderId" = o.id))
        from "order" o left join customer c on c.id = o."customerId" where o.code = ')" +
        shop_order + "'");
}

std::vector<std::string> VendureRealShop::kept(const std::string& shop_order) const {
    return first_of(sql(R"(select v.sku || ' x ' || m.quantity || ' in ' || p."customFieldsStorecode" from "order" o
        join order_line l on l."orderId" = o.id join product_variant v on v.id = l."productVariantId"
        join stock_movement m on m."orderLineId" = l.id and m.type = 'ALLOCATION'
        join stock_location p on p.id = m."stockLocationId" where o.code = ')" +
                        shop_order + "' order by 1"));
}

bool VendureRealShop::is_cancelled(const std::string& shop_order) const {
    return sql_value(R"(select state from "order" where code = ')" + shop_order + "'") == "Cancelled";
}

std::vector<std::string> VendureRealShop::desk_steps(const std::string& shop_order) const {
    return server.desk_steps(shop_order);
}

std::string VendureRealShop::desk_history(const std::string& shop_order) const {
    return sql_value(R"(select string_agg(h.type || ' ' || h.data, ' | ' order by h.id) from history_entry h
        join "order" o on o.id = h."orderId" where o.code = ')" +
                     shop_order + "'");
}

int VendureRealShop::refusals(const std::string& shop_order) const {
    return std::stoi(sql_value(R"(select count(*) from history_entry h join "order" o on o.id = h."orderId"
        where h.type = 'ORDER_CANCELLATION' and o.code = ')" +
                               shop_order + "'"));
}

int VendureRealShop::payments(const std::string& shop_order) const {
    return std::stoi(sql_value(
        R"(select count(*) from payment p join "order" o on o.id = p."orderId" where o.code = ')" + shop_order + "'"));
}

void VendureRealShop::set_price(const std::string& sku, std::int64_t minor) {
    server.as_owner("mutation($v: [UpdateProductVariantInput!]!) { updateProductVariants(input: $v) { id } }",
                    fmt::format(R"({{"v":[{{"id":"{}","price":{}}}]}})", line(sku, 1).variant.text(), minor));
}

void VendureRealShop::set_stock(const std::string& sku, int pieces) {
    sql(fmt::format(R"(update stock_level set "stockOnHand" = "stockAllocated" + {} where "productVariantId" =
        (select id from product_variant where sku = '{}'))",
                    pieces, sku));
}

void VendureRealShop::delete_product(const std::string& id) {
    server.as_owner("mutation($id: ID!) { deleteProduct(id: $id) { result } }", R"({"id":")" + id + R"("})");
}

void VendureRealShop::switch_off(const std::string& sku) {
    server.as_owner("mutation($p: UpdateProductInput!) { updateProduct(input: $p) { id } }",
                    R"({"p":{"id":")" + line(sku, 1).product.text() + R"(","enabled":false}})");
}

void VendureRealShop::make_ready(const std::string& shop_order, const std::string& sku) {
    const auto rows = sql(R"(select l.id, l.quantity from order_line l join "order" o on o.id = l."orderId"
        join product_variant v on v.id = l."productVariantId" where o.code = ')" +
                          shop_order + "' and v.sku = '" + sku + "'");
    server.as_owner(
        "mutation($input: FulfillOrderInput!) { addFulfillmentToOrder(input: $input) { __typename ... on"
        " Fulfillment { id } ... on ErrorResult { errorCode message } } }",
        R"({"input":{"lines":[{"orderLineId":")" + rows.at(0)[0] + R"(","quantity":)" + rows[0][1] +
            R"(}],"handler":{"code":"manual-fulfillment","arguments":[{"name":"method","value":"desk"},)"
            R"({"name":"trackingCode","value":""}]}}})");
    move_fulfilment(sql_value("select max(id) from fulfillment"), "Shipped");
}

void VendureRealShop::move_fulfilment(const std::string& id, const std::string& state) {
    server.as_owner(
        "mutation($id: ID!, $state: String!) { transitionFulfillmentToState(id: $id, state: $state) { __typename"
        " ... on ErrorResult { errorCode message } } }",
        R"({"id":")" + id + R"(","state":")" + state + "\"}");
}

void VendureRealShop::hand_over(const std::string& shop_order) {
    const auto ids = first_of(sql(R"(select distinct f."fulfillmentId" from order_fulfillments_fulfillment f
        join "order" o on o.id = f."orderId" where o.code = ')" +
                                  shop_order + "' order by 1"));
    for (const std::string& id : ids) move_fulfilment(id, "Delivered");
}

void VendureRealShop::take_payment(const std::string& shop_order) {
    const std::string payment = sql_value(
        R"(select p.id from payment p join "order" o on o.id = p."orderId" where o.code = ')" + shop_order + "'");
    server.as_owner("mutation($id: ID!) { settlePayment(id: $id) { __typename } }", R"({"id":")" + payment + "\"}");
}

}  // namespace zuil::test
