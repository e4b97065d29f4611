#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/engine/picture_ref.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/order.hpp"

// What the screens from the basket's end to the code show; see views.hpp.
namespace zuil {

enum class ContactKind { phone, email, none };

struct IdentifyView {
    ContactKind kind = ContactKind::phone;
    std::string dial_prefix;     // "+31"
    std::string problem;         // what is wrong with what was entered, once it was handed in; may be empty
    bool customer_door = false;  // whom the shop knows need not type anything
};

struct PickupStoreView {
    StoreId store;
    std::string name;
    std::string detail;     // "Open until 20.00, service desk on the ground floor"
    std::string when;       // "Tomorrow"
    std::string when_from;  // "from 10.00"
    bool today = false;
    bool this_store = false;
    bool chosen = false;
    std::string disabled_because;  // may be empty
};

struct PickupDayView {
    std::string day;   // "tomorrow", "sat"
    std::string date;  // "14"
    int offset = 0;    // days from today
    bool chosen = false;
    bool available = true;
};

struct PickupSlotView {
    int index = 0;     // within the chosen day
    std::string text;  // "16.00 – 18.00"
    bool chosen = false;
    bool available = true;
};

// Collect it, or have it brought: what each is called, with what it costs. Empty: there is no choice.
struct PickupOrDeliveryView {
    std::string collect;
    std::string deliver;
};

struct PickupView {
    PickupOrDeliveryView either;
    std::string about;  // which articles, when the others go another way; may be empty
    std::vector<PickupStoreView> stores;
    std::vector<PickupDayView> days;    // empty: the shop promises no time
    std::vector<PickupSlotView> slots;  // empty: days only
    std::string promise;                // "Everything is ready on Friday 13 March"
    std::string promise_detail;         // "from 16.00 at the service desk"
    std::string keep_note;              // how long it is kept; empty when not configured
    std::vector<PictureRef> pictures;
    std::string continue_disabled_because;
};

// What is wrong with an address that was handed in, and in which field.
struct AddressProblem {
    enum class Field { postcode, house_number, addition, street, city } field = Field::postcode;
    std::string text;  // empty: nothing
};

struct DeliveryWindowView {
    int index = 0;
    std::string text;  // "18.00 – 21.00"
    std::string cost;  // "free", "€ 3,95"
    bool chosen = false;
};

struct DeliveryView {
    PickupOrDeliveryView either;
    std::string about;                        // as PickupView's
    bool needs_street = false;                // postcode and number are not enough
    bool dutch = true;                        // postcodes of four digits and two letters
    std::vector<PickupDayView> days;          // empty: the shop says the day later
    std::vector<DeliveryWindowView> windows;  // empty: any time that day
    std::string promise;                      // where no day is promised; may be empty
    AddressProblem problem;                   // of the address that was handed in
    std::string continue_disabled_because;
};

// One of the orders that a basket becomes.
struct PartView {
    Fulfilment kind = Fulfilment::pickup;
    std::string title;   // "Collect in Utrecht, Oudegracht"
    std::string detail;  // "2 items, Fri 13 March, 16.00 – 18.00"
    std::string amount;  // "€ 35,90"
    std::string status;  // once it is accepted: how far it is
    bool ask_staff = false;
};

struct PaymentView {
    std::string total;
    std::string count;
    std::string summary;  // "4 articles, collect on Fri 13 March, 16.00 – 18.00"
    std::string store;
    bool is_home = false;  // `store` is where the shopper lives: personal
    std::string terms;     // the duty to pay and the return term
    std::string place_disabled_because;
    std::string notice;       // a price or the stock changed while the shopper was here; may be empty
    std::uint64_t offer = 0;  // what exactly is agreed to: PlaceOrder hands it back, and a stale one is refused
    bool placing = false;
    std::vector<PartView> parts;  // of a basket that goes several ways; otherwise empty
    std::string delivery_cost;    // "of which home delivery € 3,95"; empty: nothing is added
    std::string pay_at_pickup;    // what that means here, in a sentence; empty: it is not offered
    bool pay_on_phone = false;    // offered
    bool asks_to_keep = false;    // the shop can keep it with the details of the shopper, whom it knows
    bool keeps = false;           // the shopper wants that
};

// How far paying on the shopper's own phone is, as the screen tells it.
enum class PhoneStage {
    making,   // the page is not there yet
    waiting,  // the code is there to be scanned
    paying,   // begun on the phone; nothing can be changed now
    failed,   // the last try did not succeed; the code takes another
    asking,   // the shop is asked whether anything was paid
    over,     // nothing was paid in time
    refused,  // it does not work for this order, and nothing was paid
};

struct PhonePaymentView {
    PhoneStage stage = PhoneStage::making;
    std::string title;   // what is going on, where no code is to be scanned
    std::string detail;  // the same in a sentence or two
    std::string total;
    std::string what;       // "Collect in Utrecht, Oudegracht"
    std::string what_more;  // "2 items, Fri 13 March, 16.00 – 18.00"
    std::string terms;
    std::string page;                    // the address that the code holds; empty: there is no code to scan
    std::string valid;                   // "14 more minutes"
    std::string line;                    // the shop cannot be reached, and what that means; otherwise empty
    std::string leave_disabled_because;  // why no other way can be chosen now; empty: it can
    bool can_try_again = false;          // a new code can be asked for
};

struct NextStepView {
    std::string title;
    std::string detail;
    bool done = false;
};

struct ConfirmationView {
    bool offline = false;      // accepted and kept here, not yet at the shop
    bool ask_staff = false;    // the shop refused it, or something changed: nothing to pay before staff looked at it
    bool asks = false;         // something changed that the shopper decides about, on my-order
    std::string status;        // "Safely saved", "The shop has your order"
    std::string pickup_code;   // "7K 42"
    std::string qr_text;       // what the QR code carries
    std::string barcode_text;  // for the till, Code 128
    bool is_delivery = false;  // nothing of it is collected: the code is for questions
    std::string when;          // "Friday 13 March, from 16.00"
    std::string where;         // "Service desk, Utrecht Oudegracht"
    std::string total;         // to be paid at the till; empty: nothing is
    std::string count;
    std::vector<PartView> parts;  // of a basket that went several ways; otherwise empty
    std::vector<NextStepView> steps;
    int wipes_in_seconds = 0;
    int wipes_after_seconds = 60;  // as the shop configured it: what a full ring stands for
};

}  // namespace zuil
