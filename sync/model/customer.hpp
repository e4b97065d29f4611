#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/model/ids.hpp"

namespace zuil {

// A person whom the webshop knows. Personal throughout.
struct Customer {
    CustomerId id;
    std::string name;
    std::string phone;  // as the shop keeps it; may be empty, as the others
    std::string email;
    std::string loyalty_number;
    std::string postcode;
    std::string city;

    friend bool operator==(const Customer&, const Customer&) = default;
};

// Something that a customer bought, by the shop's own books.
struct Purchase {
    std::string order;  // the number on its receipt or confirmation
    WallTime bought_at{};
    std::string store;  // where, in the shop's words; empty: online
    ProductId product;  // empty where the shop does not say: it was bought, and cannot be bought again by a touch
    VariantId variant;
    std::string name;
    int quantity = 1;

    friend bool operator==(const Purchase&, const Purchase&) = default;
};

// What a shop has in store for one customer, in its own words.
struct CustomerOffer {
    std::string title;
    std::string code;  // what the till takes for it; may be empty
    std::optional<WallTime> until;

    friend bool operator==(const CustomerOffer&, const CustomerOffer&) = default;
};

// What a shop knows of a customer beyond who it is. What it does not know or tell is absent.
struct CustomerRecord {
    Customer customer;
    std::optional<WallTime> since;
    std::optional<std::int64_t> points;
    std::optional<bool> takes_advertising;
    std::vector<CustomerOffer> offers;
    std::vector<Purchase> purchases;  // the newest first

    friend bool operator==(const CustomerRecord&, const CustomerRecord&) = default;
};

// Overwrites what is personal before it is let go of.
void wipe_customer(Customer& customer);
void wipe_record(CustomerRecord& record);

}  // namespace zuil
