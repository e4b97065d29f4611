#include "tests/sync/store/made_catalogue.hpp"

#include <fmt/format.h>

#include <array>

#include "platform/base/random.hpp"

namespace zuil {
namespace {

constexpr std::array<const char*, 12> kinds{"Camera", "Drill",   "Kettle",  "Lamp",  "Backpack", "Helmet",
                                            "Vacuum", "Speaker", "Blender", "Chair", "Printer",  "Monitor"};
constexpr std::array<const char*, 12> soorten{"Camera",  "Boormachine", "Waterkoker", "Lamp",
                                              "Rugzak",  "Helm",        "Stofzuiger", "Luidspreker",
                                              "Blender", "Stoel",       "Printer",    "Beeldscherm"};
constexpr std::array<const char*, 8> adjectives{"Compact", "Pro", "Light", "Classic", "Urban", "Solid", "Smart", "Eco"};
constexpr std::array<const char*, 6> colours{"black", "white", "mint", "red", "blue", "sand"};
constexpr std::array<const char*, 6> kleuren{"zwart", "wit", "mint", "rood", "blauw", "zand"};

class Maker {
public:
    explicit Maker(std::uint64_t seed) : random_{seed} {}

    MadeCatalogue make(int product_count, int store_count) {
        MadeCatalogue made;
        make_categories(made);
        for (int n = 0; n < store_count; ++n) {
            Store store;
            store.id = StoreId{fmt::format("s{}", n)};
            store.name = fmt::format("Store {}", n);
            made.stores.push_back(store);
        }
        for (int n = 0; n < product_count; ++n) {
            made.products.push_back(make_product(n));
            make_stock(made, made.products.back());
        }
        return made;
    }

private:
    int below(int limit) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(limit))); }

    static void make_categories(MadeCatalogue& made) {
        for (int top = 0; top < 4; ++top) {
            made.categories.push_back(
                {CategoryId{fmt::format("c{}", top)},
                 CategoryId{},
                 {{"nl", fmt::format("Afdeling {}", top)}, {"en", fmt::format("Department {}", top)}},
                 "",
                 top});
            for (int kind = 0; kind < 3; ++kind) {
                const auto at = static_cast<std::size_t>(top * 3 + kind);
                made.categories.push_back(
                    {CategoryId{fmt::format("c{}-{}", top, kind)},
                     CategoryId{fmt::format("c{}", top)},
                     {{"nl", std::string{soorten[at]} + "s"}, {"en", std::string{kinds[at]} + "s"}},
                     "",
                     kind});
                for (int leaf = 0; leaf < 4; ++leaf)
                    made.categories.push_back(
                        {CategoryId{fmt::format("c{}-{}-{}", top, kind, leaf)},
                         CategoryId{fmt::format("c{}-{}", top, kind)},
                         {{"nl", fmt::format("Soort {}", leaf)}, {"en", fmt::format("Sort {}", leaf)}},
                         "",
                         leaf});
            }
        }
    }

    Product make_product(int n) {
        const int kind = below(12);
        Product product;
        product.id = ProductId{fmt::format("p{}", n)};
        product.brand = below(10) == 0 ? "" : fmt::format("Brand {}", below(1 + below(40)));
        const char* adjective = adjectives[static_cast<std::size_t>(below(8))];
        product.name = {
            {"nl", fmt::format("{} {} {}", soorten[static_cast<std::size_t>(kind)], adjective, 100 + n % 900)},
            {"en", fmt::format("{} {} {}", adjective, kinds[static_cast<std::size_t>(kind)], 100 + n % 900)}};
        product.description = {{"en", "It does what it is for, and it keeps doing so."}};
        product.categories.push_back(CategoryId{fmt::format("c{}-{}-{}", kind / 3, kind % 3, below(4))});
        if (below(20) == 0) product.categories.push_back(CategoryId{fmt::format("c{}", below(4))});
        product.image_urls = {fmt::format("https://shop.invalid/{}.jpg", n)};
        product.popularity = below(50);
        if (below(3) != 0) product.rating = Rating{below(501), 1 + below(300)};
        make_attributes(product, kind);
        make_variants(product, n);
        return product;
    }

    void make_attributes(Product& product, int kind) {
        const int size = below(6);
        product.attributes.push_back({"size",
                                      {{"nl", "Maat"}, {"en", "Size"}},
                                      {{"nl", fmt::format("maat {}", size)}, {"en", fmt::format("size {}", size)}}});
        if (kind % 2 == 0) {
            const int power = below(9);
            product.attributes.push_back(
                {"power", {{"nl", "Vermogen"}, {"en", "Power"}}, {{"nl", fmt::format("{}00 W", power)}}});
        }
        for (int extra = 0; extra < 4; ++extra) {
            if (below(3) != 0) continue;
            const std::string key = fmt::format("feature {}", (kind + extra) % 7);
            product.attributes.push_back({key, {{"en", key}}, {{"en", fmt::format("{} {}", key, below(4))}}});
            // Some facts hold more than one value.
            if (below(4) == 0)
                product.attributes.push_back({key, {{"en", key}}, {{"en", fmt::format("{} {}", key, 4 + below(2))}}});
        }
    }

    void make_variants(Product& product, int n) {
        const int count = 1 + below(3);
        for (int v = 0; v < count; ++v) {
            Variant variant;
            variant.id = VariantId{fmt::format("p{}v{}", n, v)};
            variant.sku = fmt::format("ZV-{}-{}", n, v);
            const std::string body = fmt::format("20{:08}{:02}", n, v);
            if (const auto gtin = Gtin::parse(fmt::format("{}{}", body, gtin_check_digit(body)))) variant.gtin = *gtin;
            variant.price = Money::from_minor(195 + below(300) * 100, Currency::eur);
            if (below(4) == 0) variant.list_price = variant.price.plus(Money::from_minor(1000, Currency::eur));
            const auto colour = static_cast<std::size_t>((n + v) % 6);
            variant.options.push_back({"colour",
                                       {{"nl", "Kleur"}, {"en", "Colour"}},
                                       {{"nl", kleuren[colour]}, {"en", colours[colour]}},
                                       std::nullopt});
            product.variants.push_back(std::move(variant));
        }
    }

    void make_stock(MadeCatalogue& made, const Product& product) {
        for (const Variant& variant : product.variants) {
            for (const Store& store : made.stores) {
                if (below(4) == 0) continue;
                made.stock.push_back({variant.id, store.id, std::max(0, below(12) - 5), fmt::format("A{}", below(30)),
                                      WallTime{std::chrono::milliseconds{1'800'000'000'000 + below(3'600'000)}}});
            }
        }
    }

    SeededRandom random_;
};

}  // namespace

MadeCatalogue make_catalogue(std::uint64_t seed, int products, int stores) {
    return Maker{seed}.make(products, stores);
}

}  // namespace zuil
