#include "sync/shops/medusa/orders.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/medusa/rows.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::medusa {
namespace {

bool has_fraction(std::string_view decimal) {
    const std::size_t dot = decimal.find('.');
    if (dot == std::string_view::npos || decimal.size() <= dot + 3) return false;
    return decimal.substr(dot + 3).find_first_not_of('0') != std::string_view::npos;
}

Status read_lines(const JsonReader& row, Cart& cart) {
    std::map<VariantId, int> pieces;
    TRY_DO(for_each(row, "items", [&](const JsonReader& line) -> Status {
        TRY(std::string id, read_id(line, "id"));
        TRY(std::string variant, read_id(line, "variant_id"));
        TRY(const std::int64_t quantity, line.integer("quantity", 0, 1'000'000));
        TRY(const std::string total, line.decimal("total"));
        pieces[VariantId{std::move(variant)}] += static_cast<int>(quantity);
        cart.line_ids.push_back(std::move(id));
        if (has_fraction(total)) cart.fraction_pieces += static_cast<int>(quantity);
        return {};
    }));
    cart.lines.assign(pieces.begin(), pieces.end());
    return {};
}

Status read_payment(const JsonReader& row, Cart& cart) {
    if (!row.has("payment_collection")) return {};
    TRY(const JsonReader collection, row.child("payment_collection"));
    TRY(cart.payment_collection, read_id(collection, "id"));
    if (!collection.has("payment_sessions")) return {};
    return for_each(collection, "payment_sessions", [&](const JsonReader& session) -> Status {
        const std::string status = session.string_or("status", "");
        if (status != "pending" && status != "authorized") return {};
        TRY(std::string provider, read_id(session, "provider_id"));
        cart.payment_providers.push_back(std::move(provider));
        return {};
    });
}

Json address_of(const MedusaOptions& options, const Order& order, const Contact& contact) {
    const GuestName name = guest_name(order, contact);
    Json address{{"first_name", name.first}, {"last_name", name.last}, {"country_code", options.country}};
    if (!contact.phone.empty()) address["phone"] = contact.phone;
    if (!contact.address) return address;
    const Address& home = *contact.address;
    address["address_1"] = fmt::format("{} {}{}", home.street, home.house_number, home.addition);
    address["postal_code"] = home.postcode;
    address["city"] = home.city;
    return address;
}

// What the customer said to keeping it, and how to reach them where the cart has no address of theirs.
void add_consent(Json& metadata, const Order& order, const Contact& contact) {
    if (!contact.consent) return;
    const bool is_given = !contact.consent->customer.empty();
    metadata["kept_with_customer"] =
        is_given ? fmt::format("asked for, wording {}, {}", contact.consent->wording, iso_moment(order.accepted_at))
                 : std::string{"not asked for"};
    if (!is_given && !contact.email.empty()) metadata[contact_email_key] = contact.email;
}

Json metadata_of(const Order& order) {
    Json metadata{{ref_key, order.ref.text()}, {"pickup_code", order.pickup_code}};
    if (!order.pickup_store.empty()) metadata["pickup_store"] = order.pickup_store.text();
    if (!order.basket.empty()) metadata["basket"] = order.basket.text();
    if (order.slot) {
        metadata["pickup_from"] = iso_moment(order.slot->begins);
        metadata["pickup_until"] = iso_moment(order.slot->ends);
    }
    if (order.delivery && order.delivery->window) {
        metadata["delivery_from"] = iso_moment(order.delivery->window->begins);
        metadata["delivery_until"] = iso_moment(order.delivery->window->ends);
    }
    if (order.payment == PaymentMethod::pickup) metadata["payment"] = "when it is collected";
    if (order.fulfilment == Fulfilment::take_now) {
        metadata["note"] = taken_note;
    }
    if (order.fulfilment == Fulfilment::delivery && order.payment == PaymentMethod::till) {
        metadata["note"] = "To be sent once it is paid at the till.";
    }
    return metadata;
}

}  // namespace

Json cart_body(const MedusaOptions& options, const Order& order) {
    Json items = Json::array();
    for (const OrderLine& line : order.lines) {
        items.push_back({{"variant_id", line.variant.text()}, {"quantity", line.quantity}});
    }
    return {{"region_id", options.region},
            {"items", std::move(items)},
            {"shipping_address", {{"country_code", options.country}}},
            {"metadata", {{ref_key, order.ref.text()}}}};
}

RequestPath& add_cart_fields(RequestPath& path) {
    return path.with("fields",
                     "id,completed_at,currency_code,total,email,metadata,items.id,items.variant_id,items.quantity,"
                     "items.total,shipping_methods.shipping_option_id,payment_collection.id,"
                     "payment_collection.payment_sessions.provider_id,payment_collection.payment_sessions.status");
}

Result<Cart> read_cart(const Json& json) {
    TRY(const JsonReader row, (JsonReader{json, ""}.child("cart")));
    Cart cart;
    TRY(cart.id, read_id(row, "id"));
    if (const auto metadata = row.child("metadata")) cart.ref = metadata->string_or(ref_key, "");
    cart.is_completed = row.has("completed_at");
    TRY(const Currency currency, read_currency(row));
    TRY(cart.total, read_money(row, "total", currency, 0));
    TRY_DO(read_lines(row, cart));
    cart.email = row.string_or("email", "");
    if (row.has("shipping_methods")) {
        TRY_DO(for_each(row, "shipping_methods", [&](const JsonReader& method) -> Status {
            cart.shipping_options.push_back(method.string_or("shipping_option_id", ""));
            return {};
        }));
    }
    TRY_DO(read_payment(row, cart));
    return cart;
}

Status check_promise(const Order& order, const Cart& cart) {
    std::map<VariantId, int> wanted;
    for (const OrderLine& line : order.lines) wanted[line.variant] += line.quantity;
    for (const auto& [variant, quantity] : wanted) {
        const auto held = std::ranges::find(cart.lines, variant, &std::pair<VariantId, int>::first);
        const int pieces = held == cart.lines.end() ? 0 : held->second;
        if (pieces != quantity) {
            return fail(Errc::conflict, fmt::format("variant {}: {} wanted, the shop's cart holds {}", variant.text(),
                                                    quantity, pieces));
        }
    }
    if (cart.lines.size() != wanted.size()) return fail(Errc::conflict, "the shop's cart holds other articles");
    if (cart.total.currency() != order.total.currency()) {
        return fail(Errc::conflict, "the shop charges in another currency");
    }
    if (cart.total.minor() > order.total.minor() + cart.fraction_pieces / 2) {
        return fail(Errc::conflict, fmt::format("the shop charges {}, {} was promised (minor units)",
                                                cart.total.minor(), order.total.minor()));
    }
    return {};
}

Money charged(const Order& order, Money shop_total) {
    return order.total.less_than(shop_total) ? order.total : shop_total;
}

Error prepare_error(Error error) {
    const bool is_about_lines =
        error.code == Errc::refused && lower_case(error.detail).find("variant") != std::string::npos;
    if (is_about_lines || error.code == Errc::not_found) error.code = Errc::conflict;
    if (error.code == Errc::refused || error.code == Errc::bad_data) error.code = Errc::shop_fault;
    return error;
}

std::string cart_email(const MedusaOptions& options, const Order& order, const Contact& contact) {
    // An address that the shop knows would put the order with whom it belongs to.
    const bool is_apart = contact.consent && contact.consent->customer.empty();
    return contact.email.empty() || is_apart ? order_email(order, options.guest_email_domain)
                                             : lower_case(contact.email);
}

Json details_body(const MedusaOptions& options, const Order& order, const Contact& contact) {
    const Json address = address_of(options, order, contact);
    Json metadata = metadata_of(order);
    add_consent(metadata, order, contact);
    return {{"email", cart_email(options, order, contact)},
            {"shipping_address", address},
            {"billing_address", address},
            {"metadata", std::move(metadata)}};
}

RequestPath shipping_options_path(const std::string& cart) {
    RequestPath path{"/store/shipping-options"};
    path.with("cart_id", cart);
    path.with("fields", "id,type.code,service_zone.fulfillment_set.type,service_zone.fulfillment_set.location.id");
    return path;
}

Result<std::string> read_shipping_option(const MedusaOptions& options, const Order& order,
                                         const std::map<std::string, StoreId>& locations, const Json& json) {
    const bool is_delivered = order.fulfilment == Fulfilment::delivery;
    const bool has_own = order.delivery && !order.delivery->method.empty();
    const std::string type = has_own ? order.delivery->method : options.delivery_type;
    std::string found;
    TRY_DO(for_each(JsonReader{json, ""}, "shipping_options", [&](const JsonReader& row) -> Status {
        TRY(const JsonReader zone, row.child("service_zone"));
        TRY(const JsonReader set, zone.child("fulfillment_set"));
        const bool is_pickup = set.string_or("type", "") == "pickup";
        if (is_pickup == is_delivered) return {};
        if (is_delivered) {
            const auto kind = row.child("type");
            if (!kind || kind->string_or("code", "") != type) return {};
        } else {
            const auto location = set.child("location");
            const auto store = locations.find(location ? location->string_or("id", "") : "");
            if (store == locations.end() || store->second != order.pickup_store) return {};
        }
        TRY(found, read_id(row, "id"));
        return {};
    }));
    return found;
}

std::string payment_provider(const MedusaOptions& options, const Order& order) {
    const bool is_pickups = order.payment == PaymentMethod::pickup && !options.pickup_payment_provider.empty();
    return is_pickups ? options.pickup_payment_provider : options.payment_provider;
}

}  // namespace zuil::medusa
