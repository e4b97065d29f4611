#pragma once

#include <string>

#include "kiosk/engine/desk_views.hpp"
#include "sync/model/ids.hpp"

// What staff want at the pick-up desk, and shoppers who come to collect; see intents.hpp.
namespace zuil {

struct ShowDeskPart {
    DeskPart part = DeskPart::to_prepare;
};
struct ShowMorePickups {};
struct OpenPickup {
    std::string order;
};
// On an order: one more piece of the line was found; none of it, after all; nothing more of it comes.
struct TickLine {
    std::string line;
};
struct UntickLine {
    std::string line;
};
struct RefuseLine {
    std::string line;
    RefusalReason reason = RefusalReason::not_found;
};
struct ConfirmProof {  // by eye: the customer shows this code, or who they are
    DeskProof proof = DeskProof::code;
};
// Why somebody wants to see whose order it is.
enum class ContactReason { to_call, to_identify, to_help };
struct ShowContact {
    ContactReason reason = ContactReason::to_call;
};
struct FinishPickup {  // ready for the customer, or handed over
    std::string order;
};
struct PrintSlip {  // what lies with the order
    std::string order;
};
struct ResolvePickup {  // what went otherwise was seen
    std::string order;
};
struct CustomerLeft {
    std::string order;
};

// A shopper comes for an order, from how it stands or by its code.
struct OpenCollect {
    OrderRef order;
};
struct CheckInHere {};
struct MakeHelperCode {};
struct RevokeHelperCode {};

}  // namespace zuil
