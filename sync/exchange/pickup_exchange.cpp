#include "sync/exchange/pickup_exchange.hpp"

#include <algorithm>

#include "platform/base/log.hpp"
#include "sync/exchange/sealed_contact.hpp"

namespace zuil {
namespace {

constexpr std::chrono::hours expire_every{1};
constexpr std::chrono::milliseconds full_disk_pause{5'000};
constexpr std::chrono::milliseconds spread_when_back{5'000};

void wipe_pickup_contact(Contact& contact) {
    wipe(contact.name);
    wipe(contact.phone);
    wipe(contact.email);
}

}  // namespace

PickupExchange::PickupExchange(PickupDesk& desk, StoreId store, PickupStore& pickups, const SealingKey& key,
                               const Clock& clock, Random& random, PickupExchangeOptions options)
    : desk_{desk},
      store_{std::move(store)},
      pickups_{pickups},
      key_{key},
      clock_{clock},
      random_{random},
      options_{options},
      guard_{options.guard} {}

void PickupExchange::watch(bool is_watched) { is_watched_ = is_watched; }

void PickupExchange::network_is_back() {
    guard_.line_is_back();
    listed_at_.reset();
    const std::chrono::milliseconds wait{random_.below(static_cast<std::uint64_t>(spread_when_back.count()))};
    not_before_ = clock_.boot() + wait;
    if (const Status done = pickups_.hurry(clock_.wall() + wait); !done) ended(done);
}

std::optional<std::chrono::milliseconds> PickupExchange::next_step_in() {
    using std::chrono::milliseconds;
    const auto until = [&](BootTime time) { return std::max(milliseconds{0}, time - clock_.boot()); };
    if (call_ != Call::none) return until(called_at_ + options_.answer_deadline);
    const auto every = is_watched_ ? options_.watched_every : options_.list_every;
    const BootTime from = std::max(not_before_, guard_.not_before());
    const auto list = until(std::max(from, listed_at_ ? *listed_at_ + every : from));
    const auto due = pickups_.next_due();
    if (!due || !*due) return list;
    const auto change = std::clamp(**due - clock_.wall(), milliseconds{0}, options_.retry.most);
    return std::min(list, std::max(change, until(from)));
}

void PickupExchange::step() {
    expire_now_and_then();
    if (call_ != Call::none) return take_answer();
    if (clock_.boot() < std::max(not_before_, guard_.not_before())) return;
    if (begin_change() || begin_look()) return;
    begin_list();
}

void PickupExchange::expire_now_and_then() {
    if (expired_at_ && clock_.boot() - *expired_at_ < expire_every) return;
    expired_at_ = clock_.boot();
    const auto gone = pickups_.expire(clock_.wall());
    if (!gone) log::error("what was collected could not be removed: {}", gone.error().detail);
}

// What was done is told before anything is asked. A shop that has no word for preparing is told when it is ready.
bool PickupExchange::begin_change() {
    auto due = pickups_.due(clock_.wall(), options_.retry.most * 2);
    if (!due) {
        ended(tl::unexpected<Error>{due.error()});
        return true;
    }
    if (!*due || !(*due)->change) return false;
    change_ = *(*due)->change;
    attempts_ = (*due)->attempts;
    if (change_.to == ShopStage::preparing && !desk_.abilities().tells_preparing) {
        ended(pickups_.told(change_, (*due)->order, clock_.wall()));
        return true;
    }
    if (const Status begun = pickups_.begin_telling(change_); !begun) {
        ended(begun);
        return true;
    }
    send(Call::apply);
    return true;
}

// What the list does not name any more was handed over elsewhere, or cancelled: the shop says which.
bool PickupExchange::begin_look() {
    const auto orders = pickups_.to_look_at(1);
    if (!orders || orders->empty()) return false;
    looked_at_ = orders->front();
    send(Call::look);
    return true;
}

void PickupExchange::begin_list() {
    const auto every = is_watched_ ? options_.watched_every : options_.list_every;
    if (listed_at_ && clock_.boot() - *listed_at_ < every) return;
    listed_at_ = clock_.boot();
    send(Call::list);
}

void PickupExchange::send(Call call) {
    call_ = call;
    called_at_ = clock_.boot();
    switch (call) {
    case Call::none: break;
    case Call::list: return desk_.open_pickups(store_, list_.expect());
    case Call::look: return desk_.look(looked_at_, look_.expect());
    case Call::apply: return desk_.apply(change_, outcome_.expect());
    }
}

void PickupExchange::take_answer() {
    if (auto result = list_.take()) return take_list(*std::move(result));
    if (auto result = look_.take()) return take_look(*std::move(result));
    if (auto result = outcome_.take()) return take_outcome(*std::move(result));
    if (clock_.boot() - called_at_ < options_.answer_deadline) return;
    list_.forget();
    look_.forget();
    outcome_.forget();
    failed({Errc::timeout, "the shop did not answer"});
}

PickupStore::Told PickupExchange::sealed(DeskPickup pickup) const {
    PickupStore::Told told{.order = std::move(pickup.order), .sealed_contact = {}};
    told.sealed_contact = seal_contact(pickup.contact, desk_contact_ref(told.order.id), key_, random_);
    wipe_pickup_contact(pickup.contact);
    return told;
}

void PickupExchange::take_list(Result<DeskList> result) {
    if (!result) return failed(result.error());
    note_outcome(nullptr);
    for (const BadRow& row : result->bad_rows) log::warning("pick-up {} was set aside: {}", row.id, row.reason);
    std::vector<PickupStore::Told> list;
    list.reserve(result->pickups.size());
    for (DeskPickup& pickup : result->pickups) list.push_back(sealed(std::move(pickup)));
    const Status taken = pickups_.take_list(list, result->is_whole, clock_.wall());
    if (taken) status_.heard_at = clock_.wall();
    ended(taken);
}

void PickupExchange::take_look(Result<DeskPickup> result) {
    if (!result && result.error().code == Errc::not_found) {
        note_outcome(nullptr);
        return ended(pickups_.forget(looked_at_));
    }
    if (!result) return failed(result.error());
    note_outcome(nullptr);
    // It is collected elsewhere now.
    if (result->order.store != store_) return ended(pickups_.forget(looked_at_));
    ended(pickups_.take(sealed(*std::move(result)), clock_.wall()));
}

void PickupExchange::take_outcome(Result<DeskOutcome> result) {
    if (!result) return failed(result.error());
    note_outcome(nullptr);
    if (result->what == DeskOutcome::What::done) return ended(pickups_.told(change_, result->now, clock_.wall()));
    ended(pickups_.not_taken(change_, {}, result->now, clock_.wall()));
}

void PickupExchange::failed(const Error& error) {
    note_outcome(&error);
    if (call_ != Call::apply) return ended({});
    const bool is_no = error.code == Errc::refused || error.code == Errc::not_found || error.code == Errc::conflict;
    if (is_no) return ended(pickups_.not_taken(change_, error.detail, std::nullopt, clock_.wall()));
    auto wait = std::max(backoff(attempts_, options_.retry, random_), error.retry_after);
    // A refusal says how many pieces go, so one that arrives late would take away more than was meant: it is waited
    // for.
    if (error.code == Errc::timeout && !change_.keeps.empty()) wait = std::max(wait, options_.late_refusal);
    ended(pickups_.postpone(change_.order, error, clock_.wall() + wait));
}

void PickupExchange::note_outcome(const Error* error) {
    guard_.heard(error, clock_.boot(), random_);
    status_.last_error = error != nullptr ? std::optional{*error} : std::nullopt;
}

void PickupExchange::ended(const Status& written) {
    call_ = Call::none;
    auto wait = options_.request_gap;
    if (written) {
        status_.store_error.reset();
    } else {
        log::error("the pick-up list could not be written: {}", written.error().detail);
        status_.store_error = written.error();
        wait = std::max(wait, full_disk_pause);
    }
    not_before_ = std::max(not_before_, clock_.boot() + wait);
    if (const auto waiting = pickups_.waiting()) status_.waiting = *waiting;
}

}  // namespace zuil
