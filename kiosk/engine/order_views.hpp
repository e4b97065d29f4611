#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/engine/picture_ref.hpp"
#include "sync/model/order.hpp"

// What the screens after buying show; see views.hpp. Nothing here is about a person.
namespace zuil {

// One stage of an order's way.
struct StageView {
    enum class State {
        done,
        now,
        ahead,
        problem,  // it stopped here
    } state = State::ahead;
    enum class Kind { ordered, shop, ready, sent, till, over } kind = Kind::ordered;
    std::string title;  // "Ready in the store"
    std::string when;   // "Thu 10:48", "until 20 March"; may be empty
};

// A line that the shop cannot sell as it was promised.
struct ChangedLineView {
    std::string name;
    std::string before;  // "2 × €5"
    std::string now;     // "1 × €6", "No longer available"
    bool gone = false;
};

// What the shop would take instead, for the shopper to say yes or no to.
struct ChangeView {
    std::vector<ChangedLineView> lines;
    std::string question;  // "It now costs €12 instead of €10. Shall we order it like this?"
    std::string agree;     // what the button says; empty: nothing is left to agree to
    std::uint64_t offer = 0;
    bool deciding = false;  // it was said, and is on its way
};

// One of the orders under a code.
struct FollowedPartView {
    Fulfilment kind = Fulfilment::pickup;
    std::string title;  // "Collect in Utrecht, Oudegracht"; empty: it is the only one
    std::vector<StageView> stages;
    std::string next;  // what happens next, or why it stopped
    bool ask_staff = false;
    std::optional<ChangeView> change;
    std::vector<PictureRef> pictures;  // of its articles, the first ones
    std::string summary;               // "4 items, service desk"
    std::string promise;               // "Friday 13 March, from 16:00"; may be empty
    std::string payment;               // "Pay at the till: €129"
    OrderRef collect;                  // its shopper may say that they are here for it; empty: not now, or not here
};

struct OrderedLineView {
    std::string name;
    std::string amount;  // "2 × €17.95"
    std::string price;   // of the line
};

// Something to read after buying.
struct HelpView {
    std::string id;
    std::string title;    // "Put in a film"
    std::string summary;  // "Step by step"; may be empty
    std::string about;    // the article
    PictureRef picture;
    std::vector<std::string> steps;
};

// What the shop does for who bought something: a row, and what it says when it is opened.
struct ServiceView {
    enum class Kind { returns, guarantee, manuals, question } kind = Kind::question;
    std::string title;
    std::string detail;
    struct Passage {
        std::string heading;  // may be empty
        std::vector<std::string> texts;
    };
    std::vector<Passage> passages;
    bool calls_staff = false;  // somebody can be called for it
};

struct MyOrderView {
    std::string about;        // "Order 7K 42, Thursday 12 March"
    std::string title;        // "Your order is ready"
    std::string pickup_code;  // empty: the shopper proved nothing that it may be told for
    std::string number;       // the shop's own, where there is no code
    std::string qr_text;      // empty likewise
    std::string barcode_text;
    std::vector<FollowedPartView> parts;
    std::string age;       // how old the shop's word is, once that matters; may be empty
    bool asking = false;   // the shop is being asked for the first time
    bool helping = false;  // what is known of the articles is still being looked up
    std::vector<OrderedLineView> lines;
    std::string total;
    std::vector<HelpView> helps;
    std::vector<ServiceView> services;
};

// Where an order is looked up by its code; or, at the shop, by its number and something that it was placed with.
struct FindOrderView {
    std::string problem;         // why what was handed in led nowhere; may be empty
    std::string closed_because;  // nothing can be handed in for a while; may be empty
    bool takes_numbers = false;  // the shop finds its orders, wherever they were placed
    std::string number;          // personal; empty: the code or the number is to be typed, and nothing else yet
    bool is_looking = false;     // the shop is being asked
};

}  // namespace zuil
