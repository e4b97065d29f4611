#include "sync/shops/vendure/order_text.hpp"

#include <fmt/format.h>

#include "sync/shops/contact_text.hpp"
#include "sync/shops/moment.hpp"

namespace zuil::vendure {
namespace {

constexpr std::string_view note_begins = "Kiosk order ";
constexpr std::string_view code_line = "\nPick-up code: ";
constexpr std::string_view slot_line = "\nPick-up from ";
constexpr std::string_view name_line = "\nName: ";
constexpr std::string_view phone_line = "\nTelephone: ";
constexpr std::string_view email_line = "\nE-mail: ";
constexpr std::string_view taken_line = "\nTaken from the shelf; the shopper pays at the till with the code.";

std::string note_head(const Order& order) { return std::string{note_begins} + order.ref.text(); }

// Why the contact stands in the note, and what its owner agreed to.
std::string why_told(const Order& order, const Contact& contact) {
    if (!contact.consent) return "\nThe e-mail address belongs to an account; the shopper was not asked to log in.";
    if (contact.consent->customer.empty())
        return "\nThe customer did not ask to keep this purchase with their details.";
    return fmt::format("\nThe customer asked to keep this purchase with their details (wording {}, {}).",
                       contact.consent->wording, iso_moment(order.accepted_at));
}

// What stands behind `begins`, up to the end of its line; empty when there is no such line.
std::string line_behind(std::string_view note, std::string_view begins) {
    const std::size_t at = note.find(begins);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = note.substr(at + begins.size());
    return std::string{rest.substr(0, rest.find('\n'))};
}

std::optional<PickupSlot> read_slot(const std::string& words) {
    constexpr std::string_view between = " to ";
    const std::size_t at = words.find(between);
    if (at == std::string::npos) return std::nullopt;
    const auto begins = parse_moment(words.substr(0, at));
    const auto ends = parse_moment(words.substr(at + between.size()));
    if (!begins || !ends) return std::nullopt;
    return PickupSlot{.begins = *begins, .ends = *ends};
}

}  // namespace

std::string order_note(const VendureOptions& options, const Order& order, const Contact& contact, bool tells_contact) {
    const VendureFields& fields = options.fields;
    const bool has_all_fields =
        !fields.order_ref.empty() && !fields.order_pickup_code.empty() && !fields.order_pickup_store.empty();
    const bool is_plain = order.fulfilment == Fulfilment::pickup && !order.slot && order.basket.empty();
    if (has_all_fields && is_plain && !tells_contact) return "";
    std::string note = fmt::format("{}{}{}", note_head(order), code_line, order.pickup_code);
    if (!order.pickup_store.empty()) note += "\nStore: " + order.pickup_store.text();
    if (order.fulfilment == Fulfilment::take_now) {
        note += taken_line;
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
        note += fmt::format("{}{} to {}", slot_line, iso_moment(order.slot->begins), iso_moment(order.slot->ends));
    }
    if (tells_contact) {
        note += why_told(order, contact);
        if (!contact.name.empty()) note += std::string{name_line} + contact.name;
        if (!contact.phone.empty()) note += std::string{phone_line} + contact.phone;
        if (!contact.email.empty()) note += std::string{email_line} + contact.email;
    }
    return note;
}

bool is_note_of(const Order& order, std::string_view note) {
    const std::string head = note_head(order);
    return note.starts_with(head) && (note.size() == head.size() || note[head.size()] == '\n');
}

NotedOrder read_note(std::string_view note) {
    if (!note.starts_with(note_begins)) return {};
    return {.pickup_code = line_behind(note, code_line),
            .slot = read_slot(line_behind(note, slot_line)),
            .name = line_behind(note, name_line),
            .phone = line_behind(note, phone_line),
            .email = line_behind(note, email_line),
            .is_taken_now = note.find(taken_line) != std::string_view::npos};
}

std::string guest_email(const VendureOptions& options, const Order& order, const Contact& contact) {
    return contact.email.empty() ? order_email(order, options.guest_email_domain) : contact.email;
}

}  // namespace zuil::vendure
