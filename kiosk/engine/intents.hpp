#pragma once

#include <any>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "kiosk/engine/comfort.hpp"
#include "kiosk/engine/desk_intents.hpp"
#include "kiosk/engine/views.hpp"
#include "platform/secrets/secret_text.hpp"
#include "sync/model/hold.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/order.hpp"
#include "sync/model/staff.hpp"
#include "sync/model/staff_call.hpp"

// What a shopper or somebody of the staff can want, as plain values. The engine checks each one again: a screen may be
// one snapshot behind.
namespace zuil {

struct Touched {};  // somebody is there: the time-out starts over
struct Begin {};    // leaves attract
struct SetLanguage {
    std::string tag;
};
struct SetComfort {
    ComfortChange to;
};
struct GoBack {};
struct GoHome {};
struct Stop {};  // ends the session and wipes it
struct OpenCategory {
    CategoryId category;  // empty: everything that lies in this store, as home's shelf shows a part of
};
struct OpenProduct {
    ProductId product;
};
struct OpenCompare {};
struct ToggleCompare {  // takes it along for comparing, or puts it back
    ProductId product;
};
struct ClearCompare {};
struct OpenSearch {};
struct OpenBasket {};
struct Query {
    std::string text;
    bool literal = false;  // do not mend typos
};
struct ToggleFacet {
    std::string key;
    std::string value;
};
struct SetPriceRange {
    std::int64_t least_minor = 0;
    std::int64_t most_minor = 0;
};
struct SetInStockHere {
    bool on = false;
};
struct RemoveFilter {
    std::string key;
    std::string value;
};
struct ClearFilters {};
struct SetSort {
    SortOrder order = SortOrder::popular;
};
struct ShowMore {
    int wanted = 0;  // cards from the first on
};
struct ChooseOption {
    std::string group;
    std::string value;
};
struct AddToBasket {
    ProductId product;
    VariantId variant;  // empty: the one that its page would choose first
};
struct SetQuantity {
    VariantId variant;
    int quantity = 1;
};
struct RemoveLine {
    VariantId variant;
};
struct ToastAction {
    std::uint64_t number = 0;
};
// How a line comes to the shopper, as a WayView offers it.
struct ChooseWay {
    VariantId variant;
    Fulfilment kind = Fulfilment::pickup;
    StoreId store;
};
struct TakeNow {};  // everything that lies in this store
struct StartCheckout {};
struct ChooseContactKind {
    ContactKind kind = ContactKind::phone;
};
struct GiveContact {
    std::string name;
    std::string phone;
    std::string email;
};
struct ChooseStore {
    StoreId store;
};
struct ChooseDay {
    int offset = 0;
};
struct ChooseSlot {
    int index = -1;  // -1: any time that day
};
struct ContinueToPayment {};
// On the screens of pick-up and delivery: what it is about goes the other way.
struct CollectInstead {};
struct DeliverInstead {};
struct ChooseDeliveryDay {
    int offset = 0;
};
struct ChooseDeliveryWindow {
    int index = 0;
};
// Hands the address in, as it was typed, and goes on when it fits.
struct GiveAddress {
    std::string postcode;
    std::string house_number;
    std::string addition;
    std::string street;
    std::string city;
};
struct PlaceOrder {
    PaymentMethod method = PaymentMethod::till;
    std::uint64_t offer = 0;  // PaymentView::offer, as it was on the screen that was touched
};
// While an order waits to be paid on the shopper's phone. The shop is asked first, so both take a moment.
struct PayAtTillInstead {};
struct LeavePhonePayment {};  // back to the choice, with nothing ordered
struct PayOnPhoneAgain {};    // a new code, when the time of the one before is over
struct Finish {};             // "I’m done": wipes
struct ExtendSession {
    bool five_minutes = false;
};
struct Scanned {
    std::string text;
};
// From the confirmation: how its orders stand.
struct OpenMyOrder {};
// On my-order: what the shopper says to a ChangeView, as it was on the screen that was touched.
struct DecideChange {
    bool agrees = false;  // otherwise the order is cancelled
    std::uint64_t offer = 0;
};
struct OpenFindOrder {};
struct FindOrder {  // by the code that was typed
    std::string code;
};
struct TraceOrder {  // the one whose number was typed, by something that it was placed with
    std::string told;
};
// Where a shopper shows who they are, and sees what the shop knows of them.
struct OpenCustomer {};
struct ChooseCodeWay {
    ContactKind kind = ContactKind::phone;
};
struct SendCode {  // to the telephone or the address, as it was typed
    std::string contact;
};
struct CheckCode {
    std::string code;
};
struct GoOnAsCustomer {};  // with the checkout, which needs nothing typed then
// On payment: whether the shop is to keep this purchase with what it knows of the shopper.
struct SetKeepPurchase {
    bool on = false;
};
struct ForgetCustomer {};  // "this is not me", or "no longer"
// What a shopper may want of staff is asked on a sheet over the screen.
struct ShowPrivacy {  // what becomes of what is given on this screen
    bool open = true;
};
struct OpenCall {};
struct CloseCall {};
struct CallStaff {  // about the article on the screen, if there is one
    CallQuestion question = CallQuestion::other;
};
struct CancelCall {};
struct HoldArticle {  // staff put a piece of this store aside
    VariantId variant;
    HoldTerm term = HoldTerm::two_hours;
};
struct EndHold {  // it was collected, or is back on the shelf
    std::string code;
    std::string kiosk;  // at which it was put aside; empty: this one
};
struct TakeCall {  // a member of staff goes there
    CallId call;
};
// What to do with a basket that was carried here while another one stands on the screen.
struct BringBasket {
    enum class How { add, replace, leave };
    How how = How::leave;
};

// Something about this screen is in somebody's way.
struct MarkAnnoying {};
// The logo was held for two seconds.
struct OpenStaffEntrance {};
struct EnterStaff {
    SecretText pin;
};
// What follows is done by who was let in, and changes nothing for anybody else. Stop locks.
struct OpenStaffHome {};
struct SetTraining {
    Training to = Training::no;
};
struct OpenTask {
    OrderRef order;
};
struct SendAgain {  // an order that the shop refused
    OrderRef order;
};
struct OpenStaffNote {};
struct WriteNote {
    std::string text;
};
// Where a customer is looked up, masked until it is said what for.
struct OpenStaffCustomer {};
struct FindCustomer {
    std::string text;  // a card, a telephone number or its end, an address, or a name
};
struct ChooseCustomer {
    CustomerId customer;
};
struct ShowCustomer {
    CustomerReason reason = CustomerReason::question;
};
struct HideCustomer {};
// From this kiosk. It asked before.
struct EraseCustomer {
    CustomerId customer;
};
struct LetInAgain {
    StaffId colleague;  // empty: whoever comes to the entrance
};

template <class... Kinds>
struct IntentKinds {
    template <class Kind>
    static constexpr bool has = (std::is_same_v<Kind, Kinds> || ...);
};
using AllIntents =
    IntentKinds<Touched, Begin, SetLanguage, SetComfort, GoBack, GoHome, Stop, OpenCategory, OpenProduct, OpenCompare,
                ToggleCompare, ClearCompare, OpenSearch, OpenBasket, Query, ToggleFacet, SetPriceRange, SetInStockHere,
                RemoveFilter, ClearFilters, SetSort, ShowMore, ChooseOption, AddToBasket, SetQuantity, RemoveLine,
                ToastAction, ChooseWay, TakeNow, StartCheckout, ChooseContactKind, GiveContact, ChooseStore, ChooseDay,
                ChooseSlot, ContinueToPayment, CollectInstead, DeliverInstead, ChooseDeliveryDay, ChooseDeliveryWindow,
                GiveAddress, PlaceOrder, PayAtTillInstead, LeavePhonePayment, PayOnPhoneAgain, Finish, ExtendSession,
                Scanned, BringBasket, OpenMyOrder, DecideChange, OpenFindOrder, TraceOrder, FindOrder,
                OpenStaffEntrance, EnterStaff, OpenStaffHome, SetTraining, OpenTask, SendAgain, OpenStaffNote,
                WriteNote, LetInAgain, MarkAnnoying, OpenStaffCustomer, FindCustomer, ChooseCustomer, ShowCustomer,
                HideCustomer, EraseCustomer, OpenCustomer, ChooseCodeWay, SendCode, CheckCode, GoOnAsCustomer,
                SetKeepPurchase, ForgetCustomer, ShowDeskPart, ShowMorePickups, OpenPickup, TickLine, UntickLine,
                RefuseLine, ConfirmProof, ShowContact, FinishPickup, PrintSlip, ResolvePickup, CustomerLeft,
                OpenCollect, CheckInHere, MakeHelperCode, RevokeHelperCode, ShowPrivacy, OpenCall, CloseCall, CallStaff,
                CancelCall, TakeCall, HoldArticle, EndHold>;

// One of these. It is kept in a std::any: a std::variant of a hundred kinds makes functions for each of them wherever
// one is used, with the names of all others in theirs, and was a third of what compiling the engine and its tests took.
class Intent {
public:
    template <class Kind>
    requires(AllIntents::has<Kind>) Intent(Kind wanted) : wanted_{std::move(wanted)} {}

    // nullptr when something else is wanted.
    template <class Kind>
    const Kind* get_if() const {
        static_assert(AllIntents::has<Kind>);
        return std::any_cast<Kind>(&wanted_);
    }
    template <class... Kinds>
    bool is_one_of() const {
        return ((get_if<Kinds>() != nullptr) || ...);
    }
    // Calls `visitor` with the value; it takes each kind there is.
    template <class Visitor>
    void visit(Visitor visitor) const {
        visit_one_of(visitor, AllIntents{});
    }

private:
    template <class Visitor, class... Kinds>
    void visit_one_of(Visitor& visitor, IntentKinds<Kinds...>) const {
        const auto visits = [&visitor](const auto* wanted) {
            if (wanted != nullptr) visitor(*wanted);
            return wanted != nullptr;
        };
        (visits(get_if<Kinds>()) || ...);
    }

    std::any wanted_;
};

// What one frame of the UI wants, in order.
class Intents {
public:
    void push(Intent intent) { wanted_.push_back(std::move(intent)); }
    std::vector<Intent> take() { return std::exchange(wanted_, {}); }
    bool empty() const { return wanted_.empty(); }

private:
    std::vector<Intent> wanted_;
};

}  // namespace zuil
