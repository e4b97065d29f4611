#include <fmt/format.h>

#include "sync/store/product_json.hpp"
#include "sync/store/reader_parts.hpp"

namespace zuil {
namespace {

template <class Value>
Value& grown(std::vector<Value>& values, Row row) {
    if (row >= values.size()) values.resize(row + 1);
    return values[row];
}

Row row_in(const std::unordered_map<std::string, Row>& rows, const std::string& name) {
    const auto found = rows.find(name);
    return found == rows.end() ? no_row : found->second;
}

Row row_at(const Statement& statement, int column) { return static_cast<Row>(statement.integer(column)); }

constexpr std::string_view facts_of_products =
    "SELECT row, brand, price, list_price, stars, rating_count, popularity, first_seen, categories, attribute_values"
    " FROM product";

// Reads what the query above selects; the lists live in the two vectors.
ProductFacts read_facts(const Statement& row, std::vector<Row>& categories, std::vector<Row>& values) {
    read_rows(row.bytes(8), categories);
    read_rows(row.bytes(9), values);
    ProductFacts facts;
    facts.brand = row_at(row, 1);
    facts.price = static_cast<std::int32_t>(row.integer(2));
    facts.list_price = static_cast<std::int32_t>(row.integer(3));
    facts.stars = static_cast<std::int16_t>(row.integer(4));
    facts.rating_count = static_cast<std::int32_t>(row.integer(5));
    facts.popularity = static_cast<std::int32_t>(row.integer(6));
    facts.first_seen = row.integer(7);
    facts.categories = categories;
    facts.values = values;
    return facts;
}

}  // namespace

// In one view of the file, so that no product names a brand or value that came after those were read.
Status ListingIndex::load() {
    TRY(const auto view, database_->begin_read());
    facets_.clear();
    in_stock_.clear();
    brands_.clear();
    brand_rows_.clear();
    brand_names_.clear();
    merits_.clear();
    TRY_DO(load_categories());
    TRY_DO(load_brands());
    TRY_DO(load_attributes());
    TRY_DO(load_variants());
    return load_products();
}

Status ListingIndex::load_categories() {
    categories_.clear();
    category_rows_.clear();
    TRY_DO(each_row(
        *database_, "SELECT row, id, parent, name, position, listed FROM category", [&](Statement& found) -> Status {
            TRY(auto name, local_text_from_json(found.text(3)));
            const std::string id{found.text(1)};
            category_rows_.emplace(id, row_at(found, 0));
            grown(categories_, row_at(found, 0)) = {CategoryId{id}, std::move(name), std::string{found.text(2)},
                                                    static_cast<int>(found.integer(4)), found.integer(5) != 0};
            return {};
        }));
    facets_.set_parents(parents());
    category_names_language_.reset();
    return {};
}

// A category whose parent the shop does not list stands at the top.
std::vector<Row> ListingIndex::parents() const {
    std::vector<Row> parents(categories_.size(), no_row);
    for (Row row = 1; row < categories_.size(); ++row) {
        if (!categories_[row].listed) continue;
        const Row parent = row_in(category_rows_, categories_[row].parent);
        parents[row] = parent != no_row && categories_[parent].listed ? parent : 0;
    }
    return parents;
}

// Brands come and never change.
Status ListingIndex::load_brands() {
    return each_row(
        *database_, "SELECT row, name FROM brand WHERE row >= ?",
        [&](Statement& found) -> Status {
            grown(brands_, row_at(found, 0)) = found.text(1);
            brand_rows_.emplace(found.text(1), row_at(found, 0));
            brand_names_.put(row_at(found, 0), found.text(1));
            return {};
        },
        brands_.size());
}

Status ListingIndex::load_attributes() {
    attributes_.clear();
    attribute_rows_.clear();
    values_.clear();
    value_rows_.clear();
    TRY_DO(each_row(*database_, "SELECT row, key, name FROM attribute", [&](Statement& found) -> Status {
        TRY(auto name, local_text_from_json(found.text(2)));
        grown(attributes_, row_at(found, 0)) = {std::string{found.text(1)}, std::move(name)};
        attribute_rows_.emplace(found.text(1), row_at(found, 0));
        return {};
    }));
    TRY_DO(each_row(
        *database_, "SELECT row, attribute, value, name FROM attribute_value", [&](Statement& found) -> Status {
            TRY(auto name, local_text_from_json(found.text(3)));
            value_rows_.emplace(fmt::format("{}:{}", found.integer(1), found.text(2)), row_at(found, 0));
            grown(values_, row_at(found, 0)) = {row_at(found, 1), std::string{found.text(2)}, std::move(name)};
            return {};
        }));
    std::vector<Row> key_of;
    for (const ValueNames& value : values_) key_of.push_back(value.attribute);
    facets_.set_keys(std::move(key_of));
    return {};
}

Status ListingIndex::load_products() {
    std::vector<Row> categories;
    std::vector<Row> values;
    return each_row(*database_, facts_of_products, [&](Statement& found) -> Status {
        facets_.put(row_at(found, 0), read_facts(found, categories, values));
        return {};
    });
}

Status ListingIndex::load_variants() {
    product_of_variant_.clear();
    return each_row(*database_, "SELECT row, product FROM variant", [&](Statement& found) -> Status {
        grown(product_of_variant_, row_at(found, 0)) = row_at(found, 1);
        return {};
    });
}

Result<RowSet> ListingIndex::read_stock(Row store) {
    RowSet products;
    products.clear(facets_.row_limit());
    TRY_DO(each_row(
        *database_, "SELECT variant FROM stock WHERE store = ? AND quantity > 0",
        [&](Statement& found) -> Status {
            const Row variant = row_at(found, 0);
            if (variant < product_of_variant_.size()) products.add(product_of_variant_[variant]);
            return {};
        },
        store));
    return products;
}

Result<const RowSet*> ListingIndex::in_stock(const StoreId& store) {
    TRY(const auto row, find_integer(*database_, "SELECT row FROM store WHERE id = ? AND listed = 1", store.text()));
    if (!row) return nullptr;
    const auto known = in_stock_.find(static_cast<Row>(*row));
    if (known != in_stock_.end()) return &known->second;
    TRY(auto products, read_stock(static_cast<Row>(*row)));
    return &in_stock_.emplace(static_cast<Row>(*row), std::move(products)).first->second;
}

Status ListingIndex::renew_product(Row product) {
    for (auto& [store, products] : in_stock_) products.remove(product);
    std::vector<Row> categories;
    std::vector<Row> values;
    {
        TRY(auto query, database_->prepare(std::string{facts_of_products} + " WHERE row = ?"));
        query.bind_all(product);
        TRY(const bool exists, query.step());
        if (!exists) {
            facets_.remove(product);
            return {};
        }
        facets_.put(product, read_facts(query, categories, values));
        if (!merits_.empty()) grown(merits_, product) = facets_.merit_of(product);
    }
    return each_row(
        *database_,
        "SELECT variant.row, stock.store FROM variant LEFT JOIN stock ON stock.variant = variant.row"
        " AND stock.quantity > 0 WHERE variant.product = ?",
        [&](Statement& found) -> Status {
            grown(product_of_variant_, row_at(found, 0)) = product;
            const auto store = in_stock_.find(row_at(found, 1));
            if (!found.is_null(1) && store != in_stock_.end()) store->second.add(product);
            return {};
        },
        product);
}

Status ListingIndex::renew(const std::set<Row>& touched) {
    TRY(const auto view, database_->begin_read());
    TRY_DO(load_brands());
    if (touched.contains(0)) {
        TRY_DO(load_categories());
        TRY_DO(load_attributes());
        // A store that left took its stock along.
        in_stock_.clear();
    }
    for (const Row product : touched) {
        if (product != 0) TRY_DO(renew_product(product));
    }
    return {};
}

const std::vector<float>& ListingIndex::merits(const RankWeights& weights) {
    if (!merits_.empty()) return merits_;
    facets_.weigh_merits(weights);
    merits_.resize(facets_.row_limit());
    for (Row product = 0; product < merits_.size(); ++product) merits_[product] = facets_.merit_of(product);
    return merits_;
}

std::vector<Row> ListingIndex::categories_called(const std::vector<Token>& typed, const LanguageTag& language) {
    if (category_names_language_ != language) {
        category_names_.clear();
        for (Row row = 1; row < categories_.size(); ++row) {
            if (categories_[row].listed) category_names_.put(row, categories_[row].name.in(language));
        }
        category_names_language_ = language;
    }
    return category_names_.called(typed);
}

Row ListingIndex::category(const CategoryId& id) const { return id.empty() ? 0 : row_in(category_rows_, id.text()); }

Row ListingIndex::brand(const std::string& name) const { return row_in(brand_rows_, name); }

Row ListingIndex::attribute(const std::string& key) const { return row_in(attribute_rows_, key); }

Row ListingIndex::value(Row attribute, const std::string& value) const {
    return row_in(value_rows_, fmt::format("{}:{}", attribute, value));
}

}  // namespace zuil
