#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/masked.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "platform/base/log.hpp"

// The pick-up desk: what staff do with the orders that are collected here.
namespace zuil {
namespace {

// What an order is called in the audit trail.
OrderRef named(const DeskOrder& order) { return order.ref.empty() ? OrderRef{order.id} : order.ref; }

StaffAct act_of(ContactReason reason) {
    switch (reason) {
    case ContactReason::to_call: return StaffAct::contact_shown_to_call;
    case ContactReason::to_identify: return StaffAct::contact_shown_to_identify;
    case ContactReason::to_help: break;
    }
    return StaffAct::contact_shown_to_help;
}

std::string_view words_of(RefusalReason reason) {
    switch (reason) {
    case RefusalReason::not_found: return translatable("Not found in the store");
    case RefusalReason::damaged: return translatable("Damaged in the store");
    case RefusalReason::sold_out: break;
    }
    return translatable("Sold out in the store");
}

}  // namespace

// What stands on the screen of the pick-up list follows it.
void Journey::hear_the_desk() {
    if (ports_.pickups == nullptr) return;
    const std::uint64_t edition = ports_.pickups->edition();
    if (std::exchange(pickups_seen_, edition) != edition) {
        look_for_collectors();
        forget_unprinted();
        look_at_pickups();
    } else if (shows_pickups()) {
        const auto minute = std::chrono::floor<std::chrono::minutes>(ports_.clock.wall());
        if (std::exchange(pickups_minute_, minute) != minute) changed_ = true;
    }
}

void Journey::look_for_collectors() {
    collectors_.clear();
    const auto all = ports_.pickups->all();
    if (!all) return log::error("the pick-up list cannot be read: {}", all.error().detail);
    for (const PickupEntry& entry : *all) {
        if (entry.is_open() && entry.check_in) collectors_.emplace_back(code_of(entry.order), entry.check_in->at);
    }
}

bool Journey::shows_pickups() const {
    const Route route = session_.here().route;
    return route == Route::staff_home || route == Route::staff_pickup || route == Route::collect;
}

void Journey::look_at_pickups() {
    if (ports_.pickups == nullptr) return;
    if (session_.staff) {
        auto all = ports_.pickups->all();
        if (!all) log::error("the pick-up list cannot be read: {}", all.error().detail);
        session_.pickups = all ? *std::move(all) : std::vector<PickupEntry>{};
    }
    if (session_.desk) {
        if (auto entry = ports_.pickups->find(session_.desk->entry.order.id)) session_.desk->entry = *std::move(entry);
    }
    if (session_.collecting) {
        auto entry = ports_.pickups->find(session_.collecting->entry.order.id);
        if (entry) session_.collecting->entry = *std::move(entry);
    }
    look_for_collectable();
    if (shows_pickups() || session_.here().route == Route::my_order) changed_ = true;
}

void Journey::apply_one(const ShowDeskPart& intent) {
    if (!session_.staff || session_.here().route != Route::staff_home) return;
    session_.desk_part = intent.part;
    session_.desk_rows = desk_rows_first;
    changed_ = true;
}

void Journey::apply_one(const ShowMorePickups&) {
    if (!session_.staff || session_.here().route != Route::staff_home) return;
    session_.desk_rows += desk_rows_more;
    changed_ = true;
}

void Journey::open_pickup(const PickupEntry& entry, DeskProof proof) {
    DeskWork work{.entry = entry};
    work.proof = proof;
    if (proof != DeskProof::none) work.proven_at = ports_.clock.wall();
    if (auto contact = ports_.pickups->contact_of(entry)) {
        const Words words = this->words();
        const std::string name = masked_name(contact->name);
        const std::string figures = last_figures(contact->phone);
        work.customer = name;
        if (!name.empty() && !figures.empty()) {
            work.customer =
                words.tr("{name}, number ends in {figures}", fmt::arg("name", name), fmt::arg("figures", figures));
        } else if (!figures.empty()) {
            work.customer = words.tr("Number ends in {figures}", fmt::arg("figures", figures));
        } else if (name.empty() && !contact->email.empty()) {
            work.customer = words.tr("Only an e-mail address is known");
        }
        wipe_contact(*contact);
    }
    forget_desk_work();
    session_.desk = std::move(work);
    note_staff(StaffAct::pickup_opened, named(entry.order));
    if (session_.here().route == Route::staff_pickup) session_.trail.pop_back();
    open(Place{.route = Route::staff_pickup});
}

void Journey::forget_desk_work() {
    if (session_.desk && session_.desk->contact) wipe_contact(*session_.desk->contact);
    session_.desk.reset();
}

void Journey::apply_one(const OpenPickup& intent) {
    if (!session_.staff || ports_.pickups == nullptr) return;
    const auto entry = ports_.pickups->find(intent.order);
    if (!entry) return say(words().tr("This order is not on the list any more."));
    open_pickup(*entry, DeskProof::none);
    // Others see from now on that somebody is at it.
    if (entry->stage() == ShopStage::received && !entry->order.is_cancelled) begin_pickup();
}

void Journey::begin_pickup() {
    if (training() == Training::yes) return;
    if (const Status begun = ports_.pickups->begin(session_.desk->entry.order.id); !begun) {
        log::error("nothing can be noted of an order at the desk: {}", begun.error().detail);
    }
    hear_the_desk();
}

DeskWork* Journey::desk_work() {
    const bool is_there = session_.staff && session_.desk && session_.here().route == Route::staff_pickup;
    return is_there ? &*session_.desk : nullptr;
}

void Journey::tick(DeskWork& work, const DeskLine& line) {
    if (left_of(work, line) == 0) return say(words().tr("All of it is checked already."));
    ++work.ticked[line.id];
    changed_ = true;
}

void Journey::apply_one(const TickLine& intent) {
    DeskWork* work = desk_work();
    if (work == nullptr) return;
    const auto line = std::ranges::find(work->entry.order.lines, intent.line, &DeskLine::id);
    if (line != work->entry.order.lines.end() && left_of(*work, *line) > 0) tick(*work, *line);
}

void Journey::apply_one(const UntickLine& intent) {
    DeskWork* work = desk_work();
    if (work == nullptr) return;
    work->ticked.erase(intent.line);
    work->refused.erase(intent.line);
    changed_ = true;
}

void Journey::apply_one(const RefuseLine& intent) {
    DeskWork* work = desk_work();
    if (work == nullptr || !ports_.pickups->abilities().refuses_lines) return;
    if (work->entry.stage() >= ShopStage::ready) return;
    const auto line = std::ranges::find(work->entry.order.lines, intent.line, &DeskLine::id);
    if (line == work->entry.order.lines.end()) return;
    const int left = left_of(*work, *line);
    if (left == 0) return;
    work->refused[line->id] = {.quantity = left, .reason = intent.reason};
    changed_ = true;
}

void Journey::apply_one(const ConfirmProof& intent) {
    DeskWork* work = desk_work();
    const bool is_by_eye = intent.proof == DeskProof::code || intent.proof == DeskProof::identity;
    if (work == nullptr || !is_by_eye || work->entry.stage() != ShopStage::ready) return;
    if (intent.proof == DeskProof::code && !PickupBook::is_secret(work->entry)) return;
    work->proof = intent.proof;
    work->proven_at = ports_.clock.wall();
    note_staff(intent.proof == DeskProof::code ? StaffAct::code_checked : StaffAct::identity_checked,
               named(work->entry.order));
    changed_ = true;
}

void Journey::apply_one(const ShowContact& intent) {
    DeskWork* work = desk_work();
    if (work == nullptr || work->contact) return;
    auto contact = ports_.pickups->contact_of(work->entry);
    if (!contact) return say(words().tr("Whose order this is cannot be read any more."));
    // First the trail, then the sight.
    note_staff(act_of(intent.reason), named(work->entry.order));
    work->contact = *std::move(contact);
    changed_ = true;
}

// Why the customer does not get all of it, as the shop's own people read it.
std::string Journey::refusal_in_words(const DeskWork& work) const {
    const Words words = ports_.languages.in(settings_.languages.front());
    std::string reasons;
    for (const auto& [line, refused] : work.refused) {
        const auto found = std::ranges::find(work.entry.order.lines, line, &DeskLine::id);
        if (found == work.entry.order.lines.end()) continue;
        if (!reasons.empty()) reasons += "; ";
        reasons += words.tr("{name}: {reason}", fmt::arg("name", found->name),
                            fmt::arg("reason", words.tr(words_of(refused.reason))));
    }
    return reasons;
}

void Journey::apply_one(const FinishPickup& intent) {
    DeskWork* work = desk_work();
    // A second tap finds another order, or another stage.
    if (work == nullptr || work->entry.order.id != intent.order || work->entry.conflict || is_only_training()) return;
    if (left_of(*work) > 0) return;
    const DeskOrder& order = work->entry.order;
    const std::string code = code_of(order);
    const bool is_ready = work->entry.stage() == ShopStage::ready;
    if (is_ready && work->proof == DeskProof::none) return;
    const Status done = is_ready ? ports_.pickups->hand_over(order.id)
                                 : ports_.pickups->make_ready(order.id, keeps_of(*work), refusal_in_words(*work));
    if (!done) {
        log::error("the desk could not note what was done: {}", done.error().detail);
        return say(words().tr("That did not work. Please try again."));
    }
    note_staff(is_ready ? StaffAct::pickup_handed_over : StaffAct::pickup_ready, named(order));
    const bool gives_nothing = wanted_of(*work) == 0;
    hear_the_desk();
    if (!is_ready && !gives_nothing && ports_.slips != nullptr) print_slip(order.id);
    apply_one(GoBack{});
    if (is_ready) return say(words().tr("{code} was handed over.", fmt::arg("code", code)));
    say(gives_nothing ? words().tr("{code} is cancelled.", fmt::arg("code", code))
                      : words().tr("{code} is ready for the customer.", fmt::arg("code", code)));
}

void Journey::apply_one(const ResolvePickup& intent) {
    if (!session_.staff || ports_.pickups == nullptr) return;
    if (const Status done = ports_.pickups->resolve(intent.order); !done) {
        log::error("a conflict at the desk could not be resolved: {}", done.error().detail);
    }
    // What was ticked was ticked of the order as it was.
    if (DeskWork* work = desk_work()) {
        work->ticked.clear();
        work->refused.clear();
    }
    hear_the_desk();
}

void Journey::apply_one(const CustomerLeft& intent) {
    if (!session_.staff || ports_.pickups == nullptr) return;
    if (const Status done = ports_.pickups->check_out(intent.order); !done) {
        log::error("a customer could not be checked out: {}", done.error().detail);
    }
    hear_the_desk();
}

// A code that the customer shows to staff. False: it is no code of an order.
bool Journey::scan_at_the_desk(const std::string& text) {
    if (!session_.staff || ports_.pickups == nullptr || !shows_pickups()) return false;
    const auto code = parse_order_code(text);
    const bool is_code = code || is_offline_code(text) || tidy_pickup_code(text) || tidy_helper_code(text);
    if (!is_code) return false;
    const auto shown = ports_.pickups->shown(code ? code->code : text, code ? code->ref : OrderRef{});
    if (!shown || !shown->entry) return false;
    using Kind = PickupBook::Shown::Kind;
    // Who has said at the screen that they are here has used their code up by that.
    const bool was_let_in =
        shown->kind == Kind::helper_used && shown->entry->check_in && shown->entry->check_in->by_helper;
    if (shown->kind != Kind::order && shown->kind != Kind::helper && !was_let_in) {
        say(words().tr("This code is not good any more."));
        return true;
    }
    const DeskProof proof = shown->kind != Kind::order             ? DeskProof::helper
                            : PickupBook::is_secret(*shown->entry) ? DeskProof::code
                                                                   : DeskProof::none;
    DeskWork* work = desk_work();
    if (work != nullptr && work->entry.order.id == shown->entry->order.id) {
        if (proof == DeskProof::none) return true;
        work->proof = proof;
        work->proven_at = ports_.clock.wall();
        changed_ = true;
    } else {
        open_pickup(*shown->entry, proof);
    }
    return true;
}

bool Journey::scan_article_at_the_desk(const ScanAnswer& answer) {
    DeskWork* work = desk_work();
    if (work == nullptr) return false;
    const auto& lines = work->entry.order.lines;
    const auto line = std::ranges::find_if(lines, [&](const DeskLine& one) {
        return answer.article ? one.variant == answer.article->variant : !one.sku.empty() && one.sku == answer.code;
    });
    if (line == lines.end()) {
        say(words().tr("This article does not belong to the order."));
    } else {
        tick(*work, *line);
    }
    return true;
}

}  // namespace zuil
