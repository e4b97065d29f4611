#pragma once

#include <string>
#include <string_view>

#include "sync/shops/customer_desk.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"

// Any order that was placed, asked for by its code or by our reference, with what it was placed with.
namespace zuil::vendure {

// refused for a question that this shop cannot answer; bad_data for one that is none.
Result<std::string> trace_request(const VendureOptions& options, const OrderQuestion& question);
// not_found when there is no such order, or it was never placed.
Result<FoundOrder> read_traced(const VendureOptions& options, std::string_view body);

}  // namespace zuil::vendure
