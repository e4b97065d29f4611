#include "sync/exchange/sealed_customer.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"

namespace zuil {
namespace {

constexpr std::size_t padded_to = 1024;  // bytes

std::string place_of_customer(const std::string& id_hash) { return "customer " + id_hash; }

std::int64_t to_number(WallTime time) { return time.time_since_epoch().count(); }

Result<WallTime> time_in(const JsonReader& reader, std::string_view key) {
    constexpr std::int64_t farthest = 1LL << 52;
    TRY(const std::int64_t number, reader.integer(key, -farthest, farthest));
    return WallTime{std::chrono::milliseconds{number}};
}

Json write_purchase(const Purchase& purchase) {
    return {{"order", purchase.order},
            {"at", to_number(purchase.bought_at)},
            {"store", purchase.store},
            {"product", purchase.product.text()},
            {"variant", purchase.variant.text()},
            {"name", purchase.name},
            {"quantity", purchase.quantity}};
}

Result<Purchase> read_purchase(const JsonReader& reader) {
    Purchase purchase;
    TRY(purchase.order, reader.string("order"));
    TRY(purchase.bought_at, time_in(reader, "at"));
    TRY(purchase.store, reader.string("store"));
    TRY(purchase.name, reader.string("name"));
    purchase.product = ProductId{reader.string_or("product", "")};
    purchase.variant = VariantId{reader.string_or("variant", "")};
    purchase.quantity = static_cast<int>(reader.integer_or("quantity", 1));
    return purchase;
}

Json write_offer(const CustomerOffer& offer) {
    Json json{{"title", offer.title}, {"code", offer.code}};
    if (offer.until) json["until"] = to_number(*offer.until);
    return json;
}

Result<CustomerOffer> read_offer(const JsonReader& reader) {
    CustomerOffer offer;
    TRY(offer.title, reader.string("title"));
    TRY(offer.code, reader.string("code"));
    if (reader.has("until")) {
        TRY(offer.until, time_in(reader, "until"));
    }
    return offer;
}

std::string write_record(const CustomerRecord& record) {
    const Customer& customer = record.customer;
    Json json{{"id", customer.id.text()}, {"name", customer.name},           {"phone", customer.phone},
              {"email", customer.email},  {"card", customer.loyalty_number}, {"postcode", customer.postcode},
              {"city", customer.city},    {"offers", Json::array()},         {"purchases", Json::array()}};
    if (record.since) json["since"] = to_number(*record.since);
    if (record.points) json["points"] = *record.points;
    if (record.takes_advertising) json["advertising"] = *record.takes_advertising;
    for (const CustomerOffer& offer : record.offers) json["offers"].push_back(write_offer(offer));
    for (const Purchase& purchase : record.purchases) json["purchases"].push_back(write_purchase(purchase));
    std::string text = to_text(json);
    text.resize((text.size() / padded_to + 1) * padded_to, ' ');
    return text;
}

template <class One, class Read>
Status read_all(const JsonReader& reader, std::string_view key, std::vector<One>& all, Read read) {
    TRY(const JsonReader list, reader.child(key));
    TRY(const std::size_t count, list.size());
    for (std::size_t at = 0; at < count; ++at) {
        TRY(const JsonReader element, list.at(at));
        TRY(One one, read(element));
        all.push_back(std::move(one));
    }
    return {};
}

}  // namespace

std::string seal_customer(const CustomerRecord& record, const std::string& id_hash, const SealingKey& key,
                          Random& random) {
    std::string text = write_record(record);
    std::string sealed = key.seal(text, place_of_customer(id_hash), random);
    wipe(text);
    return sealed;
}

Result<CustomerRecord> open_customer(const std::string& sealed, const std::string& id_hash, const SealingKey& key) {
    TRY(const SecretText text, key.open(sealed, place_of_customer(id_hash)));
    TRY(const Json json, parse_json(text.view()));
    const JsonReader reader{json, "customer"};
    CustomerRecord record;
    Customer& customer = record.customer;
    TRY(std::string id, reader.string("id"));
    customer.id = CustomerId{std::move(id)};
    TRY(customer.name, reader.string("name"));
    TRY(customer.phone, reader.string("phone"));
    TRY(customer.email, reader.string("email"));
    TRY(customer.loyalty_number, reader.string("card"));
    TRY(customer.postcode, reader.string("postcode"));
    TRY(customer.city, reader.string("city"));
    if (reader.has("since")) {
        TRY(record.since, time_in(reader, "since"));
    }
    if (reader.has("points")) record.points = reader.integer_or("points", 0);
    if (reader.has("advertising")) record.takes_advertising = reader.boolean_or("advertising", false);
    TRY_DO(read_all(reader, "offers", record.offers, read_offer));
    TRY_DO(read_all(reader, "purchases", record.purchases, read_purchase));
    return record;
}

}  // namespace zuil
