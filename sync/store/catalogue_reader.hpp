#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/product.hpp"
#include "sync/model/stock.hpp"
#include "sync/model/store.hpp"
#include "sync/search/search_settings.hpp"
#include "sync/store/listing.hpp"

namespace zuil {

struct CategoryNode {
    Category category;
    int product_count = 0;  // with everything below it, each article once
};

struct ScannedArticle {
    ProductId product;
    VariantId variant;
};

// The catalogue as one thread reads it: a connection of its own that cannot write, on the generation that is served.
// Several readers may exist, each on its own thread. The index behind listing() is built when it is first asked for,
// so a reader that only looks articles up stays small.
class CatalogueReader {
public:
    // `folder` is the writer's. not_found: there is no catalogue to read yet.
    static Result<std::unique_ptr<CatalogueReader>> open(const std::filesystem::path& folder,
                                                         SearchSettings search = {});
    CatalogueReader();
    CatalogueReader(const CatalogueReader&) = delete;
    CatalogueReader& operator=(const CatalogueReader&) = delete;
    ~CatalogueReader();

    // Goes over to what the writer has committed since: another generation, or changes in this one. True when anything
    // is new. Cheap when nothing is; until it is called, answers may be older than the file.
    Result<bool> refresh();

    int generation() const;
    // The very first read of the shop is under way.
    bool growing() const;

    // not_found when it is not in the catalogue.
    Result<Product> product(const ProductId& id);
    Result<Product> product_of(const VariantId& id);
    Result<ScannedArticle> by_gtin(Gtin gtin);
    Result<ScannedArticle> by_sku(const std::string& sku);
    // In the order asked for; those that are gone are left out.
    Result<std::vector<ProductCard>> cards(const std::vector<ProductId>& ids, const LanguageTag& language,
                                           const StoreId& here);
    // Parents before children, siblings by position.
    Result<std::vector<CategoryNode>> categories();
    Result<std::vector<Store>> stores();
    // Of every variant of the product, in every store that has told anything about it.
    Result<std::vector<StockLevel>> stock(const ProductId& id);

    Result<Listing> listing(const ListingQuery& query);
    Result<SearchAnswer> search(const SearchQuestion& question);
    // Reads what the first search would have to wait for; nothing when it is there.
    Status prepare_search();
    // From the next search on.
    void search_by(SearchSettings search);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
