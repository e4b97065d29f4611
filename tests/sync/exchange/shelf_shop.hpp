#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "sync/shops/shop.hpp"
#include "tests/sync/store/made_catalogue.hpp"

namespace zuil {

// A shop as a shelf that tests put things on: pages by offset, as real shops do, and a list of what changed.
class ShelfShop final : public Shop {
public:
    ShelfShop(const ManualClock& clock, std::uint64_t seed) : clock_{clock}, random_{seed} {}

    void put(const Product& product);
    void remove(const ProductId& id);
    void set_stock(const StockLevel& level) { levels[{level.variant, level.store}] = level; }
    // One change of any kind.
    void change_something();
    // Every article goes to another category and brand, and nothing tells of it.
    void change_in_silence();
    // Answers what was asked; true when there was anything.
    bool run();

    std::vector<Product> shelf;
    std::vector<Category> category_list;
    std::vector<Store> store_list;
    std::map<std::pair<VariantId, StoreId>, StockLevel> levels;
    std::vector<BadRow> bad_rows;  // come with the first page of products
    int page_size = 7;
    int faults_percent = 0;
    bool is_offline = false;
    std::chrono::milliseconds busy_for{0};  // otherwise every answer is a fault that asks to be left alone so long
    bool knows_cursors = true;
    bool has_changes = true;
    std::vector<ProductId> told_again;  // with all changes: gone some time ago, or never sold
    bool tells_deletions = false;       // in changes(); otherwise only the keys show them
    std::chrono::milliseconds gap{0};
    std::vector<BootTime> asked_at;
    std::map<std::string, int> calls;

    ShopTraits traits() const override {
        return {.has_changes = has_changes, .has_key_sweep = true, .request_gap = gap};
    }
    void stores(Done<std::vector<Store>> done) override;
    void categories(Done<std::vector<Category>> done) override;
    void products(const PageCursor& from, Done<CataloguePage> done) override;
    void stock(const PageCursor& from, Done<StockPage> done) override;
    void changes(const std::string& mark, const PageCursor& from, Done<Changes> done) override;
    void keys(const PageCursor& from, Done<KeyPage> done) override;
    CustomerDesk* customers() override { return nullptr; }
    void prepare_order(const OrderRequest&, Done<PreparedOrder>) override {}
    void commit_order(const OrderRequest&, Done<PlacedOrder>) override {}
    void open_payment(const OrderRequest&, Done<PaymentPage>) override {}
    void inspect_order(const OrderRequest&, Done<OrderInspection>) override {}
    void cancel_order(const OrderRequest&, Done<PlacedOrder>) override {}
    void quote_order(const OrderRequest&, Done<OrderQuote>) override {}
    std::string image_url(const std::string& url, int, int) const override { return url; }

private:
    template <class T>
    void answer(const std::string& what, std::function<Result<T>()> make, Done<T> done);
    int below(int limit) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(limit))); }

    const ManualClock& clock_;
    SeededRandom random_;
    std::vector<ProductId> log_;  // what changed, in order; a mark is a place in it
    int made_ = 0;
    std::deque<std::function<void()>> under_way_;
};

}  // namespace zuil
