#include <algorithm>
#include <set>

#include "kiosk/engine/catalogue_queries.hpp"

namespace zuil {
namespace {

Result<std::shared_ptr<const ArticleFacts>> facts_of(CatalogueReader& reader, Result<Product> product) {
    if (!product && product.error().code == Errc::not_found) return nullptr;
    TRY(Product found, std::move(product));
    TRY(std::vector<StockLevel> stock, reader.stock(found.id));
    return std::make_shared<const ArticleFacts>(ArticleFacts{.product = std::move(found), .stock = std::move(stock)});
}

Result<std::map<VariantId, std::shared_ptr<const ArticleFacts>>> facts_of_variants(
    CatalogueReader& reader, const std::vector<VariantId>& variants) {
    std::map<VariantId, std::shared_ptr<const ArticleFacts>> all;
    for (const VariantId& variant : variants) {
        TRY(auto facts, facts_of(reader, reader.product_of(variant)));
        if (facts != nullptr) all.emplace(variant, std::move(facts));
    }
    return all;
}

}  // namespace

// The picture of a category that has none: its best seller's.
Result<std::string> CatalogueDesk::best_sellers_picture(const CategoryId& category, const StoreId& here) {
    ListingQuery query;
    query.category = category;
    query.limit = 1;
    query.here = here;
    query.histogram_bars = 0;
    TRY(const Listing listing, reader_->listing(query));
    return listing.cards.empty() ? std::string{} : listing.cards.front().image_url;
}

Result<std::map<CategoryId, std::string>> CatalogueDesk::pictures_of(const std::vector<CategoryId>& wanted,
                                                                     const StoreId& here) {
    std::map<CategoryId, std::string> pictures;
    std::vector<CategoryNode> nodes;
    for (const CategoryId& id : wanted) {
        const auto known = pictures_.find(id);
        if (known != pictures_.end()) {
            pictures.insert(*known);
            continue;
        }
        if (nodes.empty()) {
            TRY(nodes, reader_->categories());
        }
        const auto node = std::ranges::find(nodes, id, [](const CategoryNode& each) { return each.category.id; });
        if (node == nodes.end()) continue;
        std::string url = node->category.image_url;
        if (url.empty()) {
            TRY(url, best_sellers_picture(id, here));
        }
        pictures.emplace(id, url);
        pictures_.emplace(id, std::move(url));
    }
    return pictures;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const FrameQuestion& question) {
    FrameAnswer frame{.edition = edition_};
    if (question.known_edition == edition_) return frame;
    TRY(frame.stores, reader_->stores());
    TRY(frame.categories, reader_->categories());
    frame.generation = reader_->generation();
    frame.growing = reader_->growing();
    return frame;
}

// What lies in this store and sells best.
Result<Listing> CatalogueDesk::shelf(int most, const LanguageTag& language, const StoreId& here) {
    ListingQuery query;
    query.filters.in_stock_here = true;
    query.limit = most;
    query.language = language;
    query.here = here;
    query.histogram_bars = 0;
    return reader_->listing(query);
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const HomeQuestion& question) {
    HomeAnswer home;
    TRY(home.pictures, pictures_of(question.tiles, question.here));
    TRY(Listing listing, shelf(question.shelf_max, question.language, question.here));
    home.shelf_lies_here = !listing.cards.empty();
    if (!home.shelf_lies_here) {
        ListingQuery query;
        query.limit = question.shelf_max;
        query.language = question.language;
        query.here = question.here;
        query.histogram_bars = 0;
        TRY(listing, reader_->listing(query));
    }
    home.shelf = std::move(listing.cards);
    return home;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const PicturesQuestion& question) {
    PicturesAnswer answer;
    const auto add = [&](const std::string& url) {
        if (!url.empty()) answer.urls.push_back(url);
    };
    if (question.offset == 0) {
        TRY(const std::vector<CategoryNode> categories, reader_->categories());
        for (const CategoryNode& node : categories) add(node.category.image_url);
        TRY(const Listing here, shelf(HomeQuestion{}.shelf_max, {}, question.here));
        for (const ProductCard& card : here.cards) add(card.image_url);
    }
    ListingQuery query;
    query.offset = question.offset;
    query.limit = question.most;
    query.here = question.here;
    query.histogram_bars = 0;
    TRY(const Listing page, reader_->listing(query));
    for (const ProductCard& card : page.cards) add(card.image_url);
    answer.more = question.offset + question.most < page.total;
    return answer;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const ListingQuestion& question) {
    ListingAnswer answer;
    TRY(answer.listing, reader_->listing(question.query));
    std::vector<CategoryId> children;
    for (const CategoryCount& child : answer.listing.children) children.push_back(child.id);
    TRY(answer.pictures, pictures_of(children, question.query.here));
    return answer;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const SearchQuestion& question) {
    SearchAnswered answered{.text = question.text, .answer = {}};
    TRY(answered.answer, reader_->search(question));
    return answered;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const ArticleQuestion& question) {
    ArticleAnswer article;
    TRY(article.facts, facts_of(*reader_, reader_->product(question.product)));
    if (article.facts == nullptr) return article;
    std::vector<ProductId> wanted = article.facts->product.accessories;
    if (wanted.size() > static_cast<std::size_t>(question.accessories_max)) {
        wanted.resize(static_cast<std::size_t>(question.accessories_max));
    }
    TRY(article.accessories, reader_->cards(wanted, question.language, question.here));
    return article;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const CompareQuestion& question) {
    CompareAnswer compared;
    for (const ProductId& product : question.products) {
        TRY(auto facts, facts_of(*reader_, reader_->product(product)));
        if (facts != nullptr) compared.facts.push_back(std::move(facts));
    }
    return compared;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const BasketQuestion& question) {
    constexpr std::size_t accessories_max = 8;
    BasketAnswer basket;
    std::vector<ProductId> wanted;
    std::set<ProductId> taken;
    for (const VariantId& variant : question.variants) {
        TRY(auto facts, facts_of(*reader_, reader_->product_of(variant)));
        if (facts == nullptr) continue;
        taken.insert(facts->product.id);
        for (const ProductId& accessory : facts->product.accessories) {
            if (wanted.size() < accessories_max) wanted.push_back(accessory);
        }
        basket.facts.emplace(variant, std::move(facts));
    }
    std::erase_if(wanted, [&](const ProductId& id) { return taken.contains(id); });
    TRY(basket.accessories, reader_->cards(wanted, question.language, question.here));
    return basket;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const CarriedQuestion& question) {
    CarriedAnswer carried;
    TRY(carried.facts, facts_of_variants(*reader_, question.variants));
    return carried;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const OrderedQuestion& question) {
    OrderedAnswer ordered;
    TRY(ordered.facts, facts_of_variants(*reader_, question.variants));
    return ordered;
}

Result<std::optional<ScannedArticle>> CatalogueDesk::scanned(const std::string& code) {
    const auto gtin = Gtin::parse(code);
    auto found = gtin ? reader_->by_gtin(*gtin) : reader_->by_sku(code);
    // A shop's own number may look like a GTIN.
    if (!found && gtin && found.error().code == Errc::not_found) found = reader_->by_sku(code);
    if (!found && found.error().code == Errc::not_found) return std::nullopt;
    TRY(const ScannedArticle article, std::move(found));
    return article;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const ScanQuestion& question) {
    ScanAnswer scan{.code = question.code, .article = std::nullopt};
    TRY(scan.article, scanned(question.code));
    return scan;
}

Result<CatalogueAnswer> CatalogueDesk::answer_one(const TillQuestion& question) {
    TillAnswer answer;
    for (const std::string& number : question.articles) {
        TRY(const std::optional<ScannedArticle> article, scanned(number));
        if (!article) continue;
        TRY(auto facts, facts_of(*reader_, reader_->product(article->product)));
        if (facts == nullptr || find_variant(facts->product, article->variant) == nullptr) continue;
        answer.articles.emplace(number, TillAnswer::Article{.variant = article->variant, .facts = std::move(facts)});
    }
    return answer;
}

void CatalogueDesk::prepare() {
    if (reader_ != nullptr) static_cast<void>(reader_->prepare_search());
}

void CatalogueDesk::search_by(SearchSettings search) {
    search_ = std::move(search);
    if (reader_ != nullptr) reader_->search_by(search_);
}

Result<CatalogueAnswer> CatalogueDesk::answer(const CatalogueQuestion& question) {
    bool is_new = reader_ == nullptr;
    if (is_new) {
        TRY(reader_, CatalogueReader::open(folder_, search_));
    } else {
        TRY(is_new, reader_->refresh());
    }
    if (is_new) {
        ++edition_;
        pictures_.clear();
    }
    return std::visit([this](const auto& one) { return answer_one(one); }, question);
}

}  // namespace zuil
