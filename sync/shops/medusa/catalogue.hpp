#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/shops/medusa/client.hpp"
#include "sync/shops/medusa/product_row.hpp"

// The questions and answers about articles and categories. They go to the Store API, which knows what is sold in the
// key's sales channel and what it costs: sales, taxes and all.
namespace zuil::medusa {

struct ProductPage {
    std::vector<std::string> ids;
    std::vector<ProductRow> rows;  // of the same ids
    int total = 0;
};

// One answer in the shop's own language, and the same in the others. A row that does not hold is set aside with its
// reason; a page that does not hold is the error.
struct TranslatedAnswer {
    LanguageTag language;
    Json json;
};
Result<ProductPage> read_product_page(const MedusaOptions& options, const Json& json,
                                      const std::vector<TranslatedAnswer>& translated);

// All products that are sold, by pages.
ListQuestion<ProductPage> product_list(Client& client, const MedusaOptions& options);
// Those of these ids that are sold, at most a page's worth of them.
void fetch_products(Client& client, const MedusaOptions& options, const std::vector<std::string>& ids,
                    Done<ProductPage> done);

struct KeyRows {
    std::vector<std::string> ids;                 // of the products
    std::vector<std::vector<KeyPage::Key>> keys;  // of the same rows
    int total = 0;
};

Result<KeyRows> read_key_page(const Json& json);
ListQuestion<KeyRows> key_list(Client& client, const MedusaOptions& options);

Result<CategoryPage> read_category_page(const MedusaOptions& options, const Json& json,
                                        const std::vector<TranslatedAnswer>& translated);
ListQuestion<CategoryPage> category_list(Client& client, const MedusaOptions& options);

}  // namespace zuil::medusa
