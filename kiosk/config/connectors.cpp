#include "kiosk/config/connectors.hpp"

namespace zuil {
namespace {

// What whoever takes the orders in can do, as a list of words.
void read_abilities(TomlTable& table, OrderAbilities& abilities) {
    for (const std::string& word : table.texts("abilities")) {
        if (word == "take_now") {
            abilities.take_now = true;
        } else if (word == "delivery") {
            abilities.delivery = true;
        } else if (word == "pay_at_pickup") {
            abilities.pay_at_pickup = true;
        } else {
            table.complain("abilities", R"(is a list of "take_now", "delivery" and "pay_at_pickup")");
        }
    }
}

void read_feed(TomlTable& table, const std::filesystem::path& folder, FeedSettings& feed) {
    feed.options.index_url = address(table.text("url"), folder);
    feed.authorization_file = path_setting(table, "authorization_file", folder);
    feed.orders_authorization_file = path_setting(table, "orders_authorization_file", folder);
    feed.options.orders_to = table.text_or("orders", "");
    read_abilities(table, feed.options.abilities);
    feed.options.abilities.delivery_needs_street = table.flag_or("delivery_needs_street", false);
    const std::string handover = table.text_or("handover", "folder");
    if (handover == "put" || handover == "post") {
        feed.options.handover = handover == "put" ? FeedOptions::Handover::put : FeedOptions::Handover::post;
        const bool is_web =
            feed.options.orders_to.starts_with("https://") || feed.options.orders_to.starts_with("http://");
        if (!is_web) table.complain("orders", R"(is a web address when handover is "put" or "post")");
    } else if (handover == "folder") {
        feed.options.handover = FeedOptions::Handover::folder;
        if (feed.options.orders_to.find("://") != std::string::npos) {
            table.complain("orders", R"(is a folder; for a web address set handover to "put" or "post")");
        }
    } else {
        table.complain("handover", R"(is "folder", "put" or "post")");
    }
    feed.options.desk = table.flag_or("desk", false);
    if (feed.options.desk && handover != "folder") {
        table.complain("desk", R"(is for handover = "folder": another receiver has its own desk)");
    }
}

void read_fields(TomlTable table, VendureFields& fields) {
    fields.variant_gtin = table.text_or("variant_gtin", "");
    fields.variant_list_price = table.text_or("variant_list_price", "");
    fields.variant_lowest_price_30d = table.text_or("variant_lowest_price_30d", "");
    fields.product_rating = table.text_or("product_rating", "");
    fields.product_rating_count = table.text_or("product_rating_count", "");
    fields.store_code = table.text_or("store_code", "");
    fields.store_address = table.texts("store_address");
    fields.customer_loyalty_number = table.text_or("customer_loyalty_number", "");
    fields.order_ref = table.text_or("order_ref", "");
    fields.order_pickup_code = table.text_or("order_pickup_code", "");
    fields.order_pickup_store = table.text_or("order_pickup_store", "");
    table.refuse_unknown();
}

// { "1" = "utrecht" }: a table of texts.
std::map<std::string, std::string> read_pairs(TomlTable table) {
    std::map<std::string, std::string> pairs;
    for (const std::string& key : table.keys()) pairs[key] = table.text(key);
    return pairs;
}

std::chrono::milliseconds seconds(TomlTable& table, std::string_view key, std::chrono::milliseconds otherwise) {
    const auto value = table.integer(key, 1, 3600);
    return value ? std::chrono::seconds{*value} : otherwise;
}

void read_phone_payment(TomlTable table, VendurePhonePayment& names) {
    names.create = table.text_or("create", "");
    names.result = table.text_or("result", "");
    names.close = table.text_or("close", "");
    names.method = table.text_or("method", "");
    names.return_url = table.text_or("return_url", "");
    names.open_for = std::chrono::minutes{
        table.integer_or("open_minutes", 2, 60, std::chrono::ceil<std::chrono::minutes>(names.open_for).count())};
    const bool is_whole = !names.result.empty() && !names.close.empty();
    if (!names.create.empty() && !is_whole) table.complain("create", "needs `result` and `close` beside it");
    table.refuse_unknown();
}

void read_loyalty(TomlTable table, VendureLoyalty& names) {
    names.points = table.text_or("points", "");
    names.advertising = table.text_or("advertising", "");
    names.offers = table.text_or("offers", "");
    names.store_purchases = table.text_or("store_purchases", "");
    names.send_code = table.text_or("send_code", "");
    names.check_code = table.text_or("check_code", "");
    if (names.send_code.empty() != names.check_code.empty())
        table.complain("send_code", "and `check_code` go together");
    table.refuse_unknown();
}

void read_medusa_fields(TomlTable table, MedusaFields& fields) {
    fields.variant_lowest_price_30d = table.text_or("variant_lowest_price_30d", "");
    fields.product_rating = table.text_or("product_rating", "");
    fields.product_rating_count = table.text_or("product_rating_count", "");
    fields.store_code = table.text_or("store_code", fields.store_code);
    table.refuse_unknown();
}

void read_medusa_loyalty(TomlTable table, MedusaLoyalty& loyalty) {
    loyalty.routes = table.text_or("routes", "");
    for (const std::string& word : table.texts("gives")) {
        CustomerAbilities& gives = loyalty.gives;
        if (word == "cards") {
            gives.cards = true;
        } else if (word == "points") {
            gives.points = true;
        } else if (word == "offers") {
            gives.offers = true;
        } else if (word == "store_purchases") {
            gives.store_purchases = true;
        } else if (word == "one_time_codes") {
            gives.one_time_codes = true;
        } else {
            table.complain("gives", R"(names "cards", "points", "offers", "store_purchases" and "one_time_codes")");
        }
    }
    if (loyalty.routes.empty() && loyalty.gives != CustomerAbilities{}) table.complain("gives", "needs `routes`");
    table.refuse_unknown();
}

void read_brand(TomlTable& table, MedusaOptions::Brand& brand) {
    const std::string word = table.text_or("brand", "collection");
    if (word == "collection") {
        brand = MedusaOptions::Brand::collection;
    } else if (word == "type") {
        brand = MedusaOptions::Brand::type;
    } else if (word == "none") {
        brand = MedusaOptions::Brand::none;
    } else {
        table.complain("brand", R"(is "collection", "type" or "none")");
    }
}

std::filesystem::path key_file(TomlTable& table, std::string_view key, const std::filesystem::path& folder) {
    std::filesystem::path file = path_setting(table, key, folder);
    if (file.empty()) table.complain(key, "is missing: a file that holds the key");
    return file;
}

// What is the same for every shop that keeps stock by locations and is read by pages.
template <class Options>
void read_pages_and_places(TomlTable& table, std::int64_t page_products_max, std::int64_t page_variants_max,
                           Options& options) {
    for (auto& [location, store] : read_pairs(table.table("location_stores"))) {
        options.location_stores.emplace(location, StoreId{store});
    }
    for (std::string& store : table.texts("stores_without_pickup")) {
        options.stores_without_pickup.emplace_back(std::move(store));
    }
    options.takes_now = table.flag_or("take_now", false);
    options.guest_email_domain = table.text_or("guest_email_domain", options.guest_email_domain);
    options.page_products =
        static_cast<int>(table.integer_or("page_products", 2, page_products_max, options.page_products));
    options.page_variants =
        static_cast<int>(table.integer_or("page_variants", 2, page_variants_max, options.page_variants));
    options.read_deadline = seconds(table, "read_deadline_seconds", options.read_deadline);
    options.order_deadline = seconds(table, "order_deadline_seconds", options.order_deadline);
    options.request_gap =
        std::chrono::milliseconds{table.integer_or("request_gap_milliseconds", 0, 60'000, options.request_gap.count())};
}

void read_medusa(TomlTable& table, const std::filesystem::path& folder, MedusaSettings& medusa) {
    MedusaOptions& options = medusa.options;
    options.server = table.text("server");
    if (options.server.ends_with('/')) table.complain("server", "has no slash at its end");
    medusa.publishable_key_file = key_file(table, "publishable_key_file", folder);
    medusa.secret_key_file = key_file(table, "secret_key_file", folder);
    options.region = table.text("region");
    options.country = table.text_or("country", options.country);
    options.locales = read_pairs(table.table("locales"));
    read_medusa_fields(table.table("fields"), options.fields);
    read_medusa_loyalty(table.table("loyalty"), options.loyalty);
    TomlTable facts = table.table("facts");
    for (const std::string& key : facts.keys()) options.facts[key] = facts.local_text(key);
    read_brand(table, options.brand);
    options.payment_provider = table.text_or("payment_provider", options.payment_provider);
    options.pickup_payment_provider = table.text_or("pickup_payment_provider", "");
    options.delivery_type = table.text_or("delivery_type", "");
    constexpr std::int64_t ids_in_an_address = 250;
    read_pages_and_places(table, ids_in_an_address, 10'000, options);
}

void read_vendure(TomlTable& table, const std::filesystem::path& folder, VendureSettings& vendure) {
    VendureOptions& options = vendure.options;
    options.shop_api = table.text("shop_api");
    options.admin_api = table.text("admin_api");
    vendure.api_key_file = path_setting(table, "api_key_file", folder);
    if (vendure.api_key_file.empty()) table.complain("api_key_file", "is missing: a file that holds the API key");
    options.channel = table.text_or("channel", "");
    read_fields(table.table("fields"), options.fields);
    read_phone_payment(table.table("phone_payment"), options.phone_payment);
    read_loyalty(table.table("loyalty"), options.loyalty);
    options.brand_facet = table.text_or("brand_facet", options.brand_facet);
    options.hidden_facets = table.texts("hidden_facets");
    options.shipping_method = table.text_or("shipping_method", options.shipping_method);
    for (auto& [store, method] : read_pairs(table.table("store_shipping_methods"))) {
        options.store_shipping_methods.emplace(StoreId{store}, method);
    }
    options.payment_method = table.text_or("payment_method", options.payment_method);
    options.pickup_payment_method = table.text_or("pickup_payment_method", "");
    options.delivery_shipping_method = table.text_or("delivery_shipping_method", "");
    read_pages_and_places(table, 1000, 1000, options);
}

}  // namespace

std::string address(const std::string& text, const std::filesystem::path& folder) {
    if (text.empty() || text.find("://") != std::string::npos) return text;
    return "file://" + (folder / text).lexically_normal().string();
}

std::filesystem::path path_setting(TomlTable& table, std::string_view key, const std::filesystem::path& folder) {
    const std::string text = table.text_or(key, "");
    return text.empty() ? std::filesystem::path{} : (folder / text).lexically_normal();
}

void read_connector(TomlTable& root, const std::filesystem::path& folder, Settings& settings) {
    TomlTable connector = root.table("connector");
    const std::string kind = connector.text("kind");
    settings.ca_file = path_setting(connector, "ca_file", folder);
    if (kind == "feed") {
        settings.connector = ConnectorKind::feed;
        read_feed(connector, folder, settings.feed);
    } else if (kind == "medusa") {
        settings.connector = ConnectorKind::medusa;
        read_medusa(connector, folder, settings.medusa);
        settings.medusa.options.languages = settings.engine.languages;
    } else if (kind == "vendure") {
        settings.connector = ConnectorKind::vendure;
        read_vendure(connector, folder, settings.vendure);
        settings.vendure.options.languages = settings.engine.languages;
        if (settings.engine.delivery) settings.vendure.options.delivery_country = settings.engine.delivery->country;
    } else if (!kind.empty()) {
        connector.complain("kind", R"(is "feed", "medusa" or "vendure")");
    }
    connector.refuse_unknown();
}

}  // namespace zuil
