#include "sync/exchange/customer_look_up.hpp"

#include <algorithm>

#include "platform/base/log.hpp"
#include "platform/secrets/secret_text.hpp"
#include "sync/exchange/sealed_customer.hpp"
#include "sync/model/contact_form.hpp"

namespace zuil {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t phone_digits_whole = 9;

void log_store_fault(const Status& status) {
    if (!status) log::error("what is kept of customers cannot be written: {}", status.error().detail);
}

}  // namespace

CustomerLookUp::CustomerLookUp(CustomerDesk& desk, CustomerStore& store, const SealingKey& key, const Clock& clock,
                               Random& random, CustomerLookUpOptions options)
    : desk_{desk},
      store_{store},
      key_{key},
      clock_{clock},
      random_{random},
      options_{std::move(options)},
      guard_{options_.guard},
      tries_{store, key},
      orders_{desk,
              store,
              key,
              clock,
              random,
              {.floor = options_.floor,
               .deadline = options_.deadline,
               .limit = {.tries_max = options_.tries_max, .within = options_.tries_within},
               .guard = options_.guard}} {}

std::string CustomerLookUp::id_hash(const CustomerId& customer) const {
    return key_.keyed_hash(customer.text(), "customer id");
}

// Empty for what finds nobody here: names, and the end of a telephone number.
std::string CustomerLookUp::hash_of(const CustomerQuestion& question) const {
    using By = CustomerQuestion::By;
    switch (question.by) {
    case By::card: return question.text.empty() ? "" : key_.keyed_hash(question.text, "customer card");
    case By::phone:
        if (digits_of(question.text).size() < phone_digits_whole) return "";
        return key_.keyed_hash(e164(question.text, options_.dial_prefix), "customer phone");
    case By::email: return question.text.empty() ? "" : key_.keyed_hash(lower_case(question.text), "customer mail");
    case By::name: break;
    }
    return "";
}

bool CustomerLookUp::begin(Asker asker, const CustomerQuestion& question) {
    finding_.forget();
    reading_.forget();
    sending_.forget();
    checking_.forget();
    asker_ = asker;
    question_ = question;
    opened_ = {};
    proves_by_code_ = false;
    began_ = called_ = clock_.boot();
    asked_at_ = clock_.wall();
    const bool is_staff = asker == Asker::staff;
    // What has no hash is limited too: somebody asks for it.
    scopes_ = tries_.scopes(is_staff ? "staff" : "shoppers", is_staff ? "" : "of " + hash_of(question));
    return !is_closed();
}

// Answers then.
bool CustomerLookUp::is_closed() {
    const int tries_max = asker_ == Asker::staff ? options_.staff_tries_max : options_.tries_max;
    const auto closed =
        tries_.closed_for(scopes_, {.tries_max = tries_max, .within = options_.tries_within}, clock_.wall());
    if (!closed) return false;
    answer({.outcome = CustomerAnswer::Outcome::closed, .closed_for = *closed});
    return true;
}

bool CustomerLookUp::may_ask() const { return clock_.boot() >= guard_.not_before(); }

void CustomerLookUp::identify(const std::string& card) {
    const CustomerQuestion question{.by = CustomerQuestion::By::card, .text = card};
    if (!begin(Asker::shopper, question)) return;
    if (!may_ask()) return answer_from_store();
    tries_.note(scopes_, clock_.wall());
    step_ = Step::finding;
    desk_.find(question, finding_.expect());
}

void CustomerLookUp::find(const CustomerQuestion& question) {
    if (!begin(Asker::staff, question)) return;
    if (!may_ask()) return answer_from_store();
    tries_.note(scopes_, clock_.wall());
    step_ = Step::finding;
    desk_.find(question, finding_.expect());
}

void CustomerLookUp::open(const CustomerId& customer) {
    if (!begin(Asker::staff, {})) return;
    opened_ = customer;
    if (!may_ask()) return answer_from_store();
    tries_.note(scopes_, clock_.wall());
    ask_about(customer);
}

void CustomerLookUp::send_code(const CustomerQuestion& question) {
    wipe(ticket_);
    if (!begin(Asker::shopper, question)) return;
    if (!may_ask()) return answer({.outcome = CustomerAnswer::Outcome::unreachable});
    tries_.note(scopes_, clock_.wall());
    code_scopes_ = scopes_;
    step_ = Step::sending;
    desk_.send_code(question, sending_.expect());
}

void CustomerLookUp::check_code(const std::string& code) {
    began_ = called_ = clock_.boot();
    asked_at_ = clock_.wall();
    asker_ = Asker::shopper;
    scopes_ = code_scopes_;
    opened_ = {};
    question_ = {};
    if (ticket_.empty() || code_tries_left_ <= 0 || clock_.boot() >= code_void_at_) {
        wipe(ticket_);
        return answer({.outcome = CustomerAnswer::Outcome::code_over});
    }
    --code_tries_left_;
    proves_by_code_ = true;
    step_ = Step::checking;
    desk_.check_code(ticket_, code, checking_.expect());
}

void CustomerLookUp::forget() {
    finding_.forget();
    reading_.forget();
    sending_.forget();
    checking_.forget();
    step_ = Step::none;
    wipe(question_.text);
    wipe(ticket_);
    if (answer_.record) wipe_record(*answer_.record);
    for (Customer& customer : answer_.customers) wipe_customer(customer);
    answer_ = {};
}

std::optional<CustomerAnswer> CustomerLookUp::take() {
    if (step_ != Step::answering || clock_.boot() < answer_due_) return std::nullopt;
    CustomerAnswer taken = std::move(answer_);
    forget_answer();
    return taken;
}

// What was moved from may still hold the short texts.
void CustomerLookUp::forget_answer() {
    step_ = Step::none;
    if (answer_.record) wipe_record(*answer_.record);
    answer_ = {};
    wipe(question_.text);
}

void CustomerLookUp::step() {
    orders_.step();
    tidy_now_and_then();
    if (auto result = finding_.take()) return found(std::move(*result));
    if (auto result = reading_.take()) return read(std::move(*result));
    if (auto result = sending_.take()) return sent(std::move(*result));
    if (auto result = checking_.take()) return checked(std::move(*result));
    const bool is_waiting = step_ != Step::none && step_ != Step::answering;
    if (is_waiting && clock_.boot() - called_ >= options_.deadline)
        failed({Errc::timeout, "the shop did not answer in time"});
}

std::optional<milliseconds> CustomerLookUp::next_step_in() {
    BootTime next = tidy_at_;
    if (step_ == Step::answering) {
        next = std::min(next, answer_due_);
    } else if (step_ != Step::none) {
        next = std::min(next, called_ + options_.deadline);
    }
    const milliseconds due = std::max(milliseconds{0}, next - clock_.boot());
    return std::min(due, orders_.next_step_in().value_or(due));
}

void CustomerLookUp::ask_about(const CustomerId& customer) {
    step_ = Step::reading;
    called_ = clock_.boot();
    desk_.about(customer, reading_.expect());
}

void CustomerLookUp::failed(const Error& error) {
    finding_.forget();
    reading_.forget();
    sending_.forget();
    checking_.forget();
    // What the shop said may repeat what it was asked.
    log::warning("a customer could not be looked up: {}", to_string(error.code));
    if (is_transient(error.code)) guard_.failed(error.code, clock_.boot(), random_);
    // Nothing was learnt by this try.
    const bool is_about_code = step_ == Step::checking || proves_by_code_;
    if (!is_about_code) tries_.take_back(scopes_);
    if (step_ == Step::checking && error.code == Errc::offline) ++code_tries_left_;
    if (is_about_code || step_ == Step::sending) {
        return answer({.outcome = CustomerAnswer::Outcome::unreachable});
    }
    answer_from_store();
}

void CustomerLookUp::found(Result<std::vector<Customer>> result) {
    // What is no number or name has nobody.
    if (!result && result.error().code == Errc::bad_data) result = std::vector<Customer>{};
    if (!result) return failed(result.error());
    guard_.answered(clock_.boot());
    const std::string hash = hash_of(question_);
    // Whom the shop does not know any more is not known here either.
    if (result->empty() && !hash.empty()) erase_hash(hash);
    if (asker_ == Asker::staff) {
        const auto outcome = result->empty() ? CustomerAnswer::Outcome::nobody : CustomerAnswer::Outcome::found;
        return answer({.outcome = outcome, .customers = *std::move(result)});
    }
    if (result->size() != 1) return answer({.outcome = CustomerAnswer::Outcome::nobody});
    ask_about(result->front().id);
    wipe_customer(result->front());
}

void CustomerLookUp::read(Result<CustomerRecord> result) {
    if (!result && result.error().code == Errc::not_found) {
        guard_.answered(clock_.boot());
        if (!opened_.empty()) erase_hash(id_hash(opened_));
        return answer({.outcome = CustomerAnswer::Outcome::nobody});
    }
    if (!result) return failed(result.error());
    guard_.answered(clock_.boot());
    if (asker_ == Asker::shopper) {
        tries_.take_back(scopes_);
        // Who has shown who they are did not guess.
        if (proves_by_code_) tries_.forget(scopes_);
    }
    keep(*result);
    answer({.outcome = CustomerAnswer::Outcome::found, .record = *std::move(result)});
}

void CustomerLookUp::sent(Result<CodeTicket> result) {
    if (!result) return failed(result.error());
    guard_.answered(clock_.boot());
    ticket_ = std::move(result->ticket);
    code_tries_left_ = options_.code_tries_max;
    code_void_at_ = clock_.boot() + options_.code_good_for;
    answer({.outcome = CustomerAnswer::Outcome::sent});
}

void CustomerLookUp::checked(Result<CustomerId> result) {
    if (result) {
        guard_.answered(clock_.boot());
        wipe(ticket_);
        return ask_about(*result);
    }
    const Errc code = result.error().code;
    if (code != Errc::refused && code != Errc::not_found) return failed(result.error());
    guard_.answered(clock_.boot());
    const bool is_over = code == Errc::not_found || code_tries_left_ <= 0;
    if (is_over) wipe(ticket_);
    answer({
        .outcome = is_over ? CustomerAnswer::Outcome::code_over : CustomerAnswer::Outcome::wrong_code,
    });
}

void CustomerLookUp::answer(CustomerAnswer answer) {
    answer_ = std::move(answer);
    step_ = Step::answering;
    answer_due_ = asker_ == Asker::staff ? clock_.boot() : answer_due(began_, clock_.boot(), options_.floor);
}

void CustomerLookUp::answer_from_store() {
    const std::string hash = opened_.empty() ? hash_of(question_) : id_hash(opened_);
    const auto kept =
        hash.empty() ? Result<std::optional<CustomerStore::Kept>>{std::nullopt} : store_.find(hash, clock_.wall());
    if (!kept) log_store_fault(tl::unexpected<Error>{kept.error()});
    if (!kept || !*kept) return answer({.outcome = CustomerAnswer::Outcome::unreachable});
    auto record = open_customer((*kept)->sealed, (*kept)->id, key_);
    if (!record) {
        erase_hash((*kept)->id);
        return answer({.outcome = CustomerAnswer::Outcome::unreachable});
    }
    CustomerAnswer from_store{.outcome = CustomerAnswer::Outcome::found, .kept_at = (*kept)->asked_at};
    if (asker_ == Asker::staff && opened_.empty()) {
        from_store.customers.push_back(std::move(record->customer));
    } else {
        from_store.record = *std::move(record);
    }
    answer(std::move(from_store));
}

void CustomerLookUp::keep(const CustomerRecord& record) {
    using By = CustomerQuestion::By;
    const Customer& customer = record.customer;
    CustomerStore::Person person{.id = id_hash(customer.id), .keys = {}, .sealed = {}, .asked_at = asked_at_};
    for (const CustomerQuestion& by :
         {CustomerQuestion{By::card, customer.loyalty_number}, CustomerQuestion{By::phone, customer.phone},
          CustomerQuestion{By::email, customer.email}}) {
        if (std::string hash = hash_of(by); !hash.empty()) person.keys.push_back(std::move(hash));
    }
    person.sealed = seal_customer(record, person.id, key_, random_);
    log_store_fault(store_.keep(person));
}

void CustomerLookUp::erase_hash(const std::string& hash) {
    const auto kept = store_.find(hash, clock_.wall());
    if (kept && *kept) log_store_fault(store_.erase(hash, clock_.wall()));
}

void CustomerLookUp::tidy_now_and_then() {
    if (clock_.boot() < tidy_at_) return;
    tidy_at_ = clock_.boot() + options_.tidy_every;
    if (const auto done = store_.tidy(clock_.wall()); !done) log_store_fault(tl::unexpected<Error>{done.error()});
}

}  // namespace zuil
