#include <algorithm>
#include <set>

#include "kiosk/engine/catalogue_queries.hpp"

namespace zuil {
namespace {

// The picture of a category that has none: its best seller's.
Result<std::string> picture_of(CatalogueReader& reader, const CategoryId& category, const LanguageTag& language,
                               const StoreId& here) {
    ListingQuery query;
    query.category = category;
    query.limit = 1;
    query.language = language;
    query.here = here;
    query.histogram_bars = 0;
    TRY(const Listing listing, reader.listing(query));
    return listing.cards.empty() ? std::string{} : listing.cards.front().image_url;
}

Result<std::map<CategoryId, std::string>> pictures_of(CatalogueReader& reader, const std::vector<CategoryId>& wanted,
                                                      const LanguageTag& language, const StoreId& here) {
    std::map<CategoryId, std::string> pictures;
    if (wanted.empty()) return pictures;
    TRY(const std::vector<CategoryNode> nodes, reader.categories());
    for (const CategoryId& id : wanted) {
        const auto node = std::ranges::find(nodes, id, [](const CategoryNode& each) { return each.category.id; });
        if (node == nodes.end()) continue;
        pictures[id] = node->category.image_url;
        if (pictures[id].empty()) {
            TRY(pictures[id], picture_of(reader, id, language, here));
        }
    }
    return pictures;
}

Result<CatalogueAnswer> answer_one(CatalogueReader& reader, const FrameQuestion&) {
    FrameAnswer frame;
    TRY(frame.stores, reader.stores());
    TRY(frame.categories, reader.categories());
    frame.generation = reader.generation();
    frame.growing = reader.growing();
    return frame;
}

Result<CatalogueAnswer> answer_one(CatalogueReader& reader, const HomeQuestion& question) {
    HomeAnswer home;
    TRY(home.pictures, pictures_of(reader, question.tiles, question.language, question.here));
    ListingQuery query;
    query.filters.in_stock_here = true;
    query.limit = question.shelf_max;
    query.language = question.language;
    query.here = question.here;
    query.histogram_bars = 0;
    TRY(Listing listing, reader.listing(query));
    home.shelf = std::move(listing.cards);
    return home;
}

Result<CatalogueAnswer> answer_one(CatalogueReader& reader, const ListingQuestion& question) {
    ListingAnswer answer;
    TRY(answer.listing, reader.listing(question.query));
    std::vector<CategoryId> children;
    for (const CategoryCount& child : answer.listing.children) children.push_back(child.id);
    TRY(answer.pictures, pictures_of(reader, children, question.query.language, question.query.here));
    return answer;
}

Result<CatalogueAnswer> answer_one(CatalogueReader& reader, const SearchQuestion& question) {
    SearchAnswered answered{.text = question.text, .answer = {}};
    TRY(answered.answer, reader.search(question));
    return answered;
}

Result<std::shared_ptr<const ArticleFacts>> facts_of(CatalogueReader& reader, Result<Product> product) {
    if (!product && product.error().code == Errc::not_found) return nullptr;
    TRY(Product found, std::move(product));
    TRY(std::vector<StockLevel> stock, reader.stock(found.id));
    return std::make_shared<const ArticleFacts>(ArticleFacts{.product = std::move(found), .stock = std::move(stock)});
}

Result<CatalogueAnswer> answer_one(CatalogueReader& reader, const ArticleQuestion& question) {
    ArticleAnswer article;
    TRY(article.facts, facts_of(reader, reader.product(question.product)));
    if (article.facts == nullptr) return article;
    std::vector<ProductId> wanted = article.facts->product.accessories;
    if (wanted.size() > static_cast<std::size_t>(question.accessories_max)) {
        wanted.resize(static_cast<std::size_t>(question.accessories_max));
    }
    TRY(article.accessories, reader.cards(wanted, question.language, question.here));
    return article;
}

Result<CatalogueAnswer> answer_one(CatalogueReader& reader, const BasketQuestion& question) {
    constexpr std::size_t accessories_max = 8;
    BasketAnswer basket;
    std::vector<ProductId> wanted;
    std::set<ProductId> taken;
    for (const VariantId& variant : question.variants) {
        TRY(auto facts, facts_of(reader, reader.product_of(variant)));
        if (facts == nullptr) continue;
        taken.insert(facts->product.id);
        for (const ProductId& accessory : facts->product.accessories) {
            if (wanted.size() < accessories_max) wanted.push_back(accessory);
        }
        basket.facts.emplace(variant, std::move(facts));
    }
    std::erase_if(wanted, [&](const ProductId& id) { return taken.contains(id); });
    TRY(basket.accessories, reader.cards(wanted, question.language, question.here));
    return basket;
}

Result<CatalogueAnswer> answer_one(CatalogueReader& reader, const ScanQuestion& question) {
    ScanAnswer scan{.code = question.code, .article = std::nullopt};
    const auto gtin = Gtin::parse(question.code);
    auto found = gtin ? reader.by_gtin(*gtin) : reader.by_sku(question.code);
    // A shop's own number may look like a GTIN.
    if (!found && gtin && found.error().code == Errc::not_found) found = reader.by_sku(question.code);
    if (!found && found.error().code == Errc::not_found) return scan;
    TRY(scan.article, std::move(found));
    return scan;
}

}  // namespace

Result<CatalogueAnswer> CatalogueDesk::answer(const CatalogueQuestion& question) {
    if (reader_ == nullptr) {
        TRY(reader_, CatalogueReader::open(folder_));
    } else {
        TRY_DO(reader_->refresh());
    }
    return std::visit([this](const auto& one) { return answer_one(*reader_, one); }, question);
}

}  // namespace zuil
