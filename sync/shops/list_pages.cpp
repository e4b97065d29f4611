#include "sync/shops/list_pages.hpp"

#include <memory>

namespace zuil {

void ask_stores(ListQuestion<StorePage> list, Done<StorePage> done) {
    const auto found = std::make_shared<StorePage>();
    const auto take = [found](const ListPage<StorePage>& page) {
        for (const Store& store : page.page.stores) {
            if (std::ranges::find(found->stores, store.id, &Store::id) == found->stores.end()) {
                found->stores.push_back(store);
            }
        }
        found->locations.insert(page.page.locations.begin(), page.page.locations.end());
    };
    ask_all<StorePage>(std::move(list), take, [found, done = std::move(done)](Result<Settled> end) {
        if (!end) return done(tl::unexpected<Error>{std::move(end).error()});
        done(std::move(*found));
    });
}

void ask_categories(ListQuestion<CategoryPage> list, Done<std::vector<Category>> done) {
    const auto found = std::make_shared<std::vector<Category>>();
    const auto take = [found](const ListPage<CategoryPage>& page) {
        for (const Category& category : page.page.categories) {
            if (std::ranges::find(*found, category.id, &Category::id) == found->end()) found->push_back(category);
        }
    };
    ask_all<CategoryPage>(std::move(list), take, [found, done = std::move(done)](Result<Settled> end) {
        if (!end) return done(tl::unexpected<Error>{std::move(end).error()});
        lift_orphans(*found);
        done(std::move(*found));
    });
}

void ask_stock(ListQuestion<StockRows> list, const PageCursor& from, Done<StockPage> done) {
    ask_page<StockRows>(std::move(list), from, [done = std::move(done)](Result<ListPage<StockRows>> page) {
        if (!page) return done(tl::unexpected<Error>{std::move(page).error()});
        StockPage result;
        for (std::size_t at = page->settled.first; at < page->page.levels.size(); ++at) {
            std::ranges::move(page->page.levels[at], std::back_inserter(result.levels));
        }
        result.bad_rows = std::move(page->page.bad_rows);
        result.next = page->next();
        done(std::move(result));
    });
}

}  // namespace zuil
