#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "sync/exchange/mirror.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/webshops/vendure/random_changes.hpp"
#include "tests/webshops/vendure/shop_rows.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

// A mirror in a hurry, beside the shop that it copies.
class Copy {
public:
    explicit Copy(const VendureServer& server) {
        VendureOptions options = server.options();
        options.request_gap = 0ms;
        shop = make_vendure_shop(*http, clock_, std::move(options)).value();
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
    ShopRows settle(const VendureServer& server, std::chrono::minutes most) {
        const auto patience = std::chrono::steady_clock::now() + most;
        for (;;) {
            run_for(3s);
            ShopRows mine = rows_of_mirror(*CatalogueReader::open(folder_.path()).value(), server);
            const bool is_late = std::chrono::steady_clock::now() > patience;
            if (is_late || mine == rows_of_tables(server)) return mine;
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

}  // namespace

TEST_CASE("the mirror holds what the shop's tables hold, at first and after two hundred changes") {
    VendureServer server;
    server.seed(400);
    Copy copy{server};
    copy.read_whole();
    check_equal(copy, copy.settle(server, 1min), rows_of_tables(server));
    const auto first_full_read = copy.mirror->status().last_full_read;

    // In rounds, so that what one round takes away is believed without reading everything again.
    RandomChanges changes{server, *copy.http, *copy.shop, 1};
    for (int round = 0; round < 4; ++round) {
        for (int change = 0; change < 50; ++change) changes.make_one();
        const ShopRows mine = copy.settle(server, 4min);
        INFO("after round " << round);
        check_equal(copy, mine, rows_of_tables(server));
    }
    for (const auto& [kind, count] : changes.made()) {
        fmt::print("{:>24}: {}\n", kind, count);
        INFO(kind);
        CHECK(count >= 5);
    }
    // The changes came by changes, sweeps and stock, not by reading everything once more.
    CHECK(copy.mirror->status().last_full_read == first_full_read);
}

}  // namespace zuil::test
