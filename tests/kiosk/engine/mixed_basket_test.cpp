#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "sync/exchange/sealed_contact.hpp"
#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr OrderAbilities everything{.take_now = true, .delivery = true, .pay_at_pickup = true};

const GiveAddress kanaalstraat{.postcode = "3531gt", .house_number = "48", .addition = "A"};

// A shop that can do all of it: evenings cost more, Sundays there is nothing.
class FullWorld : public World {
public:
    explicit FullWorld(OrderAbilities abilities = everything) : World{abilities} {
        DeliverySettings delivery;
        delivery.days = {true, true, true, true, true, true, false};
        delivery.order_before = 22h;
        delivery.windows = {{.begins = 8h, .ends = 12h, .cost_minor = 0, .method = {}},
                            {.begins = 18h, .ends = 21h, .cost_minor = 395, .method = "evening"}};
        settings().delivery = delivery;
    }

    void put_in_basket(const ProductId& product, const VariantId& variant) {
        tap(OpenProduct{product});
        tap(AddToBasket{.product = product, .variant = variant});
    }

    // A camera and a film that lie here, and a lamp that does not.
    const BasketView& fill_basket() {
        put_camera_in_basket();
        put_in_basket(goods::film, goods::film_pack);
        put_in_basket(goods::lamp, goods::grey_lamp);
        return tap(OpenBasket{}).basket;
    }
};

std::vector<std::string> titles(const BasketLineView& line) {
    std::vector<std::string> all;
    for (const WayView& way : line.ways) all.push_back(way.title);
    return all;
}

const Order& order_of(const std::vector<OutboxEntry>& entries, Fulfilment fulfilment, const StoreId& store = {}) {
    for (const OutboxEntry& entry : entries) {
        const bool fits = entry.order.fulfilment == fulfilment && (store.empty() || entry.order.pickup_store == store);
        if (fits) return entry.order;
    }
    FAIL("no such order");
    throw std::logic_error{"unreachable"};
}

}  // namespace

TEST_CASE("what the shop cannot do is not offered") {
    World plain;
    plain.put_camera_in_basket();
    const BasketView basket = plain.tap(OpenBasket{}).basket;
    CHECK(basket.lines.front().ways.empty());
    CHECK(basket.lines.front().way.empty());
    CHECK(basket.take_now.title.empty());
    plain.tap(ChooseWay{.variant = goods::white, .kind = Fulfilment::take_now});
    plain.tap(ChooseWay{.variant = goods::white, .kind = Fulfilment::delivery});
    plain.tap(TakeNow{});
    CHECK(plain.session().basket.ways() == std::vector{LineWay{}});
    const Snapshot& payment = plain.go_to_payment();
    CHECK(payment.payment.pay_at_pickup.empty());
    plain.tap(PlaceOrder{.method = PaymentMethod::pickup, .offer = payment.payment.offer});
    CHECK(plain.orders().empty());

    FullWorld no_delivery{{.take_now = true}};
    no_delivery.put_camera_in_basket();
    no_delivery.tap(OpenBasket{});
    no_delivery.tap(StartCheckout{});
    CHECK(no_delivery.tap(GiveContact{.phone = "0612345678"}).pickup.either.deliver.empty());
    CHECK(no_delivery.tap(DeliverInstead{}).route == Route::pickup);
}

TEST_CASE("each line offers the ways that there are for it") {
    FullWorld world;
    const BasketView basket = world.fill_basket();
    REQUIRE(basket.lines.size() == 3);
    CHECK(titles(basket.lines[0]) ==
          std::vector<std::string>{"Take now", "Collect", "Collect in Nieuwegein, City Plaza", "Home delivery"});
    CHECK(titles(basket.lines[1]) == std::vector<std::string>{"Take now", "Collect", "Home delivery"});
    CHECK(titles(basket.lines[2]) ==
          std::vector<std::string>{"Collect", "Collect in Nieuwegein, City Plaza", "Home delivery"});
    CHECK(basket.lines[0].ways[0].detail == "Shelf C12, pay at the till with your code");
    CHECK(basket.lines[0].way == "Collect");
    CHECK(basket.take_now.title == "2 of these are in this store.");

    // More than there are on the shelf cannot be taken along.
    world.tap(SetQuantity{.variant = goods::white, .quantity = 4});
    const WayView now = world.see().basket.lines[0].ways[0];
    CHECK(now.disabled_because == "There are 3 in this store");
    world.tap(ChooseWay{.variant = goods::white, .kind = Fulfilment::take_now});
    CHECK(world.see().basket.lines[0].way == "Collect");
}

TEST_CASE("a basket that mixes every way becomes the right orders, under one code and in one commit") {
    FullWorld world;
    world.fill_basket();
    world.put_in_basket(goods::camera, goods::black);  // from the warehouse
    world.tap(OpenBasket{});
    world.tap(ChooseWay{.variant = goods::film_pack, .kind = Fulfilment::take_now});
    world.tap(ChooseWay{.variant = goods::grey_lamp, .kind = Fulfilment::pickup, .store = goods::nieuwegein});
    world.tap(ChooseWay{.variant = goods::black, .kind = Fulfilment::delivery});
    world.tap(StartCheckout{});
    const Snapshot& here = world.tap(GiveContact{.name = "Marloes de Vries", .phone = "06 1234 5678"});
    REQUIRE(here.route == Route::pickup);
    CHECK(here.pickup.about == "Instant camera One, white");
    CHECK(here.pickup.stores.size() == 2);
    const Snapshot& there = world.tap(ContinueToPayment{});
    REQUIRE(there.route == Route::pickup);
    CHECK(there.pickup.about == "Pendant lamp Plooi");
    REQUIRE(there.pickup.stores.size() == 1);
    CHECK(there.pickup.stores.front().name == "Nieuwegein, City Plaza");
    REQUIRE(world.tap(ContinueToPayment{}).route == Route::delivery);
    world.tap(ChooseDeliveryWindow{1});
    const Snapshot& payment = world.tap(kanaalstraat);
    REQUIRE(payment.route == Route::payment);
    CHECK(payment.payment.total == "€358.90");  // 129 + 17.95 + 79 + 129, and 3.95 to bring the last
    CHECK(payment.payment.delivery_cost == "of which home delivery €3.95");
    CHECK(payment.payment.parts.size() == 4);
    CHECK(payment.payment.parts.at(0).title == "Take with you now");

    const Snapshot& done = world.tap(PlaceOrder{.offer = payment.payment.offer});
    REQUIRE(done.route == Route::confirmation);
    CHECK(done.confirmation.when == "4 orders, one code");
    CHECK(done.confirmation.total == "€358.90");
    const auto kept = world.orders();
    REQUIRE(kept.size() == 4);
    std::int64_t total = 0;
    for (const OutboxEntry& entry : kept) {
        CHECK(entry.order.pickup_code == done.confirmation.pickup_code);
        CHECK(entry.order.basket == kept.front().order.basket);
        CHECK(entry.order.lines.size() == 1);
        CHECK(entry.order.ordered_in == goods::utrecht);
        const Contact contact = open_contact(entry.sealed_contact, entry.order.ref, world.key()).value();
        CHECK(contact.name == "Marloes de Vries");
        // The address goes with what is delivered and with nothing else.
        CHECK(contact.address.has_value() == (entry.order.fulfilment == Fulfilment::delivery));
        total += entry.order.total.minor();
    }
    CHECK_FALSE(kept.front().order.basket.empty());
    CHECK(total == 35890);
    CHECK(order_of(kept, Fulfilment::take_now).pickup_store == goods::utrecht);
    CHECK(order_of(kept, Fulfilment::pickup, goods::utrecht).lines.front().variant == goods::white);
    CHECK(order_of(kept, Fulfilment::pickup, goods::nieuwegein).lines.front().variant == goods::grey_lamp);
    const Order brought = order_of(kept, Fulfilment::delivery);
    CHECK(brought.total.minor() == 12900 + 395);
    CHECK(brought.delivery == Delivery{.window = PickupSlot{.begins = sys_days{March / 13 / 2026} + 17h,
                                                            .ends = sys_days{March / 13 / 2026} + 20h},
                                       .cost = Money::from_minor(395, Currency::eur),
                                       .method = "evening"});
    CHECK_FALSE(brought.slot);
    // The session has forgotten it.
    CHECK_FALSE(world.session().checkout.delivery.address);
}

TEST_CASE("a part that the shop refuses neither hides nor stops the others") {
    FullWorld world;
    world.fill_basket();
    world.tap(ChooseWay{.variant = goods::film_pack, .kind = Fulfilment::take_now});
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    const ConfirmationView done = world.tap(PlaceOrder{.offer = offer}).confirmation;
    REQUIRE(done.parts.size() == 2);
    CHECK(done.total == "€225.95");
    world.move_order(OrderState::confirmed, 0);
    world.move_order(OrderState::rejected, 1);
    const ConfirmationView after = world.see().confirmation;
    CHECK_FALSE(after.ask_staff);
    CHECK(after.status == "One part needs a look. Please ask our staff about it.");
    CHECK(after.parts.at(0).status == "The shop has your order");
    CHECK_FALSE(after.parts.at(0).ask_staff);
    CHECK(after.parts.at(1).ask_staff);
    CHECK(after.total == "€17.95");  // what was refused is not paid
    world.move_order(OrderState::rejected, 0);
    CHECK(world.see().confirmation.ask_staff);
    CHECK(world.see().confirmation.total.empty());
}

TEST_CASE("after a power cut all parts are offered again under their code") {
    FullWorld world;
    world.fill_basket();
    world.tap(TakeNow{});
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    const std::string code = world.tap(PlaceOrder{.offer = offer}).confirmation.pickup_code;
    world.restart();
    const ConfirmationView again = world.see().confirmation;
    CHECK(again.pickup_code == code);
    CHECK(again.parts.size() == 2);
    world.tap(Finish{});
    world.restart();
    CHECK(world.see().route == Route::attract);
}

TEST_CASE("what is taken along asks for no contact and no time") {
    FullWorld world;
    world.put_camera_in_basket();
    CHECK(world.tap(OpenBasket{}).basket.take_now.title == "Everything is in this store.");
    CHECK(world.tap(TakeNow{}).basket.take_now.title.empty());
    CHECK(world.see().basket.lines.front().way == "Take now");
    const Snapshot& payment = world.tap(StartCheckout{});
    REQUIRE(payment.route == Route::payment);
    CHECK(payment.payment.summary == "1 item, to take with you now");
    CHECK(payment.payment.pay_at_pickup.empty());
    const Snapshot& done = world.tap(PlaceOrder{.offer = payment.payment.offer});
    CHECK(done.confirmation.when == "Take with you now");
    const Order order = world.orders().at(0).order;
    CHECK(order.fulfilment == Fulfilment::take_now);
    CHECK(order.basket.empty());
    CHECK_FALSE(order.slot);
}

TEST_CASE("what was sold from the shelf meanwhile cannot be taken along") {
    FullWorld world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(TakeNow{});
    world.set_stock(goods::white, goods::utrecht, 0);
    CHECK_THAT(world.see().basket.order_disabled_because, ContainsSubstring("to take now"));
    CHECK(world.tap(StartCheckout{}).route == Route::basket);
}

TEST_CASE("pick-up becomes delivery and back on the screens themselves, and Back does not lead to what was left") {
    FullWorld world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    const PickupView pickup = world.tap(GiveContact{.phone = "0612345678"}).pickup;
    CHECK(pickup.either.collect == "Collect, free");
    CHECK(pickup.either.deliver == "Home delivery, free");
    const Snapshot& delivery = world.tap(DeliverInstead{});
    REQUIRE(delivery.route == Route::delivery);
    CHECK(delivery.delivery.about.empty());
    REQUIRE(delivery.delivery.days.size() == 5);
    CHECK(delivery.delivery.days.at(0).date == "13");
    CHECK(delivery.delivery.days.at(2).date == "16");  // no Sunday
    CHECK(delivery.delivery.days.at(0).chosen);
    REQUIRE(delivery.delivery.windows.size() == 2);
    CHECK(delivery.delivery.windows.at(0).cost == "free");
    CHECK(delivery.delivery.windows.at(0).chosen);
    CHECK(delivery.delivery.windows.at(1).cost == "€3.95");
    CHECK(world.tap(GoBack{}).route == Route::identify);
    CHECK(world.tap(GiveContact{.phone = "0612345678"}).route == Route::delivery);
    CHECK(world.tap(CollectInstead{}).route == Route::pickup);
    CHECK(world.tap(ContinueToPayment{}).route == Route::payment);
    CHECK(world.session().basket.ways() == std::vector{LineWay{}});
}

TEST_CASE("an address that does not fit is said in its field, and keeps the shopper there") {
    FullWorld world{{.delivery = true, .delivery_needs_street = true}};
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    world.tap(GiveContact{.phone = "0612345678"});
    CHECK(world.tap(DeliverInstead{}).delivery.needs_street);
    using Field = AddressProblem::Field;
    const auto problem = [&](const GiveAddress& address) { return world.tap(address).delivery.problem; };
    CHECK(problem({.house_number = "48"}).field == Field::postcode);
    CHECK(problem({.postcode = "3531", .house_number = "48"}).text == "A postcode is four digits and two letters");
    CHECK(problem({.postcode = "3531 GT"}).field == Field::house_number);
    CHECK(problem({.postcode = "3531 GT", .house_number = "A"}).field == Field::house_number);
    CHECK(problem({.postcode = "3531 GT", .house_number = "48"}).field == Field::street);
    CHECK(problem({.postcode = "3531 GT", .house_number = "48", .street = "Kanaalstraat"}).field == Field::city);
    const Snapshot& payment = world.tap(
        GiveAddress{.postcode = " 3531 gt", .house_number = "48", .street = "Kanaalstraat", .city = "Utrecht"});
    REQUIRE(payment.route == Route::payment);
    CHECK(payment.payment.store == "To 3531 GT, number 48");
    world.tap(PlaceOrder{.offer = payment.payment.offer});
    const OutboxEntry kept = world.orders().at(0);
    CHECK(open_contact(kept.sealed_contact, kept.order.ref, world.key()).value().address ==
          Address{"3531 GT", "48", "", "Kanaalstraat", "Utrecht"});
}

TEST_CASE("late in the evening the first day of delivery is a day later") {
    FullWorld world;
    world.settings().delivery->order_before = 10h;  // it is 10.42
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(ChooseWay{.variant = goods::white, .kind = Fulfilment::delivery});
    world.tap(StartCheckout{});
    const Snapshot& delivery = world.tap(GiveContact{.phone = "0612345678"});
    REQUIRE(delivery.route == Route::delivery);
    CHECK(delivery.delivery.days.at(0).date == "14");
}

TEST_CASE("pay at pick-up is for what is collected; the rest is paid at the till") {
    FullWorld world;
    world.fill_basket();
    world.tap(ChooseWay{.variant = goods::film_pack, .kind = Fulfilment::take_now});
    const PaymentView payment = world.go_to_payment().payment;
    CHECK(payment.pay_at_pickup == "You pay what you collect at the desk, and the rest at the till today.");
    const ConfirmationView done =
        world.tap(PlaceOrder{.method = PaymentMethod::pickup, .offer = payment.offer}).confirmation;
    const auto kept = world.orders();
    CHECK(order_of(kept, Fulfilment::take_now).payment == PaymentMethod::till);
    CHECK(order_of(kept, Fulfilment::pickup).payment == PaymentMethod::pickup);
    CHECK(done.total == "€17.95");
}

TEST_CASE("two pick-ups in one store become one") {
    FullWorld world;
    world.fill_basket();
    world.tap(ChooseWay{.variant = goods::grey_lamp, .kind = Fulfilment::pickup, .store = goods::nieuwegein});
    world.tap(StartCheckout{});
    world.tap(GiveContact{.phone = "0612345678"});
    CHECK(world.session().basket.ways().size() == 2);
    world.set_stock(goods::film_pack, goods::nieuwegein, 5);
    world.tap(ChooseStore{goods::nieuwegein});
    CHECK(world.session().basket.ways() == std::vector{LineWay{}});
    CHECK(world.see().pickup.about.empty());
    CHECK(world.tap(ContinueToPayment{}).route == Route::payment);
}

TEST_CASE("an earlier pass through the checkout does not answer for another basket") {
    FullWorld world;
    world.put_camera_in_basket();
    world.go_to_payment();
    world.put_in_basket(goods::film, goods::film_pack);
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    CHECK(world.tap(GiveContact{.phone = "0612345678"}).route == Route::pickup);
}

TEST_CASE("an address is gone when its session is") {
    FullWorld world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(ChooseWay{.variant = goods::white, .kind = Fulfilment::delivery});
    world.tap(StartCheckout{});
    world.tap(GiveContact{.phone = "0612345678"});
    world.tap(kanaalstraat);
    REQUIRE(world.session().checkout.delivery.address);
    world.tap(Stop{});
    CHECK_FALSE(world.session().checkout.delivery.address);
}
