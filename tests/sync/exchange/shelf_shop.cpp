#include "tests/sync/exchange/shelf_shop.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace zuil {
namespace {

int number_of(const std::string& text) { return text.empty() ? 0 : std::stoi(text); }

}  // namespace

void ShelfShop::put(const Product& product) {
    const auto place =
        std::find_if(shelf.begin(), shelf.end(), [&](const Product& known) { return known.id == product.id; });
    if (place == shelf.end()) {
        shelf.push_back(product);
    } else {
        *place = product;
    }
    log_.push_back(product.id);
}

void ShelfShop::remove(const ProductId& id) {
    for (const Product& product : shelf) {
        if (product.id != id) continue;
        for (const Variant& variant : product.variants)
            std::erase_if(levels, [&](const auto& entry) { return entry.first.first == variant.id; });
    }
    std::erase_if(shelf, [&](const Product& product) { return product.id == id; });
    if (tells_deletions) log_.push_back(id);
}

void ShelfShop::change_something() {
    Product product = shelf[random_.below(shelf.size())];
    switch (below(7)) {
    case 0: product.variants[0].price = product.variants[0].price.plus(Money::from_minor(100, Currency::eur)); break;
    case 1: product.name = {{"en", fmt::format("Renamed {}", below(1'000))}}; break;
    case 2: product.categories = {category_list[random_.below(category_list.size())].id}; break;
    case 3:
        if (shelf.size() > 5) return remove(product.id);
        break;
    case 4:
        product.id = ProductId{fmt::format("new {}", ++made_)};
        for (std::size_t n = 0; n < product.variants.size(); ++n) {
            product.variants[n].id = VariantId{fmt::format("new {} {}", made_, n)};
            product.variants[n].gtin.reset();
        }
        break;
    case 5:
        if (product.variants.size() > 1) product.variants.pop_back();
        break;
    default:
        return set_stock(
            {product.variants[0].id, store_list[random_.below(store_list.size())].id, below(9), "B1", clock_.wall()});
    }
    put(product);
}

void ShelfShop::change_in_silence() {
    for (Product& product : shelf) {
        product.categories = {category_list[random_.below(category_list.size())].id};
        product.brand = fmt::format("Brand {}", below(1'000));
    }
}

bool ShelfShop::run() {
    // What an answer asks next comes in the next round.
    std::deque<std::function<void()>> now;
    now.swap(under_way_);
    for (const auto& happen : now) happen();
    return !now.empty();
}

template <class T>
void ShelfShop::answer(const std::string& what, std::function<Result<T>()> make, Done<T> done) {
    ++calls[what];
    asked_at.push_back(clock_.boot());
    const bool fails = below(100) < faults_percent;
    under_way_.push_back([this, make, done, fails] {
        if (is_offline) return done(fail(Errc::offline, "no line"));
        if (busy_for > std::chrono::milliseconds{0})
            return done(tl::unexpected<Error>{Error{Errc::shop_fault, "503", busy_for}});
        if (fails) return done(fail(Errc::shop_fault, "503"));
        done(make());
    });
}

void ShelfShop::stores(Done<std::vector<Store>> done) {
    answer<std::vector<Store>>(
        "stores", [this] { return store_list; }, std::move(done));
}

void ShelfShop::categories(Done<std::vector<Category>> done) {
    answer<std::vector<Category>>(
        "categories", [this] { return category_list; }, std::move(done));
}

void ShelfShop::products(const PageCursor& from, Done<CataloguePage> done) {
    answer<CataloguePage>(
        "products",
        [this, from]() -> Result<CataloguePage> {
            if (!from.empty() && !knows_cursors) return fail(Errc::refused, "this cursor is not known");
            CataloguePage page;
            const auto begin = static_cast<std::size_t>(number_of(from));
            const std::size_t end = std::min(begin + static_cast<std::size_t>(page_size), shelf.size());
            for (std::size_t n = begin; n < end; ++n) page.products.push_back(shelf[n]);
            if (from.empty()) page.bad_rows = bad_rows;
            page.total = static_cast<int>(shelf.size() + bad_rows.size());
            if (end < shelf.size()) page.next = std::to_string(end);
            return page;
        },
        std::move(done));
}

void ShelfShop::stock(const PageCursor& from, Done<StockPage> done) {
    answer<StockPage>(
        "stock",
        [this, from]() -> Result<StockPage> {
            if (!from.empty() && !knows_cursors) return fail(Errc::refused, "this cursor is not known");
            StockPage page;
            const int begin = number_of(from);
            int n = 0;
            for (const auto& [place, level] : levels) {
                if (n >= begin && n < begin + page_size) page.levels.push_back(level);
                ++n;
            }
            if (begin + page_size < n) page.next = std::to_string(begin + page_size);
            return page;
        },
        std::move(done));
}

void ShelfShop::changes(const std::string& mark, const PageCursor& from, Done<Changes> done) {
    answer<Changes>(
        "changes",
        [this, mark, from]() -> Result<Changes> {
            Changes changes;
            if (mark.empty()) {
                changes.mark = std::to_string(log_.size());
                return changes;
            }
            // Pages of one answer end where the log ended when the first was asked for, or a page that has gone by
            // would miss what comes in meanwhile.
            const auto colon = from.find(':');
            const int begin = from.empty() ? 0 : number_of(from.substr(0, colon));
            const int end = from.empty() ? static_cast<int>(log_.size()) : number_of(from.substr(colon + 1));
            const std::set<ProductId> ids{log_.begin() + number_of(mark), log_.begin() + end};
            if (from.empty()) changes.removed = told_again;
            int n = 0;
            for (const ProductId& id : ids) {
                const bool on_page = n >= begin && n < begin + page_size;
                ++n;
                if (!on_page) continue;
                const auto product =
                    std::find_if(shelf.begin(), shelf.end(), [&](const Product& known) { return known.id == id; });
                if (product != shelf.end()) {
                    changes.products.push_back(*product);
                } else if (tells_deletions) {
                    changes.removed.push_back(id);
                }
            }
            if (begin + page_size < n) {
                changes.next = fmt::format("{}:{}", begin + page_size, end);
            } else {
                changes.mark = std::to_string(end);
            }
            return changes;
        },
        std::move(done));
}

void ShelfShop::keys(const PageCursor& from, Done<KeyPage> done) {
    answer<KeyPage>(
        "keys",
        [this, from]() -> Result<KeyPage> {
            KeyPage page;
            const auto begin = static_cast<std::size_t>(number_of(from));
            const std::size_t end = std::min(begin + static_cast<std::size_t>(page_size), shelf.size());
            for (std::size_t n = begin; n < end; ++n) {
                for (const Variant& variant : shelf[n].variants) page.keys.push_back({shelf[n].id, variant.id});
            }
            page.total = static_cast<int>(shelf.size());
            if (end < shelf.size()) page.next = std::to_string(end);
            return page;
        },
        std::move(done));
}

}  // namespace zuil
