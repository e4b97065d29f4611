#pragma once

#include <string>
#include <vector>

#include "kiosk/config/engine_settings.hpp"
#include "kiosk/engine/availability.hpp"
#include "kiosk/engine/catalogue_queries.hpp"
#include "kiosk/engine/desk_work.hpp"
#include "kiosk/engine/hold_book.hpp"
#include "kiosk/engine/line_ways.hpp"
#include "kiosk/engine/loaded.hpp"
#include "kiosk/engine/order_draft.hpp"
#include "kiosk/engine/session.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/engine/views.hpp"
#include "kiosk/engine/words.hpp"
#include "sync/exchange/staff_calls.hpp"
#include "sync/shops/customer_desk.hpp"

// Each turns facts into what one screen shows: pure functions, one file per screen.
namespace zuil {

// What every screen's words depend on.
struct ViewContext {
    const Words& words;
    const EngineSettings& settings;
    const FrameAnswer& frame;
    const std::vector<Store>& stores;  // with the configuration's overrides
    const TimeZone& zone;
    WallTime now;
    bool offline = false;
    WaysOffered ways = {};
    OrderAbilities abilities = {};    // of the shop
    bool calls_staff = false;         // a shopper here can call somebody
    const HoldBook* holds = nullptr;  // what is put aside here
};

// How an article's pieces are put into words, the same on every screen.
class AvailabilityWords {
public:
    explicit AvailabilityWords(const ViewContext& context);
    AvailabilityView of_card(const ProductCard& card) const;
    AvailabilityView of_pieces(const Pieces& pieces, int quantity) const;

private:
    AvailabilityView here(int pieces, bool certain) const;
    AvailabilityView elsewhere() const;
    bool certain(std::optional<WallTime> as_of) const;

    const ViewContext& context_;
    std::string collect_;  // "Collect tomorrow from 10.00": what this store promises for articles from elsewhere
};

ArticleCard view_card(const ProductCard& card, const AvailabilityWords& availability, const Words& words);
std::vector<ArticleCard> view_cards(const std::vector<ProductCard>& cards, const ViewContext& context);
std::optional<RatingView> view_rating(const std::optional<Rating>& rating, const Words& words);
std::string stock_age(std::optional<WallTime> as_of, const ViewContext& context);
std::string article_count(int count, const Words& words);
// "Friday 13 March, from 16:00"
std::string when_in_words(const PickupSlot& slot, const ViewContext& context);
// "Utrecht, Oudegracht, service desk"
std::string store_and_desk(const StoreId& id, const ViewContext& context);
const Store* find_store(const std::vector<Store>& stores, const StoreId& id);

AttractView view_attract(const ViewContext& context);
HomeView view_home(const HomeAnswer& answer, const ViewContext& context);
ListingView view_listing(const ListingAnswer& answer, const Place& place, const std::vector<ComparedArticle>& compared,
                         const ViewContext& context);
FiltersView view_filters(const Listing& listing, const Place& place, const ViewContext& context);
std::vector<ChosenFilter> view_chosen_filters(const Listing& listing, const Place& place, const ViewContext& context);
SearchView view_search(const SearchAnswered& answer, const std::vector<std::string>& popular,
                       const ViewContext& context);
// `facts` of the answer are there.
ProductView view_product(const ArticleAnswer& answer, const Place& place, const Session& session,
                         const ViewContext& context);
CompareView view_compare(const CompareAnswer& answer, const Basket& basket, const ViewContext& context);
Compared is_compared(const std::vector<ComparedArticle>& compared, const ProductId& product);
TillCodeView view_till(const Basket& basket, const TillSettings& till, const ViewContext& context);
BasketView view_basket(const Session& session, const std::vector<ProductCard>& accessories, const ViewContext& context);
IdentifyView view_identify(const Checkout& checkout, const ViewContext& context);
// `plan` is one of the orders that the session's basket becomes.
PickupView view_pickup(const Session& session, const OrderPlan& plan, const ViewContext& context);
DeliveryView view_delivery(const Session& session, const OrderPlan& plan, const ViewContext& context);
// Empty where this shop has only one of the two.
PickupOrDeliveryView view_either(Currency currency, const ViewContext& context);
// "Film, Lamp": what an order is about when the basket has others; otherwise empty.
std::string about_part(const Session& session, const OrderPlan& plan, const Words& words);
PaymentView view_payment(const Session& session, const std::vector<OrderPlan>& plans, std::uint64_t offer,
                         const ViewContext& context);
PhonePaymentView view_phone_payment(const PhonePayment& phone, const ViewContext& context);
// The duty to pay and the return term.
std::string order_terms(const ViewContext& context);
// One of the orders of a basket that goes several ways.
PartView view_part(const Order& order, const ViewContext& context);
// How the orders under one code stand; `ordered` is what the catalogue knows of their articles.
MyOrderView view_my_order(const std::vector<FollowedOrder>& followed, const Loaded<OrderedAnswer>& ordered,
                          const ViewContext& context);
// The last day of the guarantee on something bought then; nothing where the shop gives none.
std::optional<std::chrono::local_days> guarantee_ends(WallTime bought_at, int months, const ViewContext& context);
// What is there to read about the articles, and what the shop does for who bought them.
void add_aftercare(MyOrderView& view, const std::vector<FollowedOrder>& followed, const OrderedAnswer& ordered,
                   const ViewContext& context);
// What somebody of the staff finds first: how the orders of this kiosk stand, and those that wait for them.
StaffHomeView view_staff_home(const StaffSession& staff, const OutboxCounts& counts, const ViewContext& context);
// What the shop knows of the shopper, or how they show who they are; `ordered` is what the catalogue knows of their
// articles.
CustomerView view_customer(const Session& session, const CustomerAbilities& abilities,
                           const Loaded<OrderedAnswer>& ordered, const ViewContext& context);
// Whom staff look up; no `abilities`: the shop tells nothing about people.
StaffCustomerView view_staff_customer(const LookedUp& now, const CustomerAbilities* abilities,
                                      const Loaded<OrderedAnswer>& ordered, const ViewContext& context);
// What goes and what stays when the chosen one is erased here. `pickups`: this kiosk has a pick-up list.
enum class PickupList { no, yes };
ErasureView view_erasure(const CustomerId& chosen, PickupList pickups, const ViewContext& context);
// An article a row: those that are bought regularly first, then the newest.
std::vector<BoughtView> view_bought(const std::vector<Purchase>& purchases, const Loaded<OrderedAnswer>& ordered,
                                    const ViewContext& context);
// That the shop is out of reach, and since when what is shown is known.
std::string view_customer_age(WallTime kept_at, const ViewContext& context);
std::string card_name_of(const ViewContext& context);
// The queue of the pick-up desk. `heard_at`: when the shop last told what is on it.
DeskQueueView view_desk_queue(const std::vector<PickupEntry>& pickups, DeskPart chosen, std::size_t rows_shown,
                              std::optional<WallTime> heard_at, const ViewContext& context);
// What is known around an order at the desk.
struct DeskFacts {
    const OrderedAnswer& ordered;  // of its articles, by the catalogue
    DeskAbilities abilities;
    bool is_ours = false;  // this kiosk gets it together
};
DeskOrderView view_desk_order(const DeskWork& work, const DeskFacts& facts, const ViewContext& context);
CollectView view_collect(const Collecting& collecting, std::optional<WallTime> helper_until,
                         const ViewContext& context);
// Who calls at the store's kiosks.
std::vector<FloorCallView> view_floor_calls(const StaffCalls& floor, BootTime now, const Words& words);
ConfirmationView view_confirmation(const Accepted& accepted, int wipes_in_seconds, const ViewContext& context);

}  // namespace zuil
