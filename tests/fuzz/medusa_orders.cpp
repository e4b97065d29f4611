#include "platform/base/check.hpp"
#include "sync/shops/medusa/customers.hpp"
#include "sync/shops/medusa/orders.hpp"
#include "sync/shops/medusa/placed_order.hpp"
#include "tests/fuzz/medusa_answer.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil::medusa {
namespace {

void hold_cart(const Order& order, const Json& json) {
    const auto cart = read_cart(json);
    hold_refusal(cart);
    if (!cart) return;
    ENSURE(!cart->id.empty());
    // Nobody is charged more than was promised without being asked.
    if (check_promise(order, *cart)) ENSURE(!order.total.less_than(charged(order, cart->total)));
}

void hold_reservations(const Json& json) {
    const auto reservations = read_reservations(json);
    hold_refusal(reservations);
    if (!reservations) return;
    const Rearrangement change = rearrange(*reservations, "sloc_1");
    for (const Reservation& made : change.to_make) ENSURE(made.location == "sloc_1");
    ENSURE(change.to_delete.size() <= reservations->size());
}

void hold_people(const Json& json) {
    using By = CustomerQuestion::By;
    for (const CustomerQuestion& question :
         {CustomerQuestion{By::email, "sam@example.com"}, CustomerQuestion{By::phone, "+31612345678"}}) {
        const auto found = read_customers(question, json);
        hold_refusal(found);
        if (!found) continue;
        ENSURE(found->size() <= customers_found_max);
        for (const Customer& customer : *found) {
            for (const std::string& text : {customer.name, customer.phone, customer.email}) hold_text(text);
        }
    }
    auto record = read_record(json);
    hold_refusal(record);
    CustomerRecord loyal = record ? *std::move(record) : CustomerRecord{};
    hold_refusal(read_loyalty(json, loyal));
    hold_refusal(read_customer_orders(json, loyal.purchases));
    for (const Purchase& purchase : loyal.purchases) hold_text(purchase.name);
    hold_refusal(read_card(json));
    hold_refusal(read_ticket(json));
    hold_refusal(read_checked_code(json));
}

}  // namespace
}  // namespace zuil::medusa

namespace zuil {

void fuzz_medusa_orders(std::string_view input) {
    using namespace medusa;
    const auto answer = fuzzed_answer(input);
    if (!answer) return;
    const OrderRequest request = fuzzed_order();
    hold_cart(request.order, answer->json);
    const MedusaOptions options;
    hold_refusal(read_shipping_option(options, request.order, {{"sloc_1", StoreId{"UTR1"}}}, answer->json));
    for (const bool is_delivered : {false, true}) {
        const auto order = read_shop_order(answer->json, is_delivered);
        hold_refusal(order);
        if (order) ENSURE(!order->id.empty());
    }
    hold_reservations(answer->json);
    hold_people(answer->json);
}

}  // namespace zuil
