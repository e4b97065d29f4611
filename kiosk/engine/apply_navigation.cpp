#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "platform/base/log.hpp"

// Going somewhere: the trail of places, forwards and back.
namespace zuil {
namespace {

constexpr std::size_t trail_max = 32;
constexpr int popular_max = 8;

bool is_checkout(Route route) {
    return route == Route::identify || route == Route::pickup || route == Route::delivery || route == Route::payment;
}

}  // namespace

// Whoever goes on from a search has typed it to its end. The same one counts once in a visit.
void Journey::note_search() {
    if (ports_.searches == nullptr || session_.trail.empty() || training() == Training::yes) return;
    const Place& here = session_.here();
    const auto& answered = browsing_.search().value;
    if (here.route != Route::search || here.text.empty() || !answered || answered->text != here.text) return;
    const std::string& meant = answered->answer.corrected_text.value_or(here.text);
    if (std::ranges::find(session_.searched, meant) != session_.searched.end()) return;
    session_.searched.push_back(meant);
    const int found = answered->answer.total;
    const Status noted = ports_.searches->note(meant, session_.language, found, ports_.clock.wall());
    if (!noted) log::warning("a search could not be counted: {}", noted.error().detail);
}

void Journey::open(Place place) {
    note_search();
    // Whoever goes anywhere from the attract screen has begun, and comes back to home.
    if (!session_.trail.empty() && session_.here().route == Route::attract) {
        session_.trail.clear();
        if (place.route != Route::home) session_.trail.push_back(Place{.route = Route::home});
    }
    place.visit = ++visits_;
    session_.went_back = false;
    session_.trail.push_back(std::move(place));
    // The oldest stop after the first gives way, so that Back still ends at home.
    if (session_.trail.size() > trail_max) session_.trail.erase(session_.trail.begin() + 1);
    show_here();
}

void Journey::ask_here() {
    const Place& here = session_.here();
    if (here.route == Route::search && ports_.searches != nullptr) {
        auto popular = ports_.searches->popular(session_.language, ports_.clock.wall(), popular_max);
        session_.popular_searches = popular ? *std::move(popular) : std::vector<std::string>{};
    }
    if (here.route == Route::staff_customer) {
        std::vector<VariantId> variants;
        if (session_.looked_up.record) {
            for (const Purchase& one : session_.looked_up.record->purchases) variants.push_back(one.variant);
        }
        return browsing_.ask_ordered(here, std::move(variants));
    }
    if (here.route == Route::customer) {
        std::vector<VariantId> variants;
        if (session_.customer) {
            for (const Purchase& one : session_.customer->record.purchases) variants.push_back(one.variant);
        }
        return browsing_.ask_ordered(here, std::move(variants));
    }
    if (here.route == Route::my_order) {
        std::vector<VariantId> variants;
        for (const FollowedOrder& one : session_.followed) {
            for (const OrderLine& line : one.order.lines) variants.push_back(line.variant);
        }
        return browsing_.ask_ordered(here, std::move(variants));
    }
    if (here.route == Route::staff_pickup && session_.desk) {
        std::vector<VariantId> variants;
        for (const DeskLine& line : session_.desk->entry.order.lines) variants.push_back(line.variant);
        return browsing_.ask_ordered(here, std::move(variants));
    }
    if (here.route != Route::compare) return browsing_.ask(here, session_.language);
    std::vector<ProductId> products;
    for (const ComparedArticle& article : session_.compared) products.push_back(article.product);
    browsing_.ask_compared(here, std::move(products));
}

void Journey::show_here() {
    ask_here();
    const Route route = session_.here().route;
    if (session_.staff && route == Route::staff_home) {
        look_at_tasks();
        look_at_pickups();
    }
    if (route == Route::basket || is_checkout(route)) ask_about_basket();
    stay_awake();
    changed_ = true;
}

void Journey::apply_one(const Begin&) {
    if (session_.here().route == Route::attract) open(Place{.route = Route::home});
}

void Journey::apply_one(const GoBack&) {
    if (session_.here().route == Route::find_order && session_.tracing) {
        // To the number that was typed first.
        forget_tracing();
        changed_ = true;
        return;
    }
    if (session_.trail.size() < 2) return;
    note_search();
    session_.trail.pop_back();
    session_.here().visit = ++visits_;
    session_.went_back = true;
    show_here();
}

void Journey::apply_one(const GoHome&) {
    // A confirmation ends by Finish.
    const Route route = session_.here().route;
    if (route == Route::home || route == Route::confirmation) return;
    note_search();
    session_.trail.clear();
    open(Place{.route = Route::home});
}

void Journey::apply_one(const OpenCategory& intent) {
    Place place = Place{.route = Route::listing};
    place.category = intent.category;
    place.filters.in_stock_here = intent.category.empty();
    open(std::move(place));
}

void Journey::apply_one(const OpenProduct& intent) {
    if (intent.product.empty()) return;
    Place place = Place{.route = Route::product};
    place.product = intent.product;
    open(std::move(place));
}

void Journey::apply_one(const OpenSearch&) {
    if (session_.here().route != Route::search) open(Place{.route = Route::search});
}

void Journey::apply_one(const OpenBasket&) {
    if (session_.here().route != Route::basket) open(Place{.route = Route::basket});
}

void Journey::apply_one(const Scanned& intent) {
    constexpr std::size_t code_max = 128;
    if (intent.text.empty()) return;
    if (session_.here().route == Route::staff_entrance) return show_badge(intent.text);
    if (scan_slip(intent.text) || scan_at_the_desk(intent.text) || scan_order(intent.text) || scan_card(intent.text))
        return;
    if (ports_.signing != nullptr && is_basket_code(intent.text, settings_.basket_link)) {
        return scan_basket(intent.text);
    }
    if (scan_till(intent.text)) return;
    end_till_code();
    if (intent.text.size() > code_max) return take_scan({.code = intent.text, .article = std::nullopt});
    browsing_.ask_scan(intent.text);
}

void Journey::take_scan(const ScanAnswer& answer) {
    if (session_.phone) return;
    if (scan_article_at_the_desk(answer)) return;
    const bool is_code = tidy_pickup_code(answer.code) || tidy_helper_code(answer.code);
    if (!answer.article && is_code) return apply_one(FindOrder{.code = answer.code});
    // The webshop's own number of an order, as its mail shows it.
    if (!answer.article && collect_by_code(answer.code, {})) return;
    if (!answer.article && session_.here().route == Route::find_order && tracer() != nullptr) {
        return apply_one(FindOrder{.code = answer.code});
    }
    if (!answer.article) {
        apply_one(Begin{});
        say(words().tr("We do not know this code. Try searching by name."));
        return;
    }
    const Place& here = session_.here();
    const bool shown = here.route == Route::product && here.product == answer.article->product;
    if (shown && here.variant == answer.article->variant) return;
    Place place = Place{.route = Route::product};
    place.product = answer.article->product;
    place.variant = answer.article->variant;
    open(std::move(place));
}

}  // namespace zuil
