#include "kiosk/engine/basket.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace zuil;

namespace {

std::shared_ptr<const ArticleFacts> article(const std::string& id, std::int64_t cents,
                                            Currency currency = Currency::eur) {
    ArticleFacts facts;
    facts.product.id = ProductId{id};
    facts.product.variants.push_back(
        {.id = VariantId{id + "-1"}, .sku = id, .price = Money::from_minor(cents, currency)});
    return std::make_shared<const ArticleFacts>(std::move(facts));
}

}  // namespace

TEST_CASE("the same article twice is one line, and the total is the sum of the lines") {
    Basket basket;
    basket.add(article("camera", 12900), VariantId{"camera-1"});
    basket.add(article("film", 1795), VariantId{"film-1"});
    basket.add(article("film", 1795), VariantId{"film-1"});
    CHECK(basket.lines().size() == 2);
    CHECK(basket.count() == 3);
    CHECK(basket.total()->minor() == 12900 + 2 * 1795);
}

TEST_CASE("a basket has limits and one currency") {
    Basket basket;
    for (std::size_t line = 0; line < Basket::lines_max; ++line) {
        basket.add(article("a" + std::to_string(line), 100), VariantId{"a" + std::to_string(line) + "-1"});
    }
    CHECK(basket.check_add(*article("more", 100), VariantId{"more-1"}) == AddRefusal::full);
    CHECK(basket.check_add(*article("a0", 100), VariantId{"a0-1"}) == AddRefusal::none);
    basket.set_quantity(VariantId{"a0-1"}, 1000);
    CHECK(basket.find(VariantId{"a0-1"})->quantity == Basket::quantity_max);
    CHECK(basket.check_add(*article("a0", 100), VariantId{"a0-1"}) == AddRefusal::most_per_line);
    basket.set_quantity(VariantId{"a0-1"}, -3);
    CHECK(basket.find(VariantId{"a0-1"})->quantity == 1);

    basket.remove(VariantId{"a1-1"});
    CHECK(basket.check_add(*article("pounds", 100, Currency::gbp), VariantId{"pounds-1"}) ==
          AddRefusal::other_currency);
}

TEST_CASE("what was taken out goes back to its place") {
    Basket basket;
    for (const char* id : {"a", "b", "c"}) basket.add(article(id, 100), VariantId{std::string{id} + "-1"});
    const std::uint64_t before = basket.version();
    auto removed = basket.remove(VariantId{"b-1"});
    REQUIRE(removed);
    CHECK(basket.lines().size() == 2);
    basket.put_back(*removed);
    CHECK(basket.lines().at(1).variant == VariantId{"b-1"});
    CHECK(basket.version() > before);
    basket.put_back(*removed);  // twice does not double it
    CHECK(basket.lines().size() == 3);
}

TEST_CASE("newer facts change the price, and say so once") {
    Basket basket;
    basket.add(article("lamp", 7900), VariantId{"lamp-1"});
    const auto change = basket.refresh(VariantId{"lamp-1"}, article("lamp", 8500));
    REQUIRE(change);
    CHECK(change->before.minor() == 7900);
    CHECK(change->now.minor() == 8500);
    CHECK(basket.total()->minor() == 8500);
    const std::uint64_t version = basket.version();
    CHECK_FALSE(basket.refresh(VariantId{"lamp-1"}, article("lamp", 8500)));
    CHECK(basket.version() == version);
}

TEST_CASE("an article that is no longer sold stays visible, marked, and can come back") {
    Basket basket;
    basket.add(article("lamp", 7900), VariantId{"lamp-1"});
    CHECK_FALSE(basket.refresh(VariantId{"lamp-1"}, nullptr));
    CHECK(basket.lines().front().gone);
    CHECK(basket.total()->minor() == 7900);
    basket.refresh(VariantId{"lamp-1"}, article("lamp", 7900));
    CHECK_FALSE(basket.lines().front().gone);
    // Another currency cannot be added up with the rest.
    basket.refresh(VariantId{"lamp-1"}, article("lamp", 7900, Currency::gbp));
    CHECK(basket.lines().front().gone);
}
