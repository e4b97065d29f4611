#include "sync/exchange/customer_look_up.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <iterator>
#include <thread>

#include "tests/support/temporary_folder.hpp"
#include "tests/sync/exchange/made_customers.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;
using By = CustomerQuestion::By;
using Outcome = CustomerAnswer::Outcome;

const std::string card = "2900010003";
const std::string nobodys_card = "2900019999";

struct Counter {
    TemporaryFolder folder;
    ManualClock clock{WallTime{1'800'000'000'000ms}};
    SeededRandom random{7};
    SealingKey key = SealingKey::make(random);
    MadeCustomers shop;
    std::unique_ptr<CustomerStore> store = CustomerStore::open(folder.path()).value();
    std::unique_ptr<CustomerLookUp> look_up = made();
    std::chrono::milliseconds shop_takes{20};

    std::unique_ptr<CustomerLookUp> made() {
        return std::make_unique<CustomerLookUp>(shop, *store, key, clock, random);
    }
    void restart() {
        look_up.reset();
        store.reset();
        store = CustomerStore::open(folder.path()).value();
        look_up = made();
    }
    // Until the answer is there: what came, and after how long.
    std::pair<CustomerAnswer, std::chrono::milliseconds> wait() {
        const BootTime began = clock.boot();
        for (;;) {
            look_up->step();
            if (auto answer = look_up->take()) return {*std::move(answer), clock.boot() - began};
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
    CustomerAnswer identify(const std::string& number) {
        look_up->identify(number);
        return wait().first;
    }
    CustomerAnswer send_code(By by, const std::string& text) {
        look_up->send_code({.by = by, .text = text});
        return wait().first;
    }
    CustomerAnswer check(const std::string& code) {
        look_up->check_code(code);
        return wait().first;
    }
    CustomerAnswer find(By by, const std::string& text) {
        look_up->find({.by = by, .text = text});
        return wait().first;
    }
};

}  // namespace

TEST_CASE("a card tells who shows it") {
    Counter counter;
    const CustomerAnswer answer = counter.identify(card);
    REQUIRE(answer.outcome == Outcome::found);
    REQUIRE(answer.record);
    CHECK(*answer.record == counter.shop.people.begin()->second);
    CHECK_FALSE(answer.kept_at);
    CHECK(counter.identify(nobodys_card).outcome == Outcome::nobody);
}

TEST_CASE("with the line cut a card is known for a day, and a telephone of a shopper never") {
    Counter counter;
    const WallTime told = counter.clock.wall();
    counter.identify(card);
    counter.shop.is_line_cut = true;
    const CustomerAnswer answer = counter.identify(card);
    REQUIRE(answer.outcome == Outcome::found);
    CHECK(*answer.record == counter.shop.people.begin()->second);
    CHECK(answer.kept_at == told);
    CHECK(counter.identify(nobodys_card).outcome == Outcome::unreachable);
    CHECK(counter.send_code(By::phone, "+31655501002").outcome == Outcome::unreachable);
    // Staff find the same one, by whatever it is found by.
    counter.restart();
    for (const auto& [by, text] :
         {std::pair{By::phone, "0655501002"}, std::pair{By::email, "Jolijn@vlinder.example"}}) {
        const CustomerAnswer found = counter.find(by, text);
        REQUIRE(found.customers.size() == 1);
        CHECK(found.kept_at == told);
    }
    CHECK(counter.find(By::name, "Jolijn").outcome == Outcome::unreachable);
    CHECK(counter.find(By::phone, "1002").outcome == Outcome::unreachable);
    counter.clock.advance(24h);
    CHECK(counter.identify(card).outcome == Outcome::unreachable);
}

TEST_CASE("what is kept can be read in no file, and is gone from all of them after a day") {
    Counter counter;
    counter.identify(card);
    const std::vector<std::string> personal{"Jolijn", "Vlinderveld", "5550 1002",   "655501002", "jolijn@",
                                            card,     "3511",        "UTR1-000123", "Lamp Rood", "cust-1"};
    for (const std::string& text : personal) {
        INFO(text);
        CHECK_FALSE(counter.folder.holds(text));
    }
    const std::string hash = counter.key.keyed_hash(card, "customer card");
    CHECK(counter.folder.holds(hash));
    counter.clock.advance(24h);
    counter.look_up->step();
    CHECK_FALSE(counter.folder.holds(hash));
}

TEST_CASE("whom the shop does not know any more is not known here either") {
    Counter counter;
    counter.identify(card);
    counter.shop.people.clear();
    CHECK(counter.identify(card).outcome == Outcome::nobody);
    counter.shop.is_line_cut = true;
    CHECK(counter.identify(card).outcome == Outcome::unreachable);
}

TEST_CASE("the sixth guess within a quarter of an hour is not made, whatever is restarted") {
    Counter counter;
    for (int n = 0; n < 5; ++n) CHECK(counter.identify("29000199" + std::to_string(10 + n)).outcome == Outcome::nobody);
    const int calls = counter.shop.calls;
    const CustomerAnswer sixth = counter.identify(card);
    CHECK(sixth.outcome == Outcome::closed);
    CHECK(sixth.closed_for > 14min);
    counter.restart();
    CHECK(counter.identify(card).outcome == Outcome::closed);
    CHECK(counter.send_code(By::phone, "+31655501002").outcome == Outcome::closed);
    CHECK(counter.shop.calls == calls);
    counter.clock.advance(15min);
    CHECK(counter.identify(card).outcome == Outcome::found);
}

TEST_CASE("shoppers whom the shop knows close the kiosk to nobody") {
    Counter counter;
    for (int n = 0; n < 20; ++n) CHECK(counter.identify(card).outcome == Outcome::found);
    for (int n = 0; n < 20; ++n) {
        counter.send_code(By::phone, "+31655501002");
        CHECK(counter.check(counter.shop.sent).outcome == Outcome::found);
    }
    counter.shop.is_line_cut = true;
    for (int n = 0; n < 20; ++n) counter.identify(nobodys_card);
    counter.shop.is_line_cut = false;
    counter.clock.advance(10min);  // the shop is left alone for a while
    CHECK(counter.identify(card).outcome == Outcome::found);
}

TEST_CASE("a guess that is broken off counts") {
    Counter counter;
    for (int n = 0; n < 5; ++n) {
        counter.look_up->identify(nobodys_card);
        counter.restart();
    }
    CHECK(counter.identify(card).outcome == Outcome::closed);
}

TEST_CASE("a code proves who somebody is, in three tries and five minutes") {
    Counter counter;
    CHECK(counter.send_code(By::phone, "+31655501002").outcome == Outcome::sent);
    CHECK(counter.check("000000").outcome == Outcome::wrong_code);
    CHECK(counter.check("000001").outcome == Outcome::wrong_code);
    CHECK(counter.check("000002").outcome == Outcome::code_over);
    CHECK(counter.check(counter.shop.sent).outcome == Outcome::code_over);

    counter.send_code(By::email, "jolijn@vlinder.example");
    const CustomerAnswer proven = counter.check(counter.shop.sent);
    REQUIRE(proven.outcome == Outcome::found);
    CHECK(proven.record->customer.name == "Jolijn Vlinderveld");
    CHECK(counter.check(counter.shop.sent).outcome == Outcome::code_over);

    counter.send_code(By::phone, "+31655501002");
    counter.clock.advance(5min);
    CHECK(counter.check(counter.shop.sent).outcome == Outcome::code_over);

    counter.send_code(By::phone, "+31655501002");
    counter.look_up->forget();
    CHECK(counter.check(counter.shop.sent).outcome == Outcome::code_over);
}

TEST_CASE("whether somebody is known is told by neither words nor time") {
    Counter counter;
    std::chrono::milliseconds longest{0};
    std::chrono::milliseconds shortest{1h};
    for (int n = 0; n < 200; ++n) {
        counter.shop_takes = std::chrono::milliseconds{n % 2 == 0 ? 5 + n : 300 - n};
        const std::string number = n % 2 == 0 ? "+31655501002" : "+3165550" + std::to_string(2000 + n);
        counter.look_up->send_code({.by = By::phone, .text = number});
        const auto [sent, took] = counter.wait();
        CHECK(sent.outcome == Outcome::sent);
        CHECK((!sent.record && sent.customers.empty()));
        counter.look_up->check_code("000000");
        const auto [checked, took_again] = counter.wait();
        CHECK(checked.outcome == Outcome::wrong_code);
        longest = std::max({longest, took, took_again});
        shortest = std::min({shortest, took, took_again});
        counter.clock.advance(20min);
    }
    CHECK(longest - shortest < 50ms);
    CHECK(shortest >= 800ms);
}

TEST_CASE("the time of an answer holds by a real clock too") {
    Counter counter;
    const SystemClock clock;
    CustomerLookUp look_up{counter.shop, *counter.store, counter.key, clock, counter.random};
    const auto time_of = [&](const std::string& number) {
        const BootTime began = clock.boot();
        look_up.send_code({.by = By::phone, .text = number});
        for (;;) {
            counter.shop.answer_all();
            look_up.step();
            if (look_up.take()) return clock.boot() - began;
            std::this_thread::sleep_for(std::min(*look_up.next_step_in(), 5ms));
        }
    };
    const auto known = time_of("+31655501002");
    const auto unknown = time_of("+31655509999");
    CHECK(known >= 800ms);
    CHECK((known > unknown ? known - unknown : unknown - known) < 50ms);
}

TEST_CASE("staff find by name and by the end of a number, and open one of them") {
    Counter counter;
    CustomerRecord other = counter.shop.people.begin()->second;
    other.customer.id = CustomerId{"cust-2"};
    other.customer.name = "Ank Kuiper";
    other.customer.phone = "06 1111 1002";
    counter.shop.people.emplace(other.customer.id, other);
    CHECK(counter.find(By::phone, "1002").customers.size() == 2);
    CHECK(counter.find(By::name, "Ank").customers.size() == 1);
    CHECK(counter.find(By::name, "Nobody").outcome == Outcome::nobody);
    counter.look_up->open(CustomerId{"cust-2"});
    CHECK(counter.wait().first.record->customer.name == "Ank Kuiper");
    counter.shop.is_line_cut = true;
    counter.look_up->open(CustomerId{"cust-2"});
    const CustomerAnswer kept = counter.wait().first;
    REQUIRE(kept.record);
    CHECK(kept.kept_at);
    counter.look_up->open(CustomerId{"cust-1"});
    CHECK(counter.wait().first.outcome == Outcome::unreachable);
}

TEST_CASE("a shop that says nothing is not waited for, and then left alone") {
    Counter counter;
    counter.shop.is_silent = true;
    for (int n = 0; n < 12; ++n) CHECK(counter.identify(card).outcome == Outcome::unreachable);
    CHECK(counter.shop.calls < 12);
}

}  // namespace zuil::test
