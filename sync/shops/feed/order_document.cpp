#include "sync/shops/feed/order_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "sync/shops/feed/fields.hpp"

namespace zuil::feed {
namespace {

std::string decimal(Money money) {
    return fmt::format("{}{}.{:02}", money.minor() < 0 ? "-" : "", std::abs(money.minor() / 100),
                       std::abs(money.minor() % 100));
}

std::string moment(WallTime time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - seconds).count();
    const auto days = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date{days};
    const std::chrono::hh_mm_ss clock{seconds - days};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(), rest);
}

Json write_line(const OrderLine& line) {
    return {{"product", line.product.text()},
            {"variant", line.variant.text()},
            {"sku", line.sku},
            {"name", line.name},
            {"quantity", line.quantity},
            {"unit_price", decimal(line.unit_price)}};
}

std::string_view to_text(Fulfilment fulfilment) {
    switch (fulfilment) {
    case Fulfilment::pickup: return "pickup";
    case Fulfilment::take_now: return "take_now";
    case Fulfilment::delivery: return "delivery";
    }
    return "pickup";
}

Json write_stretch(const PickupSlot& stretch) {
    return {{"begins", moment(stretch.begins)}, {"ends", moment(stretch.ends)}};
}

Json write_delivery(const Delivery& delivery) {
    Json json{{"cost", decimal(delivery.cost)}};
    if (delivery.window) json["window"] = write_stretch(*delivery.window);
    if (!delivery.method.empty()) json["method"] = delivery.method;
    return json;
}

Json write_contact(const Contact& contact) {
    Json json = Json::object();
    const auto write = [](Json& to, const char* key, const std::string& text) {
        if (!text.empty()) to[key] = text;
    };
    write(json, "name", contact.name);
    write(json, "phone", contact.phone);
    write(json, "email", contact.email);
    if (!contact.address) return json;
    Json& address = json["address"] = Json::object();
    write(address, "postcode", contact.address->postcode);
    write(address, "house_number", contact.address->house_number);
    write(address, "addition", contact.address->addition);
    write(address, "street", contact.address->street);
    write(address, "city", contact.address->city);
    return json;
}

// Whoever only knows pick-ups must not take another order for one.
bool is_plain(const Order& order) { return order.fulfilment == Fulfilment::pickup && order.basket.empty(); }

std::string_view to_text(PaymentMethod method) {
    switch (method) {
    case PaymentMethod::till: return "till";
    case PaymentMethod::pickup: return "pickup";
    case PaymentMethod::phone: return "phone";
    }
    return "till";
}

Result<std::optional<WallTime>> read_optional_moment(const JsonReader& row, std::string_view key) {
    if (!row.has(key)) return std::nullopt;
    return read_moment(row, key);
}

}  // namespace

Result<std::string> document_name(const OrderRef& ref) {
    const std::string& text = ref.text();
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (text.empty() || text.size() > 64 || !is_plain) {
        return fail(Errc::bad_data, "an order's reference is made of letters, digits and hyphens");
    }
    return text + ".json";
}

std::string status_name(const OrderRef& ref) { return ref.text() + ".status.json"; }

std::string write_order(const OrderRequest& request) {
    const Order& order = request.order;
    Json document{{"format", is_plain(order) ? "zuil-order/1" : "zuil-order/2"},
                  {"ref", order.ref.text()},
                  {"pickup_code", order.pickup_code},
                  {"ordered_in", order.ordered_in.text()},
                  {"payment", to_text(order.payment)},
                  {"language", order.language},
                  {"accepted_at", moment(order.accepted_at)},
                  {"currency", to_code(order.total.currency())},
                  {"total", decimal(order.total)},
                  {"lines", Json::array()},
                  {"contact", write_contact(request.contact)}};
    if (order.fulfilment != Fulfilment::delivery) document["pickup_store"] = order.pickup_store.text();
    if (order.slot) document["pickup_slot"] = write_stretch(*order.slot);
    if (!is_plain(order)) document["fulfilment"] = to_text(order.fulfilment);
    if (!order.basket.empty()) document["basket"] = order.basket.text();
    if (order.delivery) document["delivery"] = write_delivery(*order.delivery);
    for (const OrderLine& line : order.lines) document["lines"].push_back(write_line(line));
    return zuil::to_text(document) + "\n";
}

bool is_order(std::string_view document, const OrderRef& ref) {
    const auto json = parse_json(document, {.bytes_max = document_bytes_max, .depth_max = 12});
    return json && JsonReader{*json, ""}.string_or("ref", "") == ref.text();
}

std::string shop_order_in(std::string_view answer, const OrderRef& ref) {
    const auto json = parse_json(answer, {.bytes_max = document_bytes_max, .depth_max = 12});
    return json ? JsonReader{*json, ""}.string_or("shop_order", ref.text()) : ref.text();
}

Result<OrderInspection> parse_status(std::string_view document, const OrderRef& ref) {
    TRY(const Json json, parse_json(document, {.bytes_max = document_bytes_max, .depth_max = 12}));
    const JsonReader row{json, "status"};
    if (row.string_or("ref", "") != ref.text()) return fail(Errc::bad_data, "status.ref: is another order's");
    OrderInspection inspection;
    inspection.status = row.string_or("status", "");
    inspection.placed.shop_order = row.string_or("shop_order", ref.text());
    // Any other word is for people only.
    if (const auto stage = parse_shop_stage(inspection.status)) inspection.progress.stage = *stage;
    inspection.progress.is_paid = row.boolean_or("paid", false);
    TRY(inspection.progress.preparing_at, read_optional_moment(row, "preparing_at"));
    TRY(inspection.progress.ready_at, read_optional_moment(row, "ready_at"));
    TRY(inspection.progress.handed_over_at, read_optional_moment(row, "handed_over_at"));
    inspection.found =
        row.boolean_or("cancelled", false) ? OrderInspection::Found::cancelled : OrderInspection::Found::placed;
    return inspection;
}

}  // namespace zuil::feed
