#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/model/local_text.hpp"
#include "sync/model/store.hpp"

// What the shop decides about its kiosk, as values.
namespace zuil {

// What is known of a store that the webshop itself does not hold. Each field that is set replaces the shop's.
struct StoreOverride {
    StoreId store;
    std::optional<LocalText> pickup_desk;
    std::optional<std::array<std::optional<OpeningHours>, 7>> hours;  // Monday first
    std::optional<std::chrono::minutes> pickup_lead;
    std::optional<std::chrono::minutes> transfer_lead;
    std::optional<std::chrono::minutes> slot_length;
};

// When the shop comes by, and what it asks for that.
struct DeliveryWindow {
    std::chrono::minutes begins{};  // since local midnight
    std::chrono::minutes ends{};
    std::int64_t cost_minor = 0;  // in the currency of the articles, tax included
    std::string method;           // the shop's own name for this way of delivering; empty: its usual one
};

// Home delivery, as the shop promises it.
struct DeliverySettings {
    std::string country = "NL";                                            // ISO 3166: where it delivers
    int lead_days = 1;                                                     // from an order to the first day
    std::optional<std::chrono::minutes> order_before;                      // of the day; later counts as the day after
    std::array<bool, 7> days{true, true, true, true, true, false, false};  // Monday first; none: it promises no day
    std::int64_t cost_minor = 0;                                           // where there are no windows
    std::vector<DeliveryWindow> windows;                                   // of each day; empty: it promises no hours
};

// What stands at the top of home. Outside its dates it is never shown.
struct Campaign {
    LocalText tag;
    LocalText title;
    LocalText text;
    LocalText action;
    std::string picture_url;
    CategoryId category;                         // where a tap goes
    std::optional<std::chrono::sys_days> from;   // the first day, where the store is
    std::optional<std::chrono::sys_days> until;  // the last day
};

// After how long without a touch the screen asks whether anyone is there, and how long it waits for the answer.
struct Timeouts {
    std::chrono::seconds idle{60};
    std::chrono::seconds idle_in_checkout{120};
    std::chrono::seconds answer{30};
    std::chrono::seconds confirmation{60};  // how long a confirmation stays before the screen wipes itself
};

// Who works here, at this screen.
struct StaffSettings {
    std::chrono::seconds locks_after{60};  // without a touch
    bool badge_is_enough = true;           // for sales staff; otherwise it goes with a PIN, as the others' do
    bool managers_need_badge = false;      // a PIN alone lets in neither managers nor IT
    std::chrono::days audit_kept{90};
};

// Where who collects something waits.
struct DeskSettings {
    LocalText place;  // "Counter 2"; empty: the store's own desk
};

// What the scanner of this shop's tills types for an article, so that a code holds it for several. Checked: `line`
// names the article once, and everything is printable ASCII, Enter (\r) and Tab.
struct TillSettings {
    std::string line;  // "{quantity}*{gtin}"; {sku} instead of {gtin}; without {quantity}: once for each piece
    std::string between = "\r";  // two lines
    std::string before;          // the first
    std::string after;           // the last
};

struct EngineSettings {
    std::string shop_name;
    std::vector<LanguageTag> languages{"nl", "en"};  // the first is the one of the attract screen
    std::string time_zone = "Europe/Amsterdam";      // IANA name
    std::string dial_prefix = "+31";                 // put before a phone number without a country
    std::string product_link;                        // "https://shop.example/p/{sku}"; empty: no link, no QR code
    // "https://shop.example/basket#{basket}": where the code of a basket leads a phone; empty: only to kiosks.
    std::string basket_link;
    int basket_days = 7;            // how long such a code is good
    StoreId store;                  // where this kiosk stands
    std::string kiosk_code = "K1";  // 2 to 6 capitals and digits; begins every code made offline
    std::string bay;                // where in the store it stands, for staff: "by the lamps"; may be empty
    LocalText attract_headline;
    LocalText attract_text;
    std::vector<std::string> attract_slides;  // picture addresses
    std::vector<CategoryId> home_categories;  // empty: the shop's own top categories
    LocalText shelf_title;                    // empty: "Now in this store"
    std::vector<Campaign> campaigns;          // the first that is current is shown
    std::vector<StoreOverride> stores;
    Timeouts timeouts;
    StaffSettings staff;
    DeskSettings desk;
    int keep_days = 0;                         // how long an order is kept for the shopper; 0: not said
    int return_days = 0;                       // 0: not said
    LocalText return_note;                     // how and where an article comes back; may be empty
    LocalText question_note;                   // how else the shop is asked something; may be empty
    LocalText privacy_note;                    // whom to ask about one's details, and how; may be empty
    std::string privacy_link;                  // the shop's privacy statement, https://; may be empty
    std::vector<std::string> card_patterns;    // of the shop's loyalty cards: "2900######"; see loyalty_card.hpp
    LocalText card_name;                       // "Veer card"; empty: "loyalty card"
    LocalText points_name;                     // "feathers"; empty: "points"
    bool asks_contact = true;                  // false: the shopper collects on the code alone
    std::optional<DeliverySettings> delivery;  // absent: nothing is brought home
    std::optional<TillSettings> till;          // absent: a basket that is not ordered does not go to the till
};

}  // namespace zuil
