#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <map>

#include "tests/sync/exchange/outbox_world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

// Somebody with a phone in front of the kiosk, who sees what its screen would show.
struct Payer {
    enum class Mind { pays, pays_at_the_end, begins_and_pays, fails_first, walks_off, changes, changes_and_pays };

    OrderRef ref;
    Mind mind = Mind::pays;
    std::chrono::milliseconds takes{0};  // from seeing the code to paying
    BootTime came_at{};
    std::string url;  // as it was read from the screen; stays in the phone
    BootTime saw_it_at{};
    WallTime open_until{};
    bool has_begun = false;
    bool has_withdrawn = false;
    bool has_paid = false;
    OrderRef instead;  // the order that is paid at the till after all
};

// Shoppers, their phones and the till at one kiosk.
class PayingWorld {
public:
    PayingWorld(std::uint64_t seed, Unreliability unreliability) : world{seed, unreliability}, random_{seed + 77} {
        world.each_step = [this] {
            for (std::size_t at = 0; at < payers.size(); ++at) go_on(at);
        };
        world.step_max = 3s;
    }

    void come(Payer::Mind mind) {
        Payer payer{.ref = world.place_order(PaymentMethod::phone), .mind = mind};
        payer.came_at = world.clock().boot();
        payer.takes = std::chrono::milliseconds{random_.below(240'000)};
        payers.push_back(payer);
    }

    OutboxWorld world;
    std::vector<Payer> payers;
    int confirmed_unpaid = 0;  // looks at a confirmed order that was not paid

private:
    void look_at_screen(Payer& payer, const OutboxEntry& entry) {
        if (!payer.url.empty() || payer.has_withdrawn || entry.page.url.empty()) return;
        payer.url = entry.page.url;
        payer.open_until = entry.page.open_until;
        payer.saw_it_at = world.clock().boot();
    }

    void use_phone(Payer& payer) {
        if (payer.url.empty() || payer.has_paid) return;
        const BootTime now = world.clock().boot();
        const bool at_the_end = payer.mind == Payer::Mind::pays_at_the_end;
        const auto due =
            at_the_end ? world.clock().wall() + 3s >= payer.open_until : now - payer.saw_it_at >= payer.takes;
        if (!due) return;
        switch (payer.mind) {
        case Payer::Mind::walks_off:
        case Payer::Mind::changes: return;
        case Payer::Mind::begins_and_pays:
        case Payer::Mind::fails_first:
            if (!payer.has_begun) {
                payer.has_begun = payer.mind == Payer::Mind::fails_first ? world.shop.fail_payment(payer.url)
                                                                         : world.shop.begin_payment(payer.url);
                payer.saw_it_at = now;
                return;
            }
            break;
        default: break;
        }
        payer.has_paid = world.shop.pay(payer.url);
    }

    // "Pay at the till instead": what was placed is taken back first.
    void change_mind(Payer& payer, const OutboxEntry& entry) {
        const bool may_change = payer.mind == Payer::Mind::changes || payer.mind == Payer::Mind::changes_and_pays;
        if (may_change && !payer.has_withdrawn && world.clock().boot() - payer.came_at >= payer.takes &&
            !is_final(entry.state)) {
            payer.has_withdrawn = world.store().withdraw(payer.ref, world.clock().wall()).has_value();
            return;
        }
        if (!payer.instead.empty() || entry.state == OrderState::confirmed) return;
        const bool is_released =
            entry.state == OrderState::cancelled || (entry.withdrawn && entry.page.url.empty() && payer.url.empty());
        if (is_released && payer.mind != Payer::Mind::walks_off) payer.instead = world.place_order();
    }

    void go_on(std::size_t at) {
        const OutboxEntry entry = world.entry(payers[at].ref);
        look_at_screen(payers[at], entry);
        use_phone(payers[at]);
        Payer payer = payers[at];
        change_mind(payer, world.entry(payer.ref));
        payers[at] = payer;
        if (entry.state == OrderState::confirmed) confirmed_unpaid += world.shop.is_paid(payer.ref) ? 0 : 1;
    }

    SeededRandom random_;
};

Payer::Mind some_mind(std::uint64_t number) { return static_cast<Payer::Mind>(number % 7); }

}  // namespace

TEST_CASE("an order that is paid on the phone is confirmed when the shop says so, and not before") {
    PayingWorld paying{1, {}};
    OutboxWorld& world = paying.world;
    const OrderRef ref = world.place_order(PaymentMethod::phone);
    world.run_for(20s);
    const OutboxEntry waiting = world.entry(ref);
    CHECK(waiting.state == OrderState::awaiting_payment);
    CHECK(waiting.page.url == "https://pay.example/cart-0");
    CHECK(waiting.page.open_until > world.clock().wall() + 14min);
    CHECK(world.outbox().status().counts.owed == 1);
    CHECK(world.shop.bookings() == 0);
    REQUIRE(world.shop.begin_payment(waiting.page.url));
    world.run_for(8s);
    CHECK(world.entry(ref).payment == PaymentProgress::in_progress);
    REQUIRE(world.shop.fail_payment(waiting.page.url));
    world.run_for(8s);
    CHECK(world.entry(ref).payment == PaymentProgress::failed);
    CHECK(world.entry(ref).state == OrderState::awaiting_payment);
    REQUIRE(world.shop.pay(waiting.page.url));
    world.run_for(8s);
    const OutboxEntry paid = world.entry(ref);
    CHECK(paid.state == OrderState::confirmed);
    CHECK(paid.shop_order == "T-0");
    CHECK(paid.page.url.empty());
    CHECK(world.outbox().cancel(ref).error().code == Errc::conflict);
    CHECK(world.shop.bookings(ref) == 1);
}

TEST_CASE("an order that nobody pays is cancelled at the shop when its time is over, and its page takes nothing more") {
    PayingWorld paying{2, {}};
    OutboxWorld& world = paying.world;
    const OrderRef ref = world.place_order(PaymentMethod::phone);
    world.run_for(14min);
    const std::string url = world.entry(ref).page.url;
    CHECK(world.entry(ref).state == OrderState::awaiting_payment);
    world.run_for(2min);
    CHECK(world.entry(ref).state == OrderState::cancelled);
    CHECK_FALSE(world.shop.pay(url));
    CHECK(world.shop.bookings() == 0);
    CHECK(world.outbox().status().counts.owed == 0);
}

TEST_CASE("a payment that was begun is waited for beyond the time of its page") {
    PayingWorld paying{3, {}};
    OutboxWorld& world = paying.world;
    const OrderRef ref = world.place_order(PaymentMethod::phone);
    world.run_for(14min);
    const std::string url = world.entry(ref).page.url;
    REQUIRE(world.shop.begin_payment(url));
    world.run_for(10min);
    CHECK(world.entry(ref).state == OrderState::awaiting_payment);
    REQUIRE(world.store().withdraw(ref, world.clock().wall()));
    world.run_for(1min);
    CHECK(world.entry(ref).state == OrderState::awaiting_payment);
    SECTION("it comes") {
        REQUIRE(world.shop.pay(url));
        world.run_for(1min);
        CHECK(world.entry(ref).state == OrderState::confirmed);
    }
    SECTION("it fails") {
        REQUIRE(world.shop.fail_payment(url));
        world.run_for(1min);
        CHECK(world.entry(ref).state == OrderState::cancelled);
    }
    SECTION("it never ends: after a day staff look at it, and the shop is asked a day longer") {
        world.run_for(25h);
        CHECK(world.entry(ref).state == OrderState::rejected);
        CHECK(world.store().withdraw(ref, world.clock().wall()).error().code == Errc::conflict);
        REQUIRE(world.shop.pay(url));
        world.run_for(1h);
        CHECK(world.entry(ref).state == OrderState::confirmed);
    }
}

TEST_CASE("an order that is withdrawn before it had a page never shows one, and is taken back") {
    PayingWorld paying{4, {.offline = 100}};
    OutboxWorld& world = paying.world;
    const OrderRef never_sent = world.place_order(PaymentMethod::phone);
    world.run_for(10s);
    REQUIRE(world.store().withdraw(never_sent, world.clock().wall()));
    world.shop.be_reliable();
    world.run_for(1min);
    CHECK(world.entry(never_sent).state == OrderState::cancelled);

    const OrderRef half_way = world.place_order(PaymentMethod::phone);
    while (world.entry(half_way).state != OrderState::committing) world.run_for(1ms);
    REQUIRE(world.store().withdraw(half_way, world.clock().wall()));
    CHECK(world.entry(half_way).page.url.empty());
    for (int n = 0; n < 600; ++n) {
        world.run_for(100ms);
        REQUIRE(world.entry(half_way).page.url.empty());
    }
    CHECK(world.entry(half_way).state == OrderState::cancelled);
    CHECK(world.store().withdraw(world.place_order(), world.clock().wall()).error().code == Errc::conflict);
}

TEST_CASE("no page but one on https, of a length that a code can hold, is ever shown") {
    for (const std::string& address :
         {std::string{"http://pay.example/"}, std::string{"javascript:alert(1)//"},
          "https://pay.example/" + std::string(600, 'a'), std::string{"https://pay.example/\n"}, std::string{""}}) {
        PayingWorld paying{5, {}};
        OutboxWorld& world = paying.world;
        world.shop.page_address = address;
        const OrderRef ref = world.place_order(PaymentMethod::phone);
        world.run_for(3min);
        INFO(address);
        CHECK(world.entry(ref).state == OrderState::rejected);
        CHECK(world.entry(ref).page.url.empty());
        // Nobody saw it, so the shopper may choose another way at once.
        REQUIRE(world.store().withdraw(ref, world.clock().wall()));
        CHECK(world.entry(ref).state == OrderState::cancelled);
    }
}

TEST_CASE("a clock that is set back or far ahead cancels nothing that is paid and leaves nothing open for ever") {
    for (const auto jump : {-10'000h, 10'000h}) {
        PayingWorld paying{6, {}};
        OutboxWorld& world = paying.world;
        const OrderRef paid = world.place_order(PaymentMethod::phone);
        const OrderRef unpaid = world.place_order(PaymentMethod::phone);
        world.run_for(1min);
        REQUIRE(world.shop.pay(world.entry(paid).page.url));
        world.clock().set_wall(world.clock().wall() + jump);
        world.run_for(20min);
        CHECK(world.entry(paid).state == OrderState::confirmed);
        CHECK(world.entry(unpaid).state == OrderState::cancelled);
    }
}

// ZUIL_SEEDS asks for more worlds than the test has time for.
TEST_CASE("whatever the line, the power and the shoppers do, what is paid is confirmed and nothing is paid twice") {
    const char* asked = std::getenv("ZUIL_SEEDS");
    const std::uint64_t seeds = asked == nullptr ? 12 : std::strtoull(asked, nullptr, 10);
    std::map<Payer::Mind, int> paid;
    int instead = 0;
    int restarts = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        INFO("seed " << seed);
        Unreliability faults = some_faults(seed);
        faults.price_rises = 0;
        PayingWorld paying{seed, faults};
        OutboxWorld& world = paying.world;
        for (std::uint64_t n = 0; n < 3; ++n) {
            paying.come(some_mind(seed + 3 * n));
            world.run_for(1min, seed % 2 == 0 ? 30 : 0);
        }
        world.run_for(20min, seed % 2 == 0 ? 10 : 0);
        world.shop.be_reliable();
        world.run_for(30min);
        REQUIRE(paying.confirmed_unpaid == 0);
        REQUIRE(world.shop.unpaid_commits() == 0);
        for (const Payer& payer : paying.payers) {
            const OutboxEntry entry = world.entry(payer.ref);
            INFO(payer.ref.text() << " is " << to_string(entry.state) << ", mind " << static_cast<int>(payer.mind));
            const bool is_staffs = entry.state == OrderState::rejected;
            if (is_staffs) REQUIRE(entry.last_error->detail.find("program ended") != std::string::npos);
            REQUIRE(world.shop.is_paid(payer.ref) == payer.has_paid);
            REQUIRE((is_staffs || is_final(entry.state)));
            REQUIRE((entry.state == OrderState::confirmed) == payer.has_paid);
            REQUIRE(world.shop.bookings(payer.ref) == (payer.has_paid ? 1 : 0));
            REQUIRE(!(payer.has_paid && !payer.instead.empty()));
            if (!payer.instead.empty() && world.entry(payer.instead).state != OrderState::rejected)
                REQUIRE(world.shop.bookings(payer.instead) == 1);
            paid[payer.mind] += payer.has_paid ? 1 : 0;
            instead += payer.instead.empty() ? 0 : 1;
        }
        restarts += world.starts - 1;
    }
    // It did happen.
    for (const auto mind : {Payer::Mind::pays, Payer::Mind::pays_at_the_end, Payer::Mind::begins_and_pays,
                            Payer::Mind::fails_first, Payer::Mind::changes_and_pays}) {
        INFO(static_cast<int>(mind));
        CHECK(paid[mind] > static_cast<int>(seeds) / 20);
    }
    CHECK(instead > static_cast<int>(seeds) / 4);
    CHECK(restarts > static_cast<int>(seeds) / 10);
}

}  // namespace zuil
