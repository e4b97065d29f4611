#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace zuil {

// The form of what a till reads for one article, taken apart at its places: "{quantity}*{gtin}".
struct TillForm {
    bool by_sku = false;  // otherwise by its bar code
    bool counts = false;  // otherwise the line comes once for each piece
    bool count_is_first = false;
    std::string head, inner, tail;  // what stands around the places; `inner` is empty where nothing counts
};

// bad_data: what is wrong with it, as it goes on after its name: "holds {quantity} once".
Result<TillForm> parse_till_form(std::string_view line);

}  // namespace zuil
