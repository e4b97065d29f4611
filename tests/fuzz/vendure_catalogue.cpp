#include "platform/base/check.hpp"
#include "sync/shops/changes_place.hpp"
#include "sync/shops/rows.hpp"
#include "sync/shops/vendure/catalogue.hpp"
#include "sync/shops/vendure/client.hpp"
#include "sync/shops/vendure/stock.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil::vendure {
namespace {

VendureOptions catalogue_options() {
    VendureOptions options;
    options.fields.variant_gtin = "ean";
    options.fields.variant_list_price = "listPrice";
    options.fields.variant_lowest_price_30d = "lowestPrice";
    options.fields.product_rating = "rating";
    options.fields.product_rating_count = "ratingCount";
    options.fields.store_code = "code";
    options.fields.store_address = {"street", "city"};
    options.hidden_facets = {"category"};
    return options;
}

void read_products(const VendureOptions& options, std::string_view body) {
    const auto page = read_product_page(options, body);
    if (!page) return hold_error(page.error());
    ENSURE(page->total >= 0 && page->ids.size() == page->rows.size());
    for (std::size_t at = 0; at < page->rows.size(); ++at) {
        const ProductRow& row = page->rows[at];
        ENSURE(row.id.text() == page->ids[at]);
        hold_bad_rows(row.bad_rows);
        if (row.product) hold_product(*row.product);
    }
}

void read_categories(const VendureOptions& options, std::string_view body) {
    auto page = read_collection_page(options, body);
    if (!page) return hold_error(page.error());
    lift_orphans(page->categories);
    for (const Category& category : page->categories) hold_category(category);
}

void read_stock(const VendureOptions& options, std::string_view body) {
    const auto stores = read_stores(options, body);
    hold_refusal(stores);
    if (stores) {
        for (const Store& store : stores->stores) hold_store(store);
    }
    const auto page = read_stock_page({{"1", StoreId{"UTR1"}}, {"2", StoreId{"AMS1"}}}, WallTime{}, body);
    if (!page) return hold_error(page.error());
    ENSURE(page->ids.size() == page->levels.size());
    hold_bad_rows(page->bad_rows);
    for (const auto& levels : page->levels) {
        for (const StockLevel& level : levels) hold_level(level);
    }
}

void read_places(std::string_view text) {
    const PageCursor cursor{text};
    if (cursor.empty()) return;
    if (const auto place = parse_place(cursor)) ENSURE(parse_place(to_cursor(*place)).has_value());
    if (const auto place = parse_changes_place("pv", cursor)) {
        ENSURE(parse_changes_place("pv", to_cursor(*place)).has_value());
    }
    if (const auto mark = parse_mark(text)) ENSURE(parse_mark(to_mark(*mark)) == *mark);
}

}  // namespace
}  // namespace zuil::vendure

namespace zuil {

// Any answer may come to any question: a proxy can mix them up.
void fuzz_vendure_catalogue(std::string_view input) {
    using namespace vendure;
    const VendureOptions options = catalogue_options();
    read_products(options, input);
    read_categories(options, input);
    read_stock(options, input);
    const auto variants = read_changed_variants(input);
    hold_refusal(variants);
    if (variants) ENSURE(variants->ids.size() == variants->products.size());
    const auto keys = read_key_page(input);
    hold_refusal(keys);
    if (keys) ENSURE(keys->ids.size() == keys->keys.size());
    read_places(input);
}

}  // namespace zuil
