#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/engine/picture_ref.hpp"

// What the screens of the pick-up desk show; see views.hpp. What is personal says so.
namespace zuil {

// How a short status is meant.
enum class DeskTone { plain, well, hurry, wrong };

enum class DeskPart { to_prepare, ready, handed_over };

// What keeps the printer from printing, and what to do; empty: nothing does.
struct PrinterView {
    std::string title;  // "The printer has no paper"
    std::string text;   // "2 slips wait for it."
    DeskTone tone = DeskTone::plain;
};

// How many orders wait for what; a tap shows them.
struct DeskCountView {
    DeskPart part = DeskPart::to_prepare;
    std::string title;  // "To prepare"
    std::string number;
    std::string pill;  // "2 before 15:00"; may be empty
    DeskTone tone = DeskTone::plain;
    bool chosen = false;
};

struct DeskRowView {
    std::string order;
    std::string code;   // "7K 42"
    std::string title;  // "4 items"
    std::string pill;   // "25 min left", "12 min late"
    DeskTone tone = DeskTone::plain;
    std::string detail;  // "Instant camera and 2 more"
    std::string action;  // "Start", "Hand over"
    bool first = false;  // the one to do next
    bool waits = false;  // somebody stands here for it
};

// How many orders are listed at first, and each time that somebody asks for more.
inline constexpr std::size_t desk_rows_first = 6;
inline constexpr std::size_t desk_rows_more = 20;

struct DeskQueueView {
    std::vector<DeskCountView> counts;
    std::string title;  // of the part that is shown
    std::vector<DeskRowView> rows;
    std::string more;   // "2 more"; may be empty
    std::string empty;  // what stands there without rows
    std::string age;    // how old the list is, where that matters; may be empty
};

// Why a customer does not get something.
enum class RefusalReason { not_found, damaged, sold_out };

struct DeskLineView {
    std::string id;
    std::string name;    // "2 × Film, colour"
    std::string detail;  // "Article 40 3120, shelf S-14"
    PictureRef picture;
    enum class State { open, next, ticked, refused } state = State::open;
    std::string status;     // "2 scanned", "1 of 2", "Scan now", "Damaged"
    bool can_tick = false;  // by hand
    bool can_refuse = false;
    bool can_take_back = false;  // the tick, or the refusal
};

struct DeskOrderView {
    std::string order;
    std::string about;  // "Hand over"
    std::string code;
    std::string pill;  // "Paid, €243.90"
    DeskTone tone = DeskTone::plain;
    std::string since;  // "Ready since 11:30"
    // Who may have it; empty while it is prepared.
    std::string proof_title;   // "The pick-up code is right"
    std::string proof_detail;  // "Customer J••• V•••, number ends in 78": masked
    std::string proof_pill;    // "14:02"
    bool is_proven = false;
    bool can_show_code = false;  // the order has a code that nobody else knows
    bool can_check_identity = false;
    std::string lines_title;  // "Give along"
    int done = 0;
    int wanted = 0;
    std::string progress;  // "3 of 4"
    std::vector<DeskLineView> lines;
    // Whose order it is, once somebody said why they want to see it. Personal.
    bool can_show_contact = false;
    std::vector<std::string> contact;
    // What did not go as staff meant it, or is not told to the shop yet.
    std::string notice_title;
    std::string notice;
    DeskTone notice_tone = DeskTone::plain;
    bool can_resolve = false;
    std::string print;        // "Print the slip again"; empty: there is no printer
    PrinterView printer;      // as far as something waits for it
    std::string waits;        // "Waits at counter 2 since 14:02"; may be empty
    std::string action;       // "Ready for the customer"; empty: there is nothing to do
    std::string off_because;  // "1 item still to scan"
};

// Why an order may be handed over.
enum class DeskProof { none, code, helper, identity };

// The shopper: "I am here to collect".
struct CollectView {
    std::string about;  // "Order 7K 42"
    std::string title;  // "Your order is ready"
    std::string text;   // what happens next
    enum class Kind { ready, soon, over, waiting } kind = Kind::soon;
    std::string items;   // "4 items"; may be empty
    std::string place;   // "Counter 2"; may be empty
    std::string action;  // "I am here"; empty: there is nothing to do
    // A code for somebody else.
    bool can_make_code = false;
    std::string helper_code;  // just made: shown this once
    std::string helper_qr;
    std::string helper_until;  // "Good until Friday 13 March, 16:00"; empty: there is none
};

}  // namespace zuil
