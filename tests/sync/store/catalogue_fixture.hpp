#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <span>

#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/sync/store/made_catalogue.hpp"

namespace zuil {

template <class Value>
Value value_of(Result<Value> result) {
    INFO((result ? std::string{} : result.error().detail));
    REQUIRE(result.has_value());
    return *std::move(result);
}

inline void require_ok(const Status& status) {
    INFO((status ? std::string{} : status.error().detail));
    REQUIRE(status.has_value());
}

// Calls `put` with as many rows at a time as one transaction takes.
template <class Value, class Put>
void in_batches(const std::vector<Value>& values, Put put) {
    for (std::size_t from = 0; from < values.size(); from += catalogue_rows_max)
        put(std::span<const Value>{values}.subspan(from, std::min(catalogue_rows_max, values.size() - from)));
}

inline void fill_generation(GenerationWriter& generation, const MadeCatalogue& made) {
    require_ok(generation.set_categories(made.categories));
    require_ok(generation.set_stores(made.stores));
    in_batches(made.products, [&](auto part) { require_ok(generation.put_products(part)); });
    in_batches(made.stock, [&](auto part) { CHECK(value_of(generation.put_stock(part)) == 0); });
}

}  // namespace zuil
