#include <algorithm>

#include "kiosk/engine/masked.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

FoundCustomerView view_found(const Customer& customer, const CustomerId& chosen, const std::string& card_name,
                             const ViewContext& context) {
    FoundCustomerView view{.customer = customer.id,
                           .initials = initials(customer.name),
                           .name = masked_name(customer.name),
                           .detail = masked_phone(customer.phone),
                           .card = customer.loyalty_number.empty() ? std::string{} : card_name,
                           .chosen = customer.id == chosen};
    if (view.detail.empty()) view.detail = masked_email(customer.email);
    if (const std::string postcode = masked_postcode(customer.postcode); !postcode.empty()) {
        if (!view.detail.empty()) view.detail += ", ";
        view.detail += context.words.tr("postcode {postcode}", fmt::arg("postcode", postcode));
    }
    return view;
}

void add_contact(CustomerSheetView& view, const Customer& customer, const Words& words) {
    const auto add = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) view.contact.push_back({name, value});
    };
    add(words.tr("Mobile"), view.shown ? customer.phone : masked_phone(customer.phone));
    add(words.tr("E-mail"), view.shown ? customer.email : masked_email(customer.email));
    const std::string home = customer.postcode.empty() ? customer.city : customer.postcode + " " + customer.city;
    add(words.tr("Address"), view.shown ? home : customer.city);
}

void add_customer_facts(CustomerSheetView& view, const CustomerRecord& record, const ViewContext& context) {
    const Words& words = context.words;
    if (record.since) {
        const auto day = std::chrono::floor<std::chrono::days>(context.zone.to_local(*record.since));
        view.facts.push_back(
            {words.tr("Customer since"), std::to_string(static_cast<int>(std::chrono::year_month_day{day}.year()))});
    }
    if (record.points) {
        const std::string& own = context.settings.points_name.in(words.language());
        view.facts.push_back({own.empty() ? words.tr("Points") : words.sentence(own), words.number(*record.points)});
    }
    if (record.takes_advertising) {
        view.facts.push_back({words.tr("Advertising"),
                              *record.takes_advertising ? words.tr("Yes, agreed") : words.tr("No, not agreed")});
    }
}

CustomerSheetView view_sheet(const LookedUp& now, const Customer& found, const Loaded<OrderedAnswer>& ordered,
                             const ViewContext& context) {
    const Words& words = context.words;
    const Customer& customer = now.record ? now.record->customer : found;
    CustomerSheetView view;
    view.shown = now.shown_for.has_value();
    view.name = view.shown ? customer.name : masked_name(customer.name);
    add_contact(view, customer, words);
    view.note = words.tr("It is noted that you opened this customer, and what for. The customer can ask for that.");
    view.reading = now.looking;
    if (!now.record) return view;
    add_customer_facts(view, *now.record, context);
    view.bought = view_bought(now.record->purchases, ordered, context);
    if (now.kept_at) view.age = view_customer_age(*now.kept_at, context);
    return view;
}

std::string erased_in_words(const ErasedCustomer& erased, const Words& words) {
    std::string said = erased.was_kept ? words.tr("What was kept here of this customer is gone.")
                                       : words.tr("Nothing was kept here of this customer.");
    if (erased.orders_wait)
        said += " " + words.tr("Orders on their way to the shop keep their contacts until the shop has them.");
    return said + " " + words.tr("What the webshop keeps is erased in the webshop.");
}

}  // namespace

ErasureView view_erasure(const CustomerId& chosen, PickupList pickups, const ViewContext& context) {
    const Words& words = context.words;
    ErasureView view;
    view.customer = chosen;
    view.erased = {
        words.tr("What was looked up of this customer here: name, telephone, e-mail, place, card, points, offers and "
                 "purchases."),
        words.tr("Names, telephone numbers and addresses beside all orders that the shop has, also of other "
                 "customers: nothing here needs them any more.")};
    view.not_erased = {
        words.tr("What the webshop keeps: the customer, their orders and what they bought. Erase that in the webshop."),
        words.tr("The contacts of orders on their way to the shop. Those go first: erase again once the shop has "
                 "them."),
        words.tr("What other kiosks looked up. Each forgets it within a day.")};
    if (pickups == PickupList::yes) {
        view.not_erased.push_back(
            words.tr("The names on the pick-up list, which come from the webshop and go with their orders."));
    }
    view.note = words.tr("It is noted that you erased a customer, without who it was.");
    return view;
}

StaffCustomerView view_staff_customer(const LookedUp& now, const CustomerAbilities* abilities,
                                      const Loaded<OrderedAnswer>& ordered, const ViewContext& context) {
    const Words& words = context.words;
    StaffCustomerView view;
    if (abilities == nullptr) {
        view.closed_because = words.tr("This shop tells nothing about its customers.");
        return view;
    }
    view.takes_cards = abilities->cards && !context.settings.card_patterns.empty();
    view.card_name = card_name_of(context);
    view.finds_names = abilities->names && !context.offline;
    view.looking = now.looking;
    if (!now.problem.empty()) view.problem = words.tr(now.problem);
    if (now.erased) view.erased = erased_in_words(*now.erased, words);
    if (!now.found.empty()) {
        view.count =
            words.trn("{count} customer found", "{count} customers found", static_cast<std::int64_t>(now.found.size()));
    }
    for (const Customer& customer : now.found)
        view.found.push_back(view_found(customer, now.chosen, view.card_name, context));
    const auto chosen = std::ranges::find(now.found, now.chosen, &Customer::id);
    if (chosen != now.found.end()) view.sheet = view_sheet(now, *chosen, ordered, context);
    return view;
}

}  // namespace zuil
