#include "tests/sim/shelf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "tests/sync/store/made_catalogue.hpp"

namespace zuil::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t page_rows = 7;
// What the connector reads again with each set of changes.
constexpr milliseconds overlap = 5min;

std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

WallTime time_of(std::string_view text) { return WallTime{milliseconds{number_of(text)}}; }
std::string text_of(WallTime time) { return std::to_string(time.time_since_epoch().count()); }

// The rows of one page by offset, and where the next one begins.
template <class Rows, class Take>
PageCursor page_of(const Rows& rows, const PageCursor& from, Take take) {
    const auto begin = std::min(static_cast<std::size_t>(number_of(from)), rows.size());
    const std::size_t end = std::min(begin + page_rows, rows.size());
    auto row = std::next(rows.begin(), static_cast<std::ptrdiff_t>(begin));
    for (std::size_t n = begin; n < end; ++n) take(*row++);
    return end < rows.size() ? std::to_string(end) : PageCursor{};
}

}  // namespace

Shelf::Shelf(Stage& stage, Telling telling, int products) : stage_{stage}, telling_{telling} {
    MadeCatalogue made = make_catalogue(stage.random.next(), products, 2);
    categories = std::move(made.categories);
    stores = std::move(made.stores);
    for (Product& product : made.products) put(std::move(product));
    for (const StockLevel& level : made.stock) stock_[{level.variant, level.store}] = level.quantity;
}

Product* Shelf::find(const ProductId& id) {
    const auto found = std::ranges::find(products_, id, &Product::id);
    return found == products_.end() ? nullptr : &*found;
}

void Shelf::put(Product product) {
    product.popularity = ++last_version_;
    versions_[{product.id, product.popularity}] = product;
    if (Product* known = find(product.id)) {
        *known = std::move(product);
    } else {
        products_.push_back(std::move(product));
    }
}

void Shelf::remove(const ProductId& id) {
    const Product* product = find(id);
    if (product == nullptr) return;
    for (const Variant& variant : product->variants)
        std::erase_if(stock_, [&](const auto& entry) { return entry.first.first == variant.id; });
    std::erase_if(products_, [&](const Product& one) { return one.id == id; });
}

void Shelf::tell(const ProductId& id, int version, bool is_deletion) {
    const WallTime now = stage_.clock.wall();
    WallTime stamp = now;
    if (telling_ == Telling::by_time)
        stamp -= stage_.happens(stage_.faults.long_transactions) ? stage_.some(0s, 15min) : stage_.some(0ms, 2s);
    log_.push_back({id, version, stamp, now, ++edition_, is_deletion});
}

void Shelf::change_something() {
    Product product = products_[stage_.random.below(products_.size())];
    const bool is_told = !stage_.happens(stage_.faults.untold);
    const int kind = stage_.below(6);
    if (kind == 0) {
        const Variant& variant = product.variants[stage_.random.below(product.variants.size())];
        stock_[{variant.id, stores[stage_.random.below(stores.size())].id}] = stage_.below(9);
        return;
    }
    if (kind == 1 && products_.size() > 10) {
        remove(product.id);
        stage_.note([&] { return fmt::format("shop: {} is gone", product.id.text()); });
        return tell(product.id, 0, true);
    }
    if (kind == 2) {
        product.id = ProductId{fmt::format("new {}", ++made_)};
        for (std::size_t n = 0; n < product.variants.size(); ++n) {
            product.variants[n].id = VariantId{fmt::format("new {} {}", made_, n)};
            product.variants[n].gtin.reset();
        }
    } else if (kind == 3) {
        product.categories = {categories[stage_.random.below(categories.size())].id};
    } else if (kind == 4 && product.variants.size() > 1) {
        std::erase_if(stock_, [&](const auto& entry) { return entry.first.first == product.variants.back().id; });
        product.variants.pop_back();
    } else {
        product.variants[0].price = product.variants[0].price.plus(Money::from_minor(100, Currency::eur));
    }
    const ProductId id = product.id;
    put(std::move(product));
    stage_.note([&] {
        return fmt::format("shop: {} is now version {}{}", id.text(), last_version_, is_told ? "" : ", untold");
    });
    if (is_told) tell(id, last_version_, false);
}

void Shelf::back_up() {
    kept_products_ = products_;
    kept_stock_ = stock_;
    kept_log_ = log_;
}

void Shelf::restore() {
    if (kept_products_.empty()) return;
    products_ = kept_products_;
    stock_ = kept_stock_;
    log_ = kept_log_;
    ++edition_;
}

const Product* Shelf::version(const ProductId& id, int number) const {
    const auto found = versions_.find({id, number});
    return found == versions_.end() ? nullptr : &found->second;
}

Result<CataloguePage> Shelf::product_page(const PageCursor& from) const {
    CataloguePage page;
    page.next = page_of(products_, from, [&](const Product& product) { page.products.push_back(product); });
    page.total = static_cast<int>(products_.size());
    return page;
}

Result<StockPage> Shelf::stock_page(const PageCursor& from) const {
    StockPage page;
    page.next = page_of(stock_, from, [&](const auto& entry) {
        page.levels.push_back({entry.first.first, entry.first.second, entry.second, "A1", stage_.clock.wall()});
    });
    return page;
}

Result<KeyPage> Shelf::key_page(const PageCursor& from) const {
    KeyPage page;
    page.next = page_of(products_, from, [&](const Product& product) {
        for (const Variant& variant : product.variants) page.keys.push_back({product.id, variant.id});
    });
    page.total = static_cast<int>(products_.size());
    return page;
}

std::string Shelf::mark_now() const {
    return telling_ == Telling::by_version ? std::to_string(edition_) : text_of(stage_.clock.wall());
}

bool Shelf::is_told_in_time(const Change& change) const { return change.seen_at - change.stamp <= overlap; }

std::vector<ProductId> Shelf::changed_since(WallTime after, WallTime until) const {
    std::set<ProductId> ids;
    for (const Change& change : log_) {
        if (change.stamp >= after && change.seen_at <= until) ids.insert(change.id);
    }
    return {ids.begin(), ids.end()};
}

// The pages of one answer are of what changed up to when the first was asked for, or one that has gone by would miss
// what comes in meanwhile.
Result<Changes> Shelf::changes(const std::string& mark, const PageCursor& from) {
    Changes changes;
    changes.mark = mark_now();
    if (mark.empty() || mark == changes.mark) return changes;
    if (!from.empty()) changes.mark = from.substr(from.find(':') + 1);
    std::vector<ProductId> ids;
    if (telling_ == Telling::by_version) {
        for (const Product& product : products_) ids.push_back(product.id);
    } else {
        const milliseconds again = telling_ == Telling::by_time ? overlap : milliseconds{0};
        ids = changed_since(time_of(mark) - again, time_of(changes.mark));
    }
    const PageCursor next = page_of(ids, from.substr(0, from.find(':')), [&](const ProductId& id) {
        if (const Product* product = find(id)) {
            changes.products.push_back(*product);
        } else if (telling_ == Telling::exactly) {
            changes.removed.push_back(id);
        }
    });
    if (!next.empty()) {
        changes.next = next + ":" + changes.mark;
        changes.mark.clear();
    }
    return changes;
}

int Shelf::covered(const std::string& mark, const ProductId& id) const {
    int version = 0;
    // One that is gone meanwhile is not told of any more.
    if (std::ranges::find(products_, id, &Product::id) == products_.end()) return 0;
    for (const Change& change : log_) {
        if (change.id != id || change.is_deletion || !is_told_in_time(change)) continue;
        const bool is_covered =
            telling_ == Telling::by_version ? change.edition <= number_of(mark) : change.seen_at <= time_of(mark);
        if (is_covered) version = std::max(version, change.version);
    }
    return version;
}

}  // namespace zuil::sim
