#include <algorithm>

#include "kiosk/engine/availability.hpp"
#include "kiosk/engine/journey.hpp"
#include "platform/base/log.hpp"

// Staff put an article of this store aside for somebody, and take it off the list again.
namespace zuil {
namespace {

std::string check_hold(const ArticleFacts& facts, const VariantId& variant, const HoldBook& holds, const StoreId& store,
                       const Words& words) {
    if (free_pieces(facts, variant, store, &holds).here > 0) return {};
    if (holds.held(variant) > 0) return words.tr("All that lie in this store are put aside");
    return words.tr("None of it lies in this store");
}

// What the webshop makes of it, where staff have to know.
std::string at_the_shop(const Hold& hold, const Words& words) {
    switch (hold.at_shop) {
    case HoldAtShop::untold:
    case HoldAtShop::told: break;
    case HoldAtShop::to_tell: return words.tr("The webshop does not know of it yet.");
    case HoldAtShop::none_left:
        return words.tr(
            "The webshop has none left for this store: somebody may have ordered this one. Look at the orders.");
    case HoldAtShop::not_allowed: return words.tr("The webshop cannot keep it back, and may still sell it.");
    }
    return {};
}

std::string until(WallTime end, const ViewContext& context) {
    const LocalMinutes local = context.zone.to_local(end);
    // The end of a day is the evening of that day, not the night of the next.
    const bool is_midnight = local == std::chrono::floor<std::chrono::days>(local);
    const auto day = std::chrono::floor<std::chrono::days>(is_midnight ? local - std::chrono::minutes{1} : local);
    const std::string date = context.words.formatter().short_date(day);
    if (is_midnight) return context.words.tr("Until the end of {day}", fmt::arg("day", date));
    return context.words.tr("Until {day} {time}", fmt::arg("day", date), fmt::arg("time", context.words.time(local)));
}

HeldView view_held(const Hold& hold, bool is_over, const ViewContext& context) {
    HeldView held{
        .code = hold.code, .article = hold.name, .until = until(hold.ends_at, context), .note = {}, .kiosk = {}};
    if (is_over) {
        held.state = HeldView::State::over;
        held.until = context.words.tr("Nobody came: please put it back on the shelf");
        return held;
    }
    held.note = at_the_shop(hold, context.words);
    held.warns = is_unkept(hold);
    return held;
}

HeldView view_held_elsewhere(const FloorHold& other, const HoldBook& holds, const ViewContext& context) {
    const Words& words = context.words;
    HeldView held = view_held(other.hold, holds.is_over(other.hold), context);
    held.kiosk = other.kiosk;
    held.place = words.tr("At screen {code}", fmt::arg("code", other.kiosk));
    held.is_ending = other.is_ending;
    if (const auto since = holds.stale_since(other)) {
        const LocalMinutes heard = context.zone.to_local(*since);
        held.note =
            words.tr("That screen was last heard of on {day} at {time}.",
                     fmt::arg("day", words.formatter().short_date(std::chrono::floor<std::chrono::days>(heard))),
                     fmt::arg("time", words.time(heard)));
        held.warns = true;
    } else if (other.is_ending) {
        held.note = words.tr("That screen is being told.");
    }
    return held;
}

}  // namespace

void Journey::apply_one(const HoldArticle& intent) {
    const auto& article = browsing_.article().value;
    if (!session_.staff || ports_.holds == nullptr || session_.here().route != Route::product) return;
    if (!article || article->facts == nullptr) return;
    const Product& product = article->facts->product;
    const Variant* variant = find_variant(product, intent.variant);
    if (variant == nullptr) return;
    if (!check_hold(*article->facts, variant->id, *ports_.holds, settings_.store, words()).empty()) return;
    if (training() == Training::yes) return say(words().tr("This is training: what is put aside stays as it is."));
    const auto held = ports_.holds->hold({.code = {},
                                          .product = product.id,
                                          .variant = variant->id,
                                          .name = product.name.in(settings_.languages.front()),
                                          .by = session_.staff->member.id},
                                         intent.term);
    if (!held) {
        log::error("an article could not be put aside: {}", held.error().detail);
        return say(words().tr("That did not work. Please try again."));
    }
    note_staff(StaffAct::article_held);
    session_.staff->held = {.code = held->code, .visit = session_.here().visit};
    changed_ = true;
}

void Journey::apply_one(const EndHold& intent) {
    if (!session_.staff || ports_.holds == nullptr || session_.here().route != Route::staff_home) return;
    if (training() == Training::yes) return say(words().tr("This is training: what is put aside stays as it is."));
    if (!intent.kiosk.empty()) {
        ports_.holds->end_at(intent.kiosk, intent.code);
    } else if (const Status ended = ports_.holds->end(intent.code); !ended) {
        log::error("what was put aside could not be taken off the list: {}", ended.error().detail);
        return say(words().tr("That did not work. Please try again."));
    }
    note_staff(StaffAct::hold_ended);
    changed_ = true;
}

void Journey::add_hold(ProductView& view, const ArticleFacts& facts, const ViewContext& context) const {
    const Words& words = context.words;
    if (const int held = ports_.holds->held(view.variant); held > 0) {
        if (!view.here.detail.empty()) view.here.detail += ' ';
        const bool are_others = view.here.kind == AvailabilityView::Kind::here;
        view.here.detail +=
            are_others
                ? words.trn("{count} more is put aside for somebody.", "{count} more are put aside for somebody.", held)
                : words.trn("{count} is put aside for somebody.", "{count} are put aside for somebody.", held);
    }
    if (!session_.staff) return;
    HoldOfferView offer{.closed_because =
                            check_hold(facts, view.variant, *ports_.holds, context.settings.store, words)};
    if (ports_.holds->is_told()) {
        offer.shop = context.offline ? HoldOfferView::Shop::told_later : HoldOfferView::Shop::told;
    }
    for (const HoldTerm term : {HoldTerm::two_hours, HoldTerm::today, HoldTerm::tomorrow}) {
        offer.terms.push_back({.term = term, .text = until(ports_.holds->end_of(term), context)});
    }
    const auto& all = ports_.holds->all();
    const auto made = std::ranges::find(all, session_.staff->held.code, &Hold::code);
    if (made != all.end() && made->variant == view.variant && session_.staff->held.visit == session_.here().visit) {
        offer.code = made->code;
        offer.until = until(made->ends_at, context);
    }
    view.hold = std::move(offer);
}

void Journey::add_holds(Snapshot& snapshot, const ViewContext& context) const {
    if (snapshot.route == Route::product && snapshot.product.value) {
        add_hold(*snapshot.product.value, *browsing_.article().value->facts, context);
    }
    if (snapshot.route != Route::staff_home || !session_.staff) return;
    StaffHomeView& view = snapshot.staff_home;
    for (const Hold& hold : ports_.holds->all()) {
        view.holds.push_back(view_held(hold, ports_.holds->is_over(hold), context));
    }
    // What has to be done stands first.
    std::stable_partition(view.holds.begin(), view.holds.end(),
                          [](const HeldView& one) { return one.state == HeldView::State::over || one.warns; });
    for (const FloorHold& other : ports_.holds->others()) {
        view.holds.push_back(view_held_elsewhere(other, *ports_.holds, context));
    }
}

}  // namespace zuil
