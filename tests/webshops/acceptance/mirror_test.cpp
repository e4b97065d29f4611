#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <random>

#include "sync/exchange/mirror.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/webshops/acceptance/mirror_rows.hpp"
#include "tests/webshops/shop_process.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

// A mirror in a hurry, beside the shop that it copies.
class Copy {
public:
    explicit Copy(const RealShop& real) {
        shop = real.connect(*http, clock_, {});
        MirrorOptions hurried;
        hurried.changes_every = 1s;
        hurried.stock_every = 2s;
        hurried.frame_every = 2s;
        hurried.page_every = 500ms;
        hurried.keys_every = 2s;
        hurried.leap_ratio = 1'000'000;  // prices change at random
        mirror.emplace(*shop, *writer_, clock_, random_, hurried);
    }

    void run_for(std::chrono::milliseconds time) {
        const auto end = std::chrono::steady_clock::now() + time;
        while (std::chrono::steady_clock::now() < end) {
            mirror->step();
            http->poll(std::min<std::chrono::milliseconds>(mirror->next_step_in().value_or(50ms), 50ms));
        }
    }

    void read_whole() {
        const auto patience = std::chrono::steady_clock::now() + 10min;
        while (!mirror->status().last_full_read && std::chrono::steady_clock::now() < patience) run_for(50ms);
        REQUIRE(mirror->status().last_full_read);
    }

    // Until the copy holds what the shop's tables hold, or for that long.
    ShopRows settle(const RealShop& real, std::chrono::minutes most) {
        const auto patience = std::chrono::steady_clock::now() + most;
        for (;;) {
            run_for(3s);
            ShopRows mine = rows_of_mirror(*CatalogueReader::open(folder_.path()).value(), real.product_ids());
            const bool is_late = std::chrono::steady_clock::now() > patience;
            if (is_late || mine == real.rows()) return mine;
        }
    }

private:
    TemporaryFolder folder_;
    SystemClock clock_;
    SystemRandom random_;
    std::unique_ptr<CatalogueWriter> writer_ = CatalogueWriter::open(folder_.path(), clock_).value();

public:
    std::unique_ptr<Http> http = make_curl_http();
    std::unique_ptr<Shop> shop;
    std::optional<Mirror> mirror;
};

// Says the first rows that differ instead of all of them.
void check_equal(const std::vector<std::string>& mine, const std::vector<std::string>& theirs) {
    std::vector<std::string> only_mine;
    std::vector<std::string> only_theirs;
    std::ranges::set_difference(mine, theirs, std::back_inserter(only_mine));
    std::ranges::set_difference(theirs, mine, std::back_inserter(only_theirs));
    only_mine.resize(std::min<std::size_t>(only_mine.size(), 5));
    only_theirs.resize(std::min<std::size_t>(only_theirs.size(), 5));
    CHECK(only_mine == std::vector<std::string>{});
    CHECK(only_theirs == std::vector<std::string>{});
    CHECK(mine.size() == theirs.size());
}

void check_equal(const Copy& copy, const ShopRows& mine, const ShopRows& theirs) {
    check_equal(mine.products, theirs.products);
    check_equal(mine.variants, theirs.variants);
    check_equal(mine.stock, theirs.stock);
    check_equal(mine.categories, theirs.categories);
    // Nothing is in the copy beside what was looked up.
    CHECK(copy.mirror->status().counts.products == static_cast<int>(theirs.products.size()));
    CHECK(copy.mirror->status().counts.variants == static_cast<int>(theirs.variants.size()));
}

// A shopper elsewhere buys something that there is enough of.
void order_something(const RealShop& real, Copy& copy, std::mt19937& chance, int number) {
    const std::string sku = single_article(1 + static_cast<int>(chance() % 70));
    const auto stock = real.stock(sku);
    if (stock.empty() || std::ranges::any_of(stock, [](const auto& held) { return held.second < 3; })) return;
    OrderRequest request{.order = order_of(real, number, {{sku, 1}}), .contact = {}, .handle = ""};
    const auto prepared =
        wait_for<PreparedOrder>(*copy.http, [&](auto done) { copy.shop->prepare_order(request, done); });
    if (!prepared) throw std::runtime_error{prepared.error().detail};
    request.handle = prepared->handle;
    const auto placed = wait_for<PlacedOrder>(*copy.http, [&](auto done) { copy.shop->commit_order(request, done); });
    if (!placed) throw std::runtime_error{placed.error().detail};
}

// Every kind of change in turn by its weight, so that none is left to chance; which row it hits is chance.
class BusyHour {
public:
    BusyHour(RealShop& real, Copy& copy) : changes_{real.changes(chance_)} {
        changes_.push_back(
            {"order", 2, [this, &real, &copy](int number) { order_something(real, copy, chance_, number); }});
        for (const ChangeKind& kind : changes_) turns_ += kind.weight;
    }

    void make_one() {
        int turn = number_++ % turns_;
        for (const ChangeKind& kind : changes_) {
            if (turn < kind.weight) {
                kind.make(number_);
                ++made_[kind.name];
                return;
            }
            turn -= kind.weight;
        }
    }
    const std::map<std::string, int>& made() const { return made_; }

private:
    std::mt19937 chance_{1};
    std::vector<ChangeKind> changes_;
    std::map<std::string, int> made_;
    int turns_ = 0;
    int number_ = 0;
};

}  // namespace

TEST_CASE("the mirror holds what the shop's tables hold, at first and after a busy hour") {
    // A hundred changes in each run, two hundred in the long one.
    const int rounds = std::getenv("ZUIL_LONG_TESTS") != nullptr ? 4 : 2;
    const auto real = start_real_shop();
    real->seed(400);
    Copy copy{*real};
    copy.read_whole();
    check_equal(copy, copy.settle(*real, 1min), real->rows());
    const auto first_full_read = copy.mirror->status().last_full_read;

    // In rounds, so that what one round takes away is believed without reading everything again.
    BusyHour changes{*real, copy};
    for (int round = 0; round < rounds; ++round) {
        for (int change = 0; change < 50; ++change) changes.make_one();
        const ShopRows mine = copy.settle(*real, 4min);
        INFO("after round " << round);
        check_equal(copy, mine, real->rows());
    }
    for (const auto& [kind, count] : changes.made()) {
        fmt::print("{:>24}: {}\n", kind, count);
        INFO(kind);
        CHECK(count >= rounds);
    }
    // The changes came by changes, sweeps and stock, not by reading everything once more.
    CHECK(copy.mirror->status().last_full_read == first_full_read);
}

}  // namespace zuil::test
