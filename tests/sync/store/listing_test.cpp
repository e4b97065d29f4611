#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "platform/base/random.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/store/catalogue_fixture.hpp"
#include "tests/sync/store/plain_sql.hpp"

namespace zuil {
namespace {

using Without = PlainSql::Without;

// A shop of 240 articles, as our catalogue and as plain tables.
struct Shop {
    TemporaryFolder folder;
    ManualClock clock{WallTime{}};
    MadeCatalogue made = make_catalogue(5, 240, 3);
    PlainSql plain{folder / "plain.db", made};
    std::unique_ptr<CatalogueReader> reader;

    Shop() {
        const auto writer = value_of(CatalogueWriter::open(folder / "data", clock));
        require_ok(writer->begin());
        fill_generation(*writer->building(), made);
        require_ok(writer->building()->finish());
        require_ok(writer->flip());
        reader = value_of(CatalogueReader::open(folder / "data"));
    }
};

// Any mixture of filters, some of values that the catalogue does not know.
class FilterSets {
public:
    FilterSets(std::uint64_t seed, const MadeCatalogue& made) : random_{seed}, made_{made} {}

    ListingQuery next() {
        ListingQuery query;
        query.language = below(2) == 0 ? "nl" : "en";
        query.here = StoreId{"s" + std::to_string(below(3))};
        if (below(4) != 0) query.category = pick(made_.categories).id;
        query.sort = std::array{ListingSort::popular, ListingSort::price_up, ListingSort::price_down,
                                ListingSort::rating}[static_cast<std::size_t>(below(4))];
        query.offset = below(10);
        query.limit = 10;
        query.histogram_bars = 1 + below(12);
        ListingFilters& filters = query.filters;
        if (below(3) == 0) {
            for (int n = below(3); n >= 0; --n) filters.brands.push_back("Brand " + std::to_string(below(41)));
        }
        if (below(4) == 0) filters.price_least = Money::from_minor(below(15'000), Currency::eur);
        if (below(4) == 0) filters.price_most = Money::from_minor(5'000 + below(25'000), Currency::eur);
        if (below(5) == 0) filters.stars_least = 100 * (1 + below(5));
        filters.in_stock_here = below(4) == 0;
        filters.on_sale = below(5) == 0;
        for (int n = below(3); n > 0; --n) add_attribute(filters);
        return query;
    }

private:
    int below(int limit) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(limit))); }
    template <class Value>
    const Value& pick(const std::vector<Value>& values) {
        return values[random_.below(values.size())];
    }

    void add_attribute(ListingFilters& filters) {
        const Attribute& attribute = pick(pick(made_.products).attributes);
        for (const AttributeFilter& filter : filters.attributes) {
            if (filter.key == attribute.key) return;
        }
        AttributeFilter filter{attribute.key, {attribute.value.all().front().second}};
        if (below(3) == 0) filter.values.push_back("a value that nothing has");
        for (const Attribute& other : pick(made_.products).attributes) {
            if (other.key == filter.key) filter.values.push_back(other.value.all().front().second);
        }
        filters.attributes.push_back(std::move(filter));
    }

    SeededRandom random_;
    const MadeCatalogue& made_;
};

// Values with count 0 are listed to keep their place; SQL does not name them.
std::map<std::string, int> counted(const std::vector<FacetValue>& values) {
    std::map<std::string, int> counts;
    for (const FacetValue& value : values) {
        if (value.count > 0) counts[value.id] = value.count;
    }
    return counts;
}

void check_totals(PlainSql& plain, const ListingQuery& query, const Listing& listing) {
    const std::string matches = PlainSql::where(query, Without::nothing);
    const std::string in_stock =
        " AND EXISTS (SELECT 1 FROM here h WHERE h.n = p.n AND h.store = " + quoted(query.here.text()) + ")";
    CHECK(listing.total == plain.count(matches));
    CHECK(listing.total_in_stock_here == plain.count(matches, in_stock));
    CHECK(listing.in_stock_here == plain.count(PlainSql::where(query, Without::stock), in_stock));
    CHECK(listing.on_sale == plain.count(PlainSql::where(query, Without::sale), " AND p.list > p.price"));
    for (int stars = 1; stars <= 5; ++stars) {
        CHECK(listing.stars_at_least[static_cast<std::size_t>(stars - 1)] ==
              plain.count(PlainSql::where(query, Without::stars), " AND p.stars >= " + std::to_string(stars * 100)));
    }
}

void check_facets(PlainSql& plain, const ListingQuery& query, const Listing& listing) {
    auto brands = plain.counts("p.brand", "", PlainSql::where(query, Without::brand));
    brands.erase("");
    CHECK(counted(listing.brands) == brands);

    std::map<std::string, int> facets;
    for (const Facet& facet : listing.attributes) {
        for (const auto& [value, count] : counted(facet.values)) facets[facet.key + "=" + value] = count;
    }
    const std::string key_and_value = "f.key || '=' || f.value";
    auto expected = plain.counts(key_and_value, "JOIN fact f ON f.n = p.n", PlainSql::where(query, Without::nothing));
    for (const AttributeFilter& filter : query.filters.attributes) {
        std::erase_if(expected, [&](const auto& entry) { return entry.first.starts_with(filter.key + "="); });
        expected.merge(plain.counts(key_and_value, "JOIN fact f ON f.n = p.n AND f.key = " + quoted(filter.key),
                                    PlainSql::where(query, Without::nothing, filter.key)));
    }
    CHECK(facets == expected);
}

void check_prices(PlainSql& plain, const ListingQuery& query, const Listing& listing) {
    const std::vector<int> prices = plain.prices(PlainSql::where(query, Without::price));
    REQUIRE(listing.price.lowest.has_value() == !prices.empty());
    if (prices.empty()) return;
    const int lowest = *std::min_element(prices.begin(), prices.end());
    const int highest = *std::max_element(prices.begin(), prices.end());
    CHECK(listing.price.lowest->minor() == lowest);
    CHECK(listing.price.highest->minor() == highest);
    std::vector<int> bars(static_cast<std::size_t>(query.histogram_bars), 0);
    for (const int price : prices)
        ++bars[static_cast<std::size_t>((price - lowest) * query.histogram_bars / (highest - lowest + 1))];
    CHECK(listing.price.bars == bars);
}

void check_children(PlainSql& plain, const MadeCatalogue& made, const ListingQuery& query, const Listing& listing) {
    const auto in_category =
        plain.counts("c.category", "JOIN in_category c ON c.n = p.n", PlainSql::where(query, Without::nothing));
    std::map<std::string, int> expected;
    for (const Category& category : made.categories) {
        if (category.parent != query.category) continue;
        const auto found = in_category.find(category.id.text());
        expected[category.id.text()] = found == in_category.end() ? 0 : found->second;
    }
    std::map<std::string, int> children;
    for (const CategoryCount& child : listing.children) children[child.id.text()] = child.count;
    CHECK(children == expected);
}

void check_window(PlainSql& plain, const ListingQuery& query, const Listing& listing) {
    const std::map<ListingSort, std::string> orders{{ListingSort::popular, "popularity DESC, ratings DESC, n"},
                                                    {ListingSort::price_up, "price, n"},
                                                    {ListingSort::price_down, "price DESC, n"},
                                                    {ListingSort::rating, "stars DESC, ratings DESC, n"}};
    const std::vector<std::string> all = plain.ids(PlainSql::where(query, Without::nothing), orders.at(query.sort));
    const auto from = std::min<std::size_t>(static_cast<std::size_t>(query.offset), all.size());
    const auto to = std::min<std::size_t>(from + static_cast<std::size_t>(query.limit), all.size());
    std::vector<std::string> shown;
    for (const ProductCard& card : listing.cards) shown.push_back(card.product.text());
    CHECK(shown == std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(from),
                                            all.begin() + static_cast<std::ptrdiff_t>(to)));
}

}  // namespace

TEST_CASE("facet counts equal plain SQL counts for 1,000 random filter sets") {
    Shop shop;
    FilterSets filter_sets{11, shop.made};
    int with_matches = 0;
    for (int n = 0; n < 1'000; ++n) {
        const ListingQuery query = filter_sets.next();
        const Listing listing = value_of(shop.reader->listing(query));
        INFO("filter set " << n << ": " << PlainSql::where(query, Without::nothing));
        check_totals(shop.plain, query, listing);
        check_facets(shop.plain, query, listing);
        check_prices(shop.plain, query, listing);
        check_children(shop.plain, shop.made, query, listing);
        check_window(shop.plain, query, listing);
        with_matches += listing.total > 0 ? 1 : 0;
    }
    // The sets are neither all empty nor all without effect.
    CHECK(with_matches > 300);
    CHECK(with_matches < 950);
}

TEST_CASE("a chosen value stays in its place while others are chosen beside it") {
    Shop shop;
    const ListingQuery plain_query{.category = CategoryId{"c0"}, .language = "en", .here = StoreId{"s0"}};
    const Listing before = value_of(shop.reader->listing(plain_query));
    ListingQuery narrowed = plain_query;
    narrowed.filters.attributes = {{"size", {before.attributes.front().values.back().id}}};
    narrowed.filters.brands = {before.brands.back().id};
    const Listing after = value_of(shop.reader->listing(narrowed));
    const auto ids = [](const std::vector<FacetValue>& values) {
        std::vector<std::string> list;
        for (const FacetValue& value : values) list.push_back(value.id);
        return list;
    };
    CHECK(ids(after.brands) == ids(before.brands));
    REQUIRE(after.attributes.size() == before.attributes.size());
    for (std::size_t n = 0; n < after.attributes.size(); ++n)
        CHECK(ids(after.attributes[n].values) == ids(before.attributes[n].values));
    CHECK(after.brands.back().chosen);
}

TEST_CASE("names are sorted in the shopper's language, and labels are in it") {
    Shop shop;
    for (const char* language : {"nl", "en"}) {
        const Listing listing =
            value_of(shop.reader->listing({.sort = ListingSort::name, .limit = 240, .language = language}));
        REQUIRE(listing.cards.size() == 240);
        CHECK(std::is_sorted(listing.cards.begin(), listing.cards.end(),
                             [](const ProductCard& a, const ProductCard& b) { return a.name < b.name; }));
        const auto colour = std::find_if(listing.attributes.begin(), listing.attributes.end(),
                                         [](const Facet& facet) { return facet.key == "colour"; });
        REQUIRE(colour != listing.attributes.end());
        CHECK(colour->label == (std::string{language} == "nl" ? "Kleur" : "Colour"));
    }
}

TEST_CASE("a listing of a search begins with what has all of its words") {
    Shop shop;
    const Listing listing = value_of(shop.reader->listing(
        {.text = "compact kettle", .sort = ListingSort::relevance, .limit = 240, .language = "en"}));
    std::vector<std::string> expected;
    for (const Product& product : shop.made.products) {
        if (product.name.in("en").starts_with("Compact Kettle")) expected.push_back(product.id.text());
    }
    std::vector<std::string> found;
    for (const ProductCard& card : listing.cards) found.push_back(card.product.text());
    CHECK(listing.total == static_cast<int>(found.size()));
    REQUIRE(found.size() > expected.size());
    found.resize(expected.size());
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    CHECK(found == expected);
    CHECK_FALSE(expected.empty());
    // Some of the words are better than nothing, and all that there is may be had in another order.
    for (const ProductCard& card : listing.cards)
        CHECK((card.name.find("Compact") != std::string::npos || card.name.find("Kettle") != std::string::npos));
}

TEST_CASE("what one letter found is forgotten when an article goes") {
    Shop shop;
    const ListingQuery query{.text = "k", .sort = ListingSort::relevance, .limit = 24, .language = "en"};
    const Listing before = value_of(shop.reader->listing(query));
    CHECK(value_of(shop.reader->listing(query)).total == before.total);
    REQUIRE_FALSE(before.cards.empty());
    const auto writer = value_of(CatalogueWriter::open(shop.folder / "data", shop.clock));
    require_ok(writer->served()->remove_products(std::vector{before.cards.front().product}));
    REQUIRE(value_of(shop.reader->refresh()));
    const Listing after = value_of(shop.reader->listing(query));
    CHECK(after.total == before.total - 1);
    CHECK(value_of(shop.reader->search({.text = "k", .language = "en"})).total == after.total);
    CHECK(after.cards.front().product != before.cards.front().product);
}

TEST_CASE("search offers articles, words, categories and brands, and says what it corrected") {
    Shop shop;
    const SearchAnswer kettles = value_of(shop.reader->search({.text = "ket", .language = "en"}));
    CHECK(kettles.products.size() == 6);
    CHECK(kettles.completions == std::vector<std::string>{"kettle"});
    REQUIRE_FALSE(kettles.categories.empty());
    CHECK(kettles.categories[0].name == "Kettles");
    CHECK_FALSE(kettles.corrected_text.has_value());

    const SearchAnswer dutch = value_of(shop.reader->search({.text = "compact waterk", .language = "nl"}));
    CHECK(dutch.completions == std::vector<std::string>{"compact waterkoker"});

    const SearchAnswer corrected = value_of(shop.reader->search({.text = "ketle", .language = "en"}));
    CHECK(corrected.corrected_text == "kettle");
    CHECK(corrected.total == value_of(shop.reader->search({.text = "kettle", .language = "en"})).total);
    CHECK(value_of(shop.reader->search({.text = "ketle", .language = "en", .literal = true})).total == 0);

    const SearchAnswer brands = value_of(shop.reader->search({.text = "brand", .language = "en"}));
    CHECK(brands.brands.size() == 3);
    const Variant& variant = shop.made.products[7].variants[0];
    const SearchAnswer by_number = value_of(shop.reader->search({.text = variant.sku, .language = "en"}));
    REQUIRE_FALSE(by_number.products.empty());
    CHECK(by_number.products[0].product == shop.made.products[7].id);
    const std::string gtin = variant.gtin->text();
    CHECK(value_of(shop.reader->search({.text = gtin.substr(0, 12), .language = "en"})).total >= 1);
    CHECK(value_of(shop.reader->search({.text = gtin.substr(gtin.size() - 6), .language = "en"})).total >= 1);
    CHECK(value_of(shop.reader->search({.text = "", .language = "en"})).total == 0);
}

}  // namespace zuil
