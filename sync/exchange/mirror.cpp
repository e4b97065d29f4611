#include "sync/exchange/mirror.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "platform/base/log.hpp"

namespace zuil {
namespace {

using std::chrono::milliseconds;

constexpr int refused_pages_max = 3;
bool is_too_much(const Error& error) {
    return error.code == Errc::conflict &&
           (error.detail == too_much_removed || error.detail == too_many_leaps || error.detail == nothing_left);
}

// After a start, the first questions are spread over this.
constexpr milliseconds start_spread{5'000};

milliseconds random_up_to(milliseconds most, Random& random) {
    return milliseconds{static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most.count()) + 1))};
}

}  // namespace

Mirror::Mirror(Shop& shop, CatalogueWriter& catalogue, const Clock& clock, Random& random, MirrorOptions options)
    : catalogue_{catalogue},
      random_{random},
      options_{options},
      world_{shop, clock},
      timers_{{{Kind::changes, MirrorPhase::changes},
               {Kind::keys, MirrorPhase::keys},
               {Kind::frame, MirrorPhase::frame},
               {Kind::page, MirrorPhase::page},
               {Kind::bucket, MirrorPhase::bucket},
               {Kind::stock, MirrorPhase::stock}}} {
    const ShopTraits traits = shop.traits();
    for (Timer& timer : timers_) {
        timer.due = clock.boot() + random_up_to(start_spread, random_);
        // A shop that does not tell what changed is read as a whole every so often instead.
        if (timer.kind == Kind::changes || timer.kind == Kind::page) timer.is_used = traits.has_changes;
        if (timer.kind == Kind::keys) timer.is_used = traits.has_key_sweep;
    }
    plan_full();
    count();
    tell_held_back();
}

Mirror::~Mirror() = default;

milliseconds Mirror::period_of(Kind kind) const {
    switch (kind) {
    case Kind::changes: return options_.changes_every;
    case Kind::stock: return options_.stock_every;
    case Kind::frame: return options_.frame_every;
    case Kind::page: return options_.page_every;
    case Kind::bucket: return options_.bucket_every;
    case Kind::keys: break;
    }
    return options_.keys_every;
}

BootTime Mirror::in_about(milliseconds period) {
    return world_.clock.boot() + period * 4 / 5 + random_up_to(period * 2 / 5, random_);
}

// From when the served catalogue was read, so that a kiosk that is switched off at night still reads once a day.
void Mirror::plan_full() {
    const milliseconds period =
        world_.shop.traits().has_changes ? options_.full_every : options_.full_every_without_changes;
    full_due_ = world_.clock.boot();
    status_.last_full_read.reset();
    GenerationWriter* served = catalogue_.served();
    if (served == nullptr || !served->complete()) return;
    const auto mark = served->mark("full_at");
    std::int64_t read_at = 0;
    if (!mark || mark->empty()) return;
    std::from_chars(mark->data(), mark->data() + mark->size(), read_at);
    status_.last_full_read = WallTime{milliseconds{read_at}};
    const milliseconds age = world_.clock.wall() - *status_.last_full_read;
    full_due_ += std::clamp(period - age, milliseconds{0}, period) + random_up_to(period / 10, random_);
}

void Mirror::count() {
    status_.served_generation = catalogue_.served() == nullptr ? 0 : catalogue_.served()->number();
    status_.previous_generation = catalogue_.previous().value_or(0);
    if (catalogue_.served() == nullptr) {
        status_.counts = {};
    } else if (auto counts = catalogue_.served()->counts()) {
        status_.counts = *counts;
    }
}

void Mirror::hurry() {
    for (Timer& timer : timers_) {
        if (timer.kind == Kind::changes || timer.kind == Kind::stock) timer.due = world_.clock.boot();
    }
    retry_small_at_ = world_.clock.boot();
    retry_full_at_ = world_.clock.boot();
}

void Mirror::read_everything() {
    full_due_ = world_.clock.boot();
    retry_full_at_ = world_.clock.boot();
}

std::optional<milliseconds> Mirror::next_step_in() const {
    const BootTime now = world_.clock.boot();
    if (wants_step_) return milliseconds{0};
    if (catalogue_.must_reopen()) return std::max(milliseconds{0}, retry_small_at_ - now);
    std::optional<BootTime> next;
    const auto at = [&](BootTime time) { next = next ? std::min(*next, time) : time; };
    if (small_) {
        if (!small_->asks()) at(world_.not_before);
    } else if (catalogue_.served() != nullptr && catalogue_.served()->complete()) {
        for (const Timer& timer : timers_) {
            if (is_used(timer)) at(timer.kind == Kind::bucket ? timer.due : std::max(timer.due, retry_small_at_));
        }
    }
    if (!may_change()) {
        // Nothing but stock, until somebody lets go.
    } else if (!status_.held_because.empty()) {
        at(held_until_);
    } else if (full_) {
        if (!full_->asks()) at(world_.not_before);
    } else {
        at(std::max(catalogue_.building() != nullptr ? now : full_due_, retry_full_at_));
    }
    if (previous_goes_at_) at(*previous_goes_at_);
    if (!next) return std::nullopt;
    return std::max(milliseconds{0}, *next - now);
}

// After a failed fsync nothing is read from the file any more, so this comes first.
bool Mirror::reopen_catalogue() {
    if (world_.clock.boot() < retry_small_at_) return false;
    if (const Status opened = catalogue_.reopen(); !opened) {
        failed(opened.error(), true, retry_small_at_);
        return false;
    }
    log::warning("the catalogue was opened again after a failed fsync");
    return true;
}

void Mirror::step() {
    wants_step_ = false;
    if (catalogue_.must_reopen() && !reopen_catalogue()) return;
    check_once();
    if (previous_goes_at_ && world_.clock.boot() >= *previous_goes_at_) {
        previous_goes_at_.reset();
        if (const Status gone = catalogue_.remove_previous(); !gone)
            log::warning("the catalogue before this one stays: {}", gone.error().detail);
        count();
    }
    if (!step_small()) step_full();
}

void Mirror::check_once() {
    if (is_checked_) return;
    is_checked_ = true;
    if (!catalogue_.ended_badly()) return;
    status_.phase = MirrorPhase::checking;
    if (const Status whole = catalogue_.check_served(); !whole) {
        log::error("the catalogue is damaged: {}", whole.error().detail);
        store_damaged();
    }
}

std::unique_ptr<SyncTask> Mirror::make(Kind kind) {
    GenerationWriter& served = *catalogue_.served();
    switch (kind) {
    case Kind::changes: return std::make_unique<ChangeRead>(world_, served, limits());
    case Kind::stock: return std::make_unique<StockRead>(world_, served);
    case Kind::frame: return std::make_unique<FrameRead>(world_, served);
    case Kind::page: return std::make_unique<PageRead>(world_, served, limits());
    case Kind::bucket: return std::make_unique<BucketCheck>(world_, served);
    case Kind::keys: break;
    }
    return std::make_unique<KeySweep>(world_, served, limits());
}

// False when there is nothing small to do, so that a full read may go on.
bool Mirror::step_small() {
    const BootTime now = world_.clock.boot();
    if (!small_) {
        if (catalogue_.served() == nullptr || !catalogue_.served()->complete()) return false;
        // Looking at what is here needs no shop.
        const auto may_begin = [&](const Timer& timer) {
            return is_used(timer) && (now >= retry_small_at_ || timer.kind == Kind::bucket);
        };
        // Who waits longest goes first: a read that takes longer than its own period must not starve the others.
        const auto due = std::min_element(timers_.begin(), timers_.end(), [&](const Timer& a, const Timer& b) {
            return may_begin(a) != may_begin(b) ? may_begin(a) : a.due < b.due;
        });
        if (!may_begin(*due) || due->due > now) return false;
        small_timer_ = &*due;
        small_ = make(due->kind);
        status_.phase = due->phase;
    }
    const auto result = small_->step();
    if (!result) {
        const bool store_failed = small_->store_failed();
        small_.reset();
        if (is_too_much(result.error())) {
            // While a full read is held for the same reason, this comes again and again.
            if (status_.held_because.empty()) log::warning("{}: everything is read instead", result.error().detail);
            small_timer_->due = in_about(period_of(small_timer_->kind));
            full_due_ = now;
        } else {
            failed(result.error(), store_failed, retry_small_at_);
            if (small_timer_->kind == Kind::bucket) small_timer_->due = retry_small_at_;
        }
        return true;
    }
    if (*result == SyncTask::Step::done) {
        const auto* const check = dynamic_cast<const BucketCheck*>(small_.get());
        if (check != nullptr && check->has_drift()) ++status_.drifted_buckets;
        small_ended(*small_timer_);
    }
    wants_step_ = *result != SyncTask::Step::waiting;
    return true;
}

void Mirror::small_ended(Timer& timer) {
    small_.reset();
    timer.due = in_about(period_of(timer.kind));
    status_.phase = status_.held_because.empty() ? MirrorPhase::idle : MirrorPhase::held;
    count();
    // A look at what is here is no news of the shop.
    if (timer.kind == Kind::bucket) return;
    status_.last_success = world_.clock.wall();
    status_.last_error.reset();
    status_.failures = 0;
}

void Mirror::start_full() {
    if (const Status begun = catalogue_.begin(); !begun) return failed(begun.error(), true, retry_full_at_);
    full_ = std::make_unique<FullRead>(world_, *catalogue_.building());
    // Pages that the shop refuses again and again: the cursor may be one that it no longer knows.
    if (refused_pages_ >= refused_pages_max) {
        refused_pages_ = 0;
        if (const Status again = full_->forget_cursor(); !again) {
            full_.reset();
            failed(again.error(), true, retry_full_at_);
        }
    }
}

void Mirror::step_full() {
    const BootTime now = world_.clock.boot();
    if (!may_change()) return;
    if (!status_.held_because.empty()) {
        status_.phase = MirrorPhase::held;
        if (now < held_until_) return;
        forget_held();
        if (const Status gone = catalogue_.discard(); !gone) failed(gone.error(), true, retry_full_at_);
        full_due_ = now;
    }
    if (!full_) {
        const bool is_due = catalogue_.building() != nullptr || now >= full_due_;
        if (!is_due || now < retry_full_at_) return;
        start_full();
        if (!full_) return;
    }
    status_.phase = MirrorPhase::full_read;
    const auto result = full_->step();
    status_.full_read = full_->progress();
    if (!result) {
        const bool store_failed = full_->store_failed();
        if (!store_failed && !is_transient(result.error().code)) ++refused_pages_;
        full_.reset();
        return failed(result.error(), store_failed, retry_full_at_);
    }
    if (*result == SyncTask::Step::again) refused_pages_ = 0;
    if (*result == SyncTask::Step::done) full_read_ended();
    wants_step_ = *result != SyncTask::Step::waiting;
}

void Mirror::full_read_ended() {
    full_.reset();
    const auto counts = catalogue_.building()->counts();
    if (counts && counts->products == 0 && catalogue_.building() == catalogue_.served()) {
        if (const Status gone = catalogue_.discard(); !gone) log::error("{}", gone.error().detail);
        return failed({Errc::bad_data, "the shop shows no articles at all"}, false, retry_full_at_);
    }
    std::string because = why_hold();
    if (because.empty()) return publish();
    hold(std::move(because));
}

void Mirror::publish() {
    small_.reset();
    if (const Status served = catalogue_.flip(); !served) return failed(served.error(), true, retry_full_at_);
    log::info("catalogue {} is served", catalogue_.served()->number());
    previous_goes_at_ = world_.clock.boot() + options_.keep_previous;
    // What was read first is the oldest by now.
    for (Timer& timer : timers_) {
        if (timer.kind != Kind::frame) timer.due = world_.clock.boot();
    }
    status_.phase = MirrorPhase::idle;
    status_.last_success = world_.clock.wall();
    status_.last_error.reset();
    status_.failures = 0;
    status_.full_read = {};
    plan_full();
    count();
    wants_step_ = true;
}

void Mirror::failed(const Error& error, bool store_failed, BootTime& retry_at) {
    if (status_.failures == 0) log::warning("synchronisation: {}", error.detail);
    status_.last_error = error;
    status_.phase = status_.held_because.empty() ? MirrorPhase::idle : MirrorPhase::held;
    retry_at = world_.clock.boot() + backoff(status_.failures, options_.retry, random_);
    ++status_.failures;
    // A shop that asked to be left alone is asked nothing at all. Later by chance, for it told all kiosks the same.
    const milliseconds left_alone = error.retry_after + random_up_to(error.retry_after / 5, random_);
    world_.not_before = std::max(world_.not_before, world_.clock.boot() + left_alone);
    if (store_failed && error.code == Errc::bad_data) store_damaged();
}

// A damaged file is read from the shop again; until then the one before it serves.
void Mirror::store_damaged() {
    small_.reset();
    full_.reset();
    const bool has_own_building = catalogue_.building() != nullptr && catalogue_.building() != catalogue_.served();
    if (has_own_building) {
        if (const Status gone = catalogue_.discard(); !gone) log::error("{}", gone.error().detail);
    }
    if (!catalogue_.check_served()) {
        if (const Status gone = catalogue_.drop_served(); !gone) log::error("{}", gone.error().detail);
    }
    plan_full();
    count();
}

}  // namespace zuil
