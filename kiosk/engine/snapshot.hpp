#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/engine/comfort.hpp"
#include "kiosk/engine/loaded.hpp"
#include "kiosk/engine/route.hpp"
#include "kiosk/engine/views.hpp"
#include "sync/model/staff_call.hpp"

namespace zuil {

struct ToastView {
    std::uint64_t number = 0;  // a new number is a new toast
    std::string text;
    std::string action;  // "Undo"; may be empty
};

// One of those that were chosen to be compared, as the bar below a listing shows it.
struct ComparedArticle {
    ProductId product;
    PictureRef picture;
};

enum class Connection { online, offline };

// A shopper's call for staff, on a sheet of its own.
struct CallView {
    bool offered = false;  // this kiosk has somebody to call
    bool open = false;     // the sheet
    // unheard: no other kiosk of the store can be reached; unanswered: they heard it a while ago.
    enum class State { none, waiting, unheard, unanswered, coming } state = State::none;
    std::string about;           // the article that it is about; may be empty
    std::string closed_because;  // why nobody can be called now; empty: somebody can
};

// What becomes of what a shopper gives on this screen, in a sheet of its own.
struct PrivacyView {
    bool offered = false;   // something personal is asked for here
    bool open = false;      // the sheet
    std::string purpose;    // "To reach you about this order, and for nothing else."
    std::string recipient;  // who gets it
    std::string stay;       // how long it stays, and where
    std::string rights;     // what the shopper may ask for, and of whom
    std::string link;       // the shop's own statement, for a QR code; empty: none is configured

    friend bool operator==(const PrivacyView&, const PrivacyView&) = default;
};

// Somebody who calls at one of the store's kiosks, for staff who look at this one.
struct FloorCallView {
    CallId call;
    enum class From { another_kiosk, this_one } from = From::another_kiosk;
    std::string kiosk;     // "UT2"
    std::string place;     // "UT2, by the lamps"
    std::string question;  // "Cannot find something"
    std::string article;   // may be empty
    std::string waiting;   // "2 minutes"
    std::string taken;     // "Somebody goes there from UT1"; empty: nobody yet
};

// What stands around every screen.
struct ChromeView {
    std::string shop_name;
    std::string store_name;  // "Utrecht, Oudegracht"
    int basket_count = 0;
    std::vector<ComparedArticle> compared;  // in the order in which they were chosen
    Connection connection = Connection::online;
    std::string offline_detail;  // "Stock as of 10.42"; may be empty
    std::string growing;         // the first catalogue is still coming in: "1,200 of 10,000 articles"; empty otherwise
    bool can_go_back = false;
    std::vector<LanguageChoice> languages;
    Comfort comfort;
    CallView call;
    PrivacyView privacy;
    std::vector<FloorCallView> floor_calls;  // the longest waiting first
    std::optional<ToastView> toast;
    std::optional<TimeoutView> timeout;
    std::optional<StaffBarView> staff;  // somebody of the staff is in
    int tasks = 0;                      // that wait for them
    // Whether one can say that this screen annoys, and whether somebody just did.
    enum class Annoyance { not_asked, asked, told } annoyance = Annoyance::not_asked;
};

// One consistent picture of everything there is to show, immutable once published.
struct Snapshot {
    std::uint64_t number = 0;   // grows with each publication
    std::uint64_t session = 0;  // a new number: the shopper left, every draft must be wiped
    std::uint64_t visit = 0;  // a new number: another screen, or the same screen anew; drafts of the screen begin anew
    bool went_back = false;   // for the direction of the page change
    std::string language = "nl";
    Route route = Route::attract;
    ChromeView chrome;

    // The view of `route`; those of other routes are empty.
    AttractView attract;
    Loaded<HomeView> home;
    Loaded<ListingView> listing;
    Loaded<SearchView> search;
    Loaded<ProductView> product;
    Loaded<CompareView> compare;
    BasketView basket;
    IdentifyView identify;
    PickupView pickup;
    DeliveryView delivery;
    PaymentView payment;
    PhonePaymentView phone_payment;
    ConfirmationView confirmation;
    FindOrderView find_order;
    MyOrderView my_order;
    StaffEntranceView staff_entrance;
    StaffHomeView staff_home;
    StaffCustomerView staff_customer;
    CustomerView customer;
    DeskOrderView staff_pickup;
    CollectView collect;
};

}  // namespace zuil
