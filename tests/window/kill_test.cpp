#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <thread>

#include "platform/base/random.hpp"
#include "tests/window/killed_kiosk.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr int kills_least = 100;
constexpr int codes_least = 50;
constexpr int kills_per_state_least = 4;

constexpr SagaPoint points[] = {{"prepare", Fault::hold_request}, {"prepare", Fault::hold_reply},
                                {"look", Fault::hold_request},    {"look", Fault::hold_reply},
                                {"details", Fault::hold_request}, {"details", Fault::hold_reply},
                                {"arrange", Fault::hold_request}, {"arrange", Fault::hold_reply},
                                {"pay", Fault::hold_request},     {"pay", Fault::hold_reply}};

// Which request a kiosk that comes back is killed at: its first one, or a later one where the saga has not got there.
constexpr SagaPoint recovery_points[] = {{"any", Fault::hold_request},
                                         {"any", Fault::hold_reply},
                                         {"details", Fault::hold_reply},
                                         {"arrange", Fault::hold_request},
                                         {"pay", Fault::hold_reply}};

class Killer {
public:
    explicit Killer(VendureServer::OrderFields fields) : kiosk_{fields} {}

    KillLedger kill_everywhere() {
        // A round is about fifty kills.
        const int rounds = std::getenv("ZUIL_LONG_TESTS") != nullptr ? 50 : 1;
        for (int round = 0; round < rounds; ++round) kill_once_around();
        return kiosk_.settle_accounts();
    }

private:
    void kill_once_around() {
        for (const SagaPoint& point : points) kill_at(point);
        for (int time = 0; time < 3; ++time) kill_while_accepted();
        for (int time = 0; time < 3; ++time) kill_while_prepared();
        for (int time = 0; time < 5; ++time) kill_around_the_touch(time * 12ms);
        for (int time = 0; time < 6; ++time) kill_at_random();
        for (int time = 0; time < 4; ++time) freeze_at_random();
    }

    void kill_at(const SagaPoint& point) {
        kiosk_.trap().set(point);
        kiosk_.order();
        REQUIRE(kiosk_.wait_until_held());
        kiosk_.kill(to_text(point));
        kill_while_it_recovers();
    }

    // Another order is under way, so this one has to wait its turn.
    void kill_while_accepted() {
        kiosk_.trap().set({"prepare", Fault::hold_request});
        kiosk_.order();
        REQUIRE(kiosk_.wait_until_held());
        kiosk_.order();
        kiosk_.kill("the next order waits for its turn");
        kill_while_it_recovers();
    }

    void kill_while_prepared() {
        kiosk_.set_request_gap(3s);
        kiosk_.kill("nothing to do");
        kiosk_.start();
        kiosk_.order();
        kiosk_.wait_for_state(OrderState::prepared);
        kiosk_.kill("between prepare and commit");
        kiosk_.set_request_gap(20ms);
        kill_while_it_recovers();
    }

    void kill_around_the_touch(std::chrono::milliseconds after) {
        kiosk_.touch_order();
        std::this_thread::sleep_for(after);
        kiosk_.kill("just after the touch that orders");
        kiosk_.start();
        kiosk_.wait_until_settled();
    }

    void kill_at_random() {
        kiosk_.order();
        std::this_thread::sleep_for(std::chrono::milliseconds{random_.below(700)});
        kiosk_.kill("at random, with the code on the screen");
        kill_while_it_recovers();
    }

    void freeze_at_random() {
        kiosk_.order();
        for (int time = 0; time < 3; ++time) {
            std::this_thread::sleep_for(std::chrono::milliseconds{random_.below(60)});
            kiosk_.freeze(std::chrono::milliseconds{random_.below(400)});
        }
        kiosk_.wait_until_settled();
    }

    void kill_while_it_recovers() {
        const SagaPoint& point = recovery_points[recoveries_++ % std::size(recovery_points)];
        kiosk_.trap().set(point);
        kiosk_.start();
        const bool held = kiosk_.wait_until_held();
        kiosk_.kill(held ? "while it recovers: " + to_text(point) : "after it has recovered");
        kiosk_.trap().clear();
        kiosk_.start();
        kiosk_.wait_until_settled();
    }

    KilledKiosk kiosk_;
    SeededRandom random_{1};
    std::size_t recoveries_ = 0;
};

}  // namespace

TEST_CASE("killed at a hundred moments over every state of its orders, the kiosk loses none and doubles none") {
    KillLedger all;
    for (const auto fields : {VendureServer::OrderFields::present, VendureServer::OrderFields::absent}) {
        const bool has_fields = fields == VendureServer::OrderFields::present;
        const KillLedger ledger = Killer{fields}.kill_everywhere();
        ledger.print(has_fields ? "A shop that has a unique field for our reference" : "A shop without such a field");
        all.add(ledger);
    }
    all.print("Both");
    CHECK(all.lost == 0);
    CHECK(all.doubled == 0);
    CHECK(all.strange == 0);
    CHECK(all.kills >= kills_least);
    CHECK(all.freezes > 0);
    CHECK(all.codes_seen >= codes_least);
    for (const char* state : {"accepted", "preparing", "prepared", "committing", "confirmed"}) {
        INFO(state);
        CHECK(all.kills_by_state[state] >= kills_per_state_least);
    }
}

}  // namespace zuil::test
