#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "kiosk/ctl/product_file.hpp"
#include "kiosk/ctl/search_run.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

std::string why_not(std::string_view line) {
    const auto filed = read_filed_product(line);
    return filed ? "" : filed.error().detail;
}

}  // namespace

TEST_CASE("a row of a product file becomes an article with all that it says") {
    const auto filed = read_filed_product(
        R"({"id":"a1","sku":"ZV-1","gtin":"8712345678906","name":"Boor  M8","description":"Voor hout.","brand":"Veer",)"
        R"("category":["Gereedschap","Boren"],"price_cents":1295,"currency":"EUR",)"
        R"("attrs":{"maat":8,"tags":["hout","staal"],"leeg":""},"image":"https://shop.invalid/a.jpg"})");
    REQUIRE(filed.has_value());
    const Product& product = filed->product;
    CHECK(product.name.first() == "Boor M8");
    CHECK(product.brand == "Veer");
    CHECK(product.categories == std::vector{CategoryId{"Gereedschap / Boren"}});
    REQUIRE(filed->categories.size() == 2);
    CHECK(filed->categories[1].parent == filed->categories[0].id);
    REQUIRE(product.attributes.size() == 3);
    CHECK(product.attributes[2].value.first() == "staal");
    CHECK(product.variants[0].price == Money::from_minor(1295, Currency::eur));
    CHECK(product.variants[0].gtin.has_value());
    CHECK(filed->left_out.empty());
}

TEST_CASE("what is missing in a row is absent, and what is wrong is said") {
    const auto bare = read_filed_product(
        R"({"id":"a1","sku":"","gtin":"8712345678901","name":"Boor","description":"","brand":"","category":[],)"
        R"("price_cents":null,"currency":"","attrs":{},"image":""})");
    REQUIRE(bare.has_value());
    CHECK_FALSE(bare->product.variants[0].gtin.has_value());
    REQUIRE(bare->left_out.size() == 1);
    CHECK(bare->left_out[0].starts_with("gtin: "));

    CHECK(why_not(R"({"id":"","name":"Boor"})") == "it has no id");
    CHECK(why_not(R"({"id":"a1","name":null})") == "it has no name");
    CHECK(why_not(R"({"id":"a1","name":"Boor","price_cents":-1})") == "price_cents is out of range");
    CHECK(why_not(R"({"id":"a1","name":"Boor","price_cents":"12"})") == "price_cents is no number");
    CHECK_FALSE(why_not(R"({"id":"a1","name":"Boor","price_cents":5,"currency":"XXX"})").empty());
    CHECK(why_not(R"(["a1"])") == "a JSON object is expected");
    CHECK_FALSE(why_not(R"({"id":)").empty());
}

TEST_CASE("a run holds what each query found, best first, with ranks from 1") {
    const TemporaryFolder folder;
    std::ofstream{folder / "feed.jsonl"} << R"({"id":"drill","name":"Klopboormachine 18V"})" << '\n'
                                         << R"({"id":"drill","name":"The same once more"})" << '\n'
                                         << "no JSON\n\n"
                                         << R"({"id":"kettle","name":"Waterkoker"})" << '\n'
                                         << R"({"id":"lid","name":"Deksel voor een waterkoker van glas"})" << '\n';
    std::ofstream{folder / "queries.tsv"} << "q1\twaterkoker\nno tab\nq2\tklopboormachine\nq3\txyzzy\n";
    const SearchRun run{folder / "feed.jsonl", folder / "queries.tsv", folder / "run.tsv"};
    REQUIRE(run_search(run).has_value());
    CHECK(content_of(run.run) == "q1\tkettle\t1\nq1\tlid\t2\nq2\tdrill\t1\n");

    CHECK(run_search({folder / "absent", run.queries, run.run}).error().code == Errc::not_found);
    CHECK(run_search({run.feed, run.queries, folder / "absent" / "run.tsv"}).error().code == Errc::store_fault);
}

}  // namespace zuil
