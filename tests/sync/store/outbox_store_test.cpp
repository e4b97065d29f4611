#include <array>
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "sync/store/order_json.hpp"
#include "sync/store/outbox_salvage.hpp"
#include "sync/store/outbox_store.hpp"
#include "tests/sync/store/catalogue_fixture.hpp"
#include "tests/sync/store/outbox_fixture.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

}  // namespace

TEST_CASE("an order is read back as it was accepted, also from its text alone") {
    Order order = an_order("a");
    CHECK(value_of(order_from_json(order_to_json(order))) == order);
    order.slot.reset();
    order.payment = PaymentMethod::till;
    CHECK(value_of(order_from_json(order_to_json(order))) == order);
    CHECK(order_to_json(order) == order_to_json(value_of(order_from_json(order_to_json(order)))));

    std::string newer = order_to_json(order);
    newer.replace(newer.find("\"schema\":1"), 10, "\"schema\":4");
    CHECK(order_from_json(newer).error().code == Errc::bad_data);
    CHECK(order_from_json("{}").error().code == Errc::bad_data);
    CHECK(order_from_json("not JSON").error().code == Errc::bad_data);
}

TEST_CASE("a plain pick-up is written so that the release before reads it, and every other way is not") {
    Order order = an_order("a");
    CHECK(order_to_json(order).find("\"schema\":1") != std::string::npos);
    CHECK(order_to_json(order).find("fulfilment") == std::string::npos);
    order.basket = OrderRef{"basket"};
    CHECK(value_of(order_from_json(order_to_json(order))) == order);
    CHECK(order_to_json(order).find("\"schema\":2") != std::string::npos);
    order.fulfilment = Fulfilment::take_now;
    order.slot.reset();
    CHECK(value_of(order_from_json(order_to_json(order))) == order);
    order.fulfilment = Fulfilment::delivery;
    order.delivery = Delivery{PickupSlot{noon + 20h, noon + 24h}, Money::from_minor(395, Currency::sek), "evening"};
    CHECK(value_of(order_from_json(order_to_json(order))) == order);
    order.delivery->window.reset();
    CHECK(value_of(order_from_json(order_to_json(order))) == order);
    order.payment = PaymentMethod::phone;
    CHECK(value_of(order_from_json(order_to_json(order))) == order);
    CHECK(order_to_json(order).find("\"schema\":3") != std::string::npos);
}

TEST_CASE("an order that waits for its payment keeps its page, and lets go of it only by the shop's word") {
    const TemporaryFolder folder;
    Order order = an_order("a");
    order.payment = PaymentMethod::phone;
    const PaymentPage page{"https://pay.example/1", noon + 15min};
    {
        const auto store = open_store(folder);
        require_ok(store->accept(order, "sealed"));
        CHECK(store->await_payment(order.ref, page, noon, noon).error().code == Errc::conflict);
        require_ok(store->begin_attempt(order.ref, noon));
        require_ok(store->keep_handle(order.ref, "handle", std::nullopt, noon));
        require_ok(store->begin_attempt(order.ref, noon));
        require_ok(store->await_payment(order.ref, page, noon + 3s, noon));
    }
    const auto store = open_store(folder);
    const OutboxEntry entry = value_of(store->find(order.ref));
    CHECK(entry.state == OrderState::awaiting_payment);
    CHECK(entry.page == page);
    CHECK_FALSE(entry.withdrawn);
    CHECK(value_of(store->due(noon + 1h, 1h, 10)).empty());
    CHECK(value_of(store->awaiting_payment(noon + 1s, 1h, 10)).empty());
    CHECK(refs_of(value_of(store->awaiting_payment(noon + 3s, 1h, 10))) == std::vector<std::string>{"a"});
    CHECK(value_of(store->next_due(noon)) == noon + 3s);
    CHECK(value_of(store->counts()).owed == 1);
    require_ok(store->note_payment(order.ref, PaymentProgress::in_progress, noon + 6s));
    CHECK(value_of(store->find(order.ref)).payment == PaymentProgress::in_progress);
    require_ok(store->withdraw(order.ref, noon + 4s));
    CHECK(value_of(store->find(order.ref)).state == OrderState::awaiting_payment);
    CHECK(value_of(store->find(order.ref)).withdrawn);
    CHECK(value_of(store->next_due(noon)) == noon + 4s);
    SECTION("it was paid") {
        require_ok(store->confirm(order.ref, "1001", order.total, noon));
        CHECK(value_of(store->find(order.ref)).page.url.empty());
        CHECK(store->withdraw(order.ref, noon).error().code == Errc::conflict);
    }
    SECTION("it was not") {
        require_ok(store->cancel(order.ref, noon));
        CHECK(value_of(store->find(order.ref)).page.url.empty());
        CHECK(value_of(store->counts()).owed == 0);
    }
}

TEST_CASE("what is paid at the till cannot be withdrawn") {
    const TemporaryFolder folder;
    const auto store = open_store(folder);
    require_ok(store->accept(an_order("a"), "sealed"));
    CHECK(store->withdraw(OrderRef{"a"}, noon).error().code == Errc::conflict);
}

TEST_CASE("the orders of one basket are accepted all together or not at all") {
    const TemporaryFolder folder;
    const auto store = open_store(folder);
    const std::array both{OutboxStore::Acceptance{an_order("a"), "sealed a"},
                          OutboxStore::Acceptance{an_order("b"), "sealed b"}};
    require_ok(store->accept(both));
    require_ok(store->accept(both));
    CHECK(value_of(store->counts()).owed == 2);
    CHECK(store->accepted() == 2);
    CHECK(value_of(store->find(OrderRef{"b"})).sealed_contact == "sealed b");

    Order other = an_order("b");
    other.lines[0].quantity = 3;
    const std::array clash{OutboxStore::Acceptance{an_order("c"), "sealed c"}, OutboxStore::Acceptance{other, "b"}};
    CHECK(store->accept(clash).error().code == Errc::conflict);
    CHECK(store->find(OrderRef{"c"}).error().code == Errc::not_found);
    CHECK(value_of(store->counts()).owed == 2);

    require_ok(store->mark_receipt_shown(std::array{OrderRef{"a"}, OrderRef{"b"}}));
    CHECK(value_of(store->receipts_not_shown()).empty());
}

TEST_CASE("an accepted order is there after a restart, with its receipt still to be shown") {
    const TemporaryFolder folder;
    require_ok(open_store(folder)->accept(an_order("a"), "sealed"));
    {
        const auto store = open_store(folder);
        const OutboxEntry entry = value_of(store->find(OrderRef{"a"}));
        CHECK(entry.order == an_order("a"));
        CHECK(entry.state == OrderState::accepted);
        CHECK(entry.sealed_contact == "sealed");
        CHECK(refs_of(value_of(store->receipts_not_shown())) == std::vector<std::string>{"a"});
        require_ok(store->mark_receipt_shown(std::array{OrderRef{"a"}}));
    }
    const auto store = open_store(folder);
    CHECK(value_of(store->receipts_not_shown()).empty());
    CHECK(store->find(OrderRef{"b"}).error().code == Errc::not_found);
}

TEST_CASE("accepting twice is accepting once, and a reference belongs to one order") {
    const TemporaryFolder folder;
    const auto store = open_store(folder);
    require_ok(store->accept(an_order("a"), "sealed"));
    require_ok(store->accept(an_order("a"), "sealed"));
    Order other = an_order("a");
    other.lines[0].quantity = 3;
    CHECK(store->accept(other, "sealed").error().code == Errc::conflict);
    CHECK(value_of(store->counts()).owed == 1);
}

TEST_CASE("one process has the outbox") {
    const TemporaryFolder folder;
    const auto store = open_store(folder);
    CHECK(OutboxStore::open(folder.path()).error().code == Errc::conflict);
}

TEST_CASE("the saga's steps are kept one by one, and steps out of turn are refused") {
    const TemporaryFolder folder;
    const OrderRef ref{"a"};
    const auto state = [&](OutboxStore& store) { return value_of(store.find(ref)).state; };
    auto store = open_store(folder);
    require_ok(store->accept(an_order("a"), "sealed"));
    CHECK(store->keep_handle(ref, "h", std::nullopt, noon).error().code == Errc::conflict);
    require_ok(store->begin_attempt(ref, noon));
    CHECK(state(*store) == OrderState::preparing);
    require_ok(store->postpone(ref, {Errc::timeout, "nobody answered"}, noon + 5s, noon));
    OutboxEntry entry = value_of(store->find(ref));
    CHECK(entry.attempts == 1);
    CHECK(entry.next_at == noon + 5s);
    REQUIRE(entry.last_error.has_value());
    CHECK(entry.last_error->code == Errc::timeout);
    CHECK(entry.last_error->detail == "nobody answered");
    require_ok(store->begin_attempt(ref, noon + 5s));
    require_ok(store->keep_handle(ref, "cart 9", Money::from_minor(2590, Currency::sek), noon + 6s));

    store.reset();
    store = open_store(folder);
    entry = value_of(store->find(ref));
    CHECK(entry.state == OrderState::prepared);
    CHECK(entry.handle == "cart 9");
    CHECK(entry.shop_total == Money::from_minor(2590, Currency::sek));
    CHECK(entry.attempts == 0);
    CHECK_FALSE(entry.last_error.has_value());
    require_ok(store->begin_attempt(ref, noon + 7s));
    CHECK(state(*store) == OrderState::committing);
    CHECK(store->keep_handle(ref, "another", std::nullopt, noon).error().code == Errc::conflict);
    require_ok(store->confirm(ref, "T-100", std::nullopt, noon + 8s));
    entry = value_of(store->find(ref));
    CHECK(entry.state == OrderState::confirmed);
    CHECK(entry.shop_order == "T-100");
    for (const Status& late : {store->begin_attempt(ref, noon), store->reject(ref, {Errc::refused, "no"}, noon, noon),
                               store->postpone(ref, {}, noon, noon), store->forget_handle(ref, noon)})
        CHECK(late.error().code == Errc::conflict);
    CHECK(state(*store) == OrderState::confirmed);
}

TEST_CASE("what was begun and never ended shows after a crash") {
    const TemporaryFolder folder;
    const OrderRef ref{"a"};
    require_ok(open_store(folder)->accept(an_order("a"), ""));
    for (int crash = 1; crash <= 3; ++crash) {
        const auto store = open_store(folder);
        require_ok(store->begin_attempt(ref, noon));
        CHECK(value_of(store->find(ref)).attempts_started == crash);
    }
    const auto store = open_store(folder);
    require_ok(store->postpone(ref, {Errc::offline, "no line"}, noon, noon));
    CHECK(value_of(store->find(ref)).attempts_started == 0);
}

TEST_CASE("a rejected order and one that waits for the shopper are kept with the reason, and can go on") {
    const TemporaryFolder folder;
    const auto store = open_store(folder);
    require_ok(store->accept(an_order("a"), ""));
    require_ok(store->accept(an_order("b"), ""));
    require_ok(store->begin_attempt(OrderRef{"a"}, noon));
    require_ok(store->reject(OrderRef{"a"}, {Errc::refused, "the store is closed"}, noon, noon));
    require_ok(store->ask_customer(OrderRef{"b"}, {Errc::conflict, "one left"}, std::nullopt, noon, noon));
    CHECK(value_of(store->counts()).rejected == 1);
    CHECK(value_of(store->counts()).needs_customer == 1);
    CHECK(value_of(store->counts()).owed == 0);
    CHECK(value_of(store->in_state(OrderState::rejected)).at(0).last_error->detail == "the store is closed");
    CHECK(value_of(store->due(noon + 24h, 5min, 10)).empty());

    require_ok(store->retry(OrderRef{"a"}, noon));
    Order agreed = an_order("b");
    agreed.lines[0].quantity = 1;
    agreed.total = Money::from_minor(1295, Currency::sek);
    require_ok(store->agree(OrderRef{"b"}, agreed, noon));
    CHECK(value_of(store->find(OrderRef{"b"})).order == agreed);
    CHECK(value_of(store->counts()).owed == 2);
    CHECK(store->agree(OrderRef{"a"}, an_order("a"), noon).error().code == Errc::conflict);
    require_ok(store->cancel(OrderRef{"b"}, noon));
    CHECK(value_of(store->counts()).owed == 1);
}

TEST_CASE("an order in doubt is asked about for a while, and may turn out to be at the shop") {
    const TemporaryFolder folder;
    const auto store = open_store(folder);
    const OrderRef ref{"a"};
    const auto doubted = [&](WallTime now, WallTime since) {
        return refs_of(value_of(store->in_doubt(now, 1h, since, 10)));
    };
    for (const char* const name : {"a", "never sent"}) require_ok(store->accept(an_order(name), ""));
    require_ok(store->begin_attempt(ref, noon));
    require_ok(store->keep_handle(ref, "cart 9", std::nullopt, noon));
    require_ok(store->begin_attempt(ref, noon));
    require_ok(store->reject(ref, {Errc::refused, "no"}, noon + 15min, noon));
    require_ok(store->reject(OrderRef{"never sent"}, {Errc::refused, "no"}, noon, noon));
    CHECK(doubted(noon + 14min, noon).empty());
    CHECK(doubted(noon + 15min, noon) == std::vector<std::string>{"a"});
    CHECK(doubted(noon + 15min, noon + 1s).empty());
    CHECK(value_of(store->next_due(noon)) == noon + 15min);
    CHECK_FALSE(value_of(store->next_due(noon + 1s)).has_value());
    require_ok(store->look_again(ref, noon + 30min));
    CHECK(doubted(noon + 29min, noon).empty());
    // Much further away than a look ever is: the clock was set back.
    CHECK(doubted(noon - 1h, noon - 24h) == std::vector<std::string>{"a"});
    CHECK(value_of(store->find(ref)).changed_at == noon);
    require_ok(store->confirm(ref, "T-100", std::nullopt, noon + 30min));
    CHECK(doubted(noon + 1h, noon).empty());
    CHECK(store->look_again(ref, noon).error().code == Errc::conflict);
}

TEST_CASE("due orders come oldest first, and a clock that was set back delays nothing for long") {
    const TemporaryFolder folder;
    const auto store = open_store(folder);
    require_ok(store->accept(an_order("young", noon + 1min), ""));
    require_ok(store->accept(an_order("old", noon), ""));
    CHECK(refs_of(value_of(store->due(noon + 2min, 5min, 10))) == std::vector<std::string>{"old", "young"});
    CHECK(refs_of(value_of(store->due(noon + 2min, 5min, 1))) == std::vector<std::string>{"old"});
    CHECK(value_of(store->counts()).oldest_owed == noon);
    require_ok(store->postpone(OrderRef{"old"}, {Errc::offline, ""}, noon + 4min, noon + 2min));
    CHECK(refs_of(value_of(store->due(noon + 2min, 5min, 10))) == std::vector<std::string>{"young"});
    CHECK(value_of(store->next_due(noon)) == noon + 1min);
    // The clock now says yesterday: neither can be meant to wait a day.
    CHECK(value_of(store->due(noon - 24h, 5min, 10)).size() == 2);
}

TEST_CASE("an order that this program cannot read blocks nobody and is shown to staff") {
    const TemporaryFolder folder;
    require_ok(open_store(folder)->accept(an_order("a"), ""));
    require_ok(open_store(folder)->accept(an_order("b", noon + 1s), ""));
    {
        Database file = value_of(open_outbox_file(folder / "outbox.db"));
        require_ok(
            file.execute("UPDATE orders SET body = replace(body, '\"schema\":1', '\"schema\":99') WHERE ref = 'a'"));
    }
    const auto store = open_store(folder);
    CHECK(refs_of(value_of(store->due(noon + 1min, 5min, 10))) == std::vector<std::string>{"b"});
    CHECK(value_of(store->counts()).rejected == 1);
}

TEST_CASE("a contact is gone from the file a day after the order was confirmed, and not before") {
    const TemporaryFolder folder;
    const std::string sealed = "sealed-contact-of-the-shopper-" + std::string(200, 'z');
    const auto store = open_store(folder);
    for (const char* ref : {"a", "b", "c"}) require_ok(store->accept(an_order(ref), sealed + ref));
    require_ok(store->begin_attempt(OrderRef{"a"}, noon));
    require_ok(store->keep_handle(OrderRef{"a"}, "h", std::nullopt, noon));
    require_ok(store->begin_attempt(OrderRef{"a"}, noon));
    require_ok(store->confirm(OrderRef{"a"}, "T-1", std::nullopt, noon));
    require_ok(store->cancel(OrderRef{"b"}, noon + 2h));
    CHECK(folder.holds(sealed + "a"));
    CHECK(value_of(store->wipe_contacts(noon + 23h, 24h)) == 0);
    CHECK(value_of(store->wipe_contacts(noon + 25h, 24h)) == 1);
    CHECK_FALSE(folder.holds(sealed + "a"));
    CHECK(value_of(store->wipe_contacts(noon + 27h, 24h)) == 1);
    CHECK_FALSE(folder.holds(sealed + "b"));
    // The order that is still owed keeps its contact, for the shop needs it.
    CHECK(value_of(store->find(OrderRef{"c"})).sealed_contact == sealed + "c");
    CHECK(value_of(store->find(OrderRef{"a"})).sealed_contact.empty());
    CHECK(value_of(store->find(OrderRef{"a"})).order == an_order("a"));
}

TEST_CASE("a damaged outbox is set aside, what can be read goes on, and the kiosk starts") {
    const TemporaryFolder folder;
    {
        const auto store = open_store(folder);
        for (int n = 0; n < 300; ++n)
            require_ok(store->accept(an_order("order-" + std::to_string(n)), std::string(300, 's')));
    }
    {
        std::fstream file{folder / "outbox.db", std::ios::in | std::ios::out | std::ios::binary};
        file.seekg(0, std::ios::end);
        REQUIRE(file.tellg() > 40 * 4096);
        file.seekp(30 * 4096);
        file << std::string(2 * 4096, 'x');
    }
    const auto store = open_store(folder);
    REQUIRE(store->set_aside().has_value());
    CHECK(std::filesystem::exists(*store->set_aside()));
    const OutboxCounts counts = value_of(store->counts());
    CHECK(counts.owed + counts.rejected >= 200);
    require_ok(store->accept(an_order("after"), ""));
}

TEST_CASE("an outbox that is no database at all does not stop the kiosk") {
    const TemporaryFolder folder;
    std::ofstream{folder / "outbox.db"} << std::string(10'000, 'x');
    const auto store = open_store(folder);
    CHECK(store->set_aside().has_value());
    require_ok(store->accept(an_order("a"), ""));
}

}  // namespace zuil
