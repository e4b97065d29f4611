#include "sync/exchange/order_trace.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/log.hpp"
#include "platform/secrets/secret_text.hpp"
#include "sync/model/contact_form.hpp"

namespace zuil {

OrderTrace::OrderTrace(CustomerDesk& desk, CustomerStore& store, const SealingKey& key, const Clock& clock,
                       Random& random, OrderTraceOptions options)
    : desk_{desk},
      clock_{clock},
      random_{random},
      options_{std::move(options)},
      guard_{options_.guard},
      tries_{store, key} {}

void OrderTrace::begin() {
    forget();
    began_ = clock_.boot();
    asked_at_ = clock_.wall();
}

void OrderTrace::ask(const std::string& number, const std::string& told) {
    begin();
    scopes_ = tries_.scopes("orders", "order " + lower_case(number));
    if (const auto closed = tries_.closed_for(scopes_, options_.limit, clock_.wall()))
        return answer({.outcome = TraceAnswer::Outcome::closed, .closed_for = *closed});
    told_ = told;
    if (clock_.boot() < guard_.not_before()) return answer({});
    tries_.note(scopes_, clock_.wall());
    desk_.trace({.number = number, .ref = {}}, asking_.expect());
}

// Nobody guesses one, so nobody is kept from asking.
void OrderTrace::ask(const OrderRef& ref) {
    begin();
    if (clock_.boot() < guard_.not_before()) return answer({});
    desk_.trace({.number = {}, .ref = ref}, asking_.expect());
}

void OrderTrace::forget() {
    asking_.forget();
    wipe(told_);
    scopes_ = {};
    answer_.reset();
}

std::optional<TraceAnswer> OrderTrace::take() {
    if (!answer_ || clock_.boot() < answer_due_) return std::nullopt;
    return std::exchange(answer_, std::nullopt);
}

void OrderTrace::step() {
    if (auto result = asking_.take()) return heard(std::move(*result));
    if (asking_.expected() && clock_.boot() - began_ >= options_.deadline)
        failed({Errc::timeout, "the shop did not answer in time"});
}

std::optional<std::chrono::milliseconds> OrderTrace::next_step_in() {
    if (!answer_ && !asking_.expected()) return std::nullopt;
    const BootTime next = answer_ ? answer_due_ : began_ + options_.deadline;
    return std::max(std::chrono::milliseconds{0}, next - clock_.boot());
}

void OrderTrace::heard(Result<FoundOrder> result) {
    const bool is_none = !result && (result.error().code == Errc::not_found || result.error().code == Errc::bad_data);
    if (!result && !is_none) return failed(result.error());
    guard_.answered(clock_.boot());
    if (is_none) return answer({.outcome = TraceAnswer::Outcome::unknown});
    const bool by_reference = scopes_.kiosk.empty();
    const bool is_theirs = by_reference || is_placed_with(result->with, told_);
    wipe_placed_with(result->with);
    if (!is_theirs) return answer({.outcome = TraceAnswer::Outcome::unknown});
    // Who is told of their own orders keeps nobody else from it.
    if (!by_reference) tries_.take_back(scopes_);
    answer({.outcome = TraceAnswer::Outcome::found,
            .order = std::move(result->traced),
            .by_reference = by_reference,
            .told_at = asked_at_});
}

void OrderTrace::failed(const Error& error) {
    asking_.forget();
    // What the shop said may repeat what it was asked.
    log::warning("an order could not be traced: {}", to_string(error.code));
    if (is_transient(error.code)) guard_.failed(error.code, clock_.boot(), random_);
    // Nothing was learnt by this try.
    tries_.take_back(scopes_);
    answer({});
}

void OrderTrace::answer(TraceAnswer answer) {
    wipe(told_);
    answer_ = std::move(answer);
    answer_due_ = answer_due(began_, clock_.boot(), options_.floor);
}

}  // namespace zuil
