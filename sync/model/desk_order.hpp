#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/model/order.hpp"

// Orders as the desk of a store sees them: whoever placed them, at a kiosk or in the webshop. Free of personal data.
namespace zuil {

struct DeskLine {
    std::string id;  // the shop's own name of the line
    VariantId variant;
    std::string sku;
    std::string name;
    int quantity = 0;  // pieces that the customer gets; 0 once all of it was refused
    Money unit_price;  // tax included

    friend bool operator==(const DeskLine&, const DeskLine&) = default;
};

struct DeskOrder {
    std::string id;           // the shop's own name of the order
    std::string number;       // the one that the shop's staff see
    OrderRef ref;             // ours; empty: no kiosk took it
    std::string pickup_code;  // what the customer shows; empty: the shop gave none, and the number stands for it
    StoreId store;
    std::optional<PickupSlot> slot;  // when the customer comes by, where that was said
    WallTime placed_at{};
    std::vector<DeskLine> lines;
    Money total;
    OrderProgress progress;
    std::string claim;  // the name under which somebody at a kiosk gets it together; empty: nobody, or elsewhere
    bool is_cancelled = false;

    friend bool operator==(const DeskOrder&, const DeskOrder&) = default;
};

// What the desk did, as the state that the order is to have at the shop: telling it twice is telling it once.
struct DeskChange {
    struct Kept {
        std::string line;
        int quantity = 0;  // so many pieces are left to the customer

        friend bool operator==(const Kept&, const Kept&) = default;
    };

    std::string order;
    std::string claim;                    // names who does it; another kiosk has another one
    ShopStage to = ShopStage::preparing;  // never `received`
    std::optional<ShopStage> tried = {};  // the furthest that the shop was told, without hearing what came of it
    std::vector<Kept> keeps;              // lines of which there is less than was ordered
    std::string reason;                   // why, in the shop's language; when `keeps` names any

    friend bool operator==(const DeskChange&, const DeskChange&) = default;
};

int pieces_of(const DeskOrder& order);
// What the customer shows at the desk, and staff call the order by.
const std::string& code_of(const DeskOrder& order);

}  // namespace zuil
