#include "sync/shops/feed/demo_people.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/shops/contact_text.hpp"

namespace zuil {
namespace {

constexpr std::string_view format_name = "zuil-demo-people/1";
constexpr std::int64_t days_max = 20'000;
constexpr std::int64_t minor_max = 10'000'000;

// So long ago, or, negative, so far ahead: the demo never runs out of its offers.
Result<WallTime> moment_in(const JsonReader& reader, std::string_view key, WallTime now) {
    TRY(const std::int64_t days, reader.integer(key, -days_max, days_max));
    return now - std::chrono::days{days};
}

Status refuse_somebodys(std::string_view email, std::string_view phone) {
    const bool fits = (email.empty() || email.ends_with(".example")) &&
                      (phone.empty() || phone.starts_with(DemoPeople::phones_begin));
    if (!fits) return fail(Errc::bad_data, "this may be about somebody: the demo's people are made up");
    return {};
}

Result<Purchase> read_bought(const JsonReader& reader, WallTime now) {
    Purchase purchase;
    TRY(purchase.order, reader.string("order"));
    TRY(purchase.bought_at, moment_in(reader, "days_ago", now));
    TRY(purchase.name, reader.string("name"));
    purchase.store = reader.string_or("store", "");
    purchase.product = ProductId{reader.string_or("product", "")};
    purchase.variant = VariantId{reader.string_or("variant", "")};
    purchase.quantity = static_cast<int>(reader.integer_or("quantity", 1));
    return purchase;
}

Result<CustomerRecord> read_demo_person(const JsonReader& reader, WallTime now) {
    CustomerRecord record;
    Customer& customer = record.customer;
    TRY(std::string id, reader.string("id"));
    customer.id = CustomerId{std::move(id)};
    TRY(customer.name, reader.string("name"));
    customer.phone = reader.string_or("phone", "");
    customer.email = reader.string_or("email", "");
    TRY_DO(refuse_somebodys(customer.email, customer.phone));
    TRY(customer.loyalty_number, reader.string("card"));
    customer.postcode = reader.string_or("postcode", "");
    customer.city = reader.string_or("city", "");
    TRY(record.since, moment_in(reader, "since_days", now));
    record.points = reader.integer_or("points", 0);
    record.takes_advertising = reader.boolean_or("advertising", false);
    TRY_DO(for_each(reader, "offers", [&](const JsonReader& one) -> Status {
        CustomerOffer offer;
        TRY(offer.title, one.string("title"));
        offer.code = one.string_or("code", "");
        TRY(offer.until, moment_in(one, "until_days_ago", now));
        record.offers.push_back(std::move(offer));
        return {};
    }));
    TRY_DO(for_each(reader, "purchases", [&](const JsonReader& one) -> Status {
        TRY(Purchase purchase, read_bought(one, now));
        record.purchases.push_back(std::move(purchase));
        return {};
    }));
    keep_newest(record.purchases);
    return record;
}

Result<FoundOrder> read_demo_order(const JsonReader& reader, WallTime now) {
    FoundOrder found;
    DeskOrder& order = found.traced.order;
    TRY(order.number, reader.string("number"));
    order.id = order.number;
    TRY(order.placed_at, moment_in(reader, "days_ago", now));
    const auto stage = parse_shop_stage(reader.string_or("stage", ""));
    if (!stage) return fail(Errc::bad_data, "the stage of an order is none");
    order.progress = {.stage = *stage, .is_paid = true};
    if (*stage != ShopStage::received) order.progress.preparing_at = order.placed_at + std::chrono::hours{14};
    order.store = StoreId{reader.string_or("store", "")};
    found.traced.fulfilment = order.store.empty() ? Fulfilment::delivery : Fulfilment::pickup;
    const std::string email = reader.string_or("email", "");
    TRY_DO(refuse_somebodys(email, ""));
    TRY(const std::string postcode, reader.string("postcode"));
    found.with = {.postcodes = {postcode}, .phones = {}, .emails = {email}};
    order.total = Money::from_minor(0, Currency::eur);
    TRY_DO(for_each(reader, "lines", [&](const JsonReader& one) -> Status {
        DeskLine line;
        line.id = std::to_string(order.lines.size() + 1);
        TRY(line.name, one.string("name"));
        line.variant = VariantId{one.string_or("variant", "")};
        TRY(const std::int64_t minor, one.integer("minor", 0, minor_max));
        TRY(const std::int64_t quantity, one.integer("quantity", 1, 99));
        line.quantity = static_cast<int>(quantity);
        line.unit_price = Money::from_minor(minor, Currency::eur);
        order.total = order.total.plus(line.unit_price.times(line.quantity));
        order.lines.push_back(std::move(line));
        return {};
    }));
    return found;
}

}  // namespace

Result<std::shared_ptr<DemoPeople>> DemoPeople::read(std::string_view text, Http& http, const Clock& clock) {
    TRY(const Json json, parse_json(text));
    const JsonReader reader{json, "people"};
    if (reader.string_or("format", "") != format_name) return fail(Errc::bad_data, "these are not the demo's people");
    std::shared_ptr<DemoPeople> people{new DemoPeople{http}};
    TRY_DO(for_each(reader, "customers", [&](const JsonReader& one) -> Status {
        TRY(CustomerRecord record, read_demo_person(one, clock.wall()));
        people->people_.push_back(std::move(record));
        return {};
    }));
    TRY_DO(for_each(reader, "orders", [&](const JsonReader& one) -> Status {
        TRY(FoundOrder found, read_demo_order(one, clock.wall()));
        people->orders_.push_back(std::move(found));
        return {};
    }));
    return people;
}

CustomerAbilities DemoPeople::abilities() const {
    return {.cards = true,
            .names = true,
            .points = true,
            .offers = true,
            .store_purchases = true,
            .one_time_codes = true,
            .orders = true};
}

template <class T>
void DemoPeople::later(Done<T> done, Result<T> result) {
    requests_.post([done = std::move(done), result = std::move(result)] { done(result); });
}

std::vector<Customer> DemoPeople::who(const CustomerQuestion& question) const {
    using By = CustomerQuestion::By;
    const auto digits = phone_digits(question.text);
    const auto fits = [&](const Customer& one) {
        switch (question.by) {
        case By::card: return one.loyalty_number == question.text;
        case By::email: return lower_case(one.email) == lower_case(question.text);
        case By::phone: return digits && digits_of(one.phone).ends_with(*digits);
        case By::name: break;
        }
        const std::vector<std::string> words = name_words(question.text);
        return !words.empty() && std::ranges::all_of(words, [&](const std::string& word) {
            return lower_case(one.name).find(lower_case(word)) != std::string::npos;
        });
    };
    std::vector<Customer> found;
    for (const CustomerRecord& one : people_) {
        if (found.size() < customers_found_max && fits(one.customer)) found.push_back(one.customer);
    }
    return found;
}

void DemoPeople::find(const CustomerQuestion& question, Done<std::vector<Customer>> done) {
    later<std::vector<Customer>>(std::move(done), who(question));
}

void DemoPeople::about(const CustomerId& customer, Done<CustomerRecord> done) {
    for (const CustomerRecord& one : people_) {
        if (one.customer.id == customer) return later<CustomerRecord>(std::move(done), one);
    }
    later<CustomerRecord>(std::move(done), fail(Errc::not_found, "the demo has nobody of that id"));
}

void DemoPeople::send_code(const CustomerQuestion& question, Done<CodeTicket> done) {
    const auto found = who(question);
    const std::string ticket = "demo-" + std::to_string(tickets_.size() + 1);
    tickets_[ticket] = found.size() == 1 ? found.front().id : CustomerId{};
    later<CodeTicket>(std::move(done), CodeTicket{ticket});
}

void DemoPeople::check_code(const std::string& ticket, const std::string& code, Done<CustomerId> done) {
    const auto known = tickets_.find(ticket);
    if (known == tickets_.end()) return later<CustomerId>(std::move(done), fail(Errc::not_found, "the code is over"));
    if (known->second.empty() || code != one_time_code)
        return later<CustomerId>(std::move(done), fail(Errc::refused, "this is not the code"));
    later<CustomerId>(std::move(done), known->second);
    tickets_.erase(known);
}

void DemoPeople::trace(const OrderQuestion& question, Done<FoundOrder> done) {
    for (const FoundOrder& one : orders_) {
        const bool is_it =
            !question.number.empty() && lower_case(one.traced.order.number) == lower_case(question.number);
        if (is_it) return later<FoundOrder>(std::move(done), one);
    }
    later<FoundOrder>(std::move(done), fail(Errc::not_found, "the demo has no such order"));
}

}  // namespace zuil
