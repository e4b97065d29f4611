#include "sync/exchange/order_trace.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <iterator>
#include <thread>

#include "sync/exchange/customer_look_up.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/exchange/made_customers.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;
using TraceOutcome = TraceAnswer::Outcome;

const std::string web_order = "WEB-1042";

// Where somebody asks for an order that was placed at home.
struct TraceDesk {
    TemporaryFolder folder;
    ManualClock clock{WallTime{1'800'000'000'000ms}};
    SeededRandom random{7};
    SealingKey key = SealingKey::make(random);
    MadeCustomers shop;
    std::unique_ptr<CustomerStore> store = CustomerStore::open(folder.path()).value();
    std::unique_ptr<CustomerLookUp> look_up = made();
    std::chrono::milliseconds shop_takes{20};

    TraceDesk() {
        FoundOrder found;
        found.traced.order.id = "17";
        found.traced.order.number = web_order;
        found.traced.order.ref = OrderRef{"018f0000-0000-7000-8000-000000000017"};
        found.traced.fulfilment = Fulfilment::delivery;
        found.with = {.postcodes = {"3531 GT"}, .phones = {"+31 6 5550 1002"}, .emails = {"Jolijn@vlinder.example"}};
        shop.orders.emplace(web_order, found);
    }
    std::unique_ptr<CustomerLookUp> made() {
        return std::make_unique<CustomerLookUp>(shop, *store, key, clock, random);
    }
    void restart() {
        look_up.reset();
        store.reset();
        store = CustomerStore::open(folder.path()).value();
        look_up = made();
    }
    std::pair<TraceAnswer, std::chrono::milliseconds> wait() {
        const BootTime began = clock.boot();
        for (;;) {
            look_up->step();
            if (auto answer = look_up->orders().take()) return {*std::move(answer), clock.boot() - began};
            if (shop.is_asked()) {
                clock.advance(shop_takes);
                shop.answer_all();
                continue;
            }
            const auto next = look_up->next_step_in();
            REQUIRE(next);
            clock.advance(std::max(*next, 1ms));
        }
    }
    TraceAnswer ask(const std::string& which, const std::string& told) {
        look_up->orders().ask(which, told);
        return wait().first;
    }
};

}  // namespace

TEST_CASE("an order is told to who knows what it was placed with, however that is typed") {
    TraceDesk desk;
    for (const char* told :
         {"3531GT", "3531 gt", "0655501002", "+31 6 5550 1002", "jolijn@vlinder.example", " JOLIJN@vlinder.example "}) {
        INFO(told);
        const TraceAnswer answer = desk.ask(web_order, told);
        REQUIRE(answer.outcome == TraceOutcome::found);
        CHECK(answer.order == desk.shop.orders.at(web_order).traced);
        CHECK_FALSE(answer.by_reference);
        desk.clock.advance(20min);
    }
    // A part of it is not enough.
    for (const char* told : {"1002", "3531", "vlinder.example", "@", "GT", "", "55501002", "3531 GX"}) {
        INFO(told);
        CHECK(desk.ask(web_order, told).outcome == TraceOutcome::unknown);
        desk.clock.advance(20min);
    }
}

TEST_CASE("what an order has not was never what it was placed with") {
    TraceDesk desk;
    desk.shop.orders.at(web_order).with = {.postcodes = {""}, .phones = {"", "none"}, .emails = {""}};
    for (const char* told : {"", " ", "@", "0000000000", "none"}) {
        CHECK(desk.ask(web_order, told).outcome == TraceOutcome::unknown);
        desk.clock.advance(20min);
    }
}

TEST_CASE("its own code is enough, and nobody guesses one") {
    TraceDesk desk;
    desk.look_up->orders().ask(desk.shop.orders.at(web_order).traced.order.ref);
    const TraceAnswer answer = desk.wait().first;
    CHECK(answer.outcome == TraceOutcome::found);
    CHECK(answer.by_reference);
    desk.look_up->orders().ask(OrderRef{"018f0000-0000-7000-8000-000000000018"});
    CHECK(desk.wait().first.outcome == TraceOutcome::unknown);
}

TEST_CASE("no such order and the wrong details are the same, in words and in time") {
    TraceDesk desk;
    std::chrono::milliseconds longest{0};
    std::chrono::milliseconds shortest{1h};
    for (int n = 0; n < 200; ++n) {
        const bool is_there = n % 2 == 0;
        desk.shop_takes = std::chrono::milliseconds{is_there ? 5 + n : 300 - n};
        desk.look_up->orders().ask(is_there ? web_order : "WEB-" + std::to_string(2000 + n), "1111 AA");
        const auto [answer, took] = desk.wait();
        CHECK(answer.outcome == TraceOutcome::unknown);
        CHECK_FALSE(answer.order);
        longest = std::max(longest, took);
        shortest = std::min(shortest, took);
        desk.clock.advance(20min);
    }
    CHECK(longest - shortest < 50ms);
    CHECK(shortest >= 800ms);
}

TEST_CASE("the time of an answer about an order holds by a real clock too") {
    TraceDesk desk;
    const SystemClock clock;
    CustomerLookUp look_up{desk.shop, *desk.store, desk.key, clock, desk.random};
    const auto time_of = [&](const std::string& which) {
        const BootTime began = clock.boot();
        look_up.orders().ask(which, "1111 AA");
        for (;;) {
            desk.shop.answer_all();
            look_up.step();
            if (look_up.orders().take()) return clock.boot() - began;
            std::this_thread::sleep_for(std::min(*look_up.next_step_in(), 5ms));
        }
    };
    const auto there = time_of(web_order);
    const auto nowhere = time_of("WEB-2000");
    CHECK(there >= 800ms);
    CHECK((there > nowhere ? there - nowhere : nowhere - there) < 50ms);
}

TEST_CASE("the sixth guess at orders within a quarter of an hour is not made, whatever is restarted") {
    TraceDesk desk;
    // One order with five postcodes, or five orders with one: both are the kiosk's tries.
    const bool is_one_order = GENERATE(true, false);
    for (int n = 0; n < 5; ++n) {
        const std::string which = is_one_order ? web_order : "WEB-200" + std::to_string(n);
        CHECK(desk.ask(which, "1111 A" + std::string(1, static_cast<char>('A' + n))).outcome == TraceOutcome::unknown);
        desk.restart();
    }
    const int calls = desk.shop.calls;
    const TraceAnswer sixth = desk.ask(web_order, "3531 GT");
    CHECK(sixth.outcome == TraceOutcome::closed);
    CHECK(sixth.closed_for > 14min);
    CHECK(desk.shop.calls == calls);
    // Who shows a card is nobody who guesses at orders.
    desk.look_up->identify("2900010003");
    desk.look_up->step();
    desk.shop.answer_all();
    CHECK(desk.shop.calls > calls);
    desk.look_up->forget();
    desk.clock.advance(15min);
    CHECK(desk.ask(web_order, "3531 GT").outcome == TraceOutcome::found);
}

TEST_CASE("a guess at an order that is broken off counts, and one that is right does not") {
    TraceDesk desk;
    for (int n = 0; n < 20; ++n) CHECK(desk.ask(web_order, "3531 GT").outcome == TraceOutcome::found);
    for (int n = 0; n < 5; ++n) {
        desk.look_up->orders().ask(web_order, "1111 AA");
        desk.restart();
    }
    CHECK(desk.ask(web_order, "3531 GT").outcome == TraceOutcome::closed);
}

TEST_CASE("with the line cut nothing is told of an order, and nobody is closed out for it") {
    TraceDesk desk;
    desk.shop.is_line_cut = true;
    for (int n = 0; n < 7; ++n) CHECK(desk.ask(web_order, "3531 GT").outcome == TraceOutcome::unreachable);
    desk.shop.is_line_cut = false;
    desk.clock.advance(10min);
    CHECK(desk.ask(web_order, "3531 GT").outcome == TraceOutcome::found);
    desk.shop.is_silent = true;
    const auto [answer, took] = (desk.look_up->orders().ask(web_order, "3531 GT"), desk.wait());
    CHECK(answer.outcome == TraceOutcome::unreachable);
    CHECK(took <= 12s);
}

TEST_CASE("of an order that was traced nothing stays, and an answer that comes too late goes nowhere") {
    TraceDesk desk;
    desk.ask(web_order, "3531 GT");
    desk.ask(web_order, "jolijn@vlinder.example");
    desk.ask(web_order, "1111 AA");
    for (const char* text : {"3531", "1042", "WEB", "jolijn", "1111"}) {
        INFO(text);
        CHECK_FALSE(desk.folder.holds(text));
    }
    desk.look_up->orders().ask(web_order, "3531 GT");
    desk.look_up->orders().forget();
    desk.shop.answer_all();
    desk.look_up->step();
    desk.clock.advance(5s);
    CHECK_FALSE(desk.look_up->orders().take());
}

}  // namespace zuil::test
