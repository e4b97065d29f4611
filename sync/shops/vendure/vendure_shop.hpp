#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/http/http.hpp"
#include "sync/shops/shop.hpp"

namespace zuil {

// The names of the custom fields that a merchant added to Vendure's entities. An empty name: the shop has no such
// field, and what it would hold is not shown (or, for an order, goes into a note).
struct VendureFields {
    std::string variant_gtin;                // text
    std::string variant_list_price;          // whole number of cents, tax included
    std::string variant_lowest_price_30d;    // whole number of cents, tax included
    std::string product_rating;              // number from 0 to 5
    std::string product_rating_count;        // whole number
    std::string store_code;                  // text, of a stock location
    std::vector<std::string> store_address;  // texts of a stock location, put together with commas
    std::string customer_loyalty_number;     // text
    std::string order_ref;                   // text, unique in Vendure: our reference of the order
    std::string order_pickup_code;           // text
    std::string order_pickup_store;          // text: the store's code
};

// The names of what a payment provider's plugin adds to the Shop API. README.md tells what each has to do.
struct VendurePhonePayment {
    std::string create;      // a mutation such as "createMolliePaymentIntent"; empty: nothing is paid on a phone
    std::string result;      // the type that it answers with when all is well: "MolliePaymentIntent"
    std::string close;       // a mutation; without it a page could be paid after its order was given up
    std::string method;      // the payment method's code; empty: the plugin knows
    std::string return_url;  // where the phone goes after paying; empty: the plugin knows
    std::chrono::seconds open_for{900};  // as long as the provider takes a payment
};

// The names of what a loyalty plugin adds to the Admin API. README.md tells what each has to do. An empty one: the shop
// has no such thing.
struct VendureLoyalty {
    std::string points;           // a custom field of Customer: a whole number
    std::string advertising;      // a custom field of Customer: whether they agreed to be sent some
    std::string offers;           // a field of Customer
    std::string store_purchases;  // a field of Customer: what was bought in the stores
    std::string send_code;        // a mutation that sends a one-time code
    std::string check_code;       // the mutation that takes it
};

struct VendureOptions {
    std::string shop_api;   // "https://shop.example/shop-api"
    std::string admin_api;  // "https://shop.example/admin-api"
    std::string api_key;    // of a role that holds the permissions that README.md lists, and no others
    std::string channel;    // the channel's token; empty: the default channel
    std::vector<LanguageTag> languages{"nl", "en"};  // the first is what others fall back to
    VendureFields fields;
    std::string brand_facet = "brand";                      // the code of the facet that holds the brand
    std::vector<std::string> hidden_facets;                 // codes of facets that are no fact about an article
    std::map<std::string, StoreId> location_stores;         // a stock location's id -> our store, before `store_code`
    std::vector<StoreId> stores_without_pickup;             // warehouses
    std::string shipping_method = "pickup-in-store";        // a shipping method's code
    std::map<StoreId, std::string> store_shipping_methods;  // where a store has its own
    std::string payment_method = "pay-in-store";            // a payment method's code; it must authorise at once
    VendurePhonePayment phone_payment;
    VendureLoyalty loyalty;
    std::string pickup_payment_method;                 // the same, for who pays when collecting; empty: nobody does
    std::string delivery_shipping_method;              // a shipping method's code; empty: nothing is brought home
    std::string delivery_country = "NL";               // ISO 3166
    bool takes_now = false;                            // the till looks orders up by their code
    std::string guest_email_domain = "guest.invalid";  // for shoppers who leave no e-mail; RFC 2606
    int page_products = 100;                           // Vendure's default maximum is 1000
    int page_variants = 1000;
    std::chrono::milliseconds read_deadline{120'000};  // Vendure needs up to 80 ms for a product, on a busy machine
    std::chrono::milliseconds order_deadline{30'000};
    std::chrono::milliseconds look_up_deadline{5'000};
    std::chrono::milliseconds request_gap{100};
    std::chrono::minutes overlap{5};  // how far changes() reads back: Vendure stamps a row before it commits it
};

// The error (bad_data) names the option that does not hold. `http` and `clock` outlive the shop; what is under way when
// the shop goes away is never answered.
Result<std::unique_ptr<Shop>> make_vendure_shop(Http& http, const Clock& clock, VendureOptions options);

}  // namespace zuil
