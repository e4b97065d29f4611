#pragma once

#include <string>

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/ui/stage.hpp"

// The ways to pay, each on a card of its own: for the screen that offers them, and for the one that waits for a phone.
namespace zuil {

struct DrawnCard {
    float height = 0;
    bool tapped = false;
};

// What a way is called, what it means, and the button that chooses it.
struct WayCard {
    std::string id;
    std::string icon;
    std::string title;
    std::string text;
    std::string action;
    std::string off_because;
};
DrawnCard draw_way_card(Stage& stage, const Box& at, const WayCard& way);

// What it is all about in two lines, and a quiet button that leads back to change it.
struct SummaryRow {
    std::string icon;
    std::string strong;
    std::string text;
    bool is_personal = false;
    std::string action;  // empty: there is none
};
DrawnCard draw_summary_row(Stage& stage, const Box& at, const SummaryRow& row);

// Whether there is a choice at all.
bool has_several_ways(const PaymentView& view);

// Each draws its card and returns the height; nothing where it is not offered.
float draw_phone_way(Stage& stage, const Box& at, const PaymentView& view, Intents& out);
float draw_till_way(Stage& stage, const Box& at, const PaymentView& view, Intents& out);
float draw_other_ways(Stage& stage, const Box& at, const PaymentView& view, Intents& out);

// The switch with which a known customer has the shop keep the purchase; it is no part of ordering. Returns the height
// with the gap below.
float draw_consent(Stage& stage, const Box& at, const PaymentView& view, Intents& out);

// No card is ever shown to these screens, and they say so, beside the button back.
void draw_reassurance(Stage& stage);

}  // namespace zuil
