#include "tests/sync/store/plain_sql.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <set>

namespace zuil {
namespace {

std::string any_of(const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + quoted(value);
    return "(" + list + ")";
}

}  // namespace

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char letter : text) out += letter == '\'' ? std::string{"''"} : std::string(1, letter);
    return out + "'";
}

PlainSql::PlainSql(const std::filesystem::path& file, const MadeCatalogue& made)
    : database_{Database::open(file, {.use = DatabaseUse::rebuildable, .vfs = {}}).value()} {
    run("CREATE TABLE p(n INTEGER PRIMARY KEY, id TEXT, brand TEXT, price INT, list INT, stars INT, ratings INT,"
        " popularity INT);"
        "CREATE TABLE in_category(n INT, category TEXT); CREATE TABLE fact(n INT, key TEXT, value TEXT);"
        "CREATE TABLE here(n INT, store TEXT); BEGIN");
    std::map<std::string, std::string> parent;
    for (const Category& category : made.categories) parent[category.id.text()] = category.parent.text();
    std::map<std::string, int> number;
    int n = 0;
    for (const Product& product : made.products) {
        const Variant* cheapest = &product.variants.front();
        std::set<std::pair<std::string, std::string>> facts;
        for (const Attribute& attribute : product.attributes)
            facts.emplace(attribute.key, attribute.value.all().front().second);
        for (const Variant& variant : product.variants) {
            if (variant.price.less_than(cheapest->price)) cheapest = &variant;
            for (const VariantOption& option : variant.options)
                facts.emplace(option.group, option.value.all().front().second);
            number[variant.id.text()] = n;
        }
        const Rating rating = product.rating.value_or(Rating{});
        run(fmt::format("INSERT INTO p VALUES ({}, {}, {}, {}, {}, {}, {}, {})", n, quoted(product.id.text()),
                        quoted(product.brand), cheapest->price.minor(),
                        cheapest->list_price ? cheapest->list_price->minor() : 0, rating.stars_hundredths, rating.count,
                        product.popularity));
        std::set<std::string> categories;
        for (const CategoryId& id : product.categories) {
            for (std::string at = id.text(); !at.empty(); at = parent[at]) categories.insert(at);
        }
        for (const std::string& category : categories)
            run(fmt::format("INSERT INTO in_category VALUES ({}, {})", n, quoted(category)));
        for (const auto& [key, value] : facts)
            run(fmt::format("INSERT INTO fact VALUES ({}, {}, {})", n, quoted(key), quoted(value)));
        ++n;
    }
    for (const StockLevel& level : made.stock) {
        if (level.quantity > 0)
            run(fmt::format("INSERT INTO here VALUES ({}, {})", number[level.variant.text()],
                            quoted(level.store.text())));
    }
    run("COMMIT; CREATE INDEX a ON in_category(n); CREATE INDEX b ON fact(n); CREATE INDEX c ON here(n)");
}

void PlainSql::run(const std::string& sql) {
    const Status done = database_.execute(sql);
    INFO(sql);
    REQUIRE(done.has_value());
}

std::string PlainSql::where(const ListingQuery& query, Without without, const std::string& without_attribute) {
    const ListingFilters& filters = query.filters;
    std::string sql = "1";
    if (!query.category.empty())
        sql += fmt::format(" AND EXISTS (SELECT 1 FROM in_category c WHERE c.n = p.n AND c.category = {})",
                           quoted(query.category.text()));
    if (!filters.brands.empty() && without != Without::brand) sql += " AND p.brand IN " + any_of(filters.brands);
    if (without != Without::price) {
        if (filters.price_least) sql += fmt::format(" AND p.price >= {}", filters.price_least->minor());
        if (filters.price_most) sql += fmt::format(" AND p.price <= {}", filters.price_most->minor());
    }
    if (filters.stars_least && without != Without::stars)
        sql += fmt::format(" AND p.stars >= {}", *filters.stars_least);
    if (filters.in_stock_here && without != Without::stock)
        sql += fmt::format(" AND EXISTS (SELECT 1 FROM here h WHERE h.n = p.n AND h.store = {})",
                           quoted(query.here.text()));
    if (filters.on_sale && without != Without::sale) sql += " AND p.list > p.price";
    for (const AttributeFilter& filter : filters.attributes) {
        if (filter.key == without_attribute) continue;
        sql += fmt::format(" AND EXISTS (SELECT 1 FROM fact f WHERE f.n = p.n AND f.key = {} AND f.value IN {})",
                           quoted(filter.key), any_of(filter.values));
    }
    return sql;
}

int PlainSql::count(const std::string& where, const std::string& more) {
    auto query = database_.prepare("SELECT count(*) FROM p WHERE " + where + more).value();
    REQUIRE(query.step().value());
    return static_cast<int>(query.integer(0));
}

std::map<std::string, int> PlainSql::counts(const std::string& value, const std::string& joins,
                                            const std::string& where) {
    auto query = database_
                     .prepare(fmt::format("SELECT {0}, count(DISTINCT p.n) FROM p {1} WHERE {2} GROUP BY {0}", value,
                                          joins, where))
                     .value();
    std::map<std::string, int> counts;
    while (query.step().value()) counts[std::string{query.text(0)}] = static_cast<int>(query.integer(1));
    return counts;
}

std::vector<std::string> PlainSql::ids(const std::string& where, const std::string& order) {
    auto query = database_.prepare(fmt::format("SELECT id FROM p WHERE {} ORDER BY {}", where, order)).value();
    std::vector<std::string> ids;
    while (query.step().value()) ids.emplace_back(query.text(0));
    return ids;
}

std::vector<int> PlainSql::prices(const std::string& where) {
    auto query = database_.prepare("SELECT price FROM p WHERE " + where).value();
    std::vector<int> prices;
    while (query.step().value()) prices.push_back(static_cast<int>(query.integer(0)));
    return prices;
}

}  // namespace zuil
