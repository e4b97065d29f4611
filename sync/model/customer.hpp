#pragma once

#include <string>

#include "sync/model/ids.hpp"

namespace zuil {

// A person whom the webshop knows. Personal throughout.
struct Customer {
    CustomerId id;
    std::string name;
    std::string phone;
    std::string email;
    std::string loyalty_number;
};

}  // namespace zuil
