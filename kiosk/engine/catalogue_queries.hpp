#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/engine/article_facts.hpp"
#include "platform/base/result.hpp"
#include "sync/model/store.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "sync/store/listing.hpp"

// What the engine asks the catalogue, and what it is told. Plain values: they cross threads.
namespace zuil {

// The shop's frame, small enough to keep: its stores and its tree of categories.
struct FrameQuestion {
    std::uint64_t known_edition = 0;  // an answer of the same edition is left empty
};
struct FrameAnswer {
    std::uint64_t edition = 0;  // grows whenever anything in the catalogue has changed
    std::vector<Store> stores;
    std::vector<CategoryNode> categories;  // parents before children
    int generation = 0;
    bool growing = false;  // the very first read of the shop is under way

    // Nothing where the shop has no such category, or not any more.
    const CategoryNode* find(const CategoryId& id) const {
        const auto found = std::ranges::find(categories, id, [](const CategoryNode& node) { return node.category.id; });
        return found != categories.end() ? &*found : nullptr;
    }
};

// The shelf: what lies in this store and sells best; while no stock is known, what sells best.
struct HomeQuestion {
    std::vector<CategoryId> tiles;  // those without a picture of their own get their best seller's
    int shelf_max = 12;
    LanguageTag language;
    StoreId here;
};
struct HomeAnswer {
    std::map<CategoryId, std::string> pictures;
    std::vector<ProductCard> shelf;
    bool shelf_lies_here = false;
};

struct ListingQuestion {
    ListingQuery query;
};
struct ListingAnswer {
    Listing listing;
    std::map<CategoryId, std::string> pictures;  // of the categories directly below
};

struct SearchAnswered {
    std::string text;
    SearchAnswer answer;
};

struct ArticleQuestion {
    ProductId product;
    LanguageTag language;
    StoreId here;
    int accessories_max = 6;
};
struct ArticleAnswer {
    std::shared_ptr<const ArticleFacts> facts;  // nullptr: it is not in the catalogue (any more)
    std::vector<ProductCard> accessories;
};

struct CompareQuestion {
    std::vector<ProductId> products;
};
struct CompareAnswer {
    std::vector<std::shared_ptr<const ArticleFacts>> facts;  // in that order; what is gone is left out
};

// The newest facts of what is in the basket, and what goes with it.
struct BasketQuestion {
    std::vector<VariantId> variants;
    LanguageTag language;
    StoreId here;
};
struct BasketAnswer {
    std::map<VariantId, std::shared_ptr<const ArticleFacts>> facts;  // a variant that is gone is absent
    std::vector<ProductCard> accessories;                            // none of them is in the basket
};

// What is known of a basket that was carried here.
struct CarriedQuestion {
    std::vector<VariantId> variants;
};
struct CarriedAnswer {
    std::map<VariantId, std::shared_ptr<const ArticleFacts>> facts;  // a variant that is gone is absent
};

// What is known of the articles that a till's code names.
struct TillQuestion {
    std::vector<std::string> articles;  // bar codes' digits, or the shop's own numbers
};
struct TillAnswer {
    struct Article {
        VariantId variant;
        std::shared_ptr<const ArticleFacts> facts;
    };
    std::map<std::string, Article> articles;  // by what was asked for; one that nobody knows is absent
};

// What is known of the articles of an order.
struct OrderedQuestion {
    std::vector<VariantId> variants;
};
struct OrderedAnswer {
    std::map<VariantId, std::shared_ptr<const ArticleFacts>> facts;  // a variant that is gone is absent
};

struct ScanQuestion {
    std::string code;
};
struct ScanAnswer {
    std::string code;
    std::optional<ScannedArticle> article;
};

// The main pictures of everything, most wanted first, a page at a time so that no search waits long for one: what home
// shows stands at the head of the first page, then come the best sellers.
struct PicturesQuestion {
    int offset = 0;
    int most = 400;
    StoreId here;
};
struct PicturesAnswer {
    std::vector<std::string> urls;
    bool more = false;
};

using CatalogueQuestion =
    std::variant<FrameQuestion, HomeQuestion, ListingQuestion, SearchQuestion, ArticleQuestion, CompareQuestion,
                 BasketQuestion, ScanQuestion, CarriedQuestion, TillQuestion, OrderedQuestion, PicturesQuestion>;
using CatalogueAnswer =
    std::variant<FrameAnswer, HomeAnswer, ListingAnswer, SearchAnswered, ArticleAnswer, CompareAnswer, BasketAnswer,
                 ScanAnswer, CarriedAnswer, TillAnswer, OrderedAnswer, PicturesAnswer>;

// Each slot holds one question: a newer one takes the place of an older one that nobody needs any more.
// In the order in which they are answered when several wait.
enum class QuestionSlot { frame, screen, basket, to_add, scan, carried, till, pictures };
// The frame and the pictures are nobody's; the rest a shopper asked.
constexpr bool is_shoppers(QuestionSlot slot) { return slot != QuestionSlot::frame && slot != QuestionSlot::pictures; }

struct AnsweredQuestion {
    QuestionSlot slot = QuestionSlot::screen;
    std::uint64_t ticket = 0;  // as ask() gave it; an old one is to be ignored
    Result<CatalogueAnswer> answer;
};

// The catalogue as the engine sees it: asked now, answered later. The engine never waits for a disk.
class CatalogueQueries {
public:
    CatalogueQueries() = default;
    CatalogueQueries(const CatalogueQueries&) = delete;
    CatalogueQueries& operator=(const CatalogueQueries&) = delete;
    virtual ~CatalogueQueries() = default;

    virtual std::uint64_t ask(QuestionSlot slot, CatalogueQuestion question) = 0;
    virtual std::vector<AnsweredQuestion> take_answers() = 0;
    // From the next question on.
    virtual void search_by(SearchSettings search) = 0;
    // The shopper left: what was asked for them is neither answered nor kept.
    virtual void forget() = 0;
};

// Opens its reader when there is a catalogue to read, and answers from what is committed at that moment.
class CatalogueDesk {
public:
    explicit CatalogueDesk(std::filesystem::path folder, SearchSettings search = {})
        : folder_{std::move(folder)}, search_{std::move(search)} {}
    Result<CatalogueAnswer> answer(const CatalogueQuestion& question);
    // Has ready what the first search would have to wait for. What keeps it from that is said to whoever searches.
    void prepare();
    void search_by(SearchSettings search);

private:
    Result<CatalogueAnswer> answer_one(const FrameQuestion& question);
    Result<CatalogueAnswer> answer_one(const HomeQuestion& question);
    Result<CatalogueAnswer> answer_one(const ListingQuestion& question);
    Result<CatalogueAnswer> answer_one(const SearchQuestion& question);
    Result<CatalogueAnswer> answer_one(const ArticleQuestion& question);
    Result<CatalogueAnswer> answer_one(const CompareQuestion& question);
    Result<CatalogueAnswer> answer_one(const BasketQuestion& question);
    Result<CatalogueAnswer> answer_one(const ScanQuestion& question);
    Result<CatalogueAnswer> answer_one(const CarriedQuestion& question);
    Result<CatalogueAnswer> answer_one(const TillQuestion& question);
    Result<CatalogueAnswer> answer_one(const OrderedQuestion& question);
    Result<CatalogueAnswer> answer_one(const PicturesQuestion& question);
    Result<std::optional<ScannedArticle>> scanned(const std::string& code);
    Result<Listing> shelf(int most, const LanguageTag& language, const StoreId& here);
    Result<std::map<CategoryId, std::string>> pictures_of(const std::vector<CategoryId>& wanted, const StoreId& here);
    Result<std::string> best_sellers_picture(const CategoryId& category, const StoreId& here);

    std::filesystem::path folder_;
    SearchSettings search_;
    std::unique_ptr<CatalogueReader> reader_;
    std::uint64_t edition_ = 0;
    std::map<CategoryId, std::string> pictures_;  // of categories, as far as they were asked for in this edition
};

// Answers on the asking thread, at take_answers(): for tests, where one thread steps everything.
std::unique_ptr<CatalogueQueries> make_direct_queries(std::filesystem::path folder);

// Answers on a thread of its own; `wake` is called from there when an answer is ready.
std::unique_ptr<CatalogueQueries> make_threaded_queries(std::filesystem::path folder, std::function<void()> wake,
                                                        SearchSettings search = {});

}  // namespace zuil
