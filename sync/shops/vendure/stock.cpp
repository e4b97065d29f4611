#include "sync/shops/vendure/stock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sync/shops/vendure/graphql.hpp"
#include "sync/shops/vendure/rows.hpp"

namespace zuil::vendure {
namespace {

constexpr std::int64_t pieces_max = 1'000'000'000;
// A variant whose stock Vendure does not count is sold without a limit: as many as an order line may hold.
constexpr int uncounted_pieces = 99;

Json list_options(const Slice& slice) {
    return {{"skip", slice.skip}, {"take", slice.take}, {"sort", {{"id", "ASC"}}}};
}

StoreId store_of(const JsonReader& row, const std::string& id, const VendureOptions& options) {
    const auto mapped = options.location_stores.find(id);
    if (mapped != options.location_stores.end()) return mapped->second;
    // Without codes and without a mapping, Vendure's own id is the only name that a store has.
    if (options.fields.store_code.empty()) return options.location_stores.empty() ? StoreId{id} : StoreId{};
    const auto custom = row.child("customFields");
    return custom ? StoreId{custom->string_or(options.fields.store_code, "")} : StoreId{};
}

std::string read_address(const JsonReader& row, const VendureOptions& options) {
    std::string address;
    const auto custom = row.child("customFields");
    if (!custom) return address;
    for (const std::string& name : options.fields.store_address) {
        const std::string part = custom->string_or(name, "");
        if (part.empty()) continue;
        if (!address.empty()) address += ", ";
        address += part;
    }
    return address;
}

Result<std::vector<StockLevel>> read_levels(const JsonReader& row, const std::string& variant,
                                            const std::map<std::string, StoreId>& locations, WallTime as_of) {
    std::vector<StockLevel> levels;
    const bool is_counted = row.string_or("trackInventory", "INHERIT") != "FALSE";
    TRY_DO(for_each(row, "stockLevels", [&](const JsonReader& element) -> Status {
        TRY(const std::string location, read_id(element, "stockLocationId"));
        const auto store = locations.find(location);
        if (store == locations.end()) return {};
        TRY(const std::int64_t on_hand, element.integer("stockOnHand", -pieces_max, pieces_max));
        TRY(const std::int64_t allocated, element.integer("stockAllocated", -pieces_max, pieces_max));
        const auto free = static_cast<int>(std::clamp<std::int64_t>(on_hand - allocated, 0, pieces_max));
        levels.push_back({.variant = VariantId{variant},
                          .store = store->second,
                          .quantity = is_counted ? free : uncounted_pieces,
                          .shelf = "",
                          .as_of = as_of});
        return {};
    }));
    std::ranges::sort(levels, {}, &StockLevel::store);
    return levels;
}

}  // namespace

std::string stores_request(const VendureOptions& options, const Slice& slice) {
    std::string fields = options.fields.store_code;
    for (const std::string& name : options.fields.store_address) fields.append(" ").append(name);
    const std::string query = fmt::format(
        "query($options: StockLocationListOptions!) {{ stockLocations(options: $options) {{ totalItems items {{ id "
        "name{} }} }} }}",
        custom_fields_selection({fields.starts_with(' ') ? fields.substr(1) : fields}));
    return graphql_body(query, Json{{"options", list_options(slice)}});
}

Result<StorePage> read_stores(const VendureOptions& options, std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("stockLocations")));
    StorePage page;
    TRY(page.total, read_total(list));
    const auto store_in = [&options](const JsonReader& row, const std::string& id) {
        Store store;
        store.id = store_of(row, id, options);
        store.address = read_address(row, options);
        return store;
    };
    TRY_DO(read_store_rows(list, "items", options.stores_without_pickup, store_in, page));
    return page;
}

std::string stock_page_request(const Slice& slice) {
    return graphql_body(
        "query($options: ProductVariantListOptions!) { productVariants(options: $options) { totalItems items { id "
        "trackInventory stockLevels { stockLocationId stockOnHand stockAllocated } } } }",
        Json{{"options", list_options(slice)}});
}

Result<StockRows> read_stock_page(const std::map<std::string, StoreId>& locations, WallTime as_of,
                                  std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("productVariants")));
    StockRows page;
    TRY(page.total, read_total(list));
    const auto levels = [&](const JsonReader& row, const std::string& id) {
        return read_levels(row, id, locations, as_of);
    };
    TRY_DO(read_stock_rows(list, "items", levels, page));
    return page;
}

std::string key_page_request(const Slice& slice) {
    Json options = list_options(slice);
    options["filter"]["enabled"]["eq"] = true;
    return graphql_body(
        "query($options: ProductVariantListOptions!) { productVariants(options: $options) { totalItems items { id "
        "productId product { enabled } } } }",
        Json{{"options", std::move(options)}});
}

Result<KeyRows> read_key_page(std::string_view body) {
    TRY(const Json data, graphql_data(body));
    TRY(const JsonReader list, (JsonReader{data, ""}.child("productVariants")));
    KeyRows page;
    TRY(page.total, read_total(list));
    TRY_DO(for_each(list, "items", [&](const JsonReader& row) -> Status {
        TRY(std::string id, read_id(row, "id"));
        TRY(std::string product_id, read_id(row, "productId"));
        TRY(const JsonReader product, row.child("product"));
        TRY(const bool is_enabled, product.boolean("enabled"));
        page.ids.push_back(id);
        page.keys.push_back(
            is_enabled ? std::optional{KeyPage::Key{ProductId{std::move(product_id)}, VariantId{std::move(id)}}}
                       : std::nullopt);
        return {};
    }));
    return page;
}

}  // namespace zuil::vendure
