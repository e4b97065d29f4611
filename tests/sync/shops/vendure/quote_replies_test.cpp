#include <catch2/catch_test_macros.hpp>

#include "sync/shops/vendure/quote.hpp"

namespace zuil::vendure {
namespace {

OrderLine line_of(const char* variant, int quantity) {
    return {ProductId{"1"}, VariantId{variant}, "L", "Lamp", quantity, Money::from_minor(500, Currency::eur)};
}

Order three_lamps() {
    Order order;
    order.ref = OrderRef{"0190aaaa-0000-7000-8000-000000000001"};
    order.lines = {line_of("20", 3), line_of("21", 1), line_of("22", 2)};
    order.total = Money::from_minor(3000, Currency::eur);
    return order;
}

std::string quoted(const std::string& lines, const std::string& currency = "EUR") {
    return R"({"data":{"basket":{"order":{"id":"6","code":"C","state":"AddingItems","currencyCode":")" + currency +
           R"(","totalWithTax":1,"lines":[)" + lines + R"(]},"errorResults":[]}}})";
}

std::string held(const char* variant, const char* quantity, const char* price) {
    return std::string{R"({"quantity":)"} + quantity + R"(,"unitPriceWithTax":)" + price +
           R"(,"productVariant":{"id":")" + variant + R"("}})";
}

Money euros(std::int64_t minor) { return Money::from_minor(minor, Currency::eur); }

}  // namespace

TEST_CASE("a quote has a line for each of the order's, with what the basket holds of it") {
    const auto quote = read_quote(three_lamps(), quoted(held("22", "2", "450") + "," + held("20", "1", "525")));
    REQUIRE(quote);
    REQUIRE(quote->lines.size() == 3);
    CHECK(quote->lines[0] == OrderQuote::Line{1, euros(525)});
    CHECK(quote->lines[1] == OrderQuote::Line{0, euros(0)});
    CHECK(quote->lines[2] == OrderQuote::Line{2, euros(450)});
}

TEST_CASE("a quote never offers more than was wanted, nor a line of nothing") {
    const auto quote = read_quote(three_lamps(), quoted(held("20", "9", "500") + "," + held("21", "0", "500")));
    REQUIRE(quote);
    CHECK(quote->lines[0].quantity == 3);
    CHECK(quote->lines[1] == OrderQuote::Line{0, euros(0)});
}

TEST_CASE("a quote that cannot be read whole is none") {
    for (const std::string& body :
         {quoted(held("20", "-1", "500")), quoted(held("20", "1", "-5")), quoted(held("20", "1", "5.5")),
          quoted(R"({"quantity":1,"unitPriceWithTax":500})"), quoted("", "USD"), quoted("", "euro"),
          std::string{R"({"data":{"basket":{}}})"}, std::string{R"({"errors":[{"message":"no"}],"data":null})"},
          std::string{"<html>"}}) {
        INFO(body);
        CHECK_FALSE(read_quote(three_lamps(), body));
    }
}

TEST_CASE("only what is switched on, with its product, is put into a basket") {
    const auto sellable = read_sellable(
        R"({"data":{"productVariants":{"items":[{"id":"20","enabled":true,"product":{"enabled":true}},)"
        R"({"id":"21","enabled":false,"product":{"enabled":true}},{"id":"22","enabled":true,"product":{"enabled":false}}]}}})");
    REQUIRE(sellable);
    CHECK(*sellable == std::vector{VariantId{"20"}});
    CHECK_FALSE(read_sellable(R"({"data":{"productVariants":{"items":[{"id":"20"}]}}})"));
}

}  // namespace zuil::vendure
