#include "sync/shops/vendure/order_text.hpp"

#include <fmt/format.h>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::vendure {
namespace {

std::string note_head(const Order& order) { return "Kiosk order " + order.ref.text(); }

}  // namespace

std::string order_note(const VendureOptions& options, const Order& order, const Contact& contact, bool tells_contact) {
    const VendureFields& fields = options.fields;
    const bool has_all_fields =
        !fields.order_ref.empty() && !fields.order_pickup_code.empty() && !fields.order_pickup_store.empty();
    const bool is_plain = order.fulfilment == Fulfilment::pickup && !order.slot && order.basket.empty();
    if (has_all_fields && is_plain && !tells_contact) return "";
    std::string note = fmt::format("{}\nPick-up code: {}", note_head(order), order.pickup_code);
    if (!order.pickup_store.empty()) note += "\nStore: " + order.pickup_store.text();
    if (order.fulfilment == Fulfilment::take_now) {
        note += "\nTaken from the shelf; the shopper pays at the till with the code.";
    }
    if (order.fulfilment == Fulfilment::delivery && order.payment == PaymentMethod::till) {
        note += "\nTo be sent once it is paid at the till.";
    }
    if (order.delivery && order.delivery->window) {
        note += fmt::format("\nDelivery from {} to {}", iso_moment(order.delivery->window->begins),
                            iso_moment(order.delivery->window->ends));
    }
    if (!order.basket.empty()) note += "\nOne of the orders of basket " + order.basket.text();
    if (order.slot) {
        note += fmt::format("\nPick-up from {} to {}", iso_moment(order.slot->begins), iso_moment(order.slot->ends));
    }
    if (tells_contact) {
        note += "\nThe e-mail address belongs to an account; the shopper was not asked to log in.";
        if (!contact.name.empty()) note += "\nName: " + contact.name;
        if (!contact.phone.empty()) note += "\nTelephone: " + contact.phone;
        if (!contact.email.empty()) note += "\nE-mail: " + contact.email;
    }
    return note;
}

bool is_note_of(const Order& order, std::string_view note) {
    const std::string head = note_head(order);
    return note.starts_with(head) && (note.size() == head.size() || note[head.size()] == '\n');
}

std::string guest_email(const VendureOptions& options, const Order& order, const Contact& contact) {
    return contact.email.empty() ? order_email(order, options.guest_email_domain) : contact.email;
}

}  // namespace zuil::vendure
