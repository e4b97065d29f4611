#include "sync/store/order_json.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"

namespace zuil {
namespace {

std::int64_t to_milliseconds(WallTime time) { return time.time_since_epoch().count(); }
WallTime from_milliseconds(std::int64_t milliseconds) { return WallTime{std::chrono::milliseconds{milliseconds}}; }

constexpr std::array<std::pair<PaymentMethod, std::string_view>, 3> payment_words{
    {{PaymentMethod::till, "till"}, {PaymentMethod::pickup, "pickup"}, {PaymentMethod::phone, "phone"}}};

std::string_view to_word(PaymentMethod method) {
    for (const auto& [value, word] : payment_words) {
        if (value == method) return word;
    }
    return "till";
}

Result<PaymentMethod> parse_payment(std::string_view word) {
    for (const auto& [value, known] : payment_words) {
        if (known == word) return value;
    }
    return fail(Errc::bad_data, fmt::format("the payment method \"{}\" is not known", word));
}

constexpr std::array<std::pair<Fulfilment, std::string_view>, 3> fulfilment_words{
    {{Fulfilment::pickup, "pickup"}, {Fulfilment::take_now, "take_now"}, {Fulfilment::delivery, "delivery"}}};

std::string_view to_word(Fulfilment fulfilment) {
    for (const auto& [value, word] : fulfilment_words) {
        if (value == fulfilment) return word;
    }
    return "pickup";
}

Result<Fulfilment> parse_fulfilment(std::string_view word) {
    for (const auto& [value, known] : fulfilment_words) {
        if (known == word) return value;
    }
    return fail(Errc::bad_data, fmt::format("the way of getting it \"{}\" is not known", word));
}

int schema_of(const Order& order) {
    if (order.payment == PaymentMethod::phone) return 3;
    const bool is_plain = order.fulfilment == Fulfilment::pickup && !order.delivery && order.basket.empty();
    return is_plain ? 1 : 2;
}

Json write_stretch(const PickupSlot& stretch) {
    return Json::array({to_milliseconds(stretch.begins), to_milliseconds(stretch.ends)});
}

PickupSlot read_stretch(const Json& json) {
    return {from_milliseconds(json.at(0).get<std::int64_t>()), from_milliseconds(json.at(1).get<std::int64_t>())};
}

Delivery read_delivery(const Json& json, Currency currency) {
    Delivery delivery;
    delivery.cost = Money::from_minor(json.at("cost_minor").get<std::int64_t>(), currency);
    delivery.method = json.at("method").get<std::string>();
    if (json.contains("window")) delivery.window = read_stretch(json.at("window"));
    return delivery;
}

OrderLine read_line(const Json& json, Currency currency) {
    OrderLine line;
    line.product = ProductId{json.at("product").get<std::string>()};
    line.variant = VariantId{json.at("variant").get<std::string>()};
    line.sku = json.at("sku").get<std::string>();
    line.name = json.at("name").get<std::string>();
    line.quantity = json.at("quantity").get<int>();
    line.unit_price = Money::from_minor(json.at("unit_price_minor").get<std::int64_t>(), currency);
    return line;
}

Result<Order> read_order(const Json& json) {
    if (const int schema = json.at("schema").get<int>(); schema > order_schema)
        return fail(Errc::bad_data, fmt::format("an order of schema {}, newer than this program", schema));
    TRY(const Currency currency, parse_currency(json.at("currency").get_ref<const std::string&>()));
    TRY(const PaymentMethod payment, parse_payment(json.at("payment").get_ref<const std::string&>()));
    Order order;
    order.ref = OrderRef{json.at("ref").get<std::string>()};
    order.pickup_code = json.at("pickup_code").get<std::string>();
    order.ordered_in = StoreId{json.at("ordered_in").get<std::string>()};
    order.pickup_store = StoreId{json.at("pickup_store").get<std::string>()};
    if (json.contains("slot")) order.slot = read_stretch(json.at("slot"));
    if (json.contains("fulfilment")) {
        TRY(order.fulfilment, parse_fulfilment(json.at("fulfilment").get_ref<const std::string&>()));
    }
    if (json.contains("delivery")) order.delivery = read_delivery(json.at("delivery"), currency);
    if (json.contains("basket")) order.basket = OrderRef{json.at("basket").get<std::string>()};
    order.payment = payment;
    order.language = json.at("language").get<std::string>();
    for (const Json& line : json.at("lines")) order.lines.push_back(read_line(line, currency));
    order.total = Money::from_minor(json.at("total_minor").get<std::int64_t>(), currency);
    order.accepted_at = from_milliseconds(json.at("accepted_at").get<std::int64_t>());
    order.catalogue_generation = json.at("catalogue_generation").get<int>();
    return order;
}

}  // namespace

std::string order_to_json(const Order& order) {
    Json json{{"schema", schema_of(order)},
              {"ref", order.ref.text()},
              {"pickup_code", order.pickup_code},
              {"ordered_in", order.ordered_in.text()},
              {"pickup_store", order.pickup_store.text()},
              {"payment", to_word(order.payment)},
              {"language", order.language},
              {"lines", Json::array()},
              {"currency", to_code(order.total.currency())},
              {"total_minor", order.total.minor()},
              {"accepted_at", to_milliseconds(order.accepted_at)},
              {"catalogue_generation", order.catalogue_generation}};
    if (order.slot) json["slot"] = write_stretch(*order.slot);
    if (order.fulfilment != Fulfilment::pickup) json["fulfilment"] = to_word(order.fulfilment);
    if (order.delivery) {
        json["delivery"] = {{"cost_minor", order.delivery->cost.minor()}, {"method", order.delivery->method}};
        if (order.delivery->window) json["delivery"]["window"] = write_stretch(*order.delivery->window);
    }
    if (!order.basket.empty()) json["basket"] = order.basket.text();
    for (const OrderLine& line : order.lines) {
        json["lines"].push_back({{"product", line.product.text()},
                                 {"variant", line.variant.text()},
                                 {"sku", line.sku},
                                 {"name", line.name},
                                 {"quantity", line.quantity},
                                 {"unit_price_minor", line.unit_price.minor()}});
    }
    return to_text(json);
}

Result<Order> order_from_json(std::string_view text) {
    TRY(const Json json, parse_json(text));
    try {
        return read_order(json);
    } catch (const Json::exception& problem) {
        return fail(Errc::bad_data, fmt::format("an order of the outbox: {}", problem.what()));
    }
}

std::string progress_to_json(const OrderProgress& progress) {
    Json json{{"stage", to_string(progress.stage)}, {"paid", progress.is_paid}, {"partly", progress.is_partly}};
    const auto write = [&](const char* key, const std::optional<WallTime>& moment) {
        if (moment) json[key] = to_milliseconds(*moment);
    };
    write("preparing_at", progress.preparing_at);
    write("ready_at", progress.ready_at);
    write("handed_over_at", progress.handed_over_at);
    return to_text(json);
}

Result<OrderProgress> progress_from_json(std::string_view text) {
    TRY(const Json json, parse_json(text));
    const JsonReader row{json, "progress"};
    OrderProgress progress;
    progress.stage = parse_shop_stage(row.string_or("stage", "")).value_or(ShopStage::received);
    progress.is_paid = row.boolean_or("paid", false);
    progress.is_partly = row.boolean_or("partly", false);
    const auto read = [&](const char* key, std::optional<WallTime>& moment) {
        if (row.has(key)) moment = from_milliseconds(row.integer_or(key, 0));
    };
    read("preparing_at", progress.preparing_at);
    read("ready_at", progress.ready_at);
    read("handed_over_at", progress.handed_over_at);
    return progress;
}

}  // namespace zuil
