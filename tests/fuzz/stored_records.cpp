#include "platform/base/check.hpp"
#include "sync/store/order_json.hpp"
#include "sync/store/product_json.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil {

// What a damaged file may hold. What is read is the same after it was written and read again.
void fuzz_stored_records(std::string_view input) {
    const auto order = order_from_json(input);
    hold_refusal(order);
    if (order) ENSURE(order_from_json(order_to_json(*order)) == *order);
    const auto progress = progress_from_json(input);
    hold_refusal(progress);
    if (progress) ENSURE(progress_from_json(progress_to_json(*progress)) == *progress);
    const auto product = product_from_json(input);
    hold_refusal(product);
    if (product) ENSURE(product_from_json(product_to_json(*product)) == *product);
    const auto store = store_from_json(input);
    hold_refusal(store);
    if (store) ENSURE(store_from_json(store_to_json(*store)) == *store);
    hold_refusal(local_text_from_json(input));
}

}  // namespace zuil
