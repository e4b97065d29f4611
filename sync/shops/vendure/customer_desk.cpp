#include "sync/shops/vendure/customer_desk.hpp"

#include "sync/shops/vendure/customers.hpp"
#include "sync/shops/vendure/trace.hpp"

namespace zuil::vendure {
namespace {

template <class T, class Read>
AnswerDone read_into(Done<T> done, Read read) {
    return [done = std::move(done), read = std::move(read)](Result<Answer> answer) {
        if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
        done(read(answer->body));
    };
}

}  // namespace

CustomerAbilities VendureCustomerDesk::abilities() const { return customer_abilities(options_); }

void VendureCustomerDesk::find(const CustomerQuestion& question, Done<std::vector<Customer>> done) {
    auto request = customers_request(options_, question);
    if (!request) {
        client_.post(
            [error = std::move(request).error(), done = std::move(done)] { done(tl::unexpected<Error>{error}); });
        return;
    }
    client_.admin(*std::move(request), options_.look_up_deadline,
                  read_into<std::vector<Customer>>(
                      std::move(done), [this](const std::string& body) { return read_customers(options_, body); }));
}

void VendureCustomerDesk::about(const CustomerId& customer, Done<CustomerRecord> done) {
    client_.admin(record_request(options_, customer), options_.look_up_deadline,
                  read_into<CustomerRecord>(std::move(done),
                                            [this](const std::string& body) { return read_record(options_, body); }));
}

void VendureCustomerDesk::send_code(const CustomerQuestion& question, Done<CodeTicket> done) {
    if (options_.loyalty.send_code.empty()) {
        client_.post([done = std::move(done)] { done(fail(Errc::refused, "the shop sends no codes")); });
        return;
    }
    client_.admin(send_code_request(options_, question), options_.look_up_deadline,
                  read_into<CodeTicket>(std::move(done), read_ticket));
}

void VendureCustomerDesk::check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) {
    if (options_.loyalty.check_code.empty()) {
        client_.post([done = std::move(done)] { done(fail(Errc::refused, "the shop sends no codes")); });
        return;
    }
    client_.admin(check_code_request(options_, ticket, code), options_.look_up_deadline,
                  read_into<CustomerId>(std::move(done), read_checked_code));
}

void VendureCustomerDesk::trace(const OrderQuestion& question, Done<FoundOrder> done) {
    auto request = trace_request(options_, question);
    if (!request) {
        client_.post(
            [error = std::move(request).error(), done = std::move(done)] { done(tl::unexpected<Error>{error}); });
        return;
    }
    client_.admin(*std::move(request), options_.look_up_deadline,
                  read_into<FoundOrder>(std::move(done),
                                        [this](const std::string& body) { return read_traced(options_, body); }));
}

}  // namespace zuil::vendure
