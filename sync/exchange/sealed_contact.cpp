#include "sync/exchange/sealed_contact.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"

namespace zuil {
namespace {

std::string place_of(const OrderRef& ref) { return "contact of order " + ref.text(); }

}  // namespace

std::string seal_contact(const Contact& contact, const OrderRef& ref, const SealingKey& key, Random& random) {
    std::string text = to_text(Json{{"name", contact.name}, {"phone", contact.phone}, {"email", contact.email}});
    std::string sealed = key.seal(text, place_of(ref), random);
    wipe(text);
    return sealed;
}

Result<Contact> open_contact(const std::string& sealed, const OrderRef& ref, const SealingKey& key) {
    TRY(const SecretText text, key.open(sealed, place_of(ref)));
    TRY(const Json json, parse_json(text.view()));
    const JsonReader reader{json, "contact"};
    Contact contact;
    TRY(contact.name, reader.string("name"));
    TRY(contact.phone, reader.string("phone"));
    TRY(contact.email, reader.string("email"));
    return contact;
}

}  // namespace zuil
