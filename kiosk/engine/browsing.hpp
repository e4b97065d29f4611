#pragma once

#include <optional>
#include <string>

#include "kiosk/config/engine_settings.hpp"
#include "kiosk/engine/catalogue_queries.hpp"
#include "kiosk/engine/loaded.hpp"
#include "kiosk/engine/session.hpp"

namespace zuil {

// What the catalogue has told so far about the place where the shopper is. A newer question keeps the older answer in
// view until its own is there, unless the shopper went somewhere else.
class Browsing {
public:
    Browsing(CatalogueQueries& queries, const EngineSettings& settings) : queries_{queries}, settings_{settings} {}

    void ask_frame();
    // Asks for what `place` shows; a place without catalogue facts asks nothing.
    void ask(const Place& place, const LanguageTag& language);
    // Asks for what stands side by side at `place`.
    void ask_compared(const Place& place, std::vector<ProductId> products);
    // Asks for what is known of the articles of an order, at `place`.
    void ask_ordered(const Place& place, std::vector<VariantId> variants);
    void ask_article_to_add(const ProductId& product, const LanguageTag& language);
    void ask_basket(const Basket& basket, const LanguageTag& language);
    void ask_scan(const std::string& code);
    void ask_carried(const CarriedBasket& basket);
    void ask_till(const std::vector<TillLine>& lines);
    bool waits_for_till() const { return tickets_[static_cast<std::size_t>(QuestionSlot::till)] != 0; }
    void forget();  // a new session: nothing that was asked matters any more

    // Keeps the answers for screens; hands back those that the journey acts on.
    std::vector<CatalogueAnswer> take();

    // Once for each complete read of the shop: addresses of the pictures that people will see, most wanted first.
    std::optional<std::vector<std::string>> take_pictures() { return std::exchange(pictures_ready_, std::nullopt); }

    const FrameAnswer& frame() const { return frame_; }
    const Loaded<HomeAnswer>& home() const { return home_; }
    const Loaded<ListingAnswer>& listing() const { return listing_; }
    const Loaded<SearchAnswered>& search() const { return search_; }
    const Loaded<ArticleAnswer>& article() const { return article_; }
    const Loaded<CompareAnswer>& compared() const { return compared_; }
    const Loaded<OrderedAnswer>& ordered() const { return ordered_; }
    const std::optional<BasketAnswer>& basket() const { return basket_; }
    bool waits_for_screen() const { return waits_first_; }
    // True once after a screen's facts have changed.
    bool take_news() { return std::exchange(news_, false); }

private:
    void arrive(const Place& place);
    void forget_place();
    void keep(CatalogueAnswer answer);
    void keep_problem();
    void keep_pictures(PicturesAnswer page);
    void ask_pictures();
    std::uint64_t& ticket(QuestionSlot slot) { return tickets_[static_cast<std::size_t>(slot)]; }
    void put(QuestionSlot slot, CatalogueQuestion question) { ticket(slot) = queries_.ask(slot, std::move(question)); }

    CatalogueQueries& queries_;
    const EngineSettings& settings_;
    std::array<std::uint64_t, 8> tickets_{};
    std::uint64_t visit_ = 0;  // whose answers are kept
    bool waits_first_ = false;
    bool news_ = false;
    FrameAnswer frame_;
    Loaded<HomeAnswer> home_;
    Loaded<ListingAnswer> listing_;
    Loaded<SearchAnswered> search_;
    Loaded<ArticleAnswer> article_;
    Loaded<CompareAnswer> compared_;
    Loaded<OrderedAnswer> ordered_;
    std::optional<BasketAnswer> basket_;
    int pictured_generation_ = 0;  // whose pictures were asked for
    int pictures_asked_ = 0;       // articles so far
    std::vector<std::string> pictures_;
    std::optional<std::vector<std::string>> pictures_ready_;
};

}  // namespace zuil
