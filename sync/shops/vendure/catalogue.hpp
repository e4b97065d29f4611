#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/shops/list_pages.hpp"
#include "sync/shops/paging.hpp"
#include "sync/shops/vendure/vendure_shop.hpp"

// The questions and answers about articles and categories.
namespace zuil::vendure {

// Which products a page is about. Vendure's `after` compares its microseconds with these milliseconds, so a row of that
// very millisecond comes again.
struct ProductFilter {
    std::optional<WallTime> changed_after;
    std::vector<std::string> ids;  // not empty: these only
};

std::string product_page_request(const VendureOptions& options, const Slice& slice, const ProductFilter& filter);

struct ProductPage {
    std::vector<std::string> ids;
    std::vector<ProductRow> rows;  // of the same ids
    int total = 0;
    std::optional<WallTime> server_clock;
};

// A row that does not hold is set aside with its reason; a page that does not hold is the error.
Result<ProductPage> read_product_page(const VendureOptions& options, std::string_view body);

// The ids of the products that variants changed after that moment belong to, one for each variant.
std::string changed_variants_request(const Slice& slice, WallTime changed_after);

struct IdPage {
    std::vector<std::string> ids;       // of the variants
    std::vector<std::string> products;  // of the same rows
    int total = 0;
    std::optional<WallTime> server_clock;
};

Result<IdPage> read_changed_variants(std::string_view body);

std::string collection_page_request(const Slice& slice);

Result<CategoryPage> read_collection_page(const VendureOptions& options, std::string_view body);

}  // namespace zuil::vendure
