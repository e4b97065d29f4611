#pragma once

#include <string_view>

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
    collect,
    staff_entrance,
    staff_home,
    staff_note,
    staff_customer,
    customer,
    staff_pickup,
};

// As screens are called in what is dumped and pictured: "my-order".
constexpr std::string_view to_string(Route route) {
    switch (route) {
    case Route::attract: return "attract";
    case Route::home: return "home";
    case Route::listing: return "listing";
    case Route::search: return "search";
    case Route::product: return "product";
    case Route::compare: return "compare";
    case Route::basket: return "basket";
    case Route::identify: return "identify";
    case Route::pickup: return "pickup";
    case Route::delivery: return "delivery";
    case Route::payment: return "payment";
    case Route::phone_payment: return "phone-payment";
    case Route::confirmation: return "confirmation";
    case Route::find_order: return "find-order";
    case Route::my_order: return "my-order";
    case Route::collect: return "collect";
    case Route::staff_entrance: return "staff-entrance";
    case Route::staff_home: return "staff-home";
    case Route::staff_note: return "staff-note";
    case Route::staff_customer: return "staff-customer";
    case Route::customer: return "customer";
    case Route::staff_pickup: return "staff-pickup";
    }
    return "home";
}

}  // namespace zuil
