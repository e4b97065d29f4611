#include "sync/store/product_json.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"

namespace zuil {
namespace {

// A list of pairs, for the first language is the one to fall back on.
Json write(const LocalText& text) {
    Json list = Json::array();
    for (const auto& [language, words] : text.all()) list.push_back(Json::array({language, words}));
    return list;
}

LocalText read_local_text(const Json& list) {
    LocalText text;
    for (const Json& pair : list) text.set(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    return text;
}

Currency read_currency(const Json& code) {
    const auto currency = parse_currency(code.get_ref<const std::string&>());
    return currency.value_or(Currency::eur);
}

Json write(const std::optional<Money>& money) { return money ? Json(money->minor()) : Json(nullptr); }

std::optional<Money> read_money(const Json& minor, Currency currency) {
    if (minor.is_null()) return std::nullopt;
    return Money::from_minor(minor.get<std::int64_t>(), currency);
}

Json write(const Attribute& attribute) {
    return Json::array({attribute.key, write(attribute.name), write(attribute.value)});
}

Json write(const VariantOption& option) {
    Json list = Json::array({option.group, write(option.group_name), write(option.value)});
    if (option.swatch) list.push_back(*option.swatch);
    return list;
}

Json write(const Variant& variant) {
    Json json{{"id", variant.id.text()},           {"sku", variant.sku},
              {"price", variant.price.minor()},    {"currency", to_code(variant.price.currency())},
              {"list", write(variant.list_price)}, {"lowest", write(variant.lowest_price_30d)},
              {"images", variant.image_urls},      {"options", Json::array()}};
    if (variant.gtin) json["gtin"] = variant.gtin->text();
    for (const VariantOption& option : variant.options) json["options"].push_back(write(option));
    return json;
}

Variant read_variant(const Json& json) {
    Variant variant;
    variant.id = VariantId{json.at("id").get<std::string>()};
    variant.sku = json.at("sku").get<std::string>();
    const Currency currency = read_currency(json.at("currency"));
    variant.price = Money::from_minor(json.at("price").get<std::int64_t>(), currency);
    variant.list_price = read_money(json.at("list"), currency);
    variant.lowest_price_30d = read_money(json.at("lowest"), currency);
    variant.image_urls = json.at("images").get<std::vector<std::string>>();
    if (json.contains("gtin")) {
        if (const auto gtin = Gtin::parse(json.at("gtin").get_ref<const std::string&>())) variant.gtin = *gtin;
    }
    for (const Json& entry : json.at("options")) {
        VariantOption option{entry.at(0).get<std::string>(), read_local_text(entry.at(1)), read_local_text(entry.at(2)),
                             std::nullopt};
        if (entry.size() > 3) option.swatch = entry.at(3).get<std::uint32_t>();
        variant.options.push_back(std::move(option));
    }
    return variant;
}

template <class Tag>
Json write(const std::vector<Id<Tag>>& ids) {
    Json list = Json::array();
    for (const auto& id : ids) list.push_back(id.text());
    return list;
}

template <class IdType>
std::vector<IdType> read_ids(const Json& list) {
    std::vector<IdType> ids;
    for (const Json& id : list) ids.emplace_back(id.get<std::string>());
    return ids;
}

// The names in the database.
constexpr std::array<std::pair<HelpText::Kind, std::string_view>, 3> help_kinds{
    {{HelpText::Kind::how_to, "how_to"}, {HelpText::Kind::care, "care"}, {HelpText::Kind::manual, "manual"}}};

Json write(const HelpText& help) {
    Json json{{"title", write(help.title)}, {"summary", write(help.summary)}, {"steps", Json::array()}};
    for (const auto& [kind, name] : help_kinds) {
        if (kind == help.kind) json["kind"] = name;
    }
    for (const LocalText& step : help.steps) json["steps"].push_back(write(step));
    if (!help.image_url.empty()) json["image"] = help.image_url;
    return json;
}

HelpText read_help(const Json& json) {
    HelpText help;
    for (const auto& [kind, name] : help_kinds) {
        if (json.at("kind").get_ref<const std::string&>() == name) help.kind = kind;
    }
    help.title = read_local_text(json.at("title"));
    help.summary = read_local_text(json.at("summary"));
    for (const Json& step : json.at("steps")) help.steps.push_back(read_local_text(step));
    if (json.contains("image")) help.image_url = json.at("image").get<std::string>();
    return help;
}

Product read_product(const Json& json) {
    Product product;
    product.id = ProductId{json.at("id").get<std::string>()};
    product.name = read_local_text(json.at("name"));
    product.description = read_local_text(json.at("description"));
    product.brand = json.at("brand").get<std::string>();
    product.categories = read_ids<CategoryId>(json.at("categories"));
    product.accessories = read_ids<ProductId>(json.at("accessories"));
    product.image_urls = json.at("images").get<std::vector<std::string>>();
    product.popularity = json.at("popularity").get<int>();
    for (const Json& entry : json.at("attributes")) {
        product.attributes.push_back(
            {entry.at(0).get<std::string>(), read_local_text(entry.at(1)), read_local_text(entry.at(2))});
    }
    for (const Json& entry : json.at("variants")) product.variants.push_back(read_variant(entry));
    for (const Json& entry : json.at("reviews")) {
        product.reviews.push_back(
            {entry.at(0).get<std::string>(), entry.at(1).get<int>(), read_local_text(entry.at(2))});
    }
    // A catalogue of the release before has none of these.
    if (json.contains("help")) {
        for (const Json& entry : json.at("help")) product.help.push_back(read_help(entry));
    }
    if (json.contains("guarantee_months")) product.guarantee_months = json.at("guarantee_months").get<int>();
    if (json.contains("rating"))
        product.rating = Rating{json.at("rating").at(0).get<int>(), json.at("rating").at(1).get<int>()};
    return product;
}

Json write(const std::array<std::optional<OpeningHours>, 7>& hours) {
    Json week = Json::array();
    for (const auto& day : hours)
        week.push_back(day ? Json::array({day->opens.count(), day->closes.count()}) : Json(nullptr));
    return week;
}

std::array<std::optional<OpeningHours>, 7> read_hours(const Json& week) {
    std::array<std::optional<OpeningHours>, 7> hours;
    for (std::size_t day = 0; day < hours.size(); ++day) {
        const Json& times = week.at(day);
        if (times.is_null()) continue;
        hours[day] =
            OpeningHours{std::chrono::minutes{times.at(0).get<int>()}, std::chrono::minutes{times.at(1).get<int>()}};
    }
    return hours;
}

std::optional<std::chrono::minutes> read_minutes(const Json& json, const char* key) {
    if (!json.contains(key)) return std::nullopt;
    return std::chrono::minutes{json.at(key).get<int>()};
}

Store read_store(const Json& json) {
    Store store;
    store.id = StoreId{json.at("id").get<std::string>()};
    store.name = json.at("name").get<std::string>();
    store.address = json.at("address").get<std::string>();
    store.pickup_desk = read_local_text(json.at("desk"));
    store.offers_pickup = json.at("pickup").get<bool>();
    if (json.contains("hours")) store.hours = read_hours(json.at("hours"));
    if (json.contains("latitude")) store.latitude = json.at("latitude").get<double>();
    if (json.contains("longitude")) store.longitude = json.at("longitude").get<double>();
    store.pickup_lead = read_minutes(json, "pickup_lead");
    store.transfer_lead = read_minutes(json, "transfer_lead");
    store.slot_length = read_minutes(json, "slot_length");
    return store;
}

// nlohmann throws when a field is missing or of another kind; our own records have them all, unless the file is
// damaged.
template <class Value, class Read>
Result<Value> read_record(std::string_view text, Read read) {
    TRY(const Json json, parse_json(text));
    try {
        return read(json);
    } catch (const Json::exception& problem) {
        return fail(Errc::bad_data, fmt::format("a record of the catalogue: {}", problem.what()));
    }
}

}  // namespace

std::string local_text_to_json(const LocalText& text) { return to_text(write(text)); }

Result<LocalText> local_text_from_json(std::string_view text) { return read_record<LocalText>(text, read_local_text); }

std::string product_to_json(const Product& product) {
    Json json{{"id", product.id.text()},
              {"name", write(product.name)},
              {"description", write(product.description)},
              {"brand", product.brand},
              {"categories", write(product.categories)},
              {"accessories", write(product.accessories)},
              {"images", product.image_urls},
              {"popularity", product.popularity},
              {"attributes", Json::array()},
              {"variants", Json::array()},
              {"reviews", Json::array()}};
    for (const Attribute& attribute : product.attributes) json["attributes"].push_back(write(attribute));
    for (const Variant& variant : product.variants) json["variants"].push_back(write(variant));
    for (const Review& review : product.reviews)
        json["reviews"].push_back(Json::array({review.author, review.stars, write(review.text)}));
    for (const HelpText& help : product.help) json["help"].push_back(write(help));
    if (product.guarantee_months > 0) json["guarantee_months"] = product.guarantee_months;
    if (product.rating) json["rating"] = Json::array({product.rating->stars_hundredths, product.rating->count});
    return to_text(json);
}

Result<Product> product_from_json(std::string_view text) { return read_record<Product>(text, read_product); }

std::string store_to_json(const Store& store) {
    Json json{{"id", store.id.text()},
              {"name", store.name},
              {"address", store.address},
              {"desk", write(store.pickup_desk)},
              {"pickup", store.offers_pickup}};
    if (store.hours) json["hours"] = write(*store.hours);
    if (store.latitude) json["latitude"] = *store.latitude;
    if (store.longitude) json["longitude"] = *store.longitude;
    if (store.pickup_lead) json["pickup_lead"] = store.pickup_lead->count();
    if (store.transfer_lead) json["transfer_lead"] = store.transfer_lead->count();
    if (store.slot_length) json["slot_length"] = store.slot_length->count();
    return to_text(json);
}

Result<Store> store_from_json(std::string_view text) { return read_record<Store>(text, read_store); }

}  // namespace zuil
