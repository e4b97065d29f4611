#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "kiosk/engine/pickup_code.hpp"
#include "tests/kiosk/engine/world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

const std::string web_number = "T7K2QWERTYUI42";

// A kiosk whose shop has an order that was placed at home.
struct TraceWorld {
    test::MadeCustomers people;
    World world{{}, &people};

    TraceWorld() {
        FoundOrder found;
        DeskOrder& order = found.traced.order;
        order.id = "17";
        order.number = web_number;
        order.ref = OrderRef{"018f0000-0000-7000-8000-000000000017"};
        order.placed_at = world.now() - 48h;
        order.lines = {{.id = "1",
                        .variant = goods::white,
                        .sku = "CAM-W",
                        .name = "Instant camera One, white",
                        .quantity = 1,
                        .unit_price = Money::from_minor(12'900, Currency::eur)}};
        order.total = Money::from_minor(13'395, Currency::eur);
        order.progress = {.stage = ShopStage::preparing, .is_paid = true, .preparing_at = world.now() - 24h};
        found.traced.fulfilment = Fulfilment::delivery;
        found.with = {.postcodes = {"3531 GT"}, .phones = {"0655501002"}, .emails = {"jolijn@vlinder.example"}};
        people.orders.emplace(web_number, found);
        world.tap(Begin{});
    }
    TracedOrder& traced() { return people.orders.at(web_number).traced; }
    const Snapshot& ask(const std::string& number, const std::string& told) {
        world.tap(OpenFindOrder{});
        world.tap(FindOrder{number});
        world.tap(TraceOrder{told});
        return world.wait(1s);
    }
    const MyOrderView& show() {
        const Snapshot& seen = ask(web_number, "3531gt");
        REQUIRE(seen.route == Route::my_order);
        return seen.my_order;
    }
};

}  // namespace

TEST_CASE("an order that was placed at home is found by its number and what it was placed with") {
    TraceWorld trace;
    trace.world.tap(OpenFindOrder{});
    CHECK(trace.world.see().find_order.takes_numbers);
    const Snapshot& asked = trace.world.tap(FindOrder{"t7k2 qwertyui42"});
    CHECK(asked.route == Route::find_order);
    CHECK(asked.find_order.number == "t7k2qwertyui42");
    CHECK(trace.people.calls == 0);
    CHECK(trace.world.tap(TraceOrder{"12"}).find_order.problem ==
          "Please type a postcode, an e-mail address or a telephone number.");
    CHECK(trace.people.calls == 0);
    trace.people.orders.emplace("t7k2qwertyui42", trace.people.orders.at(web_number));
    CHECK(trace.world.tap(TraceOrder{"3531 GT"}).find_order.is_looking);
    const Snapshot& found = trace.world.wait(1s);
    REQUIRE(found.route == Route::my_order);
    const MyOrderView& view = found.my_order;
    CHECK(view.title == "Your order is being prepared");
    CHECK_THAT(view.about, ContainsSubstring(web_number));
    CHECK(view.number == web_number);
    CHECK(view.pickup_code.empty());
    CHECK(view.qr_text.empty());
    REQUIRE(view.parts.size() == 1);
    CHECK(view.parts.front().payment == "Paid: €133.95");
    CHECK(view.parts.front().next == "Our staff are getting it together for you.");
    CHECK(view.lines.size() == 2);  // with what bringing it costs
    CHECK(view.total == "€133.95");
    // Whose it is stands nowhere.
    for (const char* personal : {"3531", "5550", "jolijn", "Jolijn"}) {
        for (const std::string& text : {view.about, view.title, view.age, view.parts.front().summary})
            CHECK_THAT(text, !ContainsSubstring(personal));
    }
    CHECK(trace.world.tap(GoBack{}).route == Route::home);
}

TEST_CASE("every state that the shop has is told, with what happens next") {
    TraceWorld trace;
    TracedOrder& traced = trace.traced();
    OrderProgress& progress = traced.order.progress;
    const auto told = [&] {
        const MyOrderView& view = trace.show();
        return std::pair{view.title, view.parts.front().next};
    };
    progress = {};
    CHECK(told() == std::pair<std::string, std::string>{"The shop has your order",
                                                        "Our staff will start on it as soon as they can."});
    progress = {.stage = ShopStage::preparing, .is_partly = true};
    CHECK(told().second == "A part of it is on its way. The rest follows.");
    progress = {.stage = ShopStage::ready};
    CHECK(told() == std::pair<std::string, std::string>{"Your order is on its way", "It is on its way to your home."});
    progress.is_partly = true;
    CHECK(told().second == "A part of it was delivered. The rest is on its way to your home.");
    progress = {.stage = ShopStage::handed_over, .handed_over_at = trace.world.now()};
    CHECK(told().first == "Your order was delivered");
    progress = {};
    traced.pause = OrderPause::being_changed;
    CHECK(told().first == "Your order is being changed");
    traced.pause = OrderPause::awaiting_payment;
    CHECK(told().first == "Your order waits for a payment");
    traced.pause = OrderPause::none;
    traced.order.is_cancelled = true;
    CHECK(told() == std::pair<std::string, std::string>{"This order was cancelled",
                                                        "There is nothing to pay. Our staff can tell you more."});
    traced.order.is_cancelled = false;
    traced.fulfilment = Fulfilment::pickup;
    traced.order.store = goods::utrecht;
    progress = {.stage = ShopStage::preparing, .is_partly = true};
    CHECK(told().second == "A part of it is ready. The rest is still being got together.");
    progress = {.stage = ShopStage::ready, .ready_at = trace.world.now()};
    CHECK(told() ==
          std::pair<std::string, std::string>{"Your order is ready", "Show your code at the desk to collect it."});
    progress.is_partly = true;
    CHECK(told().second == "A part of it was handed over. The rest lies ready at the desk.");
    progress.is_partly = false;
    traced.order.store = goods::nieuwegein;
    CHECK_THAT(told().second, ContainsSubstring("Take your code along."));
}

TEST_CASE("no such order and the wrong details look the same on the screen") {
    TraceWorld trace;
    const FindOrderView wrong = trace.ask(web_number, "1111 AA").find_order;
    const FindOrderView nowhere = trace.ask("T7K2QWERTYUI43", "1111 AA").find_order;
    CHECK(wrong.problem == "We find no order with these two. Please check both, or ask our staff.");
    CHECK(wrong.problem == nowhere.problem);
    CHECK(wrong.is_looking == nowhere.is_looking);
    CHECK(trace.world.see().route == Route::find_order);
}

TEST_CASE("too many guesses at orders close it for a while, whoever stands there and whatever is restarted") {
    TraceWorld trace;
    for (int n = 0; n < 5; ++n) {
        trace.ask(web_number, "1111 A" + std::string(1, static_cast<char>('A' + n)));
        trace.world.tap(Stop{});
        trace.world.tap(Begin{});
    }
    trace.world.restart();
    CHECK(trace.ask(web_number, "3531 GT").find_order.problem == "Too much was tried here. Try again in 15 minutes.");
    trace.world.tap(Stop{});
    trace.world.wait(15min);
    CHECK(trace.ask(web_number, "3531 GT").route == Route::my_order);
}

TEST_CASE("without a connection it says what can be done, before anything is typed for nothing") {
    TraceWorld trace;
    trace.world.set_offline(true);
    trace.world.tap(OpenFindOrder{});
    const FindOrderView view = trace.world.tap(FindOrder{web_number}).find_order;
    CHECK(view.number.empty());
    CHECK(view.problem ==
          "We cannot reach the shop right now. The shop's message about your order tells how it stands, and our staff "
          "can help you.");
    CHECK(trace.people.calls == 0);
    // Nobody knew yet.
    trace.world.set_offline(false);
    trace.people.is_line_cut = true;
    CHECK(trace.ask(web_number, "3531 GT").find_order.problem == view.problem);
}

TEST_CASE(
    "a number of the shop's that looks like one of a kiosk's is asked for, and this kiosk's own is to be scanned") {
    TraceWorld trace;
    trace.world.tap(OpenFindOrder{});
    CHECK(trace.world.tap(FindOrder{"WEB-90342"}).find_order.number == "WEB-90342");
    const FindOrderView own = trace.world.tap(FindOrder{"UT1-0017"}).find_order;
    CHECK(own.number.empty());
    CHECK(own.problem == "Please scan the QR code of this order. Its number alone is not enough.");
}

TEST_CASE("the QR code of another kiosk's order shows it, with its code") {
    TraceWorld trace;
    trace.traced().order.pickup_code = "7K 42";
    trace.traced().fulfilment = Fulfilment::pickup;
    const std::string code = to_text(OrderCode{.code = "7K42", .ref = trace.traced().order.ref});
    CHECK(trace.world.tap(Scanned{code}).find_order.is_looking);
    const Snapshot& seen = trace.world.wait(1s);
    REQUIRE(seen.route == Route::my_order);
    CHECK(seen.my_order.pickup_code == "7K 42");
    CHECK(seen.my_order.qr_text == code);
    CHECK(trace.world.session().trail.size() == 2);
    trace.people.orders.clear();
    trace.world.tap(Scanned{code});
    CHECK(trace.world.wait(1s).find_order.problem == "This order was not made at this screen. Please ask our staff.");
}

TEST_CASE("a number is forgotten with the screen, and what comes too late shows nobody's order") {
    TraceWorld trace;
    trace.world.tap(OpenFindOrder{});
    trace.world.tap(FindOrder{web_number});
    CHECK(trace.world.tap(GoBack{}).find_order.number.empty());
    CHECK(trace.world.see().route == Route::find_order);
    trace.world.tap(FindOrder{web_number});
    trace.world.tap(TraceOrder{"3531 GT"});
    trace.world.tap(Stop{});
    CHECK(trace.world.wait(2s).route == Route::attract);
    CHECK_FALSE(trace.world.session().tracing);
    CHECK(trace.world.session().followed.empty());
    trace.world.tap(Begin{});
    trace.world.tap(OpenFindOrder{});
    trace.world.tap(FindOrder{web_number});
    trace.world.tap(TraceOrder{"3531 GT"});
    trace.world.tap(GoHome{});
    CHECK(trace.world.wait(2s).route == Route::home);
}

TEST_CASE("who traces orders is not kept from it as somebody who guesses codes is") {
    TraceWorld trace;
    // "3479" could be a code too.
    trace.people.orders.emplace("3479", trace.people.orders.at(web_number));
    for (int n = 0; n < 8; ++n) CHECK(trace.ask("3479", "3531 GT").route == Route::my_order);
    for (int n = 0; n < 5; ++n) {
        trace.world.tap(OpenFindOrder{});
        trace.world.tap(FindOrder{"347" + std::string(1, "CDFHJ"[n])});
        trace.world.tap(GoBack{});
    }
    CHECK_FALSE(trace.world.tap(OpenFindOrder{}).find_order.closed_because.empty());
}

TEST_CASE("a shop that tells nothing of its orders is asked nothing") {
    World world;
    world.tap(Begin{});
    world.tap(OpenFindOrder{});
    const FindOrderView view = world.tap(FindOrder{web_number}).find_order;
    CHECK_FALSE(view.takes_numbers);
    CHECK(view.number.empty());
    CHECK(view.problem == "A pick-up code has four letters and digits, such as 7K 4M.");
    CHECK(world.tap(TraceOrder{"3531 GT"}).route == Route::find_order);
}

}  // namespace zuil
