#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json/json.hpp"
#include "sync/shops/desk_claims.hpp"
#include "sync/shops/pickup_desk.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"

// The questions and answers of the pick-up desk. README.md tells why it goes the way it goes.
namespace zuil::vendure {

// A part of an order that somebody gets together, or has; cancelled ones are left out.
struct DeskFulfilment {
    std::string id;
    std::string state;
    std::vector<std::pair<std::string, int>> lines;  // ids of order lines, and pieces
};

struct DeskRow {
    DeskPickup pickup;
    std::vector<DeskFulfilment> fulfilments;
    std::vector<DeskClaim> claims;  // the earliest first
    bool is_taken_now = false;      // from the shelf: it never comes to the desk
};

// Pieces of the line that fulfilments hold.
int fulfilled_of(const DeskRow& row, const DeskLine& line);

// What is asked of each order, and how the answer is read.
std::string desk_fields(const VendureOptions& options);
Result<DeskRow> read_desk_row(const VendureOptions& options, const JsonReader& row);

std::string desk_list_request(const VendureOptions& options, const StoreId& store, WallTime since, int skip, int take);
struct DeskPage {
    DeskList list;
    int rows = 0;   // on this page, those that could not be read included
    int total = 0;  // of all pages
};
Result<DeskPage> read_desk_list(const VendureOptions& options, std::string_view body);

std::string desk_order_request(const VendureOptions& options, const std::string& order);
// not_found: Vendure does not have it any more.
Result<DeskRow> read_desk_order(const VendureOptions& options, std::string_view body);

std::string claim_request(const std::string& order, ShopStage stage, const std::string& claim);
std::string fulfil_request(const DeskChange& change, const std::vector<std::pair<std::string, int>>& lines);
std::string move_request(const std::string& fulfilment, std::string_view state);
std::string refuse_request(const DeskChange& change, const std::vector<std::pair<std::string, int>>& lines);

enum class DeskMove {
    made,
    not_any_more,  // somebody else has moved it meanwhile: look again
};
// refused: Vendure says no, with its reason.
Result<DeskMove> read_desk_move(std::string_view body);

}  // namespace zuil::vendure
