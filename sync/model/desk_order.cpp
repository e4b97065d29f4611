#include "sync/model/desk_order.hpp"

namespace zuil {

int pieces_of(const DeskOrder& order) {
    int pieces = 0;
    for (const DeskLine& line : order.lines) pieces += line.quantity;
    return pieces;
}

const std::string& code_of(const DeskOrder& order) {
    return order.pickup_code.empty() ? order.number : order.pickup_code;
}

}  // namespace zuil
