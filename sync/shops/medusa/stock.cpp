#include "sync/shops/medusa/stock.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sync/shops/medusa/lists.hpp"
#include "sync/shops/medusa/rows.hpp"

namespace zuil::medusa {
namespace {

constexpr std::int64_t pieces_max = 1'000'000'000;
// A variant whose stock Medusa does not count is sold without a limit: as many as an order line may hold.
constexpr int uncounted_pieces = 99;

StoreId store_of(const JsonReader& row, const std::string& id, const MedusaOptions& options) {
    const auto mapped = options.location_stores.find(id);
    if (mapped != options.location_stores.end()) return mapped->second;
    // Without codes and without a mapping, Medusa's own id is the only name that a store has.
    if (options.fields.store_code.empty()) return options.location_stores.empty() ? StoreId{id} : StoreId{};
    const auto metadata = row.child("metadata");
    return metadata ? StoreId{metadata->string_or(options.fields.store_code, "")} : StoreId{};
}

std::string read_address(const JsonReader& row) {
    std::string address;
    const auto parts = row.child("address");
    if (!parts) return address;
    for (const char* const name : {"address_1", "postal_code", "city"}) {
        const std::string part = parts->string_or(name, "");
        if (part.empty()) continue;
        if (!address.empty()) address += ", ";
        address += part;
    }
    return address;
}

Result<int> read_pieces(const JsonReader& level, std::int64_t required) {
    TRY(const std::int64_t stocked, level.integer("stocked_quantity", -pieces_max, pieces_max));
    TRY(const std::int64_t reserved, level.integer("reserved_quantity", -pieces_max, pieces_max));
    return static_cast<int>(std::clamp<std::int64_t>(stocked - reserved, 0, pieces_max) / required);
}

// What each store holds of one of the things that a variant is put together of.
Result<std::map<StoreId, int>> read_part(const JsonReader& part, const std::map<std::string, StoreId>& locations) {
    std::map<StoreId, int> pieces;
    TRY(const std::int64_t required, part.integer("required_quantity", 1, pieces_max));
    TRY(const JsonReader item, part.child("inventory"));
    if (!item.has("location_levels")) return pieces;
    TRY_DO(for_each(item, "location_levels", [&](const JsonReader& level) -> Status {
        TRY(const std::string location, read_id(level, "location_id"));
        const auto store = locations.find(location);
        if (store == locations.end()) return {};
        TRY(const int count, read_pieces(level, required));
        pieces[store->second] += count;
        return {};
    }));
    return pieces;
}

Result<std::vector<StockLevel>> read_levels(const JsonReader& row, const std::string& variant,
                                            const std::map<std::string, StoreId>& locations, WallTime as_of) {
    std::map<StoreId, int> pieces;
    TRY(const bool is_counted, row.boolean("manage_inventory"));
    if (!is_counted) {
        for (const auto& [location, store] : locations) pieces[store] = uncounted_pieces;
    } else {
        bool is_first = true;
        TRY_DO(for_each(row, "inventory_items", [&](const JsonReader& part) -> Status {
            TRY(const auto held, read_part(part, locations));
            if (is_first) pieces = held;
            for (auto& [store, count] : pieces) {
                const auto other = held.find(store);
                count = std::min(count, other == held.end() ? 0 : other->second);
            }
            is_first = false;
            return {};
        }));
    }
    std::vector<StockLevel> levels;
    for (const auto& [store, count] : pieces) {
        levels.push_back(
            {.variant = VariantId{variant}, .store = store, .quantity = count, .shelf = "", .as_of = as_of});
    }
    return levels;
}

}  // namespace

Result<StorePage> read_store_page(const MedusaOptions& options, const Json& json) {
    const JsonReader list{json, ""};
    StorePage page;
    TRY(page.total, read_total(list));
    const auto store_in = [&options](const JsonReader& row, const std::string& id) {
        Store store;
        store.id = store_of(row, id, options);
        store.address = read_address(row);
        return store;
    };
    TRY_DO(read_store_rows(list, "stock_locations", options.stores_without_pickup, store_in, page));
    return page;
}

ListQuestion<StorePage> store_list(Client& client, const MedusaOptions& options) {
    RequestPath path{"/admin/stock-locations"};
    path.with("fields", "id,name,metadata,address.address_1,address.postal_code,address.city");
    return admin_list<StorePage>(client, options, options.page_variants, std::move(path),
                                 [&options](const Answer& answer) { return read_store_page(options, answer.json); });
}

Result<StockRows> read_stock_page(const std::map<std::string, StoreId>& locations, WallTime as_of, const Json& json) {
    const JsonReader list{json, ""};
    StockRows page;
    TRY(page.total, read_total(list));
    const auto levels = [&](const JsonReader& row, const std::string& id) {
        return read_levels(row, id, locations, as_of);
    };
    TRY_DO(read_stock_rows(list, "variants", levels, page));
    return page;
}

RequestPath stock_path() {
    RequestPath path{"/admin/product-variants"};
    path.with("fields",
              "id,manage_inventory,inventory_items.required_quantity,"
              "inventory_items.inventory.location_levels.location_id,"
              "inventory_items.inventory.location_levels.stocked_quantity,"
              "inventory_items.inventory.location_levels.reserved_quantity");
    return path;
}

ListQuestion<StockRows> stock_list(Client& client, const MedusaOptions& options,
                                   const std::map<std::string, StoreId>& locations, WallTime as_of) {
    return admin_list<StockRows>(
        client, options, options.page_variants, stock_path(),
        [&locations, as_of](const Answer& answer) { return read_stock_page(locations, as_of, answer.json); });
}

}  // namespace zuil::medusa
