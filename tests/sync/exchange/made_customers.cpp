#include "tests/sync/exchange/made_customers.hpp"

#include <utility>

#include "sync/model/contact_form.hpp"

namespace zuil::test {

MadeCustomers::MadeCustomers() {
    CustomerRecord record;
    record.customer = {.id = CustomerId{"cust-1"},
                       .name = "Jolijn Vlinderveld",
                       .phone = "06 5550 1002",
                       .email = "jolijn@vlinder.example",
                       .loyalty_number = "2900010003",
                       .postcode = "3511 ZZ",
                       .city = "Utrecht"};
    record.points = 1240;
    record.takes_advertising = false;
    record.offers = {{.title = "Tien procent op pannen", .code = "PAN10", .until = WallTime{}}};
    record.purchases = {{.order = "UTR1-000123",
                         .bought_at = WallTime{},
                         .store = "Utrecht",
                         .product = ProductId{"lamp"},
                         .variant = VariantId{"lamp-red"},
                         .name = "Lamp Rood",
                         .quantity = 1}};
    people.emplace(record.customer.id, record);
}

template <class T>
void MadeCustomers::later(Done<T> done, std::function<Result<T>()> answer) {
    ++calls;
    if (is_silent) return;
    asked_.push_back([this, done = std::move(done), answer = std::move(answer)] {
        if (is_line_cut) return done(fail(Errc::offline, "the line is cut"));
        done(answer());
    });
}

std::vector<Customer> MadeCustomers::who(const CustomerQuestion& question) const {
    using By = CustomerQuestion::By;
    std::vector<Customer> found;
    for (const auto& [id, record] : people) {
        const Customer& one = record.customer;
        const bool fits = (question.by == By::card && one.loyalty_number == question.text) ||
                          (question.by == By::email && one.email == question.text) ||
                          (question.by == By::phone &&
                           digits_of(one.phone).ends_with(phone_digits(question.text).value_or("none"))) ||
                          (question.by == By::name && one.name.find(question.text) != std::string::npos);
        if (fits) found.push_back(one);
    }
    return found;
}

void MadeCustomers::find(const CustomerQuestion& question, Done<std::vector<Customer>> done) {
    later<std::vector<Customer>>(std::move(done), [this, question] { return who(question); });
}

void MadeCustomers::about(const CustomerId& customer, Done<CustomerRecord> done) {
    later<CustomerRecord>(std::move(done), [this, customer]() -> Result<CustomerRecord> {
        const auto found = people.find(customer);
        if (found == people.end()) return fail(Errc::not_found, "nobody has that id");
        return found->second;
    });
}

void MadeCustomers::send_code(const CustomerQuestion& question, Done<CodeTicket> done) {
    later<CodeTicket>(std::move(done), [this, question]() -> Result<CodeTicket> {
        const auto found = who(question);
        const std::string ticket = "ticket-" + std::to_string(++tickets_);
        const std::string code = std::to_string(100'000 + 37 * tickets_);
        if (found.size() == 1) sent = code;
        codes_[ticket] = {code, found.size() == 1 ? found.front().id : CustomerId{}};
        return CodeTicket{ticket};
    });
}

void MadeCustomers::check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) {
    later<CustomerId>(std::move(done), [this, ticket, code]() -> Result<CustomerId> {
        const auto known = codes_.find(ticket);
        if (known == codes_.end()) return fail(Errc::not_found, "the code is over");
        if (known->second.second.empty() || known->second.first != code)
            return fail(Errc::refused, "this is not the code");
        const CustomerId whose = known->second.second;
        codes_.erase(known);
        return whose;
    });
}

void MadeCustomers::trace(const OrderQuestion& question, Done<FoundOrder> done) {
    later<FoundOrder>(std::move(done), [this, question]() -> Result<FoundOrder> {
        for (const auto& [number, found] : orders) {
            const bool by_ref = !question.ref.empty() && found.traced.order.ref == question.ref;
            if (by_ref || number == question.number) return found;
        }
        return fail(Errc::not_found, "there is no such order");
    });
}

void MadeCustomers::answer_all() {
    for (auto asked = std::exchange(asked_, {}); !asked.empty(); asked.pop_front()) asked.front()();
}

}  // namespace zuil::test
