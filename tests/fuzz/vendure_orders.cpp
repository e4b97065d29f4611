#include "platform/base/check.hpp"
#include "sync/shops/vendure/customers.hpp"
#include "sync/shops/vendure/orders.hpp"
#include "sync/shops/vendure/quote.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil::vendure {
namespace {

VendureOptions order_options() {
    VendureOptions options;
    options.fields.order_ref = "kioskRef";
    options.fields.order_pickup_code = "pickupCode";
    options.fields.customer_loyalty_number = "loyaltyNumber";
    options.loyalty = {.points = "points",
                       .advertising = "advertising",
                       .offers = "offers",
                       .store_purchases = "storePurchases",
                       .send_code = "send",
                       .check_code = "check"};
    options.phone_payment = {
        .create = "createPage", .result = "Page", .close = "closePages", .method = {}, .return_url = {}};
    return options;
}

void read_orders(const VendureOptions& options, const OrderRequest& request, std::string_view body) {
    const Order& order = request.order;
    const OrderHandle handle{.session = "token", .code = "CODE", .id = "1"};
    const auto basket = read_basket(order, body);
    hold_refusal(basket);
    // Nobody is charged more than was promised without being asked.
    if (basket) ENSURE(!order.total.less_than(basket->total) && !basket->code.empty() && !basket->id.empty());
    const auto situation = read_situation(options, order, handle, body);
    hold_refusal(situation);
    if (situation && situation->order) {
        ENSURE(situation->order->code == handle.code);
        if (check_promise(order, *situation->order)) ENSURE(!order.total.less_than(situation->order->total));
    }
    hold_refusal(read_details(body));
    hold_refusal(read_arranged(handle, body));
    const auto payment = read_payment(handle, body);
    hold_refusal(payment);
    if (payment && payment->placed) ENSURE(!payment->placed->shop_order.empty());
    hold_refusal(read_page(options, body));
    hold_refusal(read_pages_closed(body));
    hold_refusal(read_cancelled(body));
    hold_refusal(read_released(body));
    hold_refusal(read_sellable(body));
    const auto quote = read_quote(order, body);
    hold_refusal(quote);
    if (quote) {
        ENSURE(quote->lines.size() == order.lines.size());
        for (std::size_t at = 0; at < order.lines.size(); ++at) {
            ENSURE(quote->lines[at].quantity >= 0 && quote->lines[at].quantity <= order.lines[at].quantity);
            hold_price(quote->lines[at].unit_price);
        }
    }
}

void hold_customer(const Customer& customer) {
    ENSURE(!customer.id.empty());
    for (const std::string& text : {customer.name, customer.phone, customer.email, customer.loyalty_number})
        hold_text(text);
}

void read_people(const VendureOptions& options, std::string_view body) {
    const auto found = read_customers(options, body);
    hold_refusal(found);
    if (found) {
        for (const Customer& customer : *found) hold_customer(customer);
    }
    const auto record = read_record(options, body);
    hold_refusal(record);
    if (record) {
        hold_customer(record->customer);
        ENSURE(record->purchases.size() <= purchases_max);
        for (const Purchase& purchase : record->purchases) hold_text(purchase.name);
        for (const CustomerOffer& offer : record->offers) hold_text(offer.title);
    }
    hold_refusal(read_ticket(body));
    hold_refusal(read_checked_code(body));
}

}  // namespace
}  // namespace zuil::vendure

namespace zuil {

void fuzz_vendure_orders(std::string_view input) {
    using namespace vendure;
    const VendureOptions options = order_options();
    read_orders(options, fuzzed_order(), input);
    read_people(options, input);
    const auto handle = parse_handle(input);
    if (handle) ENSURE(to_text(parse_handle(to_text(*handle)).value()) == to_text(*handle));
}

}  // namespace zuil
