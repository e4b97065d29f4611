#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/support/temporary_folder.hpp"
#include "tests/sync/store/catalogue_fixture.hpp"

namespace zuil {
namespace {

const WallTime monday{std::chrono::milliseconds{1'800'000'000'000}};

Product a_product(const std::string& id, int price_minor = 1995) {
    Product product;
    product.id = ProductId{id};
    product.name = {{"nl", "Waterkoker " + id}, {"en", "Kettle " + id}};
    product.description = {{"nl", "Kookt water."}};
    product.brand = "Veer";
    product.categories = {CategoryId{"kitchen"}};
    Variant variant;
    variant.id = VariantId{id + "-v"};
    variant.sku = "SKU-" + id;
    variant.price = Money::from_minor(price_minor, Currency::eur);
    product.variants.push_back(variant);
    return product;
}

std::unique_ptr<CatalogueWriter> open_writer(const TemporaryFolder& folder, const Clock& clock) {
    return value_of(CatalogueWriter::open(folder.path(), clock));
}

std::vector<std::string> names_of(CatalogueReader& reader) {
    const Listing listing = value_of(reader.listing({.limit = 100, .language = "en"}));
    std::vector<std::string> names;
    for (const ProductCard& card : listing.cards) names.push_back(card.name);
    return names;
}

}  // namespace

TEST_CASE("what goes into a catalogue comes out of it") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    const auto writer = open_writer(folder, clock);
    CHECK(writer->served() == nullptr);
    require_ok(writer->begin());
    const MadeCatalogue made = make_catalogue(1, 60, 3);
    fill_generation(*writer->building(), made);
    require_ok(writer->building()->finish());
    require_ok(writer->flip());

    const auto reader = value_of(CatalogueReader::open(folder.path()));
    CHECK_FALSE(reader->growing());
    for (const Product& product : made.products) {
        CHECK(value_of(reader->product(product.id)) == product);
        const Variant& variant = product.variants.back();
        CHECK(value_of(reader->product_of(variant.id)) == product);
        CHECK(value_of(reader->by_sku(variant.sku)).variant == variant.id);
        CHECK(value_of(reader->by_gtin(variant.gtin.value())).variant == variant.id);
    }
    CHECK(value_of(reader->stores()) == made.stores);
    CHECK(value_of(reader->categories()).size() == made.categories.size());
    std::size_t levels = 0;
    for (const Product& product : made.products) {
        for (const StockLevel& level : value_of(reader->stock(product.id))) {
            CHECK(std::find(made.stock.begin(), made.stock.end(), level) != made.stock.end());
            ++levels;
        }
    }
    CHECK(levels == made.stock.size());
    CHECK(reader->product(ProductId{"nobody"}).error().code == Errc::not_found);
}

TEST_CASE("the end of a full read comes in small steps, and only the last completes it") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    const auto writer = open_writer(folder, clock);
    require_ok(writer->begin());
    GenerationWriter& generation = *writer->building();
    // Many small transactions leave the word index in many pieces.
    for (int n = 0; n < 300; ++n) require_ok(generation.put_products(std::vector{a_product(std::to_string(n))}));
    int steps = 1;
    for (; !value_of(generation.finish_some()); ++steps) REQUIRE_FALSE(generation.complete());
    CHECK(generation.complete());
    CHECK(steps > 10);
    require_ok(writer->flip());
    const auto reader = value_of(CatalogueReader::open(folder.path()));
    CHECK(value_of(reader->listing({.text = "kettle", .language = "en"})).total == 300);
}

TEST_CASE("the first generation can be seen growing, a later one appears as a whole") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    const auto writer = open_writer(folder, clock);
    CHECK(CatalogueReader::open(folder.path()).error().code == Errc::not_found);
    require_ok(writer->begin());
    require_ok(writer->building()->put_products(std::vector{a_product("1")}));

    const auto reader = value_of(CatalogueReader::open(folder.path()));
    CHECK(reader->growing());
    CHECK(names_of(*reader) == std::vector<std::string>{"Kettle 1"});
    require_ok(writer->building()->put_products(std::vector{a_product("2")}));
    CHECK(value_of(reader->refresh()));
    CHECK(names_of(*reader) == std::vector<std::string>{"Kettle 1", "Kettle 2"});
    CHECK_FALSE(value_of(reader->refresh()));
    require_ok(writer->building()->finish());
    require_ok(writer->flip());
    CHECK(value_of(reader->refresh()));
    CHECK_FALSE(reader->growing());

    require_ok(writer->begin());
    CHECK(writer->building() != writer->served());
    require_ok(writer->building()->put_products(std::vector{a_product("3")}));
    CHECK_FALSE(value_of(reader->refresh()));
    CHECK(names_of(*reader).size() == 2);
    require_ok(writer->building()->finish());
    require_ok(writer->flip());
    // Who has not refreshed yet still reads the old file.
    CHECK(value_of(reader->product(ProductId{"1"})).id == ProductId{"1"});
    CHECK(value_of(reader->refresh()));
    CHECK(names_of(*reader) == std::vector<std::string>{"Kettle 3"});
    CHECK(reader->generation() == 2);
    require_ok(writer->remove_previous());
    CHECK_FALSE(std::filesystem::exists(folder / "catalogue-1.db"));
}

TEST_CASE("a half-built generation and its marks are there after a restart") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    {
        const auto writer = open_writer(folder, clock);
        require_ok(writer->begin());
        require_ok(writer->building()->finish());
        require_ok(writer->flip());
        require_ok(writer->begin());
        const std::vector<SyncMark> marks{{"products", "page 2"}};
        require_ok(writer->building()->put_products(std::vector{a_product("1")}, marks));
    }
    const auto writer = open_writer(folder, clock);
    REQUIRE(writer->building() != nullptr);
    CHECK(writer->building()->number() == 2);
    CHECK(value_of(writer->building()->mark("products")) == "page 2");
    CHECK(value_of(writer->building()->counts()).products == 1);
    CHECK_FALSE(writer->ended_badly());
    require_ok(writer->discard());
    CHECK(writer->building() == nullptr);
    CHECK_FALSE(std::filesystem::exists(folder / "catalogue-2.db"));
    CHECK(writer->served()->number() == 1);
}

TEST_CASE("a change shows up in listings, search and stock") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    const auto writer = open_writer(folder, clock);
    require_ok(writer->begin());
    GenerationWriter& generation = *writer->building();
    Store store;
    store.id = StoreId{"utrecht"};
    require_ok(generation.set_stores({store}));
    require_ok(generation.put_products(std::vector{a_product("1"), a_product("2")}));
    require_ok(generation.finish());
    require_ok(writer->flip());
    const auto reader = value_of(CatalogueReader::open(folder.path()));
    CHECK(names_of(*reader).size() == 2);

    Product renamed = a_product("1", 995);
    renamed.name = {{"en", "Teapot 1"}};
    const std::vector<StockLevel> levels{{VariantId{"2-v"}, store.id, 4, "C12", monday}};
    require_ok(generation.put_products(std::vector{renamed}));
    CHECK(value_of(generation.put_stock(levels)) == 0);
    CHECK(value_of(reader->refresh()));

    const Listing cheapest_first =
        value_of(reader->listing({.sort = ListingSort::price_up, .language = "en", .here = store.id}));
    REQUIRE(cheapest_first.cards.size() == 2);
    CHECK(cheapest_first.cards[0].name == "Teapot 1");
    CHECK(cheapest_first.cards[0].price == Money::from_minor(995, Currency::eur));
    CHECK(cheapest_first.cards[1].stock_here == 4);
    CHECK(cheapest_first.cards[1].stock_as_of == monday);
    CHECK(cheapest_first.total_in_stock_here == 1);
    CHECK(value_of(reader->listing({.text = "teapot", .language = "en"})).total == 1);
    CHECK(value_of(reader->listing({.text = "kettle", .language = "en"})).total == 1);

    require_ok(generation.remove_products(std::vector{ProductId{"2"}}));
    CHECK(value_of(reader->refresh()));
    CHECK(names_of(*reader) == std::vector<std::string>{"Teapot 1"});
    CHECK(reader->by_sku("SKU-2").error().code == Errc::not_found);
    CHECK(value_of(generation.put_stock(levels)) == 1);
}

TEST_CASE("a row that cannot be kept is refused with its reason, and the rest goes in") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    const auto writer = open_writer(folder, clock);
    require_ok(writer->begin());
    GenerationWriter& generation = *writer->building();
    Product bare = a_product("bare");
    bare.variants.clear();
    Product dollars = a_product("dollars");
    dollars.variants[0].price = Money::from_minor(5, Currency::usd);
    Product thief = a_product("thief");
    thief.variants[0].id = VariantId{"good-v"};
    require_ok(generation.put_products(
        std::vector{a_product("good"), bare, a_product("dear", 2'000'000'000), dollars, thief, a_product("good", 1)}));
    CHECK(value_of(generation.counts()).products == 1);
    CHECK(value_of(generation.counts()).refused_rows == 5);
    std::vector<std::string> reasons;
    for (const RefusedRow& row : value_of(generation.refused(10))) {
        CHECK(row.at == monday);
        reasons.push_back(row.id + ": " + row.reason);
    }
    CHECK(reasons == std::vector<std::string>{"good: the same page names it twice",
                                              "thief: its variant good-v belongs to product good already",
                                              "dollars: its price is in USD, unlike the rest of the catalogue",
                                              "dear: the price of variant dear-v is out of range",
                                              "bare: it has no variant"});
    // A price that turned impossible is not sold at yesterday's.
    require_ok(generation.put_products(std::vector{a_product("good", -1)}));
    CHECK(value_of(generation.counts()).products == 0);
    // Only the newest are kept, all are counted.
    std::vector<RefusedRow> many;
    for (int n = 0; n < 1'200; ++n) many.push_back({std::to_string(n), "said the connector", monday});
    require_ok(generation.note_refused(many));
    CHECK(value_of(generation.counts()).refused_rows == 1'206);
    CHECK(value_of(generation.refused(5'000)).size() == 1'000);
    // One of those again for the same reason is the same refusal.
    require_ok(generation.note_refused(std::span{many}.last(500)));
    CHECK(value_of(generation.counts()).refused_rows == 1'206);
}

TEST_CASE("a variant may move to another product of the same call") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    const auto writer = open_writer(folder, clock);
    require_ok(writer->begin());
    Product from = a_product("from");
    from.variants.push_back(a_product("moving").variants[0]);
    require_ok(writer->building()->put_products(std::vector{from, a_product("to")}));
    Product to = a_product("to");
    to.variants.push_back(from.variants[1]);
    from.variants.pop_back();
    require_ok(writer->building()->put_products(std::vector{to, from}));
    const auto reader = value_of(CatalogueReader::open(folder.path()));
    CHECK(value_of(reader->product_of(VariantId{"moving-v"})).id == ProductId{"to"});
    CHECK(value_of(writer->building()->counts()).refused_rows == 0);
}

TEST_CASE("a damaged generation is dropped and the one before it is served") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    const MadeCatalogue made = make_catalogue(2, 300, 2);
    {
        const auto writer = open_writer(folder, clock);
        for (int generation = 0; generation < 2; ++generation) {
            require_ok(writer->begin());
            fill_generation(*writer->building(), made);
            require_ok(writer->building()->finish());
            require_ok(writer->flip());
        }
    }
    {
        // The middle of the file, where tables and indexes are; opening alone does not see it.
        std::fstream file{folder / "catalogue-2.db", std::ios::in | std::ios::out | std::ios::binary};
        for (const int page : {20, 40, 60, 80}) {
            file.seekp(page * 4096);
            file << std::string(4096, 'x');
        }
    }
    const auto writer = open_writer(folder, clock);
    CHECK(writer->check_served().error().code == Errc::bad_data);
    require_ok(writer->drop_served());
    REQUIRE(writer->served() != nullptr);
    CHECK(writer->served()->number() == 1);
    require_ok(writer->check_served());
    CHECK_FALSE(std::filesystem::exists(folder / "catalogue-2.db"));
    CHECK(value_of(CatalogueReader::open(folder.path()))->generation() == 1);
}

TEST_CASE("a file that is no database is dropped at the start") {
    const TemporaryFolder folder;
    const ManualClock clock{monday};
    {
        const auto writer = open_writer(folder, clock);
        require_ok(writer->begin());
        require_ok(writer->building()->put_products(std::vector{a_product("1")}));
    }
    std::ofstream{folder / "catalogue-1.db", std::ios::trunc} << "not a database at all, whatever its name may say";
    {
        const auto writer = open_writer(folder, clock);
        CHECK(writer->served() == nullptr);
        require_ok(writer->begin());
        CHECK(writer->building()->number() == 2);
    }
    std::ofstream{folder / "state.db", std::ios::trunc} << "nor is this";
    const auto writer = open_writer(folder, clock);
    CHECK(writer->served() == nullptr);
}

TEST_CASE("newest first means what came into the shop last, over generations") {
    const TemporaryFolder folder;
    ManualClock clock{monday};
    const auto writer = open_writer(folder, clock);
    const auto build = [&](const std::vector<Product>& products) {
        require_ok(writer->begin());
        require_ok(writer->building()->put_products(products));
        require_ok(writer->building()->finish());
        require_ok(writer->flip());
        clock.advance(std::chrono::hours{1});
    };
    build({a_product("1"), a_product("2")});
    require_ok(writer->served()->put_products(std::vector{a_product("3")}));
    build({a_product("4"), a_product("3"), a_product("2"), a_product("1")});
    const auto reader = value_of(CatalogueReader::open(folder.path()));
    const Listing listing = value_of(reader->listing({.sort = ListingSort::newest, .language = "en"}));
    REQUIRE(listing.cards.size() == 4);
    CHECK(listing.cards[0].product == ProductId{"4"});
    CHECK(listing.cards[1].product == ProductId{"3"});
}

}  // namespace zuil
