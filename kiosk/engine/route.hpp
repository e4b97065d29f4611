#pragma once

namespace zuil {

// Where the shopper is. Overlays (filters, time-out) are part of the screen they lie on.
enum class Route {
    attract,
    home,
    listing,
    search,
    product,
    compare,
    basket,
    identify,
    pickup,
    delivery,
    payment,
    phone_payment,
    confirmation,
    find_order,
    my_order,
};

}  // namespace zuil
