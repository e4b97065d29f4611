#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/goods.hpp"
#include "tests/kiosk/engine/world.hpp"

using namespace zuil;

namespace {

// An order of one camera that the shop did not take as promised, with its shopper looking at it.
struct ChangedWorld : World {
    explicit ChangedWorld(OrderAbilities abilities = {.quotes = true}) : World{abilities} {
        put_camera_in_basket();
        const std::uint64_t offer = go_to_payment().payment.offer;
        tap(PlaceOrder{.offer = offer});
        ref = orders().front().order.ref;
        price = orders().front().order.total;
    }
    const Snapshot& change() {
        REQUIRE(outbox().begin_attempt(ref, now()));
        REQUIRE(outbox().ask_customer(ref, {Errc::conflict, "not so many"}, std::nullopt, now(), now()));
        move_order(OrderState::needs_customer);
        return see();
    }
    const Snapshot& look() {
        if (session().here().route != Route::my_order) tap(OpenMyOrder{});
        return look_again();
    }
    const FollowedPartView& part() { return look().my_order.parts.front(); }
    void quote_camera(int quantity, Money unit_price) { quote = OrderQuote{.lines = {{quantity, unit_price}}}; }

    OrderRef ref;
    Money price;
};

}  // namespace

TEST_CASE("a change is told on the confirmation, shown line by line, and sent as its shopper agrees to it") {
    ChangedWorld world;
    const ConfirmationView told = world.change().confirmation;
    CHECK(told.asks);
    CHECK_FALSE(told.ask_staff);
    CHECK(told.total.empty());
    CHECK(told.status == "Something has changed. Please look at your order.");

    CHECK_FALSE(world.part().change);
    CHECK_FALSE(world.part().ask_staff);
    CHECK(world.part().next == "The price or the stock has changed. We are asking the shop what it has now.");
    CHECK(world.look().my_order.title == "Your order needs a yes");

    const Money dearer = world.price.plus(euros(500));
    world.quote_camera(1, dearer);
    const ChangeView change = world.part().change.value();
    REQUIRE(change.lines.size() == 1);
    CHECK(change.lines[0].before == "1 × €129");
    CHECK(change.lines[0].now == "1 × €134");
    CHECK_FALSE(change.lines[0].gone);
    CHECK(change.question == "It now costs €134 instead of €129. Shall we order it like this?");
    CHECK(change.agree == "Yes, order for €134");

    CHECK(world.tap(DecideChange{.agrees = true, .offer = change.offer}).my_order.parts.front().change->deciding);
    const auto decisions = world.decisions();
    REQUIRE(decisions.size() == 1);
    CHECK(decisions[0].ref == world.ref);
    REQUIRE(decisions[0].as_agreed);
    CHECK(decisions[0].as_agreed->lines.front().unit_price == dearer);
    CHECK(decisions[0].as_agreed->total == dearer);
    CHECK(decisions[0].as_agreed->pickup_code == told.pickup_code);
    // A second tap says nothing new.
    world.tap(DecideChange{.agrees = false, .offer = change.offer});
    CHECK(world.decisions().empty());

    REQUIRE(world.outbox().agree(world.ref, *decisions[0].as_agreed, world.now()));
    world.quote.reset();
    CHECK_FALSE(world.part().change);
    CHECK(world.look().my_order.title == "Your order is safely saved");
    // The confirmation asks the till for what was agreed to.
    world.tap(GoBack{});
    world.move_order(OrderState::accepted);
    CHECK(world.see().confirmation.asks == false);
}

TEST_CASE("a yes counts for the offer that stood on the screen, and for no other") {
    ChangedWorld world;
    world.change();
    world.quote_camera(1, world.price.plus(euros(500)));
    const std::uint64_t first = world.part().change->offer;
    world.quote_camera(1, world.price.plus(euros(900)));
    CHECK(world.part().change->offer != first);
    world.tap(DecideChange{.agrees = true, .offer = first});
    CHECK(world.decisions().empty());
    world.tap(DecideChange{.agrees = true, .offer = 0});
    CHECK(world.decisions().empty());
}

TEST_CASE("of an order of which nothing is left one can only let go") {
    ChangedWorld world;
    world.change();
    world.quote_camera(0, euros(0));
    const ChangeView change = world.part().change.value();
    CHECK(change.agree.empty());
    CHECK(change.lines[0].gone);
    CHECK(change.lines[0].now == "No longer available");
    world.tap(DecideChange{.agrees = true, .offer = change.offer});
    CHECK(world.decisions().empty());
    world.tap(DecideChange{.agrees = false, .offer = change.offer});
    const auto decisions = world.decisions();
    REQUIRE(decisions.size() == 1);
    CHECK_FALSE(decisions[0].as_agreed);
}

TEST_CASE(
    "what the shop has again as promised is asked too, and what could not be done is said and may be tried again") {
    ChangedWorld world;
    world.change();
    world.quote_camera(1, world.price);
    const ChangeView change = world.part().change.value();
    CHECK(change.lines.empty());
    CHECK(change.question == "Everything is available again. Shall we order it?");
    world.tap(DecideChange{.agrees = true, .offer = change.offer});
    CHECK(world.decisions().size() == 1);
    const Snapshot& failed = world.decision_failed(world.ref);
    CHECK_FALSE(failed.my_order.parts.front().change->deciding);
    REQUIRE(failed.chrome.toast);
    world.tap(DecideChange{.agrees = true, .offer = change.offer});
    CHECK(world.decisions().size() == 1);
}

TEST_CASE("without a line, or at a shop that cannot say what it has, staff look at what changed") {
    SECTION("without a line") {
        ChangedWorld world;
        world.change();
        world.quote_camera(1, world.price);
        REQUIRE(world.part().change);
        world.set_offline(true);
        CHECK(world.part().ask_staff);
        CHECK_FALSE(world.part().change);
        CHECK(world.part().next == "The price or the stock has changed since. Our staff will look at it with you.");
    }
    SECTION("a shop that cannot say") {
        ChangedWorld world{OrderAbilities{}};
        CHECK(world.change().confirmation.ask_staff);
        CHECK(world.part().ask_staff);
        CHECK(world.look().my_order.title == "Please ask our staff");
    }
}
