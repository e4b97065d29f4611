#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/engine/desk_views.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/staff.hpp"

// What the screens of staff show; see views.hpp.
namespace zuil {

// The dark bar above every screen, for as long as somebody of the staff is in.
struct StaffBarView {
    std::string name;   // personal: theirs
    std::string role;   // "sales"
    std::string locks;  // "Locks in 0:45"; empty: it waits for something else
    Training training = Training::no;
};

struct StaffEntranceView {
    enum class Asks {
        pin,
        pin_after_badge,
        badge,    // no PIN gets in for a while
        nothing,  // nobody has an account yet
    } asks = Asks::pin;
    std::string text;     // what to do
    std::string problem;  // the last try led nowhere; may be empty
    bool checking = false;
};

// A number that tells how the orders of this kiosk stand.
struct StaffCountView {
    std::string title;
    std::string number;
    std::string pill;    // may be empty
    bool calls = false;  // somebody has to do something
};

// An order that somebody has to look at.
struct StaffTaskView {
    OrderRef order;
    std::string code;
    std::string title;   // "4 items"
    std::string pill;    // "Refused"
    std::string detail;  // why, and since when
    bool can_send_again = false;
};

// A colleague who may not try any more, or the entrance itself.
struct ShutOutView {
    StaffId colleague;  // empty: the entrance
    std::string text;
};

// Something that is put aside in this store.
struct HeldView {
    std::string code;
    std::string article;
    std::string until;
    enum class State { held, over } state = State::held;
    std::string note;    // what else staff have to know: of the webshop, or of the kiosk that it is at
    bool warns = false;  // the note
    std::string kiosk;   // at which it was put aside; empty: this one
    std::string place;   // that one, in words
    bool is_ending = false;
};

struct StaffHomeView {
    std::optional<DeskQueueView> desk;  // absent: this shop has no pick-up desk here
    PrinterView printer;
    std::vector<StaffCountView> counts;
    std::vector<StaffTaskView> tasks;
    std::string more_tasks;             // "and 3 more"; may be empty
    std::vector<ShutOutView> shut_out;  // for who may let them in again
    std::vector<HeldView> holds;
    Training training = Training::no;
};

}  // namespace zuil
