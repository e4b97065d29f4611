#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/shops/medusa/client.hpp"

// The questions and answers about an order that a cart has become, and about what is reserved for it.
namespace zuil::medusa {

// An order as the Admin API tells it.
struct ShopOrder {
    std::string id;
    std::string number;  // what the shop's staff see
    std::string status;
    Money total;
    bool is_cancelled = false;
    bool is_begun = false;  // somebody gets it together: its reservations are used up
    std::vector<std::string> line_ids;
    OrderProgress progress;
};

RequestPath order_path(const std::string& id);
// `is_delivered`: what is got together is not ready before it is on its way.
Result<ShopOrder> read_shop_order(const Json& json, bool is_delivered);
// The same of one row of a list.
Result<ShopOrder> read_shop_row(const JsonReader& row, bool is_delivered);

// What Medusa keeps of a thing for one line of an order, in one location.
struct Reservation {
    std::string id;
    std::string location;
    std::string line;
    std::string item;
    std::int64_t quantity = 0;
};

RequestPath reservations_path(const std::vector<std::string>& line_ids);
Result<std::vector<Reservation>> read_reservations(const Json& json);

// What is still to be done until each line of an order is kept in the location where it is collected, once.
struct Rearrangement {
    std::vector<Reservation> to_make;  // with the location where it has to be, and the id of the one that it replaces
    std::vector<std::string> to_delete;

    bool empty() const { return to_make.empty() && to_delete.empty(); }
};

Rearrangement rearrange(const std::vector<Reservation>& reservations, const std::string& location);

// Empty: no location is that store's.
std::string location_of(const std::map<std::string, StoreId>& locations, const StoreId& store);

}  // namespace zuil::medusa
