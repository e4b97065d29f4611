#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/shops/listing.hpp"
#include "sync/shops/rows.hpp"
#include "sync/shops/shop.hpp"

// The pages of shops' lists, where shops agree about what stands in them, and what the port makes of those.
namespace zuil {

struct StorePage {
    std::vector<Store> stores;
    std::map<std::string, StoreId> locations;  // a stock location's id -> its store
    std::vector<std::string> ids;              // of all rows
    int total = 0;
};

struct CategoryPage {
    std::vector<Category> categories;  // with their parent as the shop names it; what is not shown is left out
    std::vector<std::string> ids;      // of all rows
    int total = 0;
};

struct StockRows {
    std::vector<std::string> ids;                 // of the variants
    std::vector<std::vector<StockLevel>> levels;  // of the same rows
    std::vector<BadRow> bad_rows;
    int total = 0;
};

struct ProductRow {
    ProductId id;
    std::optional<Product> product;  // absent: not sold, or set aside
    std::vector<BadRow> bad_rows;
};

// Reads the rows of list.child(key). `store_of(row, id)` gives the store with its address; without an id it is no place
// that this kiosk knows: it is left out, and so is its stock.
template <class StoreOf>
Status read_store_rows(const JsonReader& list, std::string_view key, const std::vector<StoreId>& without_pickup,
                       StoreOf store_of, StorePage& page) {
    return for_each(list, key, [&](const JsonReader& row) -> Status {
        TRY(const std::string id, read_id(row, "id"));
        page.ids.push_back(id);
        Store store = store_of(row, id);
        if (store.id.empty()) return {};
        TRY(store.name, row.string("name"));
        store.offers_pickup = std::ranges::find(without_pickup, store.id) == without_pickup.end();
        page.locations.emplace(id, store.id);
        page.stores.push_back(std::move(store));
        return {};
    });
}

// `levels_of(row, id)`: of one variant; a row that does not hold is set aside and keeps its place in the paging.
template <class LevelsOf>
Status read_stock_rows(const JsonReader& list, std::string_view key, LevelsOf levels_of, StockRows& page) {
    return for_each(list, key, [&](const JsonReader& row) -> Status {
        TRY(const std::string id, read_id(row, "id"));
        page.ids.push_back(id);
        Result<std::vector<StockLevel>> levels = levels_of(row, id);
        if (!levels) page.bad_rows.push_back({id, levels.error().detail});
        page.levels.push_back(levels ? *std::move(levels) : std::vector<StockLevel>{});
        return {};
    });
}

// The whole list, each of its stores once.
void ask_stores(ListQuestion<StorePage> list, Done<StorePage> done);
void ask_categories(ListQuestion<CategoryPage> list, Done<std::vector<Category>> done);
void ask_stock(ListQuestion<StockRows> list, const PageCursor& from, Done<StockPage> done);

// No page tells a total: pages close on each other, so a list that changed meanwhile is no reason to read it again.
// `Page` has `rows` of ProductRow.
template <class Page>
void ask_products(ListQuestion<Page> list, const PageCursor& from, Done<CataloguePage> done) {
    ask_page<Page>(std::move(list), from, [done = std::move(done)](Result<ListPage<Page>> page) {
        if (!page) return done(tl::unexpected<Error>{std::move(page).error()});
        CataloguePage result;
        for (std::size_t at = page->settled.first; at < page->page.rows.size(); ++at) {
            ProductRow& row = page->page.rows[at];
            std::ranges::move(row.bad_rows, std::back_inserter(result.bad_rows));
            if (row.product) result.products.push_back(*std::move(row.product));
        }
        result.next = page->next();
        done(std::move(result));
    });
}

}  // namespace zuil
