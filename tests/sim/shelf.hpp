#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sync/shops/shop.hpp"
#include "tests/sim/stage.hpp"

namespace zuil::sim {

// How a shop tells what changed.
enum class Telling {
    by_time,     // by a time stamp, which is when a change began and not when it could first be seen; an overlap helps
    exactly,     // in order, deletions too
    by_version,  // that something changed, and then everything
};

// The part of a shop that has the articles. It pages by offset, so that rows are skipped while others go.
class Shelf {
public:
    Shelf(Stage& stage, Telling telling, int products);

    std::vector<Category> categories;
    std::vector<Store> stores;

    Result<CataloguePage> product_page(const PageCursor& from) const;
    Result<StockPage> stock_page(const PageCursor& from) const;
    Result<KeyPage> key_page(const PageCursor& from) const;
    Result<Changes> changes(const std::string& mark, const PageCursor& from);

    // One change of any kind, by chance.
    void change_something();
    void back_up();
    void restore();

    const std::vector<Product>& products() const { return products_; }
    // Each version that the shop ever showed of an article; its popularity is its version.
    const Product* version(const ProductId& id, int number) const;
    const std::map<std::pair<VariantId, StoreId>, int>& stock() const { return stock_; }
    // What a catalogue with this mark must at least have of an article; 0: nothing.
    int covered(const std::string& mark, const ProductId& id) const;
    // A mark as the shop gives one at this moment.
    std::string mark_now() const;

private:
    struct Change {
        ProductId id;
        int version;
        WallTime stamp;    // what the shop says
        WallTime seen_at;  // when it could first be seen
        int edition;
        bool is_deletion;
    };
    void put(Product product);
    void remove(const ProductId& id);
    void tell(const ProductId& id, int version, bool is_deletion);
    Product* find(const ProductId& id);
    std::vector<ProductId> changed_since(WallTime after, WallTime until) const;
    bool is_told_in_time(const Change& change) const;

    Stage& stage_;
    Telling telling_;
    std::vector<Product> products_;
    std::map<std::pair<VariantId, StoreId>, int> stock_;
    std::map<std::pair<ProductId, int>, Product> versions_;
    std::vector<Change> log_;
    std::vector<Change> kept_log_;
    std::vector<Product> kept_products_;
    std::map<std::pair<VariantId, StoreId>, int> kept_stock_;
    int last_version_ = 0;
    int edition_ = 1;
    int made_ = 0;
};

}  // namespace zuil::sim
