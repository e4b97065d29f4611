#pragma once

#include <chrono>
#include <string>

#include "sync/shops/shop.hpp"

namespace zuil::test {

inline OrderRequest an_order(const std::string& ref) {
    using namespace std::chrono;
    OrderRequest request;
    Order& order = request.order;
    order.ref = OrderRef{ref};
    order.pickup_code = "7K 42";
    order.ordered_in = StoreId{"utrecht-oudegracht"};
    order.pickup_store = StoreId{"utrecht-leidsche-rijn"};
    const WallTime day = sys_days{year{2026} / March / 13};
    order.slot = PickupSlot{.begins = day + hours{15}, .ends = day + hours{17}};
    order.language = "nl";
    OrderLine line;
    line.product = ProductId{"402817"};
    line.variant = VariantId{"402817-1"};
    line.sku = "40 2817";
    line.name = "Instantcamera One, wit";
    line.quantity = 2;
    line.unit_price = Money::from_minor(12905, Currency::eur);
    order.lines = {line};
    order.total = Money::from_minor(25810, Currency::eur);
    order.accepted_at = day - hours{14} + minutes{42} + milliseconds{7'050};
    request.contact = {.name = "Noor", .phone = "+31612345678", .email = ""};
    return request;
}

}  // namespace zuil::test
