#include "platform/base/check.hpp"
#include "sync/shops/feed/rows.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil {

void fuzz_feed_rows(std::string_view input) {
    using namespace feed;
    const RowContext context{.base_url = "https://shop.example/feed/products.jsonl",
                             .currency = Currency::eur,
                             .language = "nl",
                             .read_at = WallTime{std::chrono::seconds{1'000'000}}};
    const auto product = parse_product(input, context);
    hold_refusal(product);
    if (product) {
        hold_product(product->value);
        for (const std::string& reason : product->left_out) hold_text(reason);
        // What is an article is never taken for a deleted one.
        const auto keys = parse_keys(input);
        ENSURE(keys.has_value() && !keys->empty());
    }
    const auto category = parse_category(input, context);
    hold_refusal(category);
    if (category) hold_category(*category);
    const auto store = parse_store(input, context);
    hold_refusal(store);
    if (store) hold_store(*store);
    const auto level = parse_stock(input, context);
    hold_refusal(level);
    if (level) hold_level(*level);
    hold_text(row_id(input));
}

}  // namespace zuil
