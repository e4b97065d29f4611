#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "sync/search/word_index.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_schema.hpp"
#include "sync/store/facet_index.hpp"
#include "sync/store/name_index.hpp"
#include "sync/store/short_answers.hpp"
#include "sync/store/sql.hpp"

namespace zuil {

// What listings need in memory: the facets, the names of what they count, and who has what in stock.
class ListingIndex {
public:
    struct CategoryNames {
        CategoryId id;
        LocalText name;
        std::string parent;
        int position = 0;
        bool listed = false;
    };
    struct AttributeNames {
        std::string key;
        LocalText name;
    };
    struct ValueNames {
        Row attribute = 0;
        std::string value;
        LocalText name;
    };

    explicit ListingIndex(Database& database) : database_{&database} {}

    Status load();
    // Looks at these products again; row 0 stands for all names.
    Status renew(const std::set<Row>& touched);
    // The products of which that store has at least one piece; nullptr for a store that is not known.
    Result<const RowSet*> in_stock(const StoreId& store);

    // By product row: what counts for it in every search, see merit() in ranking.hpp.
    const std::vector<float>& merits(const RankWeights& weights);
    // Categories that are listed, and brands, whose names these words begin.
    std::vector<Row> categories_called(const std::vector<Token>& typed, const LanguageTag& language);
    std::vector<Row> brands_called(const std::vector<Token>& typed) { return brand_names_.called(typed); }

    FacetIndex& facets() { return facets_; }
    // By row; rows that do not exist are empty.
    const std::vector<CategoryNames>& categories() const { return categories_; }
    const std::vector<std::string>& brands() const { return brands_; }
    const std::vector<AttributeNames>& attributes() const { return attributes_; }
    const std::vector<ValueNames>& values() const { return values_; }
    // no_row when there is none; for a category, the empty id is 0, "everything".
    Row category(const CategoryId& id) const;
    Row brand(const std::string& name) const;
    Row attribute(const std::string& key) const;
    Row value(Row attribute, const std::string& value) const;
    std::vector<Row> parents() const;

private:
    Status load_categories();
    Status load_brands();
    Status load_attributes();
    Status load_products();
    Status load_variants();
    Status renew_product(Row product);
    Result<RowSet> read_stock(Row store);

    Database* database_;
    FacetIndex facets_;
    std::vector<CategoryNames> categories_;
    std::vector<std::string> brands_;
    std::vector<AttributeNames> attributes_;
    std::vector<ValueNames> values_;
    std::unordered_map<std::string, Row> category_rows_;
    std::unordered_map<std::string, Row> brand_rows_;
    std::unordered_map<std::string, Row> attribute_rows_;
    std::unordered_map<std::string, Row> value_rows_;  // by "<attribute row>:<value>"
    std::vector<Row> product_of_variant_;
    std::map<Row, RowSet> in_stock_;  // by store row
    NameIndex brand_names_;
    NameIndex category_names_;
    std::optional<LanguageTag> category_names_language_;  // that these are in
    std::vector<float> merits_;                           // empty: to be worked out
};

struct CatalogueReader::Parts {
    std::filesystem::path folder;
    std::optional<Database> state;
    std::optional<Database> database;
    int number = 0;
    bool is_growing = false;
    std::int64_t seen = 0;  // the last change that was looked at
    SearchSettings search;
    std::optional<ListingIndex> index;
    std::unique_ptr<WordIndex> words;
    ShortAnswers short_answers;
    LanguageTag name_order_language;

    Status open_served();
    Result<ListingIndex*> listing_index();
    Result<WordIndex*> word_index();
    // What fits the text, from the shop's articles as they are and where they are.
    Result<Matches> find(const std::string& text, bool literal, const StoreId& here);
    FacetAnswer count(ListingIndex& listings, const ListingQuery& query, const FacetQuestion& question);
    Result<std::optional<ProductCard>> card(Row product, const LanguageTag& language, const StoreId& here);
    Result<std::vector<ProductCard>> cards(const std::vector<Row>& products, const LanguageTag& language,
                                           const StoreId& here);
    Status add_stock(ProductCard& card, Row product, const StoreId& here);
    Status order_by_name(const LanguageTag& language);
    Result<Product> read_product(std::string_view condition, const std::string& id);
};

}  // namespace zuil
