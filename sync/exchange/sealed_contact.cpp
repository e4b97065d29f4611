#include "sync/exchange/sealed_contact.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"

namespace zuil {
namespace {

std::string place_of(const OrderRef& ref) { return "contact of order " + ref.text(); }

Result<Address> read_address(const JsonReader& reader) {
    Address address;
    TRY(address.postcode, reader.string("postcode"));
    TRY(address.house_number, reader.string("house_number"));
    TRY(address.addition, reader.string("addition"));
    TRY(address.street, reader.string("street"));
    TRY(address.city, reader.string("city"));
    return address;
}

std::string write_contact(const Contact& contact) {
    Json json{{"name", contact.name}, {"phone", contact.phone}, {"email", contact.email}};
    if (contact.address) {
        const Address& address = *contact.address;
        json["address"] = {{"postcode", address.postcode},
                           {"house_number", address.house_number},
                           {"addition", address.addition},
                           {"street", address.street},
                           {"city", address.city}};
    }
    if (contact.consent)
        json["consent"] = {{"customer", contact.consent->customer.text()}, {"wording", contact.consent->wording}};
    return to_text(json);
}

}  // namespace

std::string seal_contact(const Contact& contact, const OrderRef& ref, const SealingKey& key, Random& random) {
    std::string text = write_contact(contact);
    std::string sealed = key.seal(text, place_of(ref), random);
    wipe(text);
    return sealed;
}

OrderRef desk_contact_ref(const std::string& order) { return OrderRef{"desk " + order}; }

Result<Contact> open_contact(const std::string& sealed, const OrderRef& ref, const SealingKey& key) {
    TRY(const SecretText text, key.open(sealed, place_of(ref)));
    TRY(const Json json, parse_json(text.view()));
    const JsonReader reader{json, "contact"};
    Contact contact;
    TRY(contact.name, reader.string("name"));
    TRY(contact.phone, reader.string("phone"));
    TRY(contact.email, reader.string("email"));
    if (reader.has("address")) {
        TRY(const JsonReader address, reader.child("address"));
        TRY(contact.address, read_address(address));
    }
    if (reader.has("consent")) {
        TRY(const JsonReader consent, reader.child("consent"));
        TRY(std::string customer, consent.string("customer"));
        contact.consent = PurchaseConsent{.customer = CustomerId{std::move(customer)},
                                          .wording = static_cast<int>(consent.integer_or("wording", 1))};
    }
    return contact;
}

}  // namespace zuil
