#include "kiosk/engine/availability.hpp"
#include "kiosk/engine/journey.hpp"
#include "platform/base/log.hpp"

// Staff put an article of this store aside for somebody, and take it off the list again.
namespace zuil {
namespace {

std::string check_hold(const ArticleFacts& facts, const VariantId& variant, const HoldBook& holds, const StoreId& store,
                       const Words& words) {
    const int pieces = pieces_of(facts, variant, store).here;
    if (pieces <= 0) return words.tr("None of it lies in this store");
    if (holds.held(variant) >= pieces) return words.tr("All that lie in this store are put aside");
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
    if (const Status ended = ports_.holds->end(intent.code); !ended) {
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
        view.here.detail +=
            words.trn("{count} is put aside for somebody.", "{count} are put aside for somebody.", held);
    }
    if (!session_.staff) return;
    HoldOfferView offer{.closed_because =
                            check_hold(facts, view.variant, *ports_.holds, context.settings.store, words)};
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
        HeldView held{.code = hold.code, .article = hold.name, .until = until(hold.ends_at, context)};
        if (ports_.holds->is_over(hold)) {
            held.state = HeldView::State::over;
            held.until = context.words.tr("Nobody came: please put it back on the shelf");
        }
        view.holds.push_back(std::move(held));
    }
    // What has to be done stands first.
    std::ranges::stable_partition(view.holds, [](const HeldView& one) { return one.state == HeldView::State::over; });
}

}  // namespace zuil
