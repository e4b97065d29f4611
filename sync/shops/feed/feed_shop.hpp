#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/http/http.hpp"
#include "sync/shops/shop.hpp"

namespace zuil {

// A shop without an API: its catalogue is a set of documents behind https:// or file://, and orders are documents that
// are handed over. README.md describes both.
struct FeedOptions {
    enum class Handover {
        put,     // PUT orders_to/<ref>.json, and again the same after a doubt
        post,    // POST orders_to with an Idempotency-Key, for a receiver that makes its own names
        folder,  // a file <ref>.json in the folder orders_to
    };

    std::string index_url;             // of feed.json
    std::string authorization;         // the header's value, sent to the host of index_url only; may be empty
    std::string orders_to;             // an address, or a folder; empty: this shop takes no orders
    std::string orders_authorization;  // sent to the host of orders_to only
    Handover handover = Handover::folder;
    // Orders in a folder are prepared by the staff who use this kiosk, and nobody else writes their statuses.
    bool desk = false;
    OrderAbilities abilities;              // what whoever takes the orders in can do with them
    std::shared_ptr<CustomerDesk> people;  // the demo's made-up ones; any other feed has none
    std::size_t page_rows_max = 500;
    std::uint64_t piece_bytes = 1U << 20U;  // what one request asks for; more than a row may be long (256 KiB)
};

// `http` and `clock` outlive the shop. What is under way when the shop goes away is never answered.
std::unique_ptr<Shop> make_feed_shop(Http& http, const Clock& clock, FeedOptions options);

}  // namespace zuil
