#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/keys.hpp"
#include "kiosk/ui/stage.hpp"

// The screens: plain functions from what there is to show to pixels, meanings and intents. `area` is what the bars
// around the screen leave free.
namespace zuil {

void draw_attract(Stage& stage, const AttractView& view, const ChromeView& chrome, ComfortDraft& comfort, Intents& out);
void draw_home(Stage& stage, const Loaded<HomeView>& view, const ChromeView& chrome, const Box& area, Intents& out);
void draw_listing(Stage& stage, const Loaded<ListingView>& view, ListingDraft& draft, const Box& area, Intents& out);
void draw_product(Stage& stage, const Loaded<ProductView>& view, ProductDraft& draft, const Box& area, Intents& out);
void draw_compare(Stage& stage, const Loaded<CompareView>& view, CompareDraft& draft, const Box& area, Intents& out);
void draw_search(Stage& stage, const Loaded<SearchView>& view, SearchDraft& draft, const Strokes& typed,
                 const Box& area, Intents& out);
void draw_identify(Stage& stage, const IdentifyView& view, IdentifyDraft& draft, const Strokes& typed, const Box& area,
                   Intents& out);
void draw_pickup(Stage& stage, const PickupView& view, const Box& area, Intents& out);
void draw_delivery(Stage& stage, const DeliveryView& view, DeliveryDraft& draft, const Strokes& typed, const Box& area,
                   Intents& out);
void draw_payment(Stage& stage, const PaymentView& view, const Box& area, Intents& out);
void draw_phone_payment(Stage& stage, const PhonePaymentView& view, const Box& area, Intents& out);
void draw_confirmation(Stage& stage, const ConfirmationView& view, const Box& area, Intents& out);
void draw_basket(Stage& stage, const BasketView& view, BasketDraft& draft, const Box& area, Intents& out);
void draw_find_order(Stage& stage, const FindOrderView& view, FindOrderDraft& draft, const Strokes& typed,
                     const Box& area, Intents& out);
void draw_my_order(Stage& stage, const MyOrderView& view, MyOrderDraft& draft, const Box& area, Intents& out);
void draw_staff_entrance(Stage& stage, const StaffEntranceView& view, StaffEntranceDraft& draft, const Strokes& typed,
                         const Box& area, Intents& out);
void draw_staff_home(Stage& stage, const StaffHomeView& view, const std::vector<FloorCallView>& calls, const Box& area,
                     Intents& out);
void draw_staff_note(Stage& stage, StaffNoteDraft& draft, const Strokes& typed, const Box& area, Intents& out);
void draw_customer(Stage& stage, const CustomerView& view, CustomerDraft& draft, const Strokes& typed, const Box& area,
                   Intents& out);
void draw_staff_customer(Stage& stage, const StaffCustomerView& view, StaffCustomerDraft& draft, const Strokes& typed,
                         const Box& area, Intents& out);
void draw_collect(Stage& stage, const CollectView& view, const Box& area, Intents& out);
void draw_staff_pickup(Stage& stage, const DeskOrderView& view, StaffPickupDraft& draft, const Box& area, Intents& out);
// Lie over any screen.
void draw_comfort(Stage& stage, const ChromeView& chrome, Route route, ComfortDraft& draft, Intents& out);
void draw_call(Stage& stage, const CallView& view, CallDraft& draft, Intents& out);
void draw_privacy(Stage& stage, const PrivacyView& view, PrivacyDraft& draft, Intents& out);
void draw_timeout(Stage& stage, const TimeoutView& view, Intents& out);

}  // namespace zuil
