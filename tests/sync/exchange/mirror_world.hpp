#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "sync/exchange/mirror.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/exchange/shelf_shop.hpp"

namespace zuil {

// A kiosk's mirror and a shop in one virtual time. The kiosk can be ended and started again at any moment.
class MirrorWorld {
public:
    explicit MirrorWorld(std::uint64_t seed, int products = 40) : random_{seed}, shop{clock_, seed + 1} {
        const MadeCatalogue made = make_catalogue(seed, products, 2);
        shop.category_list = made.categories;
        shop.store_list = made.stores;
        for (const Product& product : made.products) shop.put(product);
        for (const StockLevel& level : made.stock) shop.set_stock(level);
        start();
    }

    void stop() {
        mirror_.reset();
        writer_.reset();
    }
    void start() {
        stop();
        writer_ = CatalogueWriter::open(folder_.path(), clock_).value();
        mirror_.emplace(shop, *writer_, clock_, random_, options);
    }

    // `meanwhile` is called between steps.
    void run_for(std::chrono::milliseconds time, const std::function<void()>& meanwhile = {}) {
        constexpr std::chrono::milliseconds one_ms{1};
        const BootTime end = clock_.boot() + time;
        while (clock_.boot() < end) {
            mirror_->step();
            const bool answered = shop.run();
            if (meanwhile) meanwhile();
            const auto wait = answered ? one_ms : mirror_->next_step_in().value_or(std::chrono::milliseconds{0});
            clock_.advance(std::clamp(wait, one_ms, std::chrono::milliseconds{30'000}));
        }
    }

    // What the kiosk shows is what the shop has, row by row.
    void check_equal() {
        const auto reader = CatalogueReader::open(folder_.path()).value();
        const CatalogueCounts counts = writer_->served()->counts().value();
        CHECK(counts.products == static_cast<int>(shop.shelf.size()));
        std::size_t variants = 0;
        std::size_t levels = 0;
        for (const Product& product : shop.shelf) {
            const auto shown = reader->product(product.id);
            INFO(product.id.text());
            REQUIRE(shown.has_value());
            CHECK(*shown == product);
            variants += product.variants.size();
            const auto shown_levels = reader->stock(product.id).value();
            for (const StockLevel& level : shown_levels) {
                const auto known = shop.levels.find({level.variant, level.store});
                REQUIRE(known != shop.levels.end());
                CHECK(known->second == level);
                ++levels;
            }
        }
        CHECK(counts.variants == static_cast<int>(variants));
        std::size_t stocked = 0;
        for (const auto& [place, level] : shop.levels) stocked += reader->product_of(place.first) ? 1U : 0U;
        CHECK(levels == stocked);
        CHECK(reader->stores().value() == shop.store_list);
        std::vector<Category> categories;
        const auto nodes = reader->categories().value();
        for (const CategoryNode& node : nodes) categories.push_back(node.category);
        CHECK(categories == shop.category_list);
    }

    // Somebody looked at what is held.
    Status accept_held() { return mirror_->accept_held(mirror_->status().held_generation); }
    std::int64_t price_of(const ProductId& id) {
        const auto reader = CatalogueReader::open(folder_.path()).value();
        return reader->product(id).value().variants.at(0).price.minor();
    }

    Mirror& mirror() { return *mirror_; }
    CatalogueWriter& writer() { return *writer_; }
    ManualClock& clock() { return clock_; }
    const std::filesystem::path& folder() const { return folder_.path(); }
    bool happens(int percent) { return static_cast<int>(random_.below(100)) < percent; }

private:
    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    ManualClock clock_{WallTime{std::chrono::milliseconds{1'800'000'000'000}}};
    SeededRandom random_;

public:
    ShelfShop shop;
    MirrorOptions options;

private:
    std::unique_ptr<CatalogueWriter> writer_;
    std::optional<Mirror> mirror_;
};

}  // namespace zuil
