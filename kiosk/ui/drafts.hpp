#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>

#include "kiosk/engine/views.hpp"
#include "kiosk/ui/widgets/facets.hpp"

// What a shopper has half done on a screen: it is nobody's fact yet, and goes when the screen does.
namespace zuil {

struct ListingDraft {
    enum class Open { nothing, filters, sorts } open = Open::nothing;
    std::string jump_to;  // the facet that the filter sheet opens at
    RangeDraft price;
    int wanted = 0;                  // cards asked for
    std::set<std::string> unfolded;  // facets that show all their values
};

struct ProductDraft {
    int photo = 0;
    enum class Open { nothing, phone, stores, photo, hold } open = Open::nothing;
    bool all_specifications = false;
    float hold_height = 560;             // of what stood in the sheet to put it aside when it was last drawn
    bool shows_held = false;             // the code of what was put aside stands in it
    float zoom = 2;                      // how large the zoomed photo is; 1: all of it is seen
    float zoom_x = 0.5F, zoom_y = 0.5F;  // what of it lies in the middle, 0 to 1
    bool pinched = false;                // the fingers that are down have zoomed or moved it
};

struct KeyboardDraft {
    bool capitals = false;
    bool accents = false;
    std::string lingering;  // the key whose accents are offered
};

struct SearchDraft {
    std::optional<std::string> text;  // none: not touched, the view's query shows
    KeyboardDraft keyboard;
    bool keyboard_closed = false;
    int wanted = 0;
};

struct IdentifyDraft {
    enum class Field { contact, name } field = Field::contact;
    std::string name;
    std::string phone;
    std::string email;
    bool reveal = false;   // the field was just chosen: it has to be seen, whatever else there is
    bool changed = false;  // since it was handed in: what was wrong then may be right by now
    KeyboardDraft keyboard;
};

// The panel that makes the screen easier; it lies over any screen.
struct ComfortDraft {
    bool open = false;
    float height = 900;  // of what stood in it when it was last drawn
};

// The sheet from which staff are called; whether it is open is the engine's.
struct CallDraft {
    float height = 700;  // of what stood in it when it was last drawn
};

// The sheet that tells what becomes of what is given; whether it is open is the engine's.
struct PrivacyDraft {
    float height = 800;  // as CallDraft's
};

struct CompareDraft {
    bool only_differences = false;
};

struct BasketDraft {
    std::string choosing;  // the line, by its variant, whose ways are offered; kept while the sheet goes
    bool open = false;
    bool takes_along = false;  // the sheet with the codes is open
    bool to_till = false;      // it shows the one for the till, and not the one for a phone
};

struct DeliveryDraft {
    AddressProblem::Field field = AddressProblem::Field::postcode;
    std::array<std::string, 5> texts;  // by field
    bool reveal = false;               // as IdentifyDraft's
    bool changed = false;
    KeyboardDraft keyboard;
};

struct FindOrderDraft {
    std::string text;
    std::string told;         // what the order was placed with, as far as it was typed: about a person
    bool asks_number = true;  // it was the code or the number that was asked for when this was last drawn
    bool changed = false;     // as IdentifyDraft's
    KeyboardDraft keyboard{.capitals = true, .accents = false, .lingering = {}};
};

struct StaffEntranceDraft {
    std::string pin;
    bool changed = false;  // as IdentifyDraft's
};

struct StaffNoteDraft {
    std::string text;
    KeyboardDraft keyboard{.capitals = true, .accents = false, .lingering = {}};
};

// What lies over my-order.
struct MyOrderDraft {
    enum class Open { nothing, code, slip, help, service } open = Open::nothing;
    std::size_t which = 0;  // of the helps, or of the services
    float height = 700;     // of the text in the sheet when it was last drawn
};

struct CustomerDraft {
    std::string phone;
    std::string email;
    std::string code;      // the one-time code, as far as it was typed
    bool changed = false;  // as IdentifyDraft's
    KeyboardDraft keyboard;
    MyOrderDraft aftercare;
};

struct StaffCustomerDraft {
    std::string text;    // what is looked for: about a person
    bool typing = true;  // the keys are there
    std::optional<CustomerReason> reason;
    float sheet_height = 600;    // of the chosen customer's card when it was last drawn
    bool erasing = false;        // the sheet that asks is open
    ErasureView erasure;         // what it says, also while it goes
    float erasure_height = 900;  // of what stood in it when it was last drawn
    KeyboardDraft keyboard;
};

// What lies over an order at the desk.
struct StaffPickupDraft {
    enum class Open { nothing, refuse, contact } open = Open::nothing;
};

struct Drafts {
    StaffCustomerDraft staff_customer;
    StaffEntranceDraft staff_entrance;
    StaffNoteDraft staff_note;
    CustomerDraft customer;
    StaffPickupDraft staff_pickup;
    FindOrderDraft find_order;
    PrivacyDraft privacy;
    MyOrderDraft my_order;
    BasketDraft basket;
    DeliveryDraft delivery;
    CompareDraft compare;
    ListingDraft listing;
    ProductDraft product;
    SearchDraft search;
    IdentifyDraft identify;
    ComfortDraft comfort;
    CallDraft call;
};

// Another screen of the same session: all begins anew, but contact and address stay for the way back into the checkout.
void leave_screen(Drafts& drafts);
// The shopper left: what was typed is overwritten.
void wipe(Drafts& drafts);

}  // namespace zuil
