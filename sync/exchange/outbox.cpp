#include "sync/exchange/outbox.hpp"

#include <algorithm>

#include "platform/base/log.hpp"
#include "platform/secrets/wiping.hpp"
#include "sync/exchange/sealed_contact.hpp"

namespace zuil {
namespace {

constexpr std::chrono::hours wipe_every{1};
constexpr std::chrono::milliseconds store_pause{5'000};
constexpr std::chrono::milliseconds back_within{30'000};

}  // namespace

Outbox::Outbox(Shop& shop, OutboxStore& store, const SealingKey& key, const Clock& clock, Random& random,
               OutboxOptions options)
    : shop_{shop},
      store_{store},
      key_{key},
      clock_{clock},
      random_{random},
      options_{options},
      orders_guard_{options.guard},
      look_up_guard_{options.guard} {
    count();
}

Status Outbox::accept(const Order& order, const Contact& contact) {
    TRY_DO(store_.accept(order, seal_contact(contact, order.ref, key_, random_)));
    count();
    return {};
}

Status Outbox::agree(const Order& as_agreed) {
    if (is_writing_about(as_agreed.ref)) return fail(Errc::conflict, "the shop is being asked about this order");
    TRY_DO(store_.agree(as_agreed.ref, as_agreed, clock_.wall()));
    forget_quote(as_agreed.ref);
    count();
    return {};
}

Status Outbox::retry(const OrderRef& ref) {
    if (is_writing_about(ref)) return fail(Errc::conflict, "the shop is being asked about this order");
    TRY_DO(store_.retry(ref, clock_.wall()));
    count();
    return {};
}

Status Outbox::cancel(const OrderRef& ref) {
    TRY(const OutboxEntry entry, store_.find(ref));
    if (is_writing_about(ref)) return fail(Errc::conflict, "the order is being sent at this moment");
    switch (entry.state) {
    case OrderState::committing:
        return fail(Errc::conflict, "the order was sent and it is not known yet what became of it");
    case OrderState::awaiting_payment: return store_.withdraw(ref, clock_.wall());
    case OrderState::confirmed:
        if (entry.order.payment == PaymentMethod::phone)
            return fail(Errc::conflict, "the order is paid; the shop gives the money back");
        if (!shop_.traits().can_cancel) return fail(Errc::conflict, "this shop does not cancel orders");
        if (to_cancel_) return fail(Errc::conflict, "another order is being cancelled");
        to_cancel_ = ref;
        return {};
    default: break;
    }
    // An earlier commit by this handle may have come through after all: only the shop knows.
    if (!entry.handle.empty() && entry.state != OrderState::prepared) {
        if (!shop_.traits().can_cancel)
            return fail(Errc::conflict, "the shop may have the order, and cannot be told to cancel it");
        to_cancel_ = ref;
        return {};
    }
    TRY_DO(store_.cancel(ref, clock_.wall()));
    count();
    return {};
}

// The answer to a quote is written nowhere, so whoever decides meanwhile need not wait for it.
bool Outbox::is_writing_about(const OrderRef& ref) const {
    return call_ != Call::none && call_ != Call::quote && entry_.order.ref == ref;
}

void Outbox::count() {
    if (auto counts = store_.counts()) status_.counts = *std::move(counts);
}

void Outbox::network_is_back() {
    orders_guard_.line_is_back();
    look_up_guard_.line_is_back();
    const std::chrono::milliseconds wait{random_.below(static_cast<std::uint64_t>(back_within.count()))};
    not_before_ = std::max(clock_.boot() + wait, left_alone_until_);
    if (const Status done = store_.hurry(clock_.wall() + wait); !done) ended(done);
}

std::optional<std::chrono::milliseconds> Outbox::next_step_in() {
    using std::chrono::milliseconds;
    const auto until = [&](BootTime time) { return std::max(milliseconds{0}, time - clock_.boot()); };
    if (store_.must_reopen()) return until(reopen_at_);
    if (call_ != Call::none)
        return until(called_at_ + (is_look_up() ? options_.look_up_deadline : options_.answer_deadline));
    const BootTime orders_from = std::max(not_before_, orders_guard_.not_before());
    if (to_cancel_) return until(orders_from);
    const auto watch = next_watch_in();
    const auto due = store_.next_due(doubted_since());
    if (!due || !*due) return watch;
    // A time far ahead means that the clock was set back; see OutboxStore::due().
    const auto longest = std::max(options_.retry.most, options_.doubt_every);
    const auto wait = std::clamp(**due - clock_.wall(), milliseconds{0}, longest);
    return std::min(std::max(wait, until(orders_from)), watch.value_or(longest));
}

void Outbox::step() {
    if (store_.must_reopen() && !reopen_store()) return;
    wipe_now_and_then();
    if (accepted_seen_ != store_.accepted()) {
        accepted_seen_ = store_.accepted();
        count();
    }
    if (call_ != Call::none) {
        take_answer();
    } else if (clock_.boot() >= not_before_) {
        begin_next();
    }
}

// A disk that failed once may hold the next time. What is under way is asked about again then.
bool Outbox::reopen_store() {
    if (clock_.boot() < reopen_at_) return false;
    reopen_at_ = clock_.boot() + store_pause;
    const Status opened = store_.reopen();
    if (!opened) {
        log::error("the outbox cannot be opened again: {}", opened.error().detail);
        status_.store_error = opened.error();
        return false;
    }
    log::warning("the outbox was opened again after a failed fsync");
    status_.store_error.reset();
    count();
    return true;
}

void Outbox::wipe_now_and_then() {
    if (has_wiped_ && clock_.boot() - wiped_at_ < wipe_every) return;
    has_wiped_ = true;
    wiped_at_ = clock_.boot();
    const auto wiped = store_.wipe_contacts(clock_.wall(), options_.contact_keep);
    if (!wiped) log::error("contacts of sent orders could not be wiped: {}", wiped.error().detail);
}

// Whoever stands there and asks waits for one call at most, however many orders are on their way.
void Outbox::begin_next() {
    const bool orders_first = looked_up_last_;
    looked_up_last_ = false;
    if (!orders_first && ask_watched()) return;
    if (clock_.boot() >= orders_guard_.not_before() && begin_order()) return;
    if (orders_first) ask_watched();
}

// False: nothing is to be sent, or asked about what was.
bool Outbox::begin_order() {
    const auto store_failed = [&](const Error& error) {
        ended(tl::unexpected<Error>{error});
        return true;
    };
    if (to_cancel_) {
        auto entry = store_.find(*to_cancel_);
        if (!entry) {
            to_cancel_.reset();
            return true;
        }
        entry_ = *std::move(entry);
        send(Call::cancel);
        return true;
    }
    // The longest wait that is ever written down, and some room for a clock that drifts.
    const auto longest_wait = std::max(options_.retry.most, options_.refused_again) * 2;
    auto paying = store_.awaiting_payment(clock_.wall(), longest_wait, 1);
    if (!paying) return store_failed(paying.error());
    auto due = store_.due(clock_.wall(), longest_wait, 1);
    if (!due) return store_failed(due.error());
    if (paying->empty() && !due->empty()) {
        begin(due->front());
        return true;
    }
    auto asked = std::move(paying);
    if (asked->empty()) asked = store_.in_doubt(clock_.wall(), options_.doubt_every * 2, doubted_since(), 1);
    if (!asked) return store_failed(asked.error());
    if (asked->empty()) return false;
    entry_ = std::move(asked->front());
    send(Call::inspect);
    return true;
}

// Whose outcome changes nothing but what somebody sees.
bool Outbox::is_look_up() const {
    return call_ == Call::quote || (call_ == Call::inspect && entry_.state == OrderState::confirmed);
}

bool Outbox::is_in_doubt() const {
    return entry_.state == OrderState::rejected || entry_.state == OrderState::needs_customer;
}

// Nothing came of it so far, or nobody knows.
void Outbox::doubt_stays(const Error* error) {
    note_outcome(error);
    ended(store_.look_again(entry_.order.ref, next_look()));
}

// The attempt is written down before anything is sent, so that an order that ends the program shows.
void Outbox::begin(const OutboxEntry& entry) {
    if (entry.attempts_started >= options_.crashes_max) {
        return ended(store_.reject(entry.order.ref,
                                   {Errc::bad_data, "the program ended several times while it was sending this order"},
                                   next_look(), clock_.wall()));
    }
    // Without a handle the shop holds nothing that could bind anybody.
    if (entry.withdrawn && entry.handle.empty()) return ended(store_.cancel(entry.order.ref, clock_.wall()));
    if (const Status begun = store_.begin_attempt(entry.order.ref, clock_.wall()); !begun) return ended(begun);
    entry_ = entry;
    const bool was_interrupted = entry.attempts > 0 || entry.attempts_started > 0;
    if (entry.withdrawn) return send(Call::inspect);
    switch (entry.state) {
    case OrderState::prepared: return send(binding_call());
    case OrderState::committing: return send(was_interrupted ? Call::inspect : binding_call());
    default: return send(entry.handle.empty() ? Call::prepare : Call::inspect);
    }
}

void Outbox::send(Call call) {
    request_ = {.order = entry_.order, .contact = {}, .handle = entry_.handle};
    if (auto contact = open_contact(entry_.sealed_contact, entry_.order.ref, key_)) {
        request_.contact = *std::move(contact);
    } else if (call == Call::prepare || call == Call::commit || call == Call::open_payment) {
        // Better an order without a name, which its pick-up code still finds, than none.
        log::error("the contact of order {} cannot be opened: {}", entry_.order.ref.text(), contact.error().detail);
    }
    call_ = call;
    called_at_ = clock_.boot();
    status_.is_sending = true;
    switch (call) {
    case Call::none: break;
    case Call::prepare: return shop_.prepare_order(request_, prepared_.expect());
    case Call::commit: return shop_.commit_order(request_, placed_.expect());
    case Call::open_payment: return shop_.open_payment(request_, page_.expect());
    case Call::inspect: return shop_.inspect_order(request_, inspected_.expect());
    case Call::quote: return shop_.quote_order(request_, quoted_.expect());
    case Call::take_back:
    case Call::cancel: return shop_.cancel_order(request_, placed_.expect());
    }
}

void Outbox::take_answer() {
    if (auto result = prepared_.take()) return take_prepared(*std::move(result));
    if (auto result = inspected_.take()) return take_inspected(*std::move(result));
    if (auto result = page_.take()) return take_page(*std::move(result));
    if (auto result = quoted_.take()) return take_quote(*std::move(result));
    if (auto result = placed_.take()) {
        if (call_ == Call::cancel) return take_cancelled(*std::move(result));
        return call_ == Call::take_back ? take_taken_back(*result) : take_placed(*std::move(result));
    }
    const auto deadline = is_look_up() ? options_.look_up_deadline : options_.answer_deadline;
    if (clock_.boot() - called_at_ >= deadline) give_up_waiting();
}

void Outbox::give_up_waiting() {
    prepared_.forget();
    inspected_.forget();
    placed_.forget();
    page_.forget();
    quoted_.forget();
    const Error error{Errc::timeout, "the shop did not answer"};
    if (call_ == Call::inspect) return take_inspected(tl::unexpected<Error>{error});
    if (call_ == Call::cancel) return take_cancelled(tl::unexpected<Error>{error});
    if (call_ == Call::quote) return take_quote(tl::unexpected<Error>{error});
    failed(error);
}

void Outbox::take_prepared(Result<PreparedOrder> result) {
    if (!result) return failed(result.error());
    const OrderRef& ref = entry_.order.ref;
    const Status kept = store_.keep_handle(ref, result->handle, result->total, clock_.wall());
    const bool costs_more = result->total && entry_.order.total.less_than(*result->total);
    note_outcome(nullptr);
    notice_withdrawal();
    if (!kept || !costs_more || entry_.withdrawn) return ended(kept);
    ended(store_.ask_customer(ref, {Errc::conflict, "the shop asks more than was shown"}, result->total, next_look(),
                              clock_.wall()));
}

void Outbox::take_placed(Result<PlacedOrder> result) {
    if (!result) return failed(result.error());
    note_outcome(nullptr);
    ended(store_.confirm(entry_.order.ref, result->shop_order, result->total, clock_.wall()));
}

void Outbox::take_inspected(Result<OrderInspection> result) {
    const bool is_watched = entry_.state == OrderState::confirmed;
    if (!result && is_watched) {
        note_outcome(&result.error());
        return ended({});
    }
    if (!result) return failed(result.error());
    if (is_watched) return take_progress(*result);
    const OrderRef& ref = entry_.order.ref;
    using Found = OrderInspection::Found;
    switch (result->found) {
    case Found::placed: return take_placed(result->placed);
    case Found::unfinished: return send(Call::commit);
    case Found::cancelled: {
        note_outcome(nullptr);
        Status written = store_.confirm(ref, result->placed.shop_order, result->placed.total, clock_.wall());
        if (written) written = store_.cancel(ref, clock_.wall());
        return ended(written);
    }
    default: break;
    }
    if (is_in_doubt()) return doubt_stays(nullptr);
    notice_withdrawal();
    if (waits_for_payment()) return take_payment(*result);
    switch (result->found) {
    case Found::not_placed: return send(entry_.state == OrderState::committing ? binding_call() : Call::prepare);
    default: note_outcome(nullptr); return ended(store_.forget_handle(ref, clock_.wall()));
    }
}

void Outbox::take_cancelled(Result<PlacedOrder> result) {
    const OrderRef ref = entry_.order.ref;
    const bool exists_nowhere = !result && result.error().code == Errc::not_found;
    note_outcome(result || exists_nowhere ? nullptr : &result.error());
    if (result || exists_nowhere) {
        to_cancel_.reset();
        return ended(store_.cancel(ref, clock_.wall()));
    }
    // The shop said no; staff see it as the last error, and the order stays what it is.
    if (!is_transient(result.error().code)) to_cancel_.reset();
    ended({});
}

void Outbox::failed(const Error& error) {
    if (is_in_doubt()) return doubt_stays(&error);
    note_outcome(&error);
    notice_withdrawal();
    if (waits_for_payment()) return payment_unknown(error);
    const OrderRef& ref = entry_.order.ref;
    const WallTime now = clock_.wall();
    switch (error.code) {
    case Errc::refused:
    case Errc::bad_data: return refused(error);
    case Errc::conflict: return ended(store_.ask_customer(ref, error, std::nullopt, next_look(), now));
    default: break;
    }
    const auto wait = backoff(entry_.attempts, options_.retry, random_);
    ended(store_.postpone(ref, error, now + wait, now));
}

void Outbox::refused(const Error& error) {
    const WallTime now = clock_.wall();
    const bool again =
        entry_.last_error && (entry_.last_error->code == Errc::refused || entry_.last_error->code == Errc::bad_data);
    ended(again ? store_.reject(entry_.order.ref, error, next_look(), now)
                : store_.postpone(entry_.order.ref, error, now + options_.refused_again, now));
}

// Refusals speak for one order; the others are about the line or the shop, and then all orders wait.
void Outbox::note_outcome(const Error* error) {
    (is_look_up() ? look_up_guard_ : orders_guard_).heard(error, clock_.boot(), random_);
    if (error != nullptr) {
        status_.last_error = *error;
        const std::chrono::milliseconds wait = error->retry_after;
        const std::chrono::milliseconds spread{random_.below(static_cast<std::uint64_t>(wait.count() / 5) + 1)};
        left_alone_until_ = std::max(left_alone_until_, clock_.boot() + wait + spread);
    } else {
        status_.last_error.reset();
    }
}

// The call is over, and what came of it was written, or not. When it was not, the order's state in the file still says
// what has to be asked.
void Outbox::ended(const Status& written) {
    call_ = Call::none;
    status_.is_sending = false;
    replace_wiped(request_);  // the contact was opened for this call
    auto wait = shop_.traits().request_gap;
    status_.store_error = written ? std::nullopt : std::optional{written.error()};
    if (!written) {
        log::error("the outbox could not be written: {}", written.error().detail);
        wait = std::max(wait, store_pause);
    }
    not_before_ = std::max(clock_.boot() + wait, left_alone_until_);
    count();
}

}  // namespace zuil
