#include "kiosk/engine/browsing.hpp"

#include <iterator>
#include <type_traits>
#include <utility>

#include "platform/base/log.hpp"
#include "platform/secrets/wiping.hpp"
#include "platform/text/translations.hpp"

namespace zuil {
namespace {

constexpr int suggestions_max = 5;
constexpr int pictured_articles_max = 20'000;  // more than a disk budget holds, as a rule
// English; the view that shows it speaks the session's language.
constexpr std::string_view catalogue_problem = translatable("We cannot look this up right now.");

CatalogueQuestion question_for_home(const EngineSettings& settings, const FrameAnswer& frame,
                                    const LanguageTag& language) {
    HomeQuestion question{.tiles = settings.home_categories, .language = language, .here = settings.store};
    if (question.tiles.empty()) {
        for (const CategoryNode& node : frame.categories) {
            if (node.category.parent.empty()) question.tiles.push_back(node.category.id);
        }
    }
    return question;
}

CatalogueQuestion question_for_listing(const EngineSettings& settings, const Place& place,
                                       const LanguageTag& language) {
    ListingQuery query;
    query.category = place.category;
    query.filters = place.filters;
    query.sort = place.sort;
    query.limit = place.wanted;
    query.language = language;
    query.here = settings.store;
    return ListingQuestion{.query = std::move(query)};
}

CatalogueQuestion question_for_search(const EngineSettings& settings, const Place& place, const LanguageTag& language) {
    SearchQuestion question;
    question.text = place.text;
    question.language = language;
    question.here = settings.store;
    question.literal = place.literal;
    question.products_max = place.wanted;
    question.words_max = suggestions_max;
    return question;
}

}  // namespace

void Browsing::ask_frame() { put(QuestionSlot::frame, FrameQuestion{.known_edition = frame_.edition}); }

// What was told about a place is nothing any more somewhere else.
void Browsing::forget_place() {
    replace_wiped(home_);
    replace_wiped(listing_);
    replace_wiped(search_);
    replace_wiped(article_);
    replace_wiped(compared_);
    replace_wiped(ordered_);
    waits_first_ = false;
}

void Browsing::arrive(const Place& place) {
    if (place.visit != visit_) {
        visit_ = place.visit;
        forget_place();
    }
    ticket(QuestionSlot::screen) = 0;  // an answer for the place before this one comes too late
}

void Browsing::ask_compared(const Place& place, std::vector<ProductId> products) {
    arrive(place);
    compared_.refreshing = true;
    put(QuestionSlot::screen, CompareQuestion{.products = std::move(products)});
    waits_first_ = !compared_.value;
}

void Browsing::ask_ordered(const Place& place, std::vector<VariantId> variants) {
    arrive(place);
    ordered_.refreshing = true;
    put(QuestionSlot::screen, OrderedQuestion{.variants = std::move(variants)});
    waits_first_ = !ordered_.value;
}

void Browsing::ask(const Place& place, const LanguageTag& language) {
    arrive(place);
    switch (place.route) {
    case Route::home:
        home_.refreshing = true;
        put(QuestionSlot::screen, question_for_home(settings_, frame_, language));
        break;
    case Route::listing:
        listing_.refreshing = true;
        put(QuestionSlot::screen, question_for_listing(settings_, place, language));
        break;
    case Route::search:
        search_.refreshing = true;
        put(QuestionSlot::screen, question_for_search(settings_, place, language));
        break;
    case Route::product:
        article_.refreshing = true;
        put(QuestionSlot::screen,
            ArticleQuestion{.product = place.product, .language = language, .here = settings_.store});
        break;
    default: return;
    }
    waits_first_ = !home_.value && !listing_.value && !search_.value && !article_.value;
}

void Browsing::ask_article_to_add(const ProductId& product, const LanguageTag& language) {
    put(QuestionSlot::to_add,
        ArticleQuestion{.product = product, .language = language, .here = settings_.store, .accessories_max = 0});
}

void Browsing::ask_basket(const Basket& basket, const LanguageTag& language) {
    BasketQuestion question{.variants = {}, .language = language, .here = settings_.store};
    for (const BasketLine& line : basket.lines()) question.variants.push_back(line.variant);
    put(QuestionSlot::basket, std::move(question));
}

void Browsing::ask_scan(const std::string& code) { put(QuestionSlot::scan, ScanQuestion{.code = code}); }

void Browsing::ask_carried(const CarriedBasket& basket) {
    CarriedQuestion question;
    for (const CarriedLine& line : basket.lines) question.variants.push_back(line.variant);
    put(QuestionSlot::carried, std::move(question));
}

void Browsing::ask_till(const std::vector<TillLine>& lines) {
    TillQuestion question;
    for (const TillLine& line : lines) question.articles.push_back(line.article);
    put(QuestionSlot::till, std::move(question));
}

void Browsing::forget() {
    queries_.forget();
    for (const QuestionSlot slot : {QuestionSlot::screen, QuestionSlot::basket, QuestionSlot::to_add,
                                    QuestionSlot::scan, QuestionSlot::carried, QuestionSlot::till}) {
        ticket(slot) = 0;
    }
    visit_ = 0;
    forget_place();
    replace_wiped(basket_);
}

std::vector<CatalogueAnswer> Browsing::take() {
    std::vector<CatalogueAnswer> for_journey;
    for (AnsweredQuestion& answered : queries_.take_answers()) {
        if (answered.ticket != ticket(answered.slot)) continue;
        ticket(answered.slot) = 0;
        if (answered.slot == QuestionSlot::screen) {
            waits_first_ = false;
            news_ = true;
        }
        if (!answered.answer) {
            if (answered.slot == QuestionSlot::screen) keep_problem();
            if (answered.slot == QuestionSlot::pictures) pictured_generation_ = 0;  // again with the next news
            // Nothing to read yet is no fault: the first catalogue is still coming in.
            if (answered.answer.error().code != Errc::not_found) {
                log::warning("the catalogue cannot be read: {}", answered.answer.error().detail);
            }
            continue;
        }
        if (answered.slot == QuestionSlot::screen) {
            keep(std::move(*answered.answer));
        } else if (auto* frame = std::get_if<FrameAnswer>(&*answered.answer)) {
            if (frame->edition == frame_.edition) continue;
            frame_ = std::move(*frame);
            ask_pictures();
            for_journey.emplace_back(frame_);
        } else if (auto* pictures = std::get_if<PicturesAnswer>(&*answered.answer)) {
            keep_pictures(std::move(*pictures));
        } else {
            if (auto* basket = std::get_if<BasketAnswer>(&*answered.answer)) basket_ = *basket;
            for_journey.push_back(std::move(*answered.answer));
        }
    }
    return for_journey;
}

void Browsing::keep(CatalogueAnswer answer) {
    const auto put_into = [](auto& loaded, auto&& value) {
        loaded.value = std::forward<decltype(value)>(value);
        loaded.refreshing = false;
        loaded.problem.clear();
    };
    std::visit(
        [&](auto&& one) {
            using Kind = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<Kind, HomeAnswer>) put_into(home_, std::move(one));
            if constexpr (std::is_same_v<Kind, ListingAnswer>) put_into(listing_, std::move(one));
            if constexpr (std::is_same_v<Kind, SearchAnswered>) put_into(search_, std::move(one));
            if constexpr (std::is_same_v<Kind, ArticleAnswer>) put_into(article_, std::move(one));
            if constexpr (std::is_same_v<Kind, CompareAnswer>) put_into(compared_, std::move(one));
            if constexpr (std::is_same_v<Kind, OrderedAnswer>) put_into(ordered_, std::move(one));
        },
        std::move(answer));
}

// While the first catalogue still grows, what people look at is fetched as they look.
void Browsing::ask_pictures() {
    if (frame_.growing || frame_.generation == pictured_generation_) return;
    pictured_generation_ = frame_.generation;
    pictures_asked_ = 0;
    pictures_.clear();
    put(QuestionSlot::pictures, PicturesQuestion{.here = settings_.store});
}

void Browsing::keep_pictures(PicturesAnswer page) {
    pictures_.insert(pictures_.end(), std::make_move_iterator(page.urls.begin()),
                     std::make_move_iterator(page.urls.end()));
    PicturesQuestion next{.here = settings_.store};
    pictures_asked_ += next.most;
    next.offset = pictures_asked_;
    if (page.more && pictures_asked_ < pictured_articles_max) {
        put(QuestionSlot::pictures, std::move(next));
    } else {
        pictures_ready_ = std::exchange(pictures_, {});
    }
}

void Browsing::keep_problem() {
    const auto note = [](auto& loaded) {
        if (!loaded.refreshing) return;
        loaded.refreshing = false;
        loaded.problem = catalogue_problem;
    };
    note(home_);
    note(listing_);
    note(search_);
    note(article_);
    note(compared_);
    note(ordered_);
}

}  // namespace zuil
