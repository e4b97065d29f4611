#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sync/shops/desk_claims.hpp"
#include "sync/shops/medusa/client.hpp"
#include "sync/shops/medusa/commit.hpp"
#include "sync/shops/pickup_desk.hpp"

// The questions and answers of the pick-up desk.
namespace zuil::medusa {

// Something that was packed of an order; cancelled ones are left out.
struct DeskFulfilment {
    std::string id;  // grows with time
    std::string claim;
    bool is_delivered = false;
    std::vector<std::pair<std::string, int>> lines;  // ids of order lines, and pieces
};

struct DeskRow {
    DeskPickup pickup;
    std::vector<DeskFulfilment> fulfilments;  // the first that was made first
    std::string refused_because;              // what was last written of why somebody does not get all of it
    bool is_taken_now = false;                // from the shelf: it never comes to the desk
};

// Which store a shipping option brings to, of those by which orders are collected.
using PickupOptions = std::map<std::string, StoreId>;
RequestPath pickup_options_path();
Result<PickupOptions> read_pickup_options(const Locations& locations, const Json& json);

// What is asked of each order, and how the answer is read.
extern const std::string_view desk_fields;
Result<DeskRow> read_desk_row(const MedusaOptions& options, const PickupOptions& pickups, const JsonReader& row);

RequestPath desk_list_path(WallTime since, int offset, int limit);
struct DeskPage {
    DeskList list;  // of all stores
    int rows = 0;
    int total = 0;
};
Result<DeskPage> read_desk_list(const MedusaOptions& options, const PickupOptions& pickups, const Json& json);

RequestPath desk_order_path(const std::string& order);
Result<DeskRow> read_desk_order(const MedusaOptions& options, const PickupOptions& pickups, const Json& json);

// Pieces of the line that fulfilments hold.
int fulfilled_of(const DeskRow& row, const DeskLine& line);
Json fulfil_body(const std::string& claim, const std::string& location,
                 const std::vector<std::pair<std::string, int>>& lines);

}  // namespace zuil::medusa
