#include "sync/shops/medusa/customer_desk.hpp"

#include "sync/shops/contact_text.hpp"
#include "sync/shops/medusa/customers.hpp"
#include "sync/shops/medusa/trace.hpp"

namespace zuil::medusa {
namespace {

template <class T, class Read>
AnswerDone read_into(Done<T> done, Read read) {
    return [done = std::move(done), read = std::move(read)](Result<Answer> answer) {
        if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
        done(read(answer->json));
    };
}

}  // namespace

template <class T>
void MedusaCustomerDesk::refuse_later(Error error, Done<T> done) {
    client_.post([error = std::move(error), done = std::move(done)] { done(tl::unexpected<Error>{error}); });
}

CustomerAbilities MedusaCustomerDesk::abilities() const { return customer_abilities(options_); }

void MedusaCustomerDesk::find(const CustomerQuestion& question, Done<std::vector<Customer>> done) {
    if (question.by == CustomerQuestion::By::card) return find_by_card(question.text, std::move(done));
    const auto path = customers_path(question);
    if (!path) return refuse_later<std::vector<Customer>>(path.error(), std::move(done));
    client_.admin_get(*path, options_.look_up_deadline,
                      read_into<std::vector<Customer>>(
                          std::move(done), [question](const Json& json) { return read_customers(question, json); }));
}

void MedusaCustomerDesk::find_by_card(const std::string& number, Done<std::vector<Customer>> done) {
    if (!options_.loyalty.gives.cards) {
        return refuse_later<std::vector<Customer>>({Errc::refused, "the shop keeps no loyalty numbers"},
                                                   std::move(done));
    }
    client_.admin_get(
        card_path(options_, number), options_.look_up_deadline, [this, done = std::move(done)](Result<Answer> answer) {
            if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
            const auto whose = read_card(answer->json);
            if (!whose) return done(tl::unexpected<Error>{whose.error()});
            if (whose->empty()) return done(std::vector<Customer>{});
            client_.admin_get(
                customer_path(*whose), options_.look_up_deadline,
                read_into<std::vector<Customer>>(done, [](const Json& json) -> Result<std::vector<Customer>> {
                    TRY(CustomerRecord record, read_record(json));
                    return std::vector<Customer>{std::move(record.customer)};
                }));
        });
}

void MedusaCustomerDesk::about(const CustomerId& customer, Done<CustomerRecord> done) {
    client_.admin_get(customer_path(customer), options_.look_up_deadline,
                      [this, done = std::move(done)](Result<Answer> answer) {
                          if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                          auto record = read_record(answer->json);
                          if (!record) return done(tl::unexpected<Error>{std::move(record).error()});
                          add_orders(std::make_shared<CustomerRecord>(*std::move(record)), done);
                      });
}

void MedusaCustomerDesk::add_orders(std::shared_ptr<CustomerRecord> record, Done<CustomerRecord> done) {
    client_.admin_get(customer_orders_path(record->customer.id), options_.look_up_deadline,
                      [this, record, done = std::move(done)](Result<Answer> answer) {
                          if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                          const Status read = read_customer_orders(answer->json, record->purchases);
                          if (!read) return done(tl::unexpected<Error>{read.error()});
                          add_loyalty(record, done);
                      });
}

void MedusaCustomerDesk::add_loyalty(std::shared_ptr<CustomerRecord> record, Done<CustomerRecord> done) {
    if (options_.loyalty.routes.empty()) {
        keep_newest(record->purchases);
        return done(std::move(*record));
    }
    client_.admin_get(loyalty_path(options_, record->customer.id), options_.look_up_deadline,
                      [record, done = std::move(done)](Result<Answer> answer) {
                          if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                          const Status read = read_loyalty(answer->json, *record);
                          if (!read) return done(tl::unexpected<Error>{read.error()});
                          keep_newest(record->purchases);
                          done(std::move(*record));
                      });
}

void MedusaCustomerDesk::send_code(const CustomerQuestion& question, Done<CodeTicket> done) {
    if (!options_.loyalty.gives.one_time_codes) {
        return refuse_later<CodeTicket>({Errc::refused, "the shop sends no codes"}, std::move(done));
    }
    const bool by_phone = question.by == CustomerQuestion::By::phone;
    const Json body{{by_phone ? "phone" : "email", by_phone ? question.text : lower_case(question.text)}};
    client_.admin_post(RequestPath{options_.loyalty.routes + "/codes"}, body, options_.look_up_deadline,
                       read_into<CodeTicket>(std::move(done), read_ticket));
}

void MedusaCustomerDesk::check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) {
    if (!options_.loyalty.gives.one_time_codes) {
        return refuse_later<CustomerId>({Errc::refused, "the shop sends no codes"}, std::move(done));
    }
    client_.admin_post(RequestPath{options_.loyalty.routes + "/codes/check"}, Json{{"ticket", ticket}, {"code", code}},
                       options_.look_up_deadline, read_into<CustomerId>(std::move(done), read_checked_code));
}

void MedusaCustomerDesk::trace(const OrderQuestion& question, Done<FoundOrder> done) {
    if (question.number.empty()) {
        const auto made = made_at(question.ref);
        if (!made) return refuse_later<FoundOrder>(made.error(), std::move(done));
        return desk_.with_pickups(
            [this, ref = question.ref, made = *made, done = std::move(done)](const Status& known) {
                if (!known) return done(tl::unexpected<Error>{known.error()});
                trace_reference(ref, made, done);
            });
    }
    auto number = number_of(question);
    if (!number) return refuse_later<FoundOrder>(number.error(), std::move(done));
    desk_.with_pickups([this, number = *std::move(number), done = std::move(done)](const Status& known) {
        if (!known) return done(tl::unexpected<Error>{known.error()});
        trace_on(number, 0, done);
    });
}

void MedusaCustomerDesk::trace_reference(const OrderRef& ref, WallTime made, Done<FoundOrder> done) {
    // The clocks of a kiosk and a shop are not the same.
    constexpr std::chrono::minutes clocks_apart_max{10};
    client_.admin_get(address_path(ref), options_.look_up_deadline,
                      [this, ref, made, clocks_apart_max, done = std::move(done)](Result<Answer> answer) {
                          if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                          const auto page = read_references(ref, answer->json);
                          if (!page) return done(tl::unexpected<Error>{page.error()});
                          if (!page->order.empty()) return read_order(page->order, done);
                          trace_since(ref, made - clocks_apart_max, 0, done);
                      });
}

void MedusaCustomerDesk::trace_since(const OrderRef& ref, WallTime since, int offset, Done<FoundOrder> done) {
    constexpr int rows_after_max = 1000;
    client_.admin_get(placed_since_path(since, offset), options_.look_up_deadline,
                      [this, ref, since, offset, done = std::move(done)](Result<Answer> answer) {
                          if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                          const auto page = read_references(ref, answer->json);
                          if (!page) return done(tl::unexpected<Error>{page.error()});
                          const int next = offset + references_per_page;
                          if (page->may_follow && next < rows_after_max) return trace_since(ref, since, next, done);
                          read_order(page->order, done);
                      });
}

void MedusaCustomerDesk::trace_on(const std::string& number, int offset, Done<FoundOrder> done) {
    // Of whatever else has these digits in it: an address, a name.
    constexpr int rows_before_max = 1000;
    client_.admin_get(numbers_path(number, offset), options_.look_up_deadline,
                      [this, number, offset, done = std::move(done)](Result<Answer> answer) {
                          if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                          const auto page = read_numbers(number, answer->json);
                          if (!page) return done(tl::unexpected<Error>{page.error()});
                          const int next = offset + numbers_per_page;
                          if (page->may_follow && next < rows_before_max) return trace_on(number, next, done);
                          read_order(page->order, done);
                      });
}

// Asked for one that nobody has too, so that it takes as long as any other.
void MedusaCustomerDesk::read_order(const std::string& order, Done<FoundOrder> done) {
    client_.admin_get(traced_path(order), options_.look_up_deadline,
                      [this, is_none = order.empty(), done = std::move(done)](Result<Answer> answer) {
                          if (is_none && (answer || answer.error().code == Errc::not_found))
                              return done(fail(Errc::not_found, "the shop has no such order"));
                          if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                          done(read_traced(options_, desk_.pickups(), answer->json));
                      });
}

}  // namespace zuil::medusa
