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

// The keys under which a merchant keeps in Medusa's metadata what Medusa has no field for. An empty one: the shop does
// not keep it, and it is not shown.
struct MedusaFields {
    std::string variant_lowest_price_30d;   // decimal, tax included
    std::string product_rating;             // number from 0 to 5
    std::string product_rating_count;       // whole number
    std::string store_code = "store_code";  // text, of a stock location
};

// What a loyalty module adds to the Admin API, under routes that README.md describes.
struct MedusaLoyalty {
    std::string routes;       // "/admin/loyalty"; empty: there is none
    CustomerAbilities gives;  // of those, what the module does; Medusa itself finds names, and none of the others
};

struct MedusaOptions {
    std::string server;                              // "https://shop.example", without a path behind it
    std::string publishable_key;                     // of the sales channel whose articles are shown and sold
    std::string secret_key;                          // what README.md lists of the Admin API is asked with it
    std::string region;                              // a region's id: decides the currency and the prices
    std::string country = "nl";                      // ISO 3166, one of the region's: decides the taxes
    std::vector<LanguageTag> languages{"nl", "en"};  // the first is what others fall back to
    // Medusa's name of each language into which texts are translated: {"en": "en-GB"}. A language that is not here is
    // not asked for; the first of those is the one in which Medusa keeps its texts themselves.
    std::map<LanguageTag, std::string> locales;
    MedusaFields fields;
    MedusaLoyalty loyalty;
    // What is shown as facts about an article, by the name that shoppers see: "material" is Medusa's own field, any
    // other key stands in the product's metadata.
    std::map<std::string, LocalText> facts;
    enum class Brand { collection, type, none } brand = Brand::collection;  // what Medusa has for one
    std::map<std::string, StoreId> location_stores;      // a stock location's id -> our store, before `store_code`
    std::vector<StoreId> stores_without_pickup;          // warehouses
    std::string payment_provider = "pp_system_default";  // it must authorise at once
    std::string pickup_payment_provider;                 // the same, for who pays when collecting; empty: nobody does
    std::string delivery_type;                         // a shipping option type's code; empty: nothing is brought home
    bool takes_now = false;                            // the till looks orders up by their code
    std::string guest_email_domain = "guest.invalid";  // for shoppers who leave no e-mail; RFC 2606
    int page_products = 100;  // Medusa has no maximum: it answers whatever it is asked for, in one piece
    int page_variants = 1000;
    std::chrono::milliseconds read_deadline{120'000};
    std::chrono::milliseconds order_deadline{30'000};
    std::chrono::milliseconds look_up_deadline{5'000};
    std::chrono::milliseconds request_gap{100};
    std::chrono::minutes overlap{5};  // how far changes() reads back: a row is stamped before it is committed
};

// The error (bad_data) names the option that does not hold. `http` and `clock` outlive the shop; what is under way when
// the shop goes away is never answered.
Result<std::unique_ptr<Shop>> make_medusa_shop(Http& http, const Clock& clock, MedusaOptions options);

}  // namespace zuil
