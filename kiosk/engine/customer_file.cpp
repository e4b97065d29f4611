#include "kiosk/engine/customer_file.hpp"

#include <nlohmann/json.hpp>

#include "kiosk/engine/kiosk_status.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "platform/json/json.hpp"
#include "sync/exchange/sealed_contact.hpp"

namespace zuil {
namespace {

using By = CustomerQuestion::By;

Json file_of(const CustomerRecord& record) {
    const Customer& customer = record.customer;
    Json file{{"id", customer.id.text()}, {"name", customer.name},           {"phone", customer.phone},
              {"email", customer.email},  {"card", customer.loyalty_number}, {"postcode", customer.postcode},
              {"city", customer.city},    {"offers", Json::array()},         {"purchases", Json::array()}};
    if (record.since) file["since"] = rfc3339(*record.since);
    if (record.points) file["points"] = *record.points;
    if (record.takes_advertising) file["advertising"] = *record.takes_advertising;
    for (const CustomerOffer& offer : record.offers) {
        Json one{{"title", offer.title}, {"code", offer.code}};
        if (offer.until) one["until"] = rfc3339(*offer.until);
        file["offers"].push_back(std::move(one));
    }
    for (const Purchase& purchase : record.purchases)
        file["purchases"].push_back({{"order", purchase.order},
                                     {"at", rfc3339(purchase.bought_at)},
                                     {"store", purchase.store},
                                     {"name", purchase.name},
                                     {"quantity", purchase.quantity}});
    return file;
}

Json contact_of(const Contact& contact) {
    Json file{{"name", contact.name}, {"phone", contact.phone}, {"email", contact.email}};
    if (contact.address) {
        const Address& address = *contact.address;
        file["address"] = {{"street", address.street},
                           {"house_number", address.house_number},
                           {"addition", address.addition},
                           {"postcode", address.postcode},
                           {"city", address.city}};
    }
    return file;
}

// Goes through everybody's contacts, for who they are is readable in no other way.
class PersonSearch {
public:
    PersonSearch(const CustomerPorts& ports, const PersonNamed& person, const std::optional<CustomerRecord>& kept)
        : ports_{ports}, person_{person}, kept_{kept} {}

    Status read_outbox() {
        TRY(const auto entries, ports_.orders.with_contact());
        for (const OutboxEntry& entry : entries) {
            auto contact = open_contact(entry.sealed_contact, entry.order.ref, ports_.key);
            if (!contact) continue;
            take(*contact, entry.shop_order, entry.order.pickup_code, entry.order.accepted_at);
            wipe_contact(*contact);
        }
        return {};
    }
    Status read_pickups() {
        if (ports_.pickups == nullptr) return {};
        TRY(const auto entries, ports_.pickups->all());
        for (const PickupEntry& entry : entries) {
            auto contact = ports_.pickups->contact_of(entry);
            if (!contact) continue;
            take(*contact, entry.order.number, entry.order.pickup_code, entry.order.placed_at);
            wipe_contact(*contact);
        }
        return {};
    }
    Json found() { return std::move(orders_); }

private:
    void take(const Contact& contact, const std::string& number, const std::string& code, WallTime placed_at) {
        const bool is_nobody = contact.name.empty() && contact.phone.empty() && contact.email.empty();
        if (is_nobody || !is_theirs(contact, number, code)) return;
        orders_.push_back(
            {{"number", number}, {"code", code}, {"at", rfc3339(placed_at)}, {"contact", contact_of(contact)}});
    }
    bool is_theirs(const Contact& contact, const std::string& number, const std::string& code) const {
        if (!person_.order.empty()) return person_.order == number || person_.order == code;
        return has(contact, person_.customer.question) || (kept_ && (has(contact, {By::phone, kept_->customer.phone}) ||
                                                                     has(contact, {By::email, kept_->customer.email})));
    }
    bool has(const Contact& contact, const CustomerQuestion& question) const {
        if (question.by != By::phone && question.by != By::email) return false;
        return ports_.customers.is_same(question,
                                        {question.by, question.by == By::phone ? contact.phone : contact.email});
    }

    const CustomerPorts& ports_;
    const PersonNamed& person_;
    const std::optional<CustomerRecord>& kept_;
    Json orders_ = Json::array();
};

}  // namespace

Result<SecretText> customer_file(const CustomerPorts& ports, const PersonNamed& person) {
    std::optional<CustomerRecord> kept;
    if (person.order.empty()) {
        TRY(kept, ports.customers.kept(person.customer));
    }
    PersonSearch search{ports, person, kept};
    TRY_DO(search.read_outbox());
    TRY_DO(search.read_pickups());
    const Json file{{"customer", kept ? file_of(*kept) : Json{}}, {"orders", search.found()}};
    if (kept) wipe_record(*kept);
    std::string text = file.dump(2, ' ', false, Json::error_handler_t::replace);
    return SecretText::take(text);
}

}  // namespace zuil
