#pragma once

#include "sync/model/desk_order.hpp"
#include "sync/model/order.hpp"

namespace zuil {

// Why an order goes no further for now, beside that it was cancelled.
enum class OrderPause {
    none,
    being_changed,     // the shop's staff are at it
    awaiting_payment,  // more is to be paid before it goes on
};

// An order of the shop wherever it was placed, at a kiosk or at home: how it stands, without whose it is.
struct TracedOrder {
    DeskOrder order;  // without a store: it is brought home, or nobody says where it is collected
    Fulfilment fulfilment = Fulfilment::pickup;
    OrderPause pause = OrderPause::none;

    friend bool operator==(const TracedOrder&, const TracedOrder&) = default;
};

// What an order was placed with, as far as the shop has it: who knows one of these may be told how the order stands.
// Personal throughout.
struct PlacedWith {
    std::vector<std::string> postcodes;
    std::vector<std::string> phones;
    std::vector<std::string> emails;

    friend bool operator==(const PlacedWith&, const PlacedWith&) = default;
};

// However either was typed. A part of one is not enough.
bool is_placed_with(const PlacedWith& with, std::string_view told);
// Whether it could be one of them at all.
bool may_be_placed_with(std::string_view told);
// Overwrites what is personal before it is let go of.
void wipe_placed_with(PlacedWith& with);

}  // namespace zuil
