#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/json/json.hpp"
#include "sync/shops/list_pages.hpp"
#include "sync/shops/medusa/medusa_shop.hpp"

namespace zuil::medusa {

// The same row in another language; only its texts are read.
struct TranslatedRow {
    LanguageTag language;
    JsonReader row;
};

// One product with its variants. A variant that does not hold is set aside alone; a product none of whose variants
// holds is set aside whole.
ProductRow read_product_row(const JsonReader& row, const std::vector<TranslatedRow>& translated, ProductId id,
                            const MedusaOptions& options);

// The first language that has no locale: the one in which Medusa keeps its texts.
LanguageTag own_language(const MedusaOptions& options);

}  // namespace zuil::medusa
