#include "tests/webshops/medusa/medusa_real_shop.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sync/shops/medusa/request_path.hpp"
#include "tests/platform/http/http_client.hpp"

namespace zuil::test {

std::vector<std::string> real_shop_kinds() { return {"medusa"}; }

std::unique_ptr<RealShop> start_real_shop(const std::string&) { return std::make_unique<MedusaRealShop>(); }

MedusaRealShop::MedusaRealShop() {
    const Json where = parse_where(process_.start());
    server_ = where["server"];
    publishable_key_ = where["keys"]["publishable"];
    secret_key_ = where["keys"]["secret"];
    region_ = where["keys"]["region"];
    database_url_ = where["database"]["url"];
}

MedusaOptions MedusaRealShop::options() const {
    MedusaOptions options;
    options.server = server_;
    options.publishable_key = publishable_key_;
    options.secret_key = secret_key_;
    options.region = region_;
    options.locales = {{"en", "en-GB"}};
    options.fields.variant_lowest_price_30d = "lowest_price_30d";
    options.fields.product_rating = "rating";
    options.fields.product_rating_count = "rating_count";
    options.facts = {{"material", LocalText{{"nl", "Materiaal"}, {"en", "Material"}}}};
    options.loyalty = {
        .routes = "/admin/loyalty",
        .gives = {.cards = true, .points = true, .offers = true, .store_purchases = true, .one_time_codes = true}};
    options.stores_without_pickup = {StoreId{"WEB"}};
    return options;
}

std::unique_ptr<Shop> MedusaRealShop::connect(Http& http, const Clock& clock, const Connection& connection) const {
    MedusaOptions options = this->options();
    options.request_gap = connection.request_gap;
    if (connection.port != 0) options.server = at_port(options.server, connection.port);
    if (connection.page_products != 0) options.page_products = connection.page_products;
    if (connection.order_deadline.count() != 0) options.order_deadline = connection.order_deadline;
    if (connection.does_all) {
        options.delivery_type = "home-delivery";
        options.pickup_payment_provider = "pp_system_default";
        options.takes_now = true;
    }
    return make_medusa_shop(http, clock, std::move(options)).value();
}

std::vector<std::vector<std::string>> MedusaRealShop::sql(std::string_view query) const {
    return process_.sql(database_url_, query);
}

std::vector<std::string> MedusaRealShop::column(const std::string& query) const {
    std::vector<std::string> values;
    for (auto& row : sql(query)) values.push_back(std::move(row.front()));
    return values;
}

void MedusaRealShop::as_owner(HttpMethod method, const std::string& path, const std::string& body) {
    HttpRequest request{.method = method, .url = server_ + path, .headers = {}, .body = body};
    request.headers.emplace_back("content-type", "application/json");
    request.headers.emplace_back("authorization", "Basic " + medusa::base64(secret_key_ + ":"));
    const auto reply = ask(*http_, std::move(request));
    if (!reply) throw std::runtime_error{reply.error().detail};
    if (!reply->ok()) throw std::runtime_error{path + ": " + reply->body};
}

std::string MedusaRealShop::order_id(const std::string& shop_order) const {
    return sql_value(R"(select id from "order" where display_id = )" + shop_order);
}

std::vector<std::pair<std::string, std::string>> MedusaRealShop::bookings(const std::string& sku) const {
    std::vector<std::pair<std::string, std::string>> found;
    const auto rows = sql(R"(select o.display_id, string_agg(l.variant_sku || ' x ' || round(i.quantity), ', '
            order by l.variant_sku)
        from "order" o join order_item i on i.order_id = o.id and i.version = o.version
        join order_line_item l on l.id = i.item_id
        where o.status <> 'canceled' and o.id in (select order_id from order_item
            join order_line_item on order_line_item.id = item_id where variant_sku = ')" +
                          sku + "') group by o.display_id order by o.display_id");
    for (const auto& row : rows) found.emplace_back(row[0], row[1]);
    return found;
}

int MedusaRealShop::placed_orders() const {
    return std::stoi(sql_value(R"(select count(*) from "order" where status <> 'canceled')"));
}

std::string MedusaRealShop::told(const std::string& shop_order) const {
    return sql_value(R"(select concat_ws(' | ', o.metadata, o.email, a.first_name || ' ' || a.last_name, a.phone,
            a.address_1, a.postal_code, a.city, a.country_code, m.name)
        from "order" o left join order_address a on a.id = o.shipping_address_id
        left join order_shipping s on s.order_id = o.id left join order_shipping_method m on m.id = s.shipping_method_id
        where o.display_id = )" +
                     shop_order);
}

std::vector<std::string> MedusaRealShop::kept(const std::string& shop_order) const {
    return column(R"(select l.variant_sku || ' x ' || round(r.quantity) || ' in ' || (p.metadata->>'store_code')
        from "order" o join order_item i on i.order_id = o.id and i.version = o.version
        join order_line_item l on l.id = i.item_id
        join reservation_item r on r.line_item_id = l.id and r.deleted_at is null
        join stock_location p on p.id = r.location_id where o.display_id = )" +
                  shop_order + " order by 1");
}

bool MedusaRealShop::is_cancelled(const std::string& shop_order) const {
    return sql_value(R"(select status from "order" where display_id = )" + shop_order) == "canceled";
}

std::vector<std::string> MedusaRealShop::desk_steps(const std::string& shop_order) const {
    return column(R"(select step from (
            select 'ready' as step, f.created_at as moment, f.id from fulfillment f where f.canceled_at is null
            union all select 'handed_over', f.delivered_at, f.id from fulfillment f
                where f.canceled_at is null and f.delivered_at is not null) s
        join order_fulfillment l on l.fulfillment_id = s.id join "order" o on o.id = l.order_id
        where o.display_id = )" +
                  shop_order + " order by s.moment, s.id");
}

std::string MedusaRealShop::desk_history(const std::string& shop_order) const {
    return sql_value(R"(select concat_ws(' | ', o.metadata->>'kiosk_refused',
            (select string_agg(c.internal_note, ' | ') from order_change c
                where c.order_id = o.id and c.status = 'confirmed' and c.deleted_at is null),
            (select string_agg(f.id || ' ' || coalesce(f.metadata::text, ''), ' | ') from fulfillment f
                join order_fulfillment l on l.fulfillment_id = f.id where l.order_id = o.id))
        from "order" o where o.display_id = )" +
                     shop_order);
}

int MedusaRealShop::refusals(const std::string& shop_order) const {
    return std::stoi(sql_value(R"(select count(c.id) + count(distinct o.id) filter (where o.status = 'canceled')
        from "order" o left join order_change c on c.order_id = o.id and c.change_type = 'edit'
            and c.status = 'confirmed' and c.deleted_at is null
        where o.display_id = )" +
                               shop_order));
}

int MedusaRealShop::payments(const std::string& shop_order) const {
    return std::stoi(sql_value(R"(select count(*) from payment p
        join order_payment_collection c on c.payment_collection_id = p.payment_collection_id
        join "order" o on o.id = c.order_id where p.deleted_at is null and o.display_id = )" +
                               shop_order));
}

void MedusaRealShop::set_price(const std::string& sku, std::int64_t minor) {
    const auto rows = sql(R"(select v.product_id, v.id, coalesce(sale.id, ''), coalesce(sale.price_list_id, '')
        from product_variant v join product_variant_price_set s on s.variant_id = v.id
        left join price sale on sale.price_set_id = s.price_set_id and sale.price_list_id is not null
            and sale.deleted_at is null
        where v.sku = ')" +
                          sku + "'");
    const auto& row = rows.at(0);
    const std::string amount = fmt::format("{}.{:02}", minor / 100, minor % 100);
    if (row[2].empty()) {
        as_owner(HttpMethod::post, "/admin/products/" + row[0] + "/variants/" + row[1],
                 R"({"prices":[{"currency_code":"eur","amount":)" + amount + "}]}");
    } else {
        as_owner(
            HttpMethod::post, "/admin/price-lists/" + row[3] + "/prices/batch",
            R"({"update":[{"id":")" + row[2] + R"(","amount":)" + amount + R"(,"variant_id":")" + row[1] + "\"}]}");
    }
}

void MedusaRealShop::set_stock(const std::string& sku, int pieces) {
    sql(fmt::format(R"(update inventory_level l set stocked_quantity = l.reserved_quantity + {0},
        raw_stocked_quantity = jsonb_build_object('value', (l.reserved_quantity + {0})::text, 'precision', 20)
        from product_variant_inventory_item i join product_variant v on v.id = i.variant_id
        where i.inventory_item_id = l.inventory_item_id and v.sku = '{1}')",
                    pieces, sku));
}

void MedusaRealShop::delete_product(const std::string& id) { as_owner(HttpMethod::delete_, "/admin/products/" + id); }

void MedusaRealShop::switch_off(const std::string& sku) {
    as_owner(HttpMethod::post, "/admin/products/" + line(sku, 1).product.text(), R"({"status":"draft"})");
}

void MedusaRealShop::make_ready(const std::string& shop_order, const std::string& sku) {
    const std::string order = order_id(shop_order);
    const auto rows = sql(R"(select l.id, round(i.quantity) from order_item i join order_line_item l on l.id = i.item_id
        where i.version = (select version from "order" where id = i.order_id) and i.order_id = ')" +
                          order + "' and l.variant_sku = '" + sku + "'");
    const std::string place = sql_value("select id from stock_location where metadata->>'store_code' = 'UTR1'");
    as_owner(HttpMethod::post, "/admin/orders/" + order + "/fulfillments",
             R"({"items":[{"id":")" + rows.at(0)[0] + R"(","quantity":)" + rows[0][1] + R"(}],"location_id":")" +
                 place + "\"}");
}

void MedusaRealShop::hand_over(const std::string& shop_order) {
    const std::string order = order_id(shop_order);
    for (const std::string& one :
         column("select fulfillment_id from order_fulfillment where order_id = '" + order + "' order by 1")) {
        as_owner(HttpMethod::post, "/admin/orders/" + order + "/fulfillments/" + one + "/mark-as-delivered", "{}");
    }
}

void MedusaRealShop::take_payment(const std::string& shop_order) {
    const std::string payment = sql_value(R"(select p.id from payment p
        join order_payment_collection c on c.payment_collection_id = p.payment_collection_id where c.order_id = ')" +
                                          order_id(shop_order) + "'");
    as_owner(HttpMethod::post, "/admin/payments/" + payment + "/capture", "{}");
}

}  // namespace zuil::test
