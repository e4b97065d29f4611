#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/call_guard.hpp"
#include "sync/exchange/look_up_tries.hpp"
#include "sync/exchange/order_trace.hpp"
#include "sync/exchange/reply.hpp"
#include "sync/shops/customer_desk.hpp"
#include "sync/store/customer_store.hpp"

namespace zuil {

struct CustomerLookUpOptions {
    std::string dial_prefix = "+31";  // of a telephone number that the shop keeps without a country
    // No answer comes before this, and none between two multiples of it: whoever counts the time learns nothing.
    std::chrono::milliseconds floor{800};
    // A look-up is for somebody who stands there.
    std::chrono::milliseconds deadline{10'000};
    int tries_max = 5;  // of who may be guessing, on this kiosk and for one number or address
    int staff_tries_max = 60;
    std::chrono::minutes tries_within{15};
    int code_tries_max = 3;
    std::chrono::minutes code_good_for{5};
    std::chrono::minutes tidy_every{10};
    CallGuardOptions guard;
};

// What came of one question.
struct CustomerAnswer {
    enum class Outcome {
        found,
        nobody,
        sent,         // a code is on its way, if anybody has what was asked for
        wrong_code,   // another may be tried
        code_over,    // none fits any more
        unreachable,  // the shop does not answer, and nothing is known here
        closed,       // too much was tried
    };
    Outcome outcome = Outcome::unreachable;
    std::optional<CustomerRecord> record = std::nullopt;  // of who was identified or opened
    std::vector<Customer> customers = {};                 // that staff found
    std::optional<WallTime> kept_at = std::nullopt;       // the shop was not reached: this is as it told it then
    std::chrono::milliseconds closed_for{0};
};

// Asks the shop for people, for shoppers who show who they are and for staff, one question at a time. What a shopper is
// told never differs, in words or in time, by whether somebody exists, until it is shown who they are: by a card, or by
// a code that only they could get. What was answered is kept sealed for a day (CustomerStore), for when the line is
// down. Everything happens in step(), on the engine's thread; the log never says about whom.
class CustomerLookUp {
public:
    // What it refers to outlives it; what is under way when it goes is never answered.
    CustomerLookUp(CustomerDesk& desk, CustomerStore& store, const SealingKey& key, const Clock& clock, Random& random,
                   CustomerLookUpOptions options = {});

    CustomerAbilities abilities() const { return desk_.abilities(); }

    // A shopper shows a card.
    void identify(const std::string& card);
    // A shopper asks for a code to the telephone (E.164) or address that the shop knows, and brings it.
    void send_code(const CustomerQuestion& question);
    void check_code(const std::string& code);
    // Staff, who are logged in.
    void find(const CustomerQuestion& question);
    void open(const CustomerId& customer);
    // The shopper or the colleague has left: nobody waits any more, and a code that was sent is void.
    void forget();

    // Somebody at the machine names a customer, by what they are found by or by the shop's own number of them, and
    // reads all that is kept of them, or takes it away and says whether anything was. Nothing is asked of the shop.
    struct Named {
        CustomerQuestion question;  // a card, a telephone number or an address; an empty text: by the id
        CustomerId customer;
    };
    Result<std::optional<CustomerRecord>> kept(const Named& named);
    // Both name the same person, however it is written.
    bool is_same(const CustomerQuestion& one, const CustomerQuestion& other) const {
        const std::string hash = hash_of(one);
        return !hash.empty() && hash == hash_of(other);
    }
    Result<bool> erase(const Named& named, CustomerStore::Erasure erasure);
    // Ends being kept out. Answers whether they were.
    Result<bool> let_in(const Named& named);
    // As reference(). not_found: only the shop's own number names somebody who is not kept here now.
    Result<std::string> reference(const Named& named);

    bool is_asking() const { return step_ != Step::none; }
    // Once, when its time has come.
    std::optional<CustomerAnswer> take();
    // Names a customer in the audit trail of this kiosk, and tells nobody who it is.
    std::string reference(const CustomerId& customer) const { return id_hash(customer).substr(0, reference_digits); }

    void step();
    std::optional<std::chrono::milliseconds> next_step_in();
    void network_is_back() {
        guard_.line_is_back();
        orders_.network_is_back();
    }

    // The orders of people, asked for and answered beside the people themselves.
    OrderTrace& orders() { return orders_; }

private:
    static constexpr std::size_t reference_digits = 16;
    enum class Step { none, finding, reading, sending, checking, answering };
    enum class Asker { shopper, staff };
    using Scopes = LookUpTries::Scopes;

    bool begin(Asker asker, const CustomerQuestion& question);
    bool is_closed();
    void ask_about(const CustomerId& customer);
    bool may_ask() const;
    void failed(const Error& error);
    void found(Result<std::vector<Customer>> result);
    void read(Result<CustomerRecord> result);
    void sent(Result<CodeTicket> result);
    void checked(Result<CustomerId> result);
    void answer(CustomerAnswer answer);
    void forget_answer();
    void answer_from_store();
    void keep(const CustomerRecord& record);
    void erase_hash(const std::string& hash);
    void tidy_now_and_then();
    std::string hash_of(const CustomerQuestion& question) const;
    Result<std::string> hash_of(const Named& named) const;
    std::string id_hash(const CustomerId& customer) const;

    CustomerDesk& desk_;
    CustomerStore& store_;
    const SealingKey& key_;
    const Clock& clock_;
    Random& random_;
    const CustomerLookUpOptions options_;
    CallGuard guard_;
    LookUpTries tries_;
    OrderTrace orders_;

    Step step_ = Step::none;
    Asker asker_ = Asker::shopper;
    CustomerQuestion question_;  // empty text: it is about an id
    CustomerId opened_;
    Scopes scopes_;
    BootTime began_{};
    BootTime called_{};
    WallTime asked_at_{};
    Reply<std::vector<Customer>> finding_;
    Reply<CustomerRecord> reading_;
    Reply<CodeTicket> sending_;
    Reply<CustomerId> checking_;
    CustomerAnswer answer_;
    BootTime answer_due_{};

    // The code that was sent last.
    std::string ticket_;
    Scopes code_scopes_;
    int code_tries_left_ = 0;
    BootTime code_void_at_{};
    bool proves_by_code_ = false;

    BootTime tidy_at_{};
};

}  // namespace zuil
