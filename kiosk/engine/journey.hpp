#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/config/engine_settings.hpp"
#include "kiosk/engine/browsing.hpp"
#include "kiosk/engine/call_limit.hpp"
#include "kiosk/engine/code_guard.hpp"
#include "kiosk/engine/hold_book.hpp"
#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/order_change.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "kiosk/engine/order_intake.hpp"
#include "kiosk/engine/pickup_book.hpp"
#include "kiosk/engine/session.hpp"
#include "kiosk/engine/slip_printer.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/engine/staff_door.hpp"
#include "kiosk/engine/view_builders.hpp"
#include "kiosk/engine/words.hpp"
#include "platform/base/clock.hpp"
#include "sync/exchange/customer_look_up.hpp"
#include "sync/exchange/staff_calls.hpp"
#include "sync/store/floor_notes.hpp"
#include "sync/store/search_ledger.hpp"

namespace zuil {

// How the kiosk stands towards its shop, as the screens say it.
struct ShopContact {
    Connection connection = Connection::online;
    std::optional<WallTime> stock_as_of;  // the newest word on stock; absent: none yet
    int articles_so_far = 0;              // while the first catalogue comes in
    int articles_total = 0;               // 0: not known
    bool growing = false;

    friend bool operator==(const ShopContact&, const ShopContact&) = default;
};

// One shopper's way through the shop, from the first touch to the wipe: applies each intent, keeps what was answered,
// and builds the picture of it all. One file per group of intents: apply_*.cpp.
class Journey {
public:
    struct Ports {
        const Clock& clock;
        CatalogueQueries& queries;
        OrderIntake& orders;
        const Languages& languages;
        TimeZone zone;
        OrderAbilities abilities = {};  // of the shop
        const SigningKeys* signing = nullptr;
        SearchLedger* searches = nullptr;
        StaffDoor* door = nullptr;
        FloorNotes* notes = nullptr;
        CustomerLookUp* customers = nullptr;
        PickupBook* pickups = nullptr;
        StaffCalls* calls = nullptr;
        HoldBook* holds = nullptr;
        SlipPrinter* slips = nullptr;
    };
    // `settings` and what `ports` refer to outlive the journey.
    Journey(const EngineSettings& settings, Ports ports);

    // Checks the intent against the present state; one that does not fit any more changes nothing.
    void apply(const Intent& intent);
    // What the catalogue answered meanwhile.
    void take_answers();
    // The catalogue may hold something new.
    void catalogue_changed();
    std::optional<std::vector<std::string>> take_pictures_wanted();
    void set_contact(const ShopContact& contact);
    // An order is at another point of its way, or is now what its shopper agreed to.
    void order_moved(const Order& order, OrderState state);
    // Those that the shopper looks at right now.
    std::vector<OrderRef> followed() const;
    // How one of them stands, as the outbox knows it, and what the shop would make of it where it was asked.
    void order_stands(const OutboxEntry& entry, const OrderQuote* quote);
    // What the shopper decided since the last call, and that one of those could not be done.
    std::vector<OrderDecision> take_decisions() { return std::exchange(decisions_, {}); }
    void decision_failed(const OrderRef& ref);
    // What the outbox knows of the order that the screen waits for.
    void payment_moved(const OutboxEntry& entry);
    // How many orders are where, as the outbox knows.
    void orders_counted(const OutboxCounts& counts);
    // Time passed: toasts go, the time-out asks, and ends the session.
    void time_passed();
    // What was accepted of one basket before the power went and whose code nobody saw.
    void offer_again(const std::vector<OutboxEntry>& entries);

    // True once after anything that shows.
    bool take_changed() { return std::exchange(changed_, false); }
    bool changed() const { return changed_; }
    // The screen was just opened, and its first answer is not there yet.
    bool waits_for_screen() const { return browsing_.waits_for_screen(); }
    std::optional<BootTime> next_due() const;
    Snapshot picture() const;
    const Session& session() const { return session_; }

private:
    void apply_one(const Touched&);
    void apply_one(const Begin&);
    void apply_one(const SetLanguage&);
    void apply_one(const SetComfort&);
    void apply_one(const GoBack&);
    void apply_one(const GoHome&);
    void apply_one(const Stop&);
    void apply_one(const OpenCategory&);
    void apply_one(const OpenProduct&);
    void apply_one(const OpenCompare&);
    void apply_one(const ToggleCompare&);
    void apply_one(const ClearCompare&);
    void apply_one(const OpenSearch&);
    void apply_one(const OpenBasket&);
    void apply_one(const Query&);
    void apply_one(const ToggleFacet&);
    void apply_one(const SetPriceRange&);
    void apply_one(const SetInStockHere&);
    void apply_one(const RemoveFilter&);
    void apply_one(const ClearFilters&);
    void apply_one(const SetSort&);
    void apply_one(const ShowMore&);
    void apply_one(const ChooseOption&);
    void apply_one(const AddToBasket&);
    void apply_one(const SetQuantity&);
    void apply_one(const RemoveLine&);
    void apply_one(const ToastAction&);
    void apply_one(const ChooseWay&);
    void apply_one(const TakeNow&);
    void apply_one(const StartCheckout&);
    void apply_one(const ChooseContactKind&);
    void apply_one(const GiveContact&);
    void apply_one(const ChooseStore&);
    void apply_one(const ChooseDay&);
    void apply_one(const ChooseSlot&);
    void apply_one(const ContinueToPayment&);
    void apply_one(const CollectInstead&);
    void apply_one(const DeliverInstead&);
    void apply_one(const ChooseDeliveryDay&);
    void apply_one(const ChooseDeliveryWindow&);
    void apply_one(const GiveAddress&);
    void apply_one(const PlaceOrder&);
    void apply_one(const PayAtTillInstead&);
    void apply_one(const LeavePhonePayment&);
    void apply_one(const PayOnPhoneAgain&);
    void apply_one(const Finish&);
    void apply_one(const ExtendSession&);
    void apply_one(const Scanned&);
    void apply_one(const BringBasket&);
    void apply_one(const OpenMyOrder&);
    void apply_one(const DecideChange&);
    void apply_one(const OpenFindOrder&);
    void apply_one(const FindOrder&);
    void apply_one(const TraceOrder&);
    void apply_one(const ShowDeskPart&);
    void apply_one(const ShowMorePickups&);
    void apply_one(const OpenPickup&);
    void apply_one(const TickLine&);
    void apply_one(const UntickLine&);
    void apply_one(const RefuseLine&);
    void apply_one(const ConfirmProof&);
    void apply_one(const ShowContact&);
    void apply_one(const FinishPickup&);
    void apply_one(const PrintSlip&);
    void apply_one(const ResolvePickup&);
    void apply_one(const CustomerLeft&);
    void apply_one(const OpenCollect&);
    void apply_one(const CheckInHere&);
    void apply_one(const MakeHelperCode&);
    void apply_one(const RevokeHelperCode&);
    void apply_one(const OpenStaffEntrance&);
    void apply_one(const EnterStaff&);
    void apply_one(const OpenStaffHome&);
    void apply_one(const SetTraining&);
    void apply_one(const OpenTask&);
    void apply_one(const SendAgain&);
    void apply_one(const OpenStaffCustomer&);
    void apply_one(const FindCustomer&);
    void apply_one(const ChooseCustomer&);
    void apply_one(const ShowCustomer&);
    void apply_one(const HideCustomer&);
    void apply_one(const EraseCustomer&);
    void apply_one(const LetInAgain&);
    void apply_one(const OpenStaffNote&);
    void apply_one(const WriteNote&);
    void apply_one(const MarkAnnoying&);
    void apply_one(const OpenCustomer&);
    void apply_one(const ChooseCodeWay&);
    void apply_one(const SendCode&);
    void apply_one(const CheckCode&);
    void apply_one(const GoOnAsCustomer&);
    void apply_one(const SetKeepPurchase&);
    void apply_one(const ForgetCustomer&);
    void apply_one(const ShowPrivacy& intent);
    void apply_one(const OpenCall&);
    void apply_one(const CloseCall&);
    void apply_one(const CallStaff&);
    void apply_one(const CancelCall&);
    void apply_one(const TakeCall&);
    void apply_one(const HoldArticle&);
    void apply_one(const EndHold&);

    void open(Place place);
    void note_search();
    void ask_here();                                         // asks the catalogue for what the present place shows
    std::string picture_of(const ProductId& product) const;  // as far as a screen shows it now
    void show_here();                                        // asks for what the present place needs
    void narrow();                                           // the filters or the sort of the present listing changed
    void wipe();
    void stay_awake();
    bool is_as_found() const;   // nobody has chosen another language or another way of showing
    Timeouts timeouts() const;  // as long as this shopper wants them
    void say(std::string text, std::string action = {}, Undo undo = {});
    void put_in_basket(std::shared_ptr<const ArticleFacts> facts, const VariantId& variant);
    void ask_about_basket();
    void tell_of_changed_price();  // in the session's language
    void take_basket(const BasketAnswer& answer);
    void take_to_add(const ArticleAnswer& answer);
    void take_scan(const ScanAnswer& answer);
    void scan_basket(const std::string& code);
    void take_carried(const CarriedAnswer& answer);
    // Puts one line of what was carried into the basket; what came of it when it is not as it was.
    std::string bring(const CarriedLine& line, const std::shared_ptr<const ArticleFacts>& facts);
    // So many pieces more, or as many as there are; what came of it when it is not all.
    std::string bring_pieces(const VariantId& variant, int quantity, const std::shared_ptr<const ArticleFacts>& facts);
    // Whether it was a line of what a till reads.
    bool scan_till(const std::string& text);
    void take_till(const TillAnswer& answer);
    void end_till_code();  // the next line begins another one
    std::string bring_from_till(const TillLine& line, const TillAnswer& answer);
    std::string basket_code() const;
    void code_is_unknown(const std::string& typed);
    // Whether it was an order's code.
    bool scan_order(const std::string& text);
    void follow(const std::vector<OutboxEntry>& entries);
    // Orders of the shop beyond those that are kept here.
    OrderTrace* tracer() const { return ports_.customers != nullptr ? &ports_.customers->orders() : nullptr; }
    // Whether the number may be an order's at the shop; then it is asked what the order was placed with.
    bool begin_tracing(const std::string& typed, bool counted);
    bool trace_by_reference(const OrderRef& ref);
    void take_traced();
    void follow_traced(TraceAnswer answer);
    void forget_tracing();
    // Whether it was a loyalty card.
    bool scan_card(const std::string& text);
    void take_customer();
    void customer_is_known(CustomerAnswer answer);
    void forget_customer();
    void look_up_customer(CustomerQuestion question);
    void take_looked_up(CustomerAnswer answer);
    void forget_looked_up();
    bool is_customer_offered() const;
    bool checkout_waits() const;  // the basket was left for the checkout, and the shopper is somewhere in it
    bool asks_to_keep() const;    // the purchase, with the details of who is known
    bool fill_contact();          // from what the shop knows of the shopper
    PaymentView view_payment_here(const ViewContext& context) const;
    CustomerView view_customer_here(const ViewContext& context) const;
    StaffCustomerView view_looked_up(const ViewContext& context) const;
    void receipt_seen();
    std::int64_t closed_minutes() const;  // rounded up; 0: a code can be handed in
    FindOrderView view_find_order() const;
    void add_hold(ProductView& view, const ArticleFacts& facts, const ViewContext& context) const;
    void add_holds(Snapshot& snapshot, const ViewContext& context) const;
    void staff_came();
    void follow_call();
    CallView::State call_state() const;
    std::string call_closed_because() const;
    bool has_called() const;  // a shopper, from here
    void tell_of_collectors();
    void look_at_calls();
    CallView view_call() const;
    PrivacyView view_privacy(const Words& words) const;
    std::string called_about(const LanguageTag& language) const;

    void take_frame(const FrameAnswer& answer);

    // The one way into the audit trail for what somebody of the staff does at the screen; of a shopper it notes
    // nothing. `about`: the order that it was done to.
    void note_staff(StaffAct act, const OrderRef& about = {});
    Training training() const { return session_.staff ? session_.staff->training : Training::no; }
    // Says so where it would touch a real order, and true then.
    bool is_only_training();
    void show_badge(const std::string& code);
    void hear_the_door();
    void let_in(const StaffMember& member);
    void look_at_tasks();
    std::int64_t entrance_closed_seconds() const;  // rounded up; 0: a PIN can be tried, or never again
    StaffEntranceView view_staff_entrance(const ViewContext& context) const;
    StaffBarView view_staff_bar(const ViewContext& context) const;
    OrderAbilities abilities() const;  // the shop's, as far as they serve here

    // The pick-up desk.
    void hear_the_desk();
    bool shows_pickups() const;
    void look_at_pickups();
    void look_for_collectors();
    void open_pickup(const PickupEntry& entry, DeskProof proof);
    void begin_pickup();
    void forget_desk_work();
    DeskWork* desk_work();  // null: nothing is in hand
    void tick(DeskWork& work, const DeskLine& line);
    std::string refusal_in_words(const DeskWork& work) const;
    // Whether it was for the desk.
    bool scan_at_the_desk(const std::string& text);
    bool scan_article_at_the_desk(const ScanAnswer& answer);
    void add_desk(Snapshot& snapshot, const ViewContext& context) const;
    // Its printer. False: it takes no more.
    bool print_slip(const std::string& order);
    void hear_the_printer();
    bool scan_slip(const std::string& text);
    void forget_unprinted();  // of orders that nobody waits for any more
    void add_printer(Snapshot& snapshot, const Words& words) const;
    // Who comes to collect.
    bool collect_by_code(const std::string& typed, const OrderRef& ref);
    void open_collect(const PickupEntry& entry, const std::string& helper_hash);
    void look_for_collectable();

    LineWay way_here() const;  // which the present screen of pick-up or delivery is about
    OrderPlan plan(const LineWay& way) const;
    std::vector<OrderPlan> plans() const;
    bool was_asked(const LineWay& way) const;
    void go_on_in_checkout();
    void go_instead(const LineWay& to);
    void join_pickups(const StoreId& store);
    void accepted(std::vector<Order> orders);
    void begin_phone_payment(Order order);
    // Nothing else may happen before the payment is done or let go of.
    static bool fits_phone_payment(const Intent& intent);
    void wish_instead(PhonePayment::Wish wish);
    void follow_wish();
    void pay_instead(PaymentMethod method);
    void abandon_phone_payment();
    std::optional<TimeLeft> phone_time_left() const;
    std::uint64_t offer() const;
    WaysOffered ways_offered() const;
    Words words() const;
    ViewContext view_context(const Words& words) const;  // refers to `words`
    ChromeView view_chrome(const ViewContext& context) const;
    void add_screen(Snapshot& snapshot, const ViewContext& context) const;

    const EngineSettings& settings_;
    Ports ports_;
    Browsing browsing_;
    ShopContact contact_;
    std::vector<Store> stores_;  // the shop's, with what the configuration knows better
    Session session_;
    std::uint64_t visits_ = 0;
    std::uint64_t toasts_ = 0;
    std::uint64_t offers_ = 0;
    std::vector<OrderDecision> decisions_;
    OutboxCounts counts_;
    std::uint64_t pickups_seen_ = 0;  // the edition of the pick-up list that the session knows
    std::chrono::sys_time<std::chrono::minutes> pickups_minute_{};
    std::vector<std::pair<std::string, WallTime>>
        collectors_;                   // codes of those who are here to collect, and since when
    CallLimit call_limit_;             // nobody's, as the next
    std::uint64_t call_answered_ = 0;  // the last of this kiosk's that was counted as such
    BootTime call_answered_at_{};
    CallView::State call_state_shown_ = CallView::State::none;
    bool calls_reach_ = false;      // some other kiosk of the store
    std::int64_t calls_shown_ = 0;  // minutes that they have waited, in sum
    CodeGuard guard_;               // nobody's: it outlives every session
    SlipPrinter::State printer_seen_;
    std::map<std::string, std::string> unprinted_;  // orders whose slip was given up, and their codes
    VariantId to_add_;                              // the variant that is added once its article is known
    bool changed_ = true;
};

}  // namespace zuil
