#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/engine/basket.hpp"
#include "kiosk/engine/basket_code.hpp"
#include "kiosk/engine/comfort.hpp"
#include "kiosk/engine/desk_work.hpp"
#include "kiosk/engine/erase_customer.hpp"
#include "kiosk/engine/patience.hpp"
#include "kiosk/engine/phone_payment.hpp"
#include "kiosk/engine/pickup_times.hpp"
#include "kiosk/engine/route.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/engine/till_code.hpp"
#include "kiosk/engine/views.hpp"
#include "sync/model/customer.hpp"
#include "sync/model/order.hpp"
#include "sync/model/staff.hpp"
#include "sync/model/traced_order.hpp"
#include "sync/store/listing.hpp"
#include "sync/store/outbox_store.hpp"

namespace zuil {

inline constexpr int cards_per_step = 24;
inline constexpr std::size_t compared_max = 4;  // more columns than that cannot be read
inline constexpr int cards_max = 2'000;         // a longer listing is narrowed by filters, not scrolled

// Where the shopper is, with what was chosen there: going back finds it as it was left.
struct Place {
    Route route = Route::attract;
    std::uint64_t visit = 0;

    // listing
    CategoryId category;
    ListingFilters filters;
    ListingSort sort = ListingSort::popular;
    int wanted = cards_per_step;  // cards
    // search
    std::string text;
    bool literal = false;
    // product
    ProductId product;
    VariantId variant;  // empty: its first choice
    // pickup: whose lines it is about
    StoreId apart;  // as in their LineWay
};

// What a toast's button takes back.
using Undo = std::variant<std::monostate, Basket::Removed, VariantId>;  // a removed line, or an added variant

struct Toast {
    std::uint64_t number = 0;
    std::string text;
    std::string action;
    Undo undo;
    BootTime gone_at{};
};

// A price that changed while it lay in the basket, so that another language can tell of it too.
struct ChangedPrice {
    VariantId variant;
    PriceChange change;
};

struct PickupChoice {
    StoreId store;                               // where to collect; empty: this kiosk's
    std::optional<std::chrono::local_days> day;  // absent: the first one offered
    int slot = -1;                               // within the day; -1: any time
};

struct DeliveryChoice {
    std::optional<Address> address;              // checked; absent: not asked yet
    std::optional<std::chrono::local_days> day;  // absent: the first one offered
    int window = -1;                             // within the day; -1: the first of the cheapest
};

// What the shopper said in checkout. Personal.
struct Checkout {
    ContactKind kind = ContactKind::phone;
    Contact contact;
    std::string contact_problem;
    std::map<StoreId, PickupChoice> pickups;  // by LineWay::store
    DeliveryChoice delivery;
    AddressProblem address_problem;
    bool keeps_purchase = false;  // with the details of who is known: said for this purchase alone, and never for them
};

// One of the orders that came of a basket.
struct AcceptedOrder {
    Order order;
    OrderState state = OrderState::accepted;
};

// What was accepted here, as its confirmation shows it.
struct Accepted {
    std::vector<AcceptedOrder> orders;  // at least one; all under one code
    bool offline = false;               // there was no connection when it was taken
    ContactKind kind = ContactKind::none;
    std::string contact_hint;  // the last two digits of a phone number; never more
    Training training = Training::no;
};

// One of the orders that the shopper looks at: its facts and how it stands, without whose it is.
struct FollowedOrder {
    Order order;
    OrderState state = OrderState::accepted;
    WallTime changed_at{};                           // when it came to this state
    std::optional<Error> last_error;                 // why it was refused, or has to be agreed to
    std::optional<OrderProgress> progress;           // as far as the shop has told
    WallTime progress_at{};                          // when it told that
    std::optional<OrderQuote> quote = std::nullopt;  // what the shop would make of it now, where it waits for that
    std::uint64_t offer = 0;                         // names the quote; another quote is another offer
    bool is_decided = false;                         // the shopper said yes or no, and the order does not show it yet
    // Of one that was asked of the shop, wherever it was placed; empty: it is in this kiosk's outbox.
    std::string shop_number = {};
    OrderPause pause = OrderPause::none;  // as far as the shop was asked
};

// An order that is looked for at the shop. Personal, with what is typed for it.
struct Tracing {
    std::string number;               // empty: by the code that was scanned
    bool counted = false;             // as a pick-up code that is wrong
    bool is_looking = false;          // the shop is being asked
    std::string problem;              // English
    std::int64_t closed_minutes = 0;  // too much was tried: for how long nothing can be
};

// How far a shopper is in showing who they are.
struct Identification {
    CustomerView::Stage stage = CustomerView::Stage::asking;
    ContactKind kind = ContactKind::phone;  // where a code would go
    std::string problem;                    // English
    std::int64_t closed_minutes = 0;        // too much was tried: for how long nothing can be
};

// Who the shopper has shown to be. Personal.
struct KnownCustomer {
    CustomerRecord record;
    std::optional<WallTime> kept_at;  // the shop is out of reach: this is as it told it then
};

// A basket that a code brought here, on its way into this one.
struct Carried {
    CarriedBasket basket;
    // What the catalogue knows of it; a variant that is gone is absent. Not there yet while it is looked up.
    std::optional<std::map<VariantId, std::shared_ptr<const ArticleFacts>>> facts;
};

// What a till's code brings here, one line a scan, until the shopper does something else.
struct FromTill {
    std::vector<TillLine> asked;  // of the catalogue, which has not answered yet
    int pieces = 0;               // that came into the basket
    std::int64_t refused = 0;
    std::vector<std::string> refusals;  // the last few of them, in words, the newest first
};

// What was shown at the staff entrance.
struct Knocking {
    std::uint64_t ticket = 0;
    bool is_checked = false;  // right now
    bool is_refused = false;  // the last time
    std::string badge;        // its slow hash: the PIN is wanted too
};

// Somebody of the staff who was let in. It ends as a shopper's session does, in a wipe: when they lock, or have not
// touched the screen for a while (Session::patience counts that).
struct StaffSession {
    StaffMember member;
    Training training = Training::no;
    std::vector<OutboxEntry> tasks;  // orders that somebody has to look at, without contacts
    std::vector<StaffMember> shut_out;
    bool entrance_shut = false;
    struct Held {
        std::string code;
        std::uint64_t visit = 0;
    } held;  // put aside last, and on which page

    bool may_manage() const { return member.role != StaffRole::staff; }
};

// Whom staff look up. Personal.
struct LookedUp {
    bool looking = false;
    std::string problem;  // English
    std::vector<Customer> found;
    CustomerId chosen;
    std::optional<CustomerRecord> record;     // of the chosen one
    std::optional<WallTime> kept_at;          // the shop is out of reach: this is as it told it then
    std::optional<CustomerReason> shown_for;  // not masked, and what for
    std::optional<ErasedCustomer> erased;     // what came of erasing who was chosen before
};

// Everything about one shopper, in one value: assigning a new one is the wipe.
struct Session {
    std::uint64_t number = 1;
    LanguageTag language;
    Comfort comfort;
    std::vector<Place> trail{Place{}};  // the back stack; the last one is where the shopper is
    bool went_back = false;
    Basket basket;
    std::string basket_notice;
    std::optional<ChangedPrice> changed_price;  // what the notice tells of
    std::optional<Carried> carried;
    FromTill from_till;
    std::vector<ComparedArticle> compared;
    std::vector<std::string> searched;          // in this visit, as counted
    std::vector<std::string> popular_searches;  // of others, for the search screen
    Checkout checkout;
    Identification identification;
    std::optional<KnownCustomer> customer;
    std::optional<PhonePayment> phone;  // while the screen waits for it; the basket stays until it is paid
    std::optional<Accepted> accepted;
    std::vector<FollowedOrder> followed;   // what my-order shows: all under one code
    std::vector<OrderRef> collectable;     // those of them that are collected here
    std::optional<Collecting> collecting;  // the order that the shopper came for
    std::string find_problem;              // English
    std::optional<Tracing> tracing;
    std::int64_t closed_minutes_shown = 0;  // for how long no code can be handed in
    bool asks_for_staff = false;            // the sheet is open
    std::optional<Toast> toast;
    Patience patience;
    int seconds_shown = 0;         // of the countdown
    std::uint64_t privacy_at = 0;  // the visit on whose screen the privacy notice is read
    std::uint64_t annoyed_at = 0;  // the visit whose screen is annoying
    int annoyances = 0;            // said in this session
    Knocking knocking;
    std::int64_t entrance_closed_shown = 0;  // seconds
    std::optional<StaffSession> staff;
    LookedUp looked_up;
    // At the pick-up desk.
    std::vector<PickupEntry> pickups;
    DeskPart desk_part = DeskPart::to_prepare;
    std::size_t desk_rows = desk_rows_first;
    std::optional<DeskWork> desk;

    const Place& here() const { return trail.back(); }
    Place& here() { return trail.back(); }
};

}  // namespace zuil
