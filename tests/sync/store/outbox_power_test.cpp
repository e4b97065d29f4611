#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "sync/store/outbox_store.hpp"
#include "tests/support/power_cut.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/store/catalogue_fixture.hpp"
#include "tests/sync/store/outbox_fixture.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using test::PowerCut;
using test::Survival;
using test::WatchedDisk;

constexpr int order_count = 5;

Order order_number(int number) {
    Order order;
    order.ref = OrderRef{"order-" + std::to_string(number)};
    order.pickup_code = "7K 42";
    order.language = "nl";
    order.lines.push_back(
        {ProductId{"p"}, VariantId{"v"}, "SKU", std::string(2000, 'n'), 1, Money::from_minor(1295, Currency::eur)});
    order.total = Money::from_minor(1295, Currency::eur);
    order.payment = number == 4 ? PaymentMethod::phone : PaymentMethod::till;
    order.accepted_at = noon;
    return order;
}

// What a caller was told: that this order had reached at least this state, after so many disk operations.
struct Told {
    std::size_t operations;
    OrderRef ref;
    OrderState state;
};

struct Story {
    std::vector<test::DiskOperation> operations;
    std::vector<Told> told;
};

// Orders on their way to the shop, with a restart in the middle.
Story tell(const TemporaryFolder& folder) {
    WatchedDisk disk{WatchedDisk::Use::by_default};
    Story story;
    for (const bool is_first_half : {true, false}) {
        const auto store = value_of(OutboxStore::open(folder.path()));
        const auto told = [&](const OrderRef& ref, OrderState state, const Status& status) {
            require_ok(status);
            story.told.push_back({disk.operations().size(), ref, state});
        };
        for (int number = is_first_half ? 0 : 3; number < (is_first_half ? 3 : order_count); ++number) {
            const OrderRef ref = order_number(number).ref;
            told(ref, OrderState::accepted, store->accept(order_number(number), "sealed"));
            told(ref, OrderState::preparing, store->begin_attempt(ref, noon));
            if (number % 2 == 1) continue;
            told(ref, OrderState::prepared, store->keep_handle(ref, "handle", std::nullopt, noon));
            told(ref, OrderState::committing, store->begin_attempt(ref, noon));
            if (number == 4) {
                const PaymentPage page{"https://pay.example/4", noon + 15min};
                told(ref, OrderState::awaiting_payment, store->await_payment(ref, page, noon, noon));
                told(ref, OrderState::awaiting_payment, store->withdraw(ref, noon));
            }
            told(ref, OrderState::confirmed, store->confirm(ref, "1001", std::nullopt, noon));
        }
    }
    story.operations = disk.operations();
    return story;
}

// Every promise that was made before the cut is kept by what the cut left.
void check_promises(const Story& story, std::size_t operations, const std::filesystem::path& left) {
    const auto store = value_of(OutboxStore::open(left));
    CHECK_FALSE(store->set_aside().has_value());
    for (const Told& told : story.told) {
        if (told.operations > operations) break;
        const OutboxEntry entry = value_of(store->find(told.ref));
        CHECK(entry.state >= told.state);
        CHECK(entry.order.lines.size() == 1);
    }
}

}  // namespace

TEST_CASE("an order that a failed fsync kept from being accepted is not there once the disk works again") {
    const TemporaryFolder folder;
    WatchedDisk disk{WatchedDisk::Use::by_default};
    const auto store = value_of(OutboxStore::open(folder.path()));
    require_ok(store->accept(order_number(1), "sealed"));
    disk.fail_next_fsync();
    CHECK_FALSE(store->accept(order_number(2), "sealed"));
    CHECK(store->must_reopen());
    CHECK_FALSE(store->accept(order_number(3), "sealed"));
    require_ok(store->reopen());
    CHECK_FALSE(store->must_reopen());
    CHECK(store->find(order_number(1).ref));
    CHECK(store->find(order_number(2).ref).error().code == Errc::not_found);
    CHECK(value_of(store->due(noon, 1h, 10)).size() == 1);
    require_ok(store->accept(order_number(2), "sealed"));
    CHECK(store->find(order_number(2).ref));
}

TEST_CASE("a power cut at any disk operation takes no promise back and stops no kiosk") {
    const auto folder = TemporaryFolder::in_memory();
    const auto image = TemporaryFolder::in_memory();
    const Story story = tell(folder);
    REQUIRE(story.told.size() == 21);
    SeededRandom random{3};
    // All patterns at all points take some seconds; each point with one of them takes one.
    const bool is_long = std::getenv("ZUIL_LONG_TESTS") != nullptr;
    constexpr std::array patterns{Survival::nothing, Survival::some, Survival::everything, Survival::some};
    PowerCut cut{story.operations};
    do {
        for (std::size_t pattern = 0; pattern < patterns.size(); ++pattern) {
            if (!is_long && pattern != cut.passed() % patterns.size()) continue;
            INFO("cut after " << cut.passed() << " operations, pattern " << pattern);
            cut.leave(patterns.at(pattern), random, folder.path(), image / "left");
            check_promises(story, cut.passed(), image / "left");
        }
    } while (cut.advance());
}

}  // namespace zuil
