#pragma once

#include <string>
#include <vector>

#include "kiosk/engine/checkout_views.hpp"
#include "kiosk/engine/order_views.hpp"
#include "kiosk/engine/picture_ref.hpp"
#include "sync/model/ids.hpp"

// What a shopper sees of what the shop knows about them; see views.hpp. Personal throughout, and masked where somebody
// could read along.
namespace zuil {

// An article that was bought here or online, however often.
struct BoughtView {
    ProductId product;
    VariantId variant;
    std::string name;
    std::string when;       // "Twice, last on 13 March 2026, Utrecht"
    std::string guarantee;  // "until March 2028"; may be empty
    bool guarantee_over = false;
    PictureRef picture;
    bool can_buy_again = false;
};

struct OfferView {
    std::string title;
    std::string detail;  // "Until 31 December. At the till: PAN10"; may be empty
};

struct CustomerView {
    enum class Stage {
        asking,   // show a card, or ask for a code
        looking,  // the shop is being asked
        code,     // the code that was sent is to be typed
        known,
    } stage = Stage::asking;
    bool takes_cards = false;
    bool sends_codes = false;
    std::string card_name;  // "Veer card"
    ContactKind kind = ContactKind::phone;
    std::string dial_prefix;
    std::string problem;  // what came of the last try; may be empty
    std::string told;     // where the code goes, in words that tell nobody whether it does

    std::string greeting;  // "J••• V."
    std::string reached;   // "We reach you on •• •• 44 78"; empty: the shop has nothing
    std::string age;       // the shop is out of reach, and since when this is known; may be empty
    std::string points;    // "1,240 points"; empty: the shop tells none
    std::vector<OfferView> offers;
    std::vector<BoughtView> bought;
    MyOrderView aftercare;     // its helps and services alone
    bool in_checkout = false;  // there is a way on from here
};

}  // namespace zuil
