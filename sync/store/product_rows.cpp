#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sync/store/generation_parts.hpp"
#include "sync/store/product_card.hpp"
#include "sync/store/product_json.hpp"

namespace zuil {
namespace {

void append(std::string& words, std::string_view more) {
    if (more.empty()) return;
    if (!words.empty()) words += ' ';
    words += more;
}

void append(std::string& words, const LocalText& text) {
    for (const auto& [language, part] : text.all()) append(words, part);
}

}  // namespace

struct ProductRows::Facts {
    Row brand = 0;
    std::vector<Row> categories;
    std::vector<Row> values;
};

// The empty text: nothing is wrong with it.
Result<std::string> ProductRows::why_not(const Product& product) {
    if (product.id.empty()) return "it has no id";
    if (product.variants.empty()) return "it has no variant";
    const Currency currency = product.variants.front().price.currency();
    for (const Variant& variant : product.variants) {
        if (variant.id.empty()) return "a variant has no id";
        if (variant.price.minor() < 0 || variant.price.minor() > price_minor_max)
            return fmt::format("the price of variant {} is out of range", variant.id.text());
        if (variant.price.currency() != currency) return "its variants have prices in different currencies";
    }
    TRY(const std::int64_t known, parts_->fact("currency"));
    if (known == 0) {
        TRY_DO(parts_->set_fact("currency", static_cast<int>(currency) + 1));
    } else if (known != static_cast<int>(currency) + 1) {
        return fmt::format("its price is in {}, unlike the rest of the catalogue", to_code(currency));
    }
    return why_no_variants(product);
}

Result<std::string> ProductRows::why_no_variants(const Product& product) {
    std::set<VariantId> seen;
    for (const Variant& variant : product.variants) {
        if (!seen.insert(variant.id).second)
            return fmt::format("it names variant {} more than once", variant.id.text());
        TRY(const auto owner, find_text(parts_->database,
                                        "SELECT product.id FROM variant JOIN product ON product.row = variant.product"
                                        " WHERE variant.id = ?",
                                        variant.id.text()));
        if (owner && *owner != product.id.text())
            return fmt::format("its variant {} belongs to product {} already", variant.id.text(), *owner);
    }
    return "";
}

Result<Row> ProductRows::value_row(const std::string& key, const LocalText& name, const LocalText& value) {
    Database& database = parts_->database;
    TRY(const Row attribute, parts_->attributes.row_of(database, key, local_text_to_json(name)));
    std::string known_as = fmt::format("{}:{}", attribute, value.first());
    if (const auto known = parts_->attribute_values.find(known_as); known != parts_->attribute_values.end())
        return known->second;
    TRY(auto row, find_integer(database, "SELECT row FROM attribute_value WHERE attribute = ? AND value = ?", attribute,
                               value.first()));
    if (!row) {
        TRY_DO(run_sql(database, "INSERT INTO attribute_value(attribute, value, name) VALUES (?, ?, ?)", attribute,
                       value.first(), local_text_to_json(value)));
        row = database.last_row_id();
        TRY_DO(parts_->touch(0));
    }
    return parts_->attribute_values.emplace(std::move(known_as), static_cast<Row>(*row)).first->second;
}

// What shoppers choose a variant by is also what they filter by.
Result<ProductRows::Facts> ProductRows::facts_of(const Product& product) {
    Facts facts;
    if (!product.brand.empty()) {
        TRY(facts.brand, parts_->brands.row_of(parts_->database, product.brand));
    }
    for (const CategoryId& id : product.categories) {
        TRY(const Row category, parts_->categories.row_of(parts_->database, id.text()));
        facts.categories.push_back(category);
    }
    std::set<Row> values;
    for (const Attribute& attribute : product.attributes) {
        TRY(const Row value, value_row(attribute.key, attribute.name, attribute.value));
        values.insert(value);
    }
    for (const Variant& variant : product.variants) {
        for (const VariantOption& option : variant.options) {
            TRY(const Row value, value_row(option.group, option.group_name, option.value));
            values.insert(value);
        }
    }
    facts.values.assign(values.begin(), values.end());
    return facts;
}

// When the article came into the shop as far as this kiosk saw it: 0 for what the very first read found.
Result<std::int64_t> ProductRows::first_seen(const ProductId& id) {
    if (parts_->first_seen) {
        TRY(const auto earlier,
            find_integer(*parts_->first_seen, "SELECT first_seen FROM product WHERE id = ?", id.text()));
        if (earlier) return *earlier;
    } else {
        TRY(const std::int64_t is_complete, parts_->fact("complete"));
        if (is_complete == 0) return 0;
    }
    return to_sql(parts_->clock->wall());
}

Result<Row> ProductRows::put_facts(const Product& product, const Facts& facts) {
    const Variant& shown = cheapest_variant(product);
    const bool is_on_sale = shown.list_price && shown.price.less_than(*shown.list_price);
    const Rating rating = product.rating.value_or(Rating{});
    TRY(const std::int64_t seen, first_seen(product.id));
    TRY_DO(run_sql(parts_->database,
                   "INSERT INTO product(id, brand, price, list_price, stars, rating_count, popularity, first_seen,"
                   " categories, attribute_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                   " ON CONFLICT(id) DO UPDATE SET brand = excluded.brand, price = excluded.price,"
                   " list_price = excluded.list_price, stars = excluded.stars, rating_count = excluded.rating_count,"
                   " popularity = excluded.popularity, categories = excluded.categories,"
                   " attribute_values = excluded.attribute_values",
                   product.id.text(), facts.brand, shown.price.minor(), is_on_sale ? shown.list_price->minor() : 0,
                   std::clamp(rating.stars_hundredths, 0, 500), rating.count, product.popularity, seen,
                   as_bytes_of(facts.categories), as_bytes_of(facts.values)));
    TRY(const auto row, find_integer(parts_->database, "SELECT row FROM product WHERE id = ?", product.id.text()));
    return static_cast<Row>(row.value_or(0));
}

Status ProductRows::remove_variant(Row variant) {
    TRY_DO(run_sql(parts_->database, "DELETE FROM stock WHERE variant = ?", variant));
    return run_sql(parts_->database, "DELETE FROM variant WHERE row = ?", variant);
}

Status ProductRows::release_variants(const Product& product) {
    std::vector<Row> gone;
    TRY_DO(each_row(
        parts_->database,
        "SELECT variant.row, variant.id FROM variant JOIN product ON product.row = variant.product"
        " WHERE product.id = ?",
        [&](Statement& row) -> Status {
            const bool stays = std::any_of(product.variants.begin(), product.variants.end(),
                                           [&](const Variant& variant) { return variant.id.text() == row.text(1); });
            if (!stays) gone.push_back(static_cast<Row>(row.integer(0)));
            return {};
        },
        product.id.text()));
    for (const Row variant : gone) TRY_DO(remove_variant(variant));
    return {};
}

Status ProductRows::put_variants(const Product& product, Row row) {
    for (const Variant& variant : product.variants) {
        std::optional<std::int64_t> gtin;
        if (variant.gtin) gtin = static_cast<std::int64_t>(variant.gtin->as_gtin14());
        TRY_DO(run_sql(parts_->database,
                       "INSERT INTO variant(id, product, sku, gtin) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT(id) DO UPDATE SET sku = excluded.sku, gtin = excluded.gtin",
                       variant.id.text(), row, variant.sku, gtin));
    }
    return {};
}

Result<std::string> ProductRows::category_names(const std::vector<Row>& categories) {
    std::string words;
    for (const Row category : categories) {
        TRY(const auto name, find_text(parts_->database, "SELECT name FROM category WHERE row = ?", category));
        TRY(const LocalText names, local_text_from_json(name.value_or("[]")));
        append(words, names);
    }
    return words;
}

Status ProductRows::put_words(const Product& product, const Facts& facts, Row row) {
    SearchText text;
    append(text.title, product.name);
    append(text.description, product.description);
    append(text.words, product.brand);
    for (const Attribute& attribute : product.attributes) append(text.words, attribute.value);
    for (const Variant& variant : product.variants) {
        for (const VariantOption& option : variant.options) append(text.words, option.value);
        append(text.codes, plain_code(variant.sku));
        if (variant.gtin) append(text.codes, plain_code(variant.gtin->text()));
    }
    TRY(const std::string categories, category_names(facts.categories));
    append(text.words, categories);
    return parts_->words.put(row, text);
}

Status ProductRows::put(const Product& product) {
    TRY(const std::string problem, why_not(product));
    if (!problem.empty()) {
        // What was right about it yesterday may be wrong today: it is hidden rather than sold at an old price.
        TRY_DO(parts_->refuse(product.id.text(), problem, parts_->clock->wall()));
        return remove(product.id);
    }
    const std::string body = product_to_json(product);
    TRY(const auto before,
        find_text(
            parts_->database,
            "SELECT body FROM product_text JOIN product ON product.row = product_text.product WHERE product.id = ?",
            product.id.text()));
    if (before == body) return {};
    TRY(const Facts facts, facts_of(product));
    TRY(const Row row, put_facts(product, facts));
    TRY_DO(run_sql(parts_->database,
                   "INSERT OR REPLACE INTO product_text(product, name, card, body) VALUES (?, ?, ?, ?)", row,
                   local_text_to_json(product.name), card_to_json(product), body));
    TRY_DO(put_variants(product, row));
    TRY_DO(put_words(product, facts, row));
    TRY_DO(parts_->note_hash(row, product.id));
    return parts_->touch(row);
}

Status ProductRows::remove(const ProductId& id) {
    Database& database = parts_->database;
    TRY(const auto row, find_integer(database, "SELECT row FROM product WHERE id = ?", id.text()));
    if (!row) return {};
    TRY_DO(run_sql(database, "DELETE FROM stock WHERE variant IN (SELECT row FROM variant WHERE product = ?)", *row));
    TRY_DO(run_sql(database, "DELETE FROM variant WHERE product = ?", *row));
    TRY_DO(run_sql(database, "DELETE FROM product_text WHERE product = ?", *row));
    TRY_DO(run_sql(database, "DELETE FROM product WHERE row = ?", *row));
    TRY_DO(parts_->forget_hash(static_cast<Row>(*row)));
    TRY_DO(parts_->words.remove(static_cast<Row>(*row)));
    return parts_->touch(static_cast<Row>(*row));
}

Status ProductRows::remove(const VariantId& id) {
    TRY(const auto body,
        find_text(parts_->database,
                  "SELECT body FROM product_text WHERE product = (SELECT product FROM variant WHERE id = ?)",
                  id.text()));
    if (!body) return {};
    TRY(Product product, product_from_json(*body));
    std::erase_if(product.variants, [&](const Variant& variant) { return variant.id == id; });
    if (product.variants.empty()) return remove(product.id);
    TRY_DO(release_variants(product));
    return put(product);
}

}  // namespace zuil
