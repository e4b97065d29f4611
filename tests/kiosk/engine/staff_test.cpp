#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono_literals;
using Asks = StaffEntranceView::Asks;

namespace {

constexpr auto badge = "B-0007";

std::vector<std::string> acts(World& world) {
    std::vector<std::string> all;
    const auto rows = world.staff().audit(100).value();
    for (const AuditRow& row : rows) all.push_back(row.act);
    std::ranges::reverse(all);
    return all;
}

// What somebody sees who tries what lets nobody in.
struct Refusal {
    std::string words;
    std::chrono::milliseconds after{};
    friend bool operator==(const Refusal&, const Refusal&) = default;
};

Refusal refusal_of(World& world) {
    Refusal refusal;
    while (world.see().staff_entrance.checking) {
        world.wait(10ms);
        refusal.after += 10ms;
        REQUIRE(refusal.after < 10s);
    }
    refusal.words = world.see().staff_entrance.problem;
    return refusal;
}

Refusal try_pin(World& world, const std::string& digits) {
    world.tap(EnterStaff{SecretText{digits}});
    return refusal_of(world);
}

}  // namespace

TEST_CASE("a kiosk without accounts says so, and takes no PIN") {
    World world;
    const Snapshot& seen = world.tap(OpenStaffEntrance{});
    REQUIRE(seen.route == Route::staff_entrance);
    CHECK(seen.staff_entrance.asks == Asks::nothing);
    CHECK(seen.staff_entrance.text.find("zuilctl staff add") != std::string::npos);
    world.enter_staff(staff_pin);
    CHECK_FALSE(world.session().staff);
    CHECK(world.see().route == Route::staff_entrance);
}

TEST_CASE("a PIN lets in, and locking wipes as a shopper's leaving does") {
    World world;
    const StaffId sanne = world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.put_camera_in_basket();
    const std::uint64_t before = world.session().number;
    const Snapshot& home = world.enter_staff(staff_pin);
    REQUIRE(home.route == Route::staff_home);
    REQUIRE(home.chrome.staff);
    CHECK(home.chrome.staff->name == "Sanne de Wit");
    CHECK(home.chrome.staff->role == "sales");
    CHECK(home.session > before);
    // Staff and shopper look at the basket together.
    CHECK(home.chrome.basket_count == 1);
    CHECK_FALSE(home.chrome.can_go_back);
    const std::uint64_t theirs = home.session;

    world.tap(OpenSearch{});
    CHECK(world.see().chrome.staff);
    const Snapshot& locked = world.tap(Stop{});
    CHECK(locked.route == Route::attract);
    CHECK_FALSE(locked.chrome.staff);
    CHECK(locked.chrome.basket_count == 0);
    CHECK(locked.session > theirs);
    CHECK_FALSE(world.session().staff);
    CHECK(acts(world) == std::vector<std::string>{"account_made", "entered", "left"});
    CHECK(world.staff().audit(1).value().front().who == sanne);
}

TEST_CASE("nothing that a shopper filled in goes along into the staff mode") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    world.tap(StartCheckout{});
    world.tap(GiveContact{.name = "Marloes de Vries", .phone = "06 1234 5678"});
    REQUIRE_FALSE(world.session().checkout.contact.name.empty());
    world.enter_staff(staff_pin);
    REQUIRE(world.session().staff);
    CHECK(world.session().checkout.contact.name.empty());
    CHECK(world.session().checkout.contact.phone.empty());
}

TEST_CASE("nobody gets to what staff may do without having been let in") {
    World world;
    const StaffId sanne = world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.put_camera_in_basket();
    world.go_to_payment();
    world.tap(PlaceOrder{.offer = world.see().payment.offer});
    const OrderRef ref = world.orders().front().order.ref;
    for (const Intent& intent :
         std::vector<Intent>{OpenStaffHome{}, SetTraining{Training::yes}, OpenTask{ref}, SendAgain{ref},
                             LetInAgain{sanne}, EnterStaff{SecretText{staff_pin}}}) {
        world.tap(intent);
        world.wait(2s);
        CHECK_FALSE(world.session().staff);
        CHECK(world.see().route == Route::confirmation);
    }
    CHECK(world.decisions().empty());
    CHECK(acts(world) == std::vector<std::string>{"account_made"});
}

TEST_CASE("it locks by itself a minute after the last touch, and says how long that takes") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.enter_staff(staff_pin);
    world.tap(Touched{});
    CHECK(world.see().chrome.staff->locks == "Locks in 1:00");
    CHECK(world.wait(15s).chrome.staff->locks == "Locks in 0:45");
    CHECK_FALSE(world.see().chrome.timeout);
    CHECK(world.wait(44s).route == Route::staff_home);
    CHECK(world.tap(Touched{}).chrome.staff->locks == "Locks in 1:00");
    // However slow the letters are, and whatever asks for more.
    world.tap(SetComfort{Pace::slow});
    world.tap(ExtendSession{true});
    CHECK(world.see().chrome.staff->locks == "Locks in 1:00");
    CHECK(world.wait(59s).route == Route::staff_home);
    CHECK(world.wait(2s).route == Route::attract);
    CHECK_FALSE(world.session().staff);
}

TEST_CASE("whatever lets nobody in is refused in the same words and after the same time") {
    World world;
    world.settings().staff.managers_need_badge = true;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.hire("Mo Peters", StaffRole::manager, "597310", badge);
    world.tap(OpenStaffEntrance{});
    const Refusal unknown = try_pin(world, "111222");
    CHECK(unknown.words == "This does not let you in. Try again, or ask a manager.");
    CHECK(unknown.after > 1s);
    // A PIN that is a manager's, who needs a badge.
    CHECK(try_pin(world, "597310") == unknown);
    // A badge that is nobody's is asked for a PIN like the manager's, after the same time.
    const auto shown = [&](const std::string& code) {
        world.tap(Scanned{code});
        const Refusal asked = refusal_of(world);
        CHECK(world.see().staff_entrance.asks == Asks::pin_after_badge);
        return asked;
    };
    const Refusal asked = shown("8712345678906");
    CHECK(asked.words.empty());
    CHECK(try_pin(world, "597310") == unknown);
    CHECK(shown(badge) == asked);
    CHECK(asked.after == unknown.after);
    // The wrong PIN, and that of another one.
    CHECK(try_pin(world, "597311") == unknown);
    world.staff().unlock({});
    CHECK(shown(badge) == asked);
    CHECK(try_pin(world, staff_pin) == unknown);
    shown(badge);
    world.tap(EnterStaff{SecretText{"597310"}});
    CHECK(world.wait(2s).route == Route::staff_home);
}

TEST_CASE("a badge alone lets in sales staff, where the shop has it so") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin, badge);
    // Elsewhere than at the entrance it is a code like any other.
    world.tap(Begin{});
    world.tap(Scanned{badge});
    CHECK_FALSE(world.wait(3s).chrome.staff);
    world.tap(OpenStaffEntrance{});
    world.tap(Scanned{badge});
    CHECK(world.wait(2s).route == Route::staff_home);
    world.tap(Stop{});

    world.settings().staff.badge_is_enough = false;
    world.tap(OpenStaffEntrance{});
    world.tap(Scanned{badge});
    CHECK(world.wait(2s).staff_entrance.asks == Asks::pin_after_badge);
    world.tap(EnterStaff{SecretText{staff_pin}});
    CHECK(world.wait(2s).route == Route::staff_home);
}

TEST_CASE("who tries one PIN after the other is kept out for longer and longer, also after a restart") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.tap(OpenStaffEntrance{});
    int tried = 0;
    const auto guess = [&] { try_pin(world, std::to_string(100'000 + 7 * ++tried)); };
    for (int i = 0; i < 4; ++i) guess();
    CHECK(world.see().staff_entrance.asks == Asks::pin);
    std::vector<std::chrono::seconds> waits;
    while (tried < 9) {
        guess();
        // The power goes; the entrance does not forget.
        world.restart();
        world.tap(OpenStaffEntrance{});
        REQUIRE(world.see().staff_entrance.asks == Asks::badge);
        const int before = tried;
        // Not even the right one, and it counts for nothing.
        world.tap(EnterStaff{SecretText{staff_pin}});
        CHECK_FALSE(world.session().knocking.is_checked);
        std::chrono::seconds waited{0};
        while (world.tap(OpenStaffEntrance{}).staff_entrance.asks == Asks::badge) {
            world.wait(1s);
            ++waited;
            REQUIRE(waited < 20min);
        }
        CHECK(tried == before);
        waits.push_back(std::chrono::round<std::chrono::minutes>(waited));
    }
    CHECK(waits == std::vector<std::chrono::seconds>{1min, 2min, 4min, 8min, 15min});
    // The tenth closes it, for days.
    guess();
    world.wait(5s);
    CHECK(world.see().staff_entrance.text.find("IT opens this again") != std::string::npos);
    world.pass_without_power(72h);
    world.enter_staff(staff_pin);
    CHECK_FALSE(world.session().staff);
    REQUIRE(world.staff().unlock({}));
    CHECK(world.enter_staff(staff_pin).route == Route::staff_home);
    const auto done = acts(world);
    CHECK(std::ranges::count(done, "refused") == 10);
}

TEST_CASE("a manager with a badge gets past a closed entrance and opens it for the others") {
    World world;
    const StaffId sanne = world.hire("Sanne de Wit", StaffRole::staff, staff_pin, "B-0001");
    world.hire("Mo Peters", StaffRole::manager, "597310", badge);
    const auto show = [&](const std::string& code, const std::string& digits) {
        world.tap(OpenStaffEntrance{});
        world.tap(Scanned{code});
        world.wait(2s);
        world.tap(EnterStaff{SecretText{digits}});
        return world.wait(2s).route;
    };
    world.settings().staff.badge_is_enough = false;
    // Her badge in somebody else's hand: ten PINs, and it is out of use, and her PIN with it.
    int guesses = 0;
    for (; guesses < 10; ++guesses) {
        CHECK(show("B-0001", std::to_string(100'000 + guesses)) == Route::staff_entrance);
        world.wait(16min);
    }
    CHECK(show("B-0001", staff_pin) == Route::staff_entrance);
    CHECK(world.enter_staff(staff_pin).route == Route::staff_entrance);
    // Meanwhile the entrance is closed for good too.
    for (int i = 0; i < 12; ++i) {
        world.tap(OpenStaffEntrance{});
        world.tap(EnterStaff{SecretText{"909090"}});
        world.wait(16min);
    }
    REQUIRE(world.tap(OpenStaffEntrance{}).staff_entrance.asks == Asks::badge);
    REQUIRE(show(badge, "597310") == Route::staff_home);
    const auto& shut_out = world.see().staff_home.shut_out;
    REQUIRE(shut_out.size() == 1);
    CHECK(shut_out.front().text == "Sanne de Wit is locked out");
    world.tap(LetInAgain{sanne});
    CHECK(world.see().staff_home.shut_out.empty());
    world.tap(Stop{});
    CHECK(world.enter_staff(staff_pin).route == Route::staff_home);
}

TEST_CASE("a clock that is set wrong neither opens the entrance nor closes it for longer") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.tap(OpenStaffEntrance{});
    for (int i = 0; i < 5; ++i) try_pin(world, "111222");
    for (const auto jump : {24h * 3650, -24h * 3650}) {
        world.set_clock(world.now() + jump);
        CHECK(world.tap(OpenStaffEntrance{}).staff_entrance.asks == Asks::badge);
    }
    world.wait(61s);
    CHECK(world.tap(OpenStaffEntrance{}).staff_entrance.asks == Asks::pin);
}

TEST_CASE("staff see the orders that need them, and send a refused one again") {
    World world;
    world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    world.put_camera_in_basket();
    world.go_to_payment();
    world.tap(PlaceOrder{.offer = world.see().payment.offer});
    const OrderRef ref = world.orders().front().order.ref;
    world.tap(Finish{});
    world.enter_staff(staff_pin);
    CHECK(world.count_orders().staff_home.tasks.empty());
    const std::string code = world.outbox().find(ref)->order.pickup_code;
    REQUIRE(world.outbox().reject(ref, {Errc::refused, "this store is closed"}, world.now(), world.now()));
    const Snapshot& seen = world.count_orders();
    CHECK(seen.chrome.tasks == 1);
    REQUIRE(seen.staff_home.tasks.size() == 1);
    const StaffTaskView task = seen.staff_home.tasks.front();
    CHECK(task.code == code);
    CHECK(task.pill == "Refused");
    CHECK(task.detail.find("The shop refuses it") == 0);
    CHECK(task.can_send_again);
    CHECK(seen.staff_home.counts.front().number == "1");

    CHECK(world.tap(OpenTask{ref}).route == Route::my_order);
    world.tap(GoBack{});
    world.tap(SendAgain{ref});
    world.tap(SendAgain{ref});
    const auto decisions = world.decisions();
    REQUIRE(decisions.size() == 1);
    CHECK(decisions.front().ref == ref);
    CHECK(decisions.front().what == OrderDecision::What::send_again);
    CHECK(acts(world) == std::vector<std::string>{"account_made", "entered", "order_opened", "order_sent_again"});
    CHECK(world.staff().audit(1).value().front().about == ref.text());
}
