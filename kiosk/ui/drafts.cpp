#include "kiosk/ui/drafts.hpp"

#include "platform/secrets/secret_text.hpp"
#include "platform/secrets/wiping.hpp"

namespace zuil {

void leave_screen(Drafts& drafts) {
    if (drafts.search.text) wipe(*drafts.search.text);
    wipe(drafts.staff_entrance.pin);
    drafts.staff_entrance.changed = false;
    wipe(drafts.staff_note.text);
    drafts.staff_note.keyboard = StaffNoteDraft{}.keyboard;
    drafts.listing = {};
    drafts.product = {};
    drafts.compare = {};
    drafts.search = {};
    drafts.comfort = {};
    // In place: a text that is moved leaves its letters where it was.
    drafts.identify.field = IdentifyDraft::Field::contact;
    drafts.identify.changed = false;
    drafts.identify.keyboard = {};
    drafts.basket = {};
    for (std::string* text : {&drafts.find_order.text, &drafts.find_order.told}) wipe(*text);
    drafts.find_order.asks_number = true;
    drafts.find_order.changed = false;
    drafts.find_order.keyboard = FindOrderDraft{}.keyboard;
    drafts.my_order = {};
    wipe(drafts.staff_customer.text);
    drafts.staff_customer = {};
    for (std::string* text : {&drafts.customer.phone, &drafts.customer.email, &drafts.customer.code}) wipe(*text);
    drafts.customer.changed = false;
    drafts.customer.keyboard = {};
    drafts.customer.aftercare = {};
    drafts.delivery.field = AddressProblem::Field::postcode;
    drafts.delivery.changed = false;
    drafts.delivery.keyboard = {};
}

void wipe(Drafts& drafts) {
    leave_screen(drafts);
    wipe(drafts.identify.name);
    wipe(drafts.identify.phone);
    wipe(drafts.identify.email);
    for (std::string& text : drafts.delivery.texts) wipe(text);
    replace_wiped(drafts);
}

}  // namespace zuil
