#include "tests/window/vendure_kiosk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace zuil::test {
namespace {

// Nobody is asked whether they are still there: a slow machine is no absent shopper.
constexpr const char* settings_text = R"([shop]
name = "Proefwinkel"
languages = ["en", "nl"]
keep_days = 7
ask_contact = {asks_contact}
[kiosk]
store = "UTR1"
code = "UT1"
[connector]
kind = "vendure"
{ca_file}
shop_api = "{shop_api}"
admin_api = "{admin_api}"
api_key_file = "vendure.key"
hidden_facets = ["category"]
stores_without_pickup = ["WEB"]
request_gap_milliseconds = {request_gap}
[connector.fields]
variant_gtin = "ean"
variant_list_price = "listPrice"
variant_lowest_price_30d = "lowestPrice30d"
product_rating = "rating"
product_rating_count = "ratingCount"
store_code = "storeCode"
store_address = ["street", "postcode", "city"]
customer_loyalty_number = "loyaltyNumber"
order_ref = "{order_ref}"
order_pickup_code = "{order_pickup_code}"
order_pickup_store = "{order_pickup_store}"
{phone_payment}
[timeouts]
idle_seconds = 3600
idle_in_checkout_seconds = 3600
confirmation_seconds = 900
[sync]
changes_minutes = 1
{printer}
)";

// The names of the plugin that the test shop has.
std::string phone_payment_text(const VendurePhonePayment& names) {
    return fmt::format("[connector.phone_payment]\ncreate = \"{}\"\nresult = \"{}\"\nclose = \"{}\"\nmethod = \"{}\"",
                       names.create, names.result, names.close, names.method);
}

std::string over_tls(const std::string& address) {
    constexpr std::string_view plain = "http://127.0.0.1:";
    if (!address.starts_with(plain)) throw std::runtime_error{address + " is not of this machine"};
    return "https://localhost:" + address.substr(plain.size());
}

void write_file(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream{file};
    stream << text;
    if (!stream.flush()) throw std::runtime_error{file.string() + " cannot be written"};
}

}  // namespace

VendureKiosk::VendureKiosk(const VendureServer& server, const VendureSetup& setup) { set_up(server, setup); }

void VendureKiosk::set_up(const VendureServer& server, const VendureSetup& setup) const {
    VendureOptions options = server.options_through(setup.port != 0 ? setup.port : server.port());
    if (!setup.ca_file.empty()) {
        for (std::string* const address : {&options.shop_api, &options.admin_api}) *address = over_tls(*address);
    }
    write_file(folder_ / "vendure.key", options.api_key);
    write_file(
        folder_ / "zuil.toml",
        fmt::format(settings_text, fmt::arg("asks_contact", setup.asks_contact), fmt::arg("shop_api", options.shop_api),
                    fmt::arg("admin_api", options.admin_api), fmt::arg("request_gap", setup.request_gap.count()),
                    fmt::arg("ca_file", setup.ca_file.empty() ? "" : "ca_file = \"" + setup.ca_file.string() + '"'),
                    fmt::arg("order_ref", options.fields.order_ref),
                    fmt::arg("order_pickup_code", options.fields.order_pickup_code),
                    fmt::arg("order_pickup_store", options.fields.order_pickup_store),
                    fmt::arg("printer", setup.printer_port == 0
                                            ? ""
                                            : fmt::format("[printer]\naddress = \"127.0.0.1:{}\"", setup.printer_port)),
                    fmt::arg("phone_payment", setup.pays_on_phone ? phone_payment_text(options.phone_payment) : "")));
}

Kiosk::Options VendureKiosk::options(int width, int height) const {
    return {.arguments = {"--config", (folder_ / "zuil.toml").string(), "--presenter", "software"},
            .data = data(),
            .environment = {},
            .width = width,
            .height = height};
}

std::vector<PlacedOrder> placed_orders(const VendureServer& server) {
    const bool has_fields = !server.options().fields.order_ref.empty();
    const std::string told = has_fields ? R"(concat_ws(' ', o."customFieldsKioskref", o."customFieldsPickupcode",
                                      o."customFieldsPickupstore"))"
                                        : R"((select string_agg(data, ' ') from history_entry h
                                      where h."orderId" = o.id and h.type = 'ORDER_NOTE'))";
    const auto rows = server.sql("select o.code, " + told +
                                 R"(, (select string_agg(v.sku || ' x ' || l.quantity, ', ' order by v.sku)
            from order_line l join product_variant v on v.id = l."productVariantId" where l."orderId" = o.id)
        from "order" o where o."orderPlacedAt" is not null and o.state <> 'Cancelled' order by o.id)");
    std::vector<PlacedOrder> orders;
    for (const auto& row : rows) orders.push_back({row.at(0), row.at(1), row.at(2)});
    return orders;
}

std::vector<PlacedOrder> placed_orders(const VendureServer& server, const std::string& text) {
    std::vector<PlacedOrder> orders = placed_orders(server);
    std::erase_if(orders, [&](const PlacedOrder& order) { return order.told.find(text) == std::string::npos; });
    return orders;
}

std::vector<ShopArticle> articles_with_ean(const VendureServer& server, int count) {
    const auto rows = server.sql(fmt::format(
        R"(select v.sku, t.name, v."customFieldsEan" from product_variant v
           join product p on p.id = v."productId" and p.enabled
           join product_translation t on t."baseId" = p.id and t."languageCode" = 'en'
           where v."customFieldsEan" <> '' and v.sku like 'Z%' and
               (select count(*) from product_variant o where o."productId" = p.id) = 1
           order by v.sku limit {})",
        count));
    if (std::ssize(rows) < count) throw std::runtime_error{"the test shop has too few articles; seed it"};
    std::vector<ShopArticle> articles;
    for (const auto& row : rows) articles.push_back({row.at(0), row.at(1), row.at(2)});
    return articles;
}

}  // namespace zuil::test
