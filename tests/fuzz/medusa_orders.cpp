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

void hold_customer(const Json& json) {
    for (const char* const asked : {"sam@example.com", "+31612345678"}) {
        const auto question = customer_question(asked);
        ENSURE(question.has_value());
        const auto customer = read_customer(*question, json);
        hold_refusal(customer);
        if (!customer) continue;
        for (const std::string& text : {customer->name, customer->phone, customer->email}) hold_text(text);
    }
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
    hold_customer(answer->json);
}

}  // namespace zuil
