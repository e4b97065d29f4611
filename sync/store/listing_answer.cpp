#include <algorithm>
#include <functional>

#include "platform/text/formatter.hpp"
#include "sync/store/product_json.hpp"
#include "sync/store/reader_parts.hpp"

// CatalogueReader::listing() and categories(): names become rows, the index counts, rows become names again.
namespace zuil {
namespace {

// What is shown at most: more choices than these help nobody, and a catalogue may have thousands.
constexpr std::size_t facets_max = 24;
constexpr std::size_t facet_values_max = 200;

std::int32_t price_of(const std::optional<Money>& money, std::int32_t otherwise) {
    if (!money) return otherwise;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(money->minor(), 0, price_minor_max));
}

FacetQuestion::Chosen chosen_rows(const ListingIndex& index, const AttributeFilter& filter) {
    FacetQuestion::Chosen chosen;
    const Row key = index.attribute(filter.key);
    // A key or value that the catalogue no longer has fits nothing.
    if (key == no_row) return chosen;
    chosen.key = key;
    for (const std::string& value : filter.values) chosen.values.push_back(index.value(key, value));
    return chosen;
}

FacetQuestion question_of(const ListingIndex& index, const ListingQuery& query) {
    FacetQuestion question;
    question.category = index.category(query.category);
    for (const std::string& brand : query.filters.brands) question.brands.push_back(index.brand(brand));
    question.price_least = price_of(query.filters.price_least, 0);
    question.price_most = price_of(query.filters.price_most, std::numeric_limits<std::int32_t>::max());
    for (const AttributeFilter& filter : query.filters.attributes) {
        if (!filter.values.empty()) question.attributes.push_back(chosen_rows(index, filter));
    }
    question.stars_least = static_cast<std::int16_t>(std::clamp(query.filters.stars_least.value_or(0), 0, 500));
    question.in_stock_here = query.filters.in_stock_here;
    question.on_sale = query.filters.on_sale;
    question.sort = query.sort;
    question.offset = query.offset;
    question.limit = query.limit;
    question.bars = query.histogram_bars;
    return question;
}

bool is_more_frequent(const ValueCount& a, const ValueCount& b) {
    return std::tuple(b.in_scope, a.row) < std::tuple(a.in_scope, b.row);
}

std::vector<FacetValue> brand_values(const ListingIndex& index, const FacetQuestion& question,
                                     std::vector<ValueCount> counts) {
    std::sort(counts.begin(), counts.end(), is_more_frequent);
    std::vector<FacetValue> values;
    for (const ValueCount& count : counts) {
        const bool chosen =
            std::find(question.brands.begin(), question.brands.end(), count.row) != question.brands.end();
        if (values.size() >= facet_values_max && !chosen) continue;
        const std::string& name = index.brands()[count.row];
        values.push_back({name, name, static_cast<int>(count.count), chosen});
    }
    return values;
}

class AttributeFacets {
public:
    AttributeFacets(const ListingIndex& index, const FacetQuestion& question) : index_{index}, question_{question} {}

    std::vector<Facet> list(const std::vector<ValueCount>& counts, const LanguageTag& language) {
        std::map<Row, Counted> by_key;
        for (const ValueCount& count : counts) {
            Counted& counted = by_key[index_.values()[count.row].attribute];
            counted.values.push_back(count);
            counted.articles += count.in_scope;
        }
        std::vector<std::pair<Row, Counted>> keys{by_key.begin(), by_key.end()};
        std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
            return std::tuple(b.second.articles, a.first) < std::tuple(a.second.articles, b.first);
        });
        std::vector<Facet> facets;
        for (auto& [key, counted] : keys) {
            if (facets.size() >= facets_max && !is_chosen_key(key)) continue;
            facets.push_back(facet(key, counted, language));
        }
        return facets;
    }

private:
    struct Counted {
        std::vector<ValueCount> values;
        std::uint64_t articles = 0;
    };

    bool is_chosen_key(Row key) const {
        return std::any_of(question_.attributes.begin(), question_.attributes.end(),
                           [&](const FacetQuestion::Chosen& chosen) { return chosen.key == key; });
    }
    bool is_chosen(Row value) const {
        return std::any_of(
            question_.attributes.begin(), question_.attributes.end(), [&](const FacetQuestion::Chosen& chosen) {
                return std::find(chosen.values.begin(), chosen.values.end(), value) != chosen.values.end();
            });
    }
    Facet facet(Row key, Counted& counted, const LanguageTag& language) const {
        std::sort(counted.values.begin(), counted.values.end(), is_more_frequent);
        const ListingIndex::AttributeNames& names = index_.attributes()[key];
        Facet facet{names.key, names.name.in(language), {}};
        for (const ValueCount& count : counted.values) {
            const bool chosen = is_chosen(count.row);
            if (facet.values.size() >= facet_values_max && !chosen) continue;
            const ListingIndex::ValueNames& value = index_.values()[count.row];
            facet.values.push_back({value.value, value.name.in(language), static_cast<int>(count.count), chosen});
        }
        return facet;
    }

    const ListingIndex& index_;
    const FacetQuestion& question_;
};

std::vector<CategoryCount> child_counts(const ListingIndex& index, std::vector<ValueCount> children,
                                        const LanguageTag& language) {
    const auto& categories = index.categories();
    std::sort(children.begin(), children.end(), [&](const ValueCount& a, const ValueCount& b) {
        return std::tuple(categories[a.row].position, a.row) < std::tuple(categories[b.row].position, b.row);
    });
    std::vector<CategoryCount> counts;
    for (const ValueCount& child : children)
        counts.push_back(
            {categories[child.row].id, categories[child.row].name.in(language), static_cast<int>(child.count)});
    return counts;
}

PriceFacet price_facet(FacetAnswer& answer, Currency currency) {
    PriceFacet facet;
    if (answer.price_highest < answer.price_lowest) return facet;
    facet.lowest = Money::from_minor(answer.price_lowest, currency);
    facet.highest = Money::from_minor(answer.price_highest, currency);
    facet.bars = std::move(answer.bars);
    return facet;
}

void fill(Listing& listing, const ListingIndex& index, const FacetQuestion& question, FacetAnswer& answer,
          const LanguageTag& language, Currency currency) {
    listing.total = answer.total;
    listing.total_in_stock_here = answer.total_in_stock_here;
    listing.children = child_counts(index, std::move(answer.children), language);
    listing.brands = brand_values(index, question, std::move(answer.brands));
    listing.attributes = AttributeFacets{index, question}.list(answer.values, language);
    listing.price = price_facet(answer, currency);
    listing.stars_at_least = answer.stars_at_least;
    listing.in_stock_here = answer.in_stock_here;
    listing.on_sale = answer.on_sale;
}

}  // namespace

// As the language orders names. Takes most of a second for 100,000 of them, once until articles change.
Status CatalogueReader::Parts::order_by_name(const LanguageTag& language) {
    const auto formatter = Formatter::find(language);
    std::vector<std::pair<std::string, Row>> names;
    TRY_DO(each_row(*database, "SELECT product, name FROM product_text", [&](Statement& row) -> Status {
        TRY(const LocalText name, local_text_from_json(row.text(1)));
        const std::string& text = name.in(language);
        names.emplace_back(formatter ? formatter->sort_key(text) : text, static_cast<Row>(row.integer(0)));
        return {};
    }));
    std::sort(names.begin(), names.end());
    std::vector<Row> order;
    for (const auto& [name, row] : names) order.push_back(row);
    index->facets().set_name_order(std::move(order));
    name_order_language = language;
    return {};
}

FacetAnswer CatalogueReader::Parts::count(ListingIndex& listings, const ListingQuery& query,
                                          const FacetQuestion& question) {
    const ListingFilters& filters = query.filters;
    const bool is_plain = filters.brands.empty() && filters.attributes.empty() && !filters.price_least &&
                          !filters.price_most && !filters.stars_least && !filters.in_stock_here && !filters.on_sale;
    const bool is_first = query.offset == 0 && query.sort == ListingSort::relevance && query.category.empty();
    if (!ShortAnswers::is_short(query.text) || !is_plain || !is_first) return listings.facets().answer(question);
    const ShortAnswers::Asked asked{query.text, query.literal, query.here.text()};
    const int shown = query.limit * 1'000 + query.histogram_bars;
    if (const FacetAnswer* known = short_answers.counts(asked, shown); known != nullptr) return *known;
    FacetAnswer answer = listings.facets().answer(question);
    short_answers.keep(asked, shown, answer);
    return answer;
}

Result<Listing> CatalogueReader::listing(const ListingQuery& query) {
    TRY(ListingIndex * index, parts_->listing_index());
    Listing listing;
    listing.generation = parts_->number;
    listing.growing = parts_->is_growing;
    FacetQuestion question = question_of(*index, query);
    TRY(question.stock_here, index->in_stock(query.here));

    Matches matches;
    if (!query.text.empty()) {
        TRY(matches, parts_->find(query.text, query.literal, query.here));
        listing.corrected_text = matches.corrected_text;
        question.hits = &matches.articles;
    }
    const bool knows_names = index->facets().has_name_order() && parts_->name_order_language == query.language;
    if (question.sort == ListingSort::name && !knows_names) TRY_DO(parts_->order_by_name(query.language));

    FacetAnswer answer = parts_->count(*index, query, question);
    TRY(const auto currency, find_integer(*parts_->database, "SELECT value FROM fact WHERE name = 'currency'"));
    fill(listing, *index, question, answer, query.language, static_cast<Currency>(currency.value_or(1) - 1));
    TRY(listing.cards, parts_->cards(answer.window, query.language, query.here));
    return listing;
}

Result<std::vector<CategoryNode>> CatalogueReader::categories() {
    TRY(ListingIndex * index, parts_->listing_index());
    const std::vector<Row> parents = index->parents();
    std::map<Row, std::vector<std::tuple<int, Row>>> children;
    for (Row row = 1; row < parents.size(); ++row) {
        if (parents[row] != no_row) children[parents[row]].emplace_back(index->categories()[row].position, row);
    }
    std::vector<CategoryNode> nodes;
    const std::function<Status(Row)> add_below = [&](Row parent) -> Status {
        auto& siblings = children[parent];
        std::sort(siblings.begin(), siblings.end());
        for (const auto& [position, row] : siblings) {
            const ListingIndex::CategoryNames& names = index->categories()[row];
            TRY(auto image, find_text(*parts_->database, "SELECT image FROM category WHERE row = ?", row));
            const CategoryId above = parent == 0 ? CategoryId{} : index->categories()[parent].id;
            nodes.push_back({Category{names.id, above, names.name, std::move(image).value_or(""), position},
                             static_cast<int>(index->facets().products_in(row).size())});
            TRY_DO(add_below(row));
        }
        return {};
    };
    TRY_DO(add_below(0));
    return nodes;
}

}  // namespace zuil
