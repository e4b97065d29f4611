#include "platform/base/check.hpp"
#include "sync/shops/medusa/catalogue.hpp"
#include "sync/shops/medusa/changes.hpp"
#include "sync/shops/medusa/stock.hpp"
#include "tests/fuzz/medusa_answer.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil::medusa {
namespace {

MedusaOptions listing_options() {
    MedusaOptions options;
    options.locales = {{"en", "en-GB"}};
    options.fields.variant_lowest_price_30d = "lowest";
    options.fields.product_rating = "rating";
    options.facts = {{"material", LocalText{{"nl", "Materiaal"}}}, {"watts", LocalText{{"nl", "Vermogen"}}}};
    return options;
}

void hold_products(const MedusaOptions& options, const Json& json) {
    const auto page = read_product_page(options, json, {{"en", json}});
    if (!page) return hold_error(page.error());
    ENSURE(page->total >= 0 && page->ids.size() == page->rows.size());
    for (std::size_t at = 0; at < page->rows.size(); ++at) {
        const ProductRow& row = page->rows[at];
        ENSURE(row.id.text() == page->ids[at]);
        hold_bad_rows(row.bad_rows);
        if (row.product) hold_product(*row.product);
    }
}

void hold_categories(const MedusaOptions& options, const Json& json) {
    auto page = read_category_page(options, json, {{"en", json}});
    if (!page) return hold_error(page.error());
    for (const Category& category : page->categories) hold_category(category);
}

void hold_stores_and_stock(const MedusaOptions& options, const Json& json) {
    const auto stores = read_store_page(options, json);
    hold_refusal(stores);
    if (stores) {
        for (const Store& store : stores->stores) hold_store(store);
    }
    const auto page = read_stock_page({{"sloc_1", StoreId{"UTR1"}}, {"sloc_2", StoreId{"AMS1"}}}, WallTime{}, json);
    if (!page) return hold_error(page.error());
    ENSURE(page->ids.size() == page->levels.size());
    hold_bad_rows(page->bad_rows);
    for (const auto& levels : page->levels) {
        for (const StockLevel& level : levels) hold_level(level);
    }
}

}  // namespace
}  // namespace zuil::medusa

namespace zuil {

void fuzz_medusa_catalogue(std::string_view input) {
    using namespace medusa;
    const MedusaOptions options = listing_options();
    const auto answer = fuzzed_answer(input);
    if (!answer) return;
    hold_products(options, answer->json);
    hold_categories(options, answer->json);
    hold_stores_and_stock(options, answer->json);
    const auto keys = read_key_page(answer->json);
    hold_refusal(keys);
    if (keys) ENSURE(keys->ids.size() == keys->keys.size());
    for (const auto& [list, key] : {std::pair{"products", "id"}, std::pair{"variants", "product_id"}}) {
        const auto changed = read_changed_rows(list, key, answer->json);
        hold_refusal(changed);
        if (changed) ENSURE(changed->ids.size() == changed->products.size());
    }
}

}  // namespace zuil
