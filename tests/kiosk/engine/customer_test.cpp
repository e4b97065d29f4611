#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kiosk/engine/loyalty_card.hpp"
#include "kiosk/engine/masked.hpp"
#include "tests/kiosk/engine/world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using Stage = CustomerView::Stage;

const std::string card = "2900010003";

// A kiosk whose shop knows one customer, who bought the camera twice and the lamp once.
struct Known {
    test::MadeCustomers people;
    World world;

    explicit Known(OrderAbilities abilities = {}) : world{abilities, &people} { know(); }

    void know() {
        world.settings().card_patterns = {"2900######"};
        CustomerRecord& record = people.people.begin()->second;
        record.purchases = {
            {"UTR1-1", world.now() - 240h, "Utrecht", goods::lamp, goods::grey_lamp, "Pendant lamp Plooi", 1},
            {"WEB-2", world.now() - 2400h, "", goods::camera, goods::white, "Instant camera One, white", 1},
            {"WEB-1", world.now() - 24000h, "", goods::camera, goods::white, "Instant camera One, white", 1},
            {"OLD-1", world.now() - 99000h, "", ProductId{}, VariantId{}, "A typewriter", 1}};
    }
    const Snapshot& scan(const std::string& text) {
        world.tap(Scanned{text});
        return world.wait(1s);
    }
};

}  // namespace

TEST_CASE("names, numbers and addresses are masked, and how long they are does not show") {
    CHECK(masked_greeting("Jolijn Vlinderveld") == "J••• V.");
    CHECK(masked_greeting("Jo") == "J•••");
    CHECK(masked_greeting("Élise de Vries") == "É••• V.");
    CHECK(masked_greeting("").empty());
    CHECK(masked_name("Jolijn de Vries") == "J••• de V•••");
    CHECK(masked_name("jan de") == "j••• d•••");
    CHECK(initials("Jolijn de Vries") == "JV");
    CHECK(masked_phone("+31 6 5550 1002") == "•• •• 10 02");
    CHECK(masked_phone("112") == "•••");
    CHECK(masked_email("jolijn@vlinder.example") == "j•••@•••.example");
    CHECK(masked_email("@") == "•••");
    CHECK(masked_postcode("3511 ZZ") == "35•• ••");
    CHECK(masked_card(card) == "•••0003");
}

TEST_CASE("a loyalty card is what looks like the shop's") {
    CHECK(is_loyalty_card(card, {"2900######"}));
    CHECK_FALSE(is_loyalty_card("290001000", {"2900######"}));
    CHECK_FALSE(is_loyalty_card("29000100033", {"2900######"}));
    CHECK_FALSE(is_loyalty_card("290001000A", {"2900######"}));
    CHECK(is_loyalty_card("VV-12", {"2900######", "VV-##"}));
    CHECK_FALSE(is_loyalty_card("", {}));
}

TEST_CASE("a card that is scanned anywhere shows its owner what the shop knows, masked") {
    Known known;
    known.world.tap(Scanned{card});
    CHECK(known.world.see().route == Route::customer);
    CHECK(known.world.see().customer.stage == Stage::looking);
    const CustomerView& view = known.world.wait(1s).customer;
    REQUIRE(view.stage == Stage::known);
    CHECK(view.greeting == "J••• V.");
    CHECK(view.reached == "We reach you on •• •• 10 02");
    CHECK(view.points == "1,240 points");
    CHECK(view.age.empty());
    REQUIRE(view.offers.size() == 1);
    CHECK(view.offers.front().title == "Tien procent op pannen");
    REQUIRE(view.bought.size() == 3);
    // Bought regularly, so first.
    CHECK(view.bought[0].variant == goods::white);
    CHECK(view.bought[0].when.starts_with("2 times, last on "));
    CHECK(view.bought[0].when.ends_with(", online"));
    CHECK(view.bought[0].can_buy_again);
    CHECK(view.bought[1].when.ends_with(", Utrecht"));
    CHECK(view.bought[2].name == "A typewriter");
    CHECK_FALSE(view.bought[2].can_buy_again);
}

TEST_CASE("what was bought before is in the basket by a touch") {
    Known known;
    const BoughtView one = known.scan(card).customer.bought.front();
    known.world.tap(AddToBasket{one.product, one.variant});
    CHECK(known.world.session().basket.count() == 1);
}

TEST_CASE("a known customer orders without typing, and the order goes to their own contact") {
    Known known;
    known.scan(card);
    known.world.put_camera_in_basket();
    known.world.tap(OpenBasket{});
    CHECK(known.world.tap(StartCheckout{}).route == Route::pickup);
    const Snapshot& payment = known.world.tap(ContinueToPayment{});
    REQUIRE(payment.route == Route::payment);
    known.world.tap(PlaceOrder{.method = PaymentMethod::till, .offer = payment.payment.offer});
    REQUIRE(known.world.see().route == Route::confirmation);
    const auto orders = known.world.orders();
    REQUIRE(orders.size() == 1);
    const auto opened =
        known.world.key().open(orders.front().sealed_contact, "contact of order " + orders.front().order.ref.text());
    REQUIRE(opened);
    CHECK(opened->view().find("+31655501002") != std::string_view::npos);
}

TEST_CASE("a purchase is kept with somebody's details only when they switch that on, for this purchase") {
    Known known{{.joins_customers = true}};
    const auto pay = [&] {
        known.scan(card);
        known.world.put_camera_in_basket();
        known.world.tap(OpenBasket{});
        known.world.tap(StartCheckout{});
        return known.world.tap(ContinueToPayment{}).payment;
    };
    const auto consents = [&] {
        std::vector<std::optional<PurchaseConsent>> all;
        for (const OutboxEntry& entry : known.world.orders())
            all.push_back(open_contact(entry.sealed_contact, entry.order.ref, known.world.key())->consent);
        return all;
    };
    PaymentView payment = pay();
    CHECK(payment.asks_to_keep);
    CHECK_FALSE(payment.keeps);
    CHECK(payment.place_disabled_because.empty());
    known.world.tap(PlaceOrder{.offer = payment.offer});
    CHECK(consents() == std::vector{std::optional{PurchaseConsent{}}});

    known.world.tap(Finish{});
    pay();
    payment = known.world.tap(SetKeepPurchase{true}).payment;
    CHECK(payment.keeps);
    known.world.tap(PlaceOrder{.offer = payment.offer});
    CHECK(std::ranges::count(consents(), std::optional{PurchaseConsent{.customer = CustomerId{"cust-1"}}}) == 1);

    // The next purchase, and the next shopper, are asked anew.
    known.world.tap(Finish{});
    CHECK_FALSE(pay().keeps);
    known.world.tap(SetKeepPurchase{true});
    known.world.tap(OpenCustomer{});
    known.world.tap(ForgetCustomer{});
    known.world.tap(GoBack{});
    CHECK_FALSE(known.world.see().payment.asks_to_keep);
    CHECK_FALSE(known.world.session().checkout.keeps_purchase);
}

TEST_CASE("nobody is asked to keep a purchase whom the shop does not know, or cannot keep it with") {
    World world{{.joins_customers = true}};
    CHECK_FALSE(world.go_to_payment().payment.asks_to_keep);
    CHECK_FALSE(world.tap(SetKeepPurchase{true}).payment.keeps);
    Known known;
    known.scan(card);
    known.world.put_camera_in_basket();
    known.world.tap(OpenBasket{});
    known.world.tap(StartCheckout{});
    const PaymentView payment = known.world.tap(ContinueToPayment{}).payment;
    CHECK_FALSE(payment.asks_to_keep);
    known.world.tap(PlaceOrder{.offer = payment.offer});
    const auto orders = known.world.orders();
    REQUIRE(orders.size() == 1);
    CHECK_FALSE(open_contact(orders[0].sealed_contact, orders[0].order.ref, known.world.key())->consent);
}

TEST_CASE("in the middle of the checkout a card takes the place of typing") {
    Known known;
    known.world.put_camera_in_basket();
    known.world.tap(OpenBasket{});
    const Snapshot& identify = known.world.tap(StartCheckout{});
    REQUIRE(identify.route == Route::identify);
    CHECK(identify.identify.customer_door);
    CHECK(known.scan(card).customer.in_checkout);
    CHECK(known.world.tap(GoOnAsCustomer{}).route == Route::pickup);
    // Whoever it is not takes it back, and is asked.
    known.world.tap(GoBack{});
    known.world.tap(ForgetCustomer{});
    CHECK(known.world.see().customer.stage == Stage::asking);
    CHECK(known.world.session().checkout.contact.phone.empty());
}

TEST_CASE("a code that the shop sends shows who somebody is, and tells nobody whether they are known") {
    Known known;
    std::vector<std::string> told;
    for (const std::string number : {"06 5550 1002", "06 5550 9999"}) {
        known.world.tap(OpenCustomer{});
        known.world.tap(SendCode{number});
        CHECK(known.world.see().customer.stage == Stage::looking);
        const CustomerView& view = known.world.wait(1s).customer;
        CHECK(view.stage == Stage::code);
        CHECK(view.problem.empty());
        told.push_back(view.told);
        known.world.tap(CheckCode{"000000"});
        told.push_back(known.world.wait(1s).customer.problem);
        known.world.tap(Stop{});
        known.world.tap(Begin{});
    }
    CHECK(told[0] == told[2]);
    CHECK(told[1] == told[3]);
    known.world.tap(OpenCustomer{});
    known.world.tap(SendCode{"0655501002"});
    known.world.wait(1s);
    known.world.tap(CheckCode{known.people.sent});
    CHECK(known.world.wait(1s).customer.greeting == "J••• V.");
}

TEST_CASE("a card that nobody has is told, and too many of them close it for a while") {
    Known known;
    CHECK(known.scan("2900999999").customer.problem == "We do not know this card. Ask our staff, or order without it.");
    for (int n = 0; n < 4; ++n) known.scan("290099999" + std::to_string(n));
    CHECK(known.scan(card).customer.problem == "Too much was tried here. Try again in 15 minutes.");
    known.world.tap(Stop{});
    known.world.restart();
    CHECK(known.scan(card).customer.stage == Stage::asking);
    known.world.wait(15min);
    CHECK(known.scan(card).customer.stage == Stage::known);
}

TEST_CASE("without a connection the card is still known, and the screen says since when") {
    Known known;
    known.scan(card);
    known.world.tap(Stop{});
    known.people.is_line_cut = true;
    CHECK(known.scan(card).customer.age == "No connection: this is as the shop told it at 10:42.");
    known.world.tap(Stop{});
    known.world.tap(OpenCustomer{});
    known.world.tap(SendCode{"0655501002"});
    CHECK(known.world.wait(1s).customer.problem == "We cannot look this up right now. You can order without it.");
}

TEST_CASE("who leaves is forgotten, and so is an answer that comes too late") {
    Known known;
    known.scan(card);
    known.world.tap(Stop{});
    CHECK_FALSE(known.world.session().customer);
    known.world.tap(Scanned{card});
    known.world.tap(Stop{});
    CHECK(known.world.wait(2s).route == Route::attract);
    CHECK_FALSE(known.world.session().customer);
    known.world.tap(OpenCustomer{});
    CHECK(known.world.see().customer.greeting.empty());
}

TEST_CASE("a shop that tells nothing about people offers nothing of it") {
    World world;
    world.settings().card_patterns = {"2900######"};
    CHECK_FALSE(world.tap(Begin{}).home.value->customer_door);
    CHECK(world.tap(OpenCustomer{}).route == Route::home);
    CHECK(world.tap(Scanned{card}).route != Route::customer);
}

}  // namespace zuil
