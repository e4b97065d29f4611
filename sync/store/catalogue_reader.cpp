#include "sync/store/catalogue_reader.hpp"

#include <algorithm>

#include "sync/store/product_card.hpp"
#include "sync/store/product_json.hpp"
#include "sync/store/reader_parts.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

// Beyond this, reading everything anew is quicker than looking at each.
constexpr std::size_t renewed_max = 5'000;

}  // namespace

CatalogueReader::CatalogueReader() : parts_{std::make_unique<Parts>()} {}
CatalogueReader::~CatalogueReader() = default;

Status CatalogueReader::Parts::open_served() {
    TRY(const int served, state_number(*state, "served"));
    if (served == 0) return fail(Errc::not_found, "there is no catalogue yet");
    TRY(auto opened, open_generation_to_read(folder, served));
    // What was made of the other file goes before its connection does.
    index.reset();
    words.reset();
    short_answers.forget();
    database.emplace(std::move(opened));
    number = served;
    name_order_language.clear();
    TRY(const auto complete, find_integer(*database, "SELECT value FROM fact WHERE name = 'complete'"));
    is_growing = complete.value_or(0) == 0;
    TRY(const auto last, find_integer(*database, "SELECT max(seq) FROM touched"));
    seen = last.value_or(0);
    return {};
}

Result<std::unique_ptr<CatalogueReader>> CatalogueReader::open(const fs::path& folder, SearchSettings search) {
    auto reader = std::make_unique<CatalogueReader>();
    Parts& parts = *reader->parts_;
    parts.folder = folder;
    parts.search = std::move(search);
    TRY(auto state, Database::open(state_file(folder), {.use = DatabaseUse::read, .vfs = {}}));
    parts.state.emplace(std::move(state));
    TRY_DO(parts.open_served());
    return reader;
}

Result<bool> CatalogueReader::refresh() {
    Parts& parts = *parts_;
    TRY(const int served, state_number(*parts.state, "served"));
    if (served != parts.number) {
        TRY_DO(parts.open_served());
        return true;
    }
    TRY(const auto last, find_integer(*parts.database, "SELECT max(seq) FROM touched"));
    TRY(const auto complete, find_integer(*parts.database, "SELECT value FROM fact WHERE name = 'complete'"));
    const bool was_growing = parts.is_growing;
    parts.is_growing = complete.value_or(0) == 0;
    const std::int64_t newest = last.value_or(0);
    if (newest == parts.seen) return was_growing != parts.is_growing;

    std::set<Row> touched;
    TRY(const auto oldest, find_integer(*parts.database, "SELECT min(seq) FROM touched"));
    TRY_DO(each_row(
        *parts.database, "SELECT product FROM touched WHERE seq > ? AND seq <= ?",
        [&](Statement& row) -> Status {
            touched.insert(static_cast<Row>(row.integer(0)));
            return {};
        },
        parts.seen, newest));
    const bool has_gap = oldest.value_or(0) > parts.seen + 1;
    parts.seen = newest;
    parts.short_answers.forget();
    if (has_gap || touched.size() > renewed_max) {
        parts.index.reset();
        parts.words.reset();
    }
    if (parts.index) TRY_DO(parts.index->renew(touched));
    if (parts.words) TRY_DO(parts.words->renew(touched));
    return true;
}

int CatalogueReader::generation() const { return parts_->number; }

bool CatalogueReader::growing() const { return parts_->is_growing; }

Result<ListingIndex*> CatalogueReader::Parts::listing_index() {
    if (!index) {
        ListingIndex loaded{*database};
        TRY_DO(loaded.load());
        index.emplace(std::move(loaded));
    }
    return &*index;
}

Result<WordIndex*> CatalogueReader::Parts::word_index() {
    if (!words) {
        TRY(words, WordIndex::open(*database, search));
    }
    return words.get();
}

Result<Matches> CatalogueReader::Parts::find(const std::string& text, bool literal, const StoreId& here) {
    const ShortAnswers::Asked asked{text, literal, here.text()};
    if (const Matches* known = short_answers.matches(asked); known != nullptr) return *known;
    TRY(ListingIndex * listings, listing_index());
    TRY(WordIndex * words_here, word_index());
    ArticleMerits merits{.merit = listings->merits(search.weights)};
    TRY(merits.here, listings->in_stock(here));
    TRY(Matches found, words_here->find(text, literal ? Spelling::literal : Spelling::corrected, merits));
    if (ShortAnswers::is_short(text)) short_answers.keep(asked, found);
    return found;
}

Result<Product> CatalogueReader::Parts::read_product(std::string_view condition, const std::string& id) {
    const std::string sql = "SELECT body FROM product_text WHERE product = (SELECT " + std::string{condition} + ")";
    TRY(const auto body, find_text(*database, sql, id));
    if (!body) return fail(Errc::not_found, "the catalogue does not hold this article");
    return product_from_json(*body);
}

Result<Product> CatalogueReader::product(const ProductId& id) {
    return parts_->read_product("row FROM product WHERE id = ?", id.text());
}

Result<Product> CatalogueReader::product_of(const VariantId& id) {
    return parts_->read_product("product FROM variant WHERE id = ?", id.text());
}

namespace {

template <class Value>
Result<ScannedArticle> find_article(Database& database, std::string_view column, const Value& value) {
    TRY(auto query, database.prepare("SELECT product.id, variant.id FROM variant"
                                     " JOIN product ON product.row = variant.product WHERE variant." +
                                     std::string{column} + " = ? ORDER BY variant.row LIMIT 1"));
    query.bind_all(value);
    TRY(const bool found, query.step());
    if (!found) return fail(Errc::not_found, "no article has this number");
    return ScannedArticle{ProductId{std::string{query.text(0)}}, VariantId{std::string{query.text(1)}}};
}

}  // namespace

Result<ScannedArticle> CatalogueReader::by_gtin(Gtin gtin) {
    return find_article(*parts_->database, "gtin", gtin.as_gtin14());
}

Result<ScannedArticle> CatalogueReader::by_sku(const std::string& sku) {
    return find_article(*parts_->database, "sku", sku);
}

Status CatalogueReader::Parts::add_stock(ProductCard& card, Row product, const StoreId& here) {
    return each_row(
        *database,
        "SELECT store.id, sum(stock.quantity), min(stock.as_of) FROM variant"
        " JOIN stock ON stock.variant = variant.row JOIN store ON store.row = stock.store AND store.listed = 1"
        " WHERE variant.product = ? GROUP BY store.row",
        [&](Statement& row) -> Status {
            const WallTime as_of = wall_time_of(row.integer(2));
            card.stock_as_of = card.stock_as_of ? std::min(*card.stock_as_of, as_of) : as_of;
            (row.text(0) == here.text() ? card.stock_here : card.stock_elsewhere) += static_cast<int>(row.integer(1));
            return {};
        },
        product);
}

Result<std::optional<ProductCard>> CatalogueReader::Parts::card(Row product, const LanguageTag& language,
                                                                const StoreId& here) {
    ProductCard card;
    {
        TRY(auto query, database->prepare("SELECT name, card FROM product_text WHERE product = ?"));
        query.bind_all(product);
        TRY(const bool found, query.step());
        if (!found) return std::nullopt;
        TRY(const LocalText name, local_text_from_json(query.text(0)));
        TRY(card, card_from_json(query.text(1)));
        card.name = name.in(language);
    }
    TRY_DO(add_stock(card, product, here));
    return card;
}

Result<std::vector<ProductCard>> CatalogueReader::Parts::cards(const std::vector<Row>& products,
                                                               const LanguageTag& language, const StoreId& here) {
    std::vector<ProductCard> found;
    for (const Row product : products) {
        TRY(auto one, card(product, language, here));
        if (one) found.push_back(*std::move(one));
    }
    return found;
}

Result<std::vector<ProductCard>> CatalogueReader::cards(const std::vector<ProductId>& ids, const LanguageTag& language,
                                                        const StoreId& here) {
    std::vector<Row> rows;
    for (const ProductId& id : ids) {
        TRY(const auto row, find_integer(*parts_->database, "SELECT row FROM product WHERE id = ?", id.text()));
        if (row) rows.push_back(static_cast<Row>(*row));
    }
    return parts_->cards(rows, language, here);
}

Result<std::vector<Store>> CatalogueReader::stores() {
    std::vector<Store> stores;
    TRY_DO(each_row(*parts_->database, "SELECT body FROM store WHERE listed = 1 ORDER BY position",
                    [&](Statement& row) -> Status {
                        TRY(auto store, store_from_json(row.text(0)));
                        stores.push_back(std::move(store));
                        return {};
                    }));
    return stores;
}

Result<std::vector<StockLevel>> CatalogueReader::stock(const ProductId& id) {
    std::vector<StockLevel> levels;
    TRY_DO(each_row(
        *parts_->database,
        "SELECT variant.id, store.id, stock.quantity, stock.shelf, stock.as_of FROM product"
        " JOIN variant ON variant.product = product.row JOIN stock ON stock.variant = variant.row"
        " JOIN store ON store.row = stock.store AND store.listed = 1"
        " WHERE product.id = ? ORDER BY variant.row, store.position",
        [&](Statement& row) -> Status {
            levels.push_back({VariantId{std::string{row.text(0)}}, StoreId{std::string{row.text(1)}},
                              static_cast<int>(row.integer(2)), std::string{row.text(3)},
                              wall_time_of(row.integer(4))});
            return {};
        },
        id.text()));
    return levels;
}

}  // namespace zuil
