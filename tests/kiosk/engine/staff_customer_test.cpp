#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/kiosk/engine/world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

const std::string customers_card = "2900010003";
// A colleague who is in, at a kiosk whose shop knows two customers.
struct Counter {
    test::MadeCustomers people;
    World world{{}, &people};

    explicit Counter(StaffRole role = StaffRole::staff) {
        // An order that the shop has, and one on its way to it.
        for (const OrderState state : {OrderState::confirmed, OrderState::accepted}) {
            world.put_camera_in_basket();
            world.go_to_payment();
            world.tap(PlaceOrder{.offer = world.see().payment.offer});
            if (state == OrderState::confirmed) confirm(world.orders().at(0).order.ref);
            world.tap(Finish{});
        }
        world.settings().card_patterns = {"2900######"};
        CustomerRecord other = people.people.begin()->second;
        other.customer = {.id = CustomerId{"cust-2"},
                          .name = "Ank Kuiper",
                          .phone = "06 1111 1002",
                          .email = "ank@example.com",
                          .loyalty_number = "",
                          .postcode = "3941 AA",
                          .city = "Doorn"};
        other.purchases = {{"WEB-2", world.now() - 24h, "", goods::camera, goods::white, "Instant camera One", 1}};
        people.people.emplace(other.customer.id, other);
        world.hire("Sanne de Wit", role, staff_pin);
        world.enter_staff(staff_pin);
        world.tap(OpenStaffCustomer{});
    }
    void confirm(const OrderRef& ref) {
        OutboxStore& outbox = world.outbox();
        REQUIRE(outbox.begin_attempt(ref, world.now()));
        REQUIRE(outbox.keep_handle(ref, "handle", std::nullopt, world.now()));
        REQUIRE(outbox.begin_attempt(ref, world.now()));
        REQUIRE(outbox.confirm(ref, "W-1", std::nullopt, world.now()));
    }
    const StaffCustomerView& find(const std::string& text) {
        world.tap(FindCustomer{text});
        return world.wait(1s).staff_customer;
    }
    std::vector<AuditRow> shown() { return noted("customer_shown"); }
    std::vector<AuditRow> noted(const std::string& act) {
        auto rows = world.staff().audit(100).value();
        std::erase_if(rows, [&](const AuditRow& row) { return row.act != act; });
        return rows;
    }
    std::size_t contacts() { return world.outbox().with_contact().value().size(); }
    // Whether it is still known who was looked up, without asking the shop.
    bool is_kept(const std::string& text) {
        people.is_line_cut = true;
        const bool is_found = find(text).sheet.has_value();
        people.is_line_cut = false;
        return is_found;
    }
};

// Everything of the screen that could be read over somebody's shoulder.
std::string all_text(const StaffCustomerView& view) {
    std::string all = view.count + view.problem;
    for (const FoundCustomerView& one : view.found) all += one.name + one.detail + one.initials;
    if (!view.sheet) return all;
    all += view.sheet->name;
    for (const CustomerFactView& fact : view.sheet->contact) all += fact.value;
    for (const CustomerFactView& fact : view.sheet->facts) all += fact.value;
    return all;
}

}  // namespace

TEST_CASE("staff find customers by the end of a number, and see them masked") {
    Counter counter;
    const StaffCustomerView& view = counter.find("1002");
    REQUIRE(view.found.size() == 2);
    CHECK(view.count == "2 customers found");
    CHECK_FALSE(view.sheet);
    const auto ank = std::ranges::find(view.found, "A••• K•••", &FoundCustomerView::name);
    REQUIRE(ank != view.found.end());
    CHECK(ank->detail == "•• •• 10 02, postcode 39•• ••");
    const std::string text = all_text(view);
    for (const std::string personal : {"Ank", "Kuiper", "Jolijn", "1111", "example", "AA"}) {
        INFO(personal);
        CHECK(text.find(personal) == std::string::npos);
    }
}

TEST_CASE("by card, address or name the only one is opened, with what they bought and its guarantee") {
    Counter counter;
    for (const std::string text : {"ank@example.com", "Kuiper", "+31611111002"}) {
        INFO(text);
        const StaffCustomerView& view = counter.find(text);
        REQUIRE(view.sheet);
        CHECK(view.sheet->name == "A••• K•••");
        REQUIRE(view.sheet->bought.size() == 1);
        CHECK(view.sheet->bought.front().name == "Instant camera One");
    }
    counter.world.tap(Scanned{customers_card});
    CHECK(counter.world.wait(1s).staff_customer.sheet->name == "J••• V•••");
    CHECK(counter.find("Nobody").problem == "Nobody was found.");
}

TEST_CASE("details are shown for a reason, and the trail says who looked and names nobody") {
    Counter counter;
    counter.find("Kuiper");
    counter.world.tap(ShowCustomer{CustomerReason::guarantee});
    const StaffCustomerView& view = counter.world.see().staff_customer;
    CHECK(view.sheet->shown);
    CHECK(view.sheet->name == "Ank Kuiper");
    CHECK(all_text(view).find("06 1111 1002") != std::string::npos);
    const auto rows = counter.shown();
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().about.starts_with("guarantee "));
    CHECK(rows.front().about.find("cust-2") == std::string::npos);
    counter.world.tap(HideCustomer{});
    CHECK(counter.world.see().staff_customer.sheet->name == "A••• K•••");
    // Another customer is masked again, and the same one leaves the same mark.
    counter.world.tap(ShowCustomer{CustomerReason::order});
    counter.find("Jolijn");
    CHECK_FALSE(counter.world.see().staff_customer.sheet->shown);
    CHECK(counter.shown().size() == 2);
    CHECK(counter.shown()[0].about.substr(counter.shown()[0].about.find(' ')) ==
          counter.shown()[1].about.substr(counter.shown()[1].about.find(' ')));
}

TEST_CASE("nobody but staff looks anybody up, and locking forgets them") {
    Counter counter;
    counter.find("Kuiper");
    counter.world.tap(Stop{});
    CHECK(counter.world.session().looked_up.found.empty());
    counter.world.tap(OpenStaffCustomer{});
    CHECK(counter.world.see().route == Route::attract);
    counter.world.tap(FindCustomer{"Kuiper"});
    counter.world.tap(ShowCustomer{CustomerReason::question});
    CHECK(counter.world.wait(1s).staff_customer.found.empty());
    CHECK(counter.shown().empty());
}

TEST_CASE("a manager or IT erases what the kiosk keeps of a customer, and is told what came of it") {
    Counter counter{GENERATE(StaffRole::manager, StaffRole::it)};
    counter.find("Jolijn");
    const StaffCustomerView& asked = counter.find("Kuiper");
    REQUIRE(asked.sheet);
    REQUIRE(asked.sheet->erasure);
    CHECK(asked.sheet->erasure->customer == CustomerId{"cust-2"});
    CHECK(asked.sheet->erasure->erased.size() == 2);
    CHECK(asked.sheet->erasure->not_erased.size() == 3);
    REQUIRE(counter.contacts() == 2);

    const StaffCustomerView& gone = counter.world.tap(EraseCustomer{CustomerId{"cust-2"}}).staff_customer;
    CHECK_FALSE(gone.sheet);
    CHECK(gone.found.empty());
    CHECK(gone.erased ==
          "What was kept here of this customer is gone. Orders on their way to the shop keep their contacts until the "
          "shop has them. What the webshop keeps is erased in the webshop.");
    CHECK(counter.contacts() == 1);
    const auto rows = counter.noted("customer_erased");
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().who == counter.world.session().staff->member.id);
    CHECK(rows.front().about == counter.noted("customer_opened").front().about);
    CHECK(rows.front().about.find("cust-2") == std::string::npos);
    CHECK_FALSE(counter.is_kept("ank@example.com"));
    CHECK(counter.is_kept("jolijn@vlinder.example"));
    // The next look-up is another one.
    CHECK(counter.find("Kuiper").erased.empty());
    CHECK(counter.is_kept("ank@example.com"));
}

TEST_CASE("sales staff erase nobody, nor does anybody erase whom they do not look at") {
    Counter counter;
    CHECK_FALSE(counter.find("Kuiper").sheet->erasure);
    counter.world.tap(EraseCustomer{CustomerId{"cust-2"}});
    CHECK(counter.world.see().staff_customer.sheet);
    CHECK(counter.is_kept("ank@example.com"));

    Counter managed{StaffRole::manager};
    managed.find("Kuiper");
    managed.world.tap(EraseCustomer{CustomerId{"cust-1"}});
    managed.world.tap(EraseCustomer{});
    CHECK(managed.is_kept("ank@example.com"));
    managed.world.tap(Stop{});
    managed.world.tap(EraseCustomer{CustomerId{"cust-2"}});
    for (Counter* one : {&counter, &managed}) {
        CHECK(one->noted("customer_erased").empty());
        CHECK(one->contacts() == 2);
    }
}

TEST_CASE("in training nobody is erased, and the screen says so") {
    Counter counter{StaffRole::manager};
    counter.world.tap(GoBack{});
    counter.world.tap(SetTraining{Training::yes});
    counter.world.tap(OpenStaffCustomer{});
    counter.find("Kuiper");
    const Snapshot& after = counter.world.tap(EraseCustomer{CustomerId{"cust-2"}});
    REQUIRE(after.chrome.toast);
    CHECK(after.chrome.toast->text == "This is training: what is kept of customers stays.");
    CHECK(after.staff_customer.sheet);
    CHECK(counter.contacts() == 2);
    CHECK(counter.noted("customer_erased").empty());
    CHECK(counter.is_kept("ank@example.com"));
}

TEST_CASE("without a connection staff find whom they opened today, and the screen says since when") {
    Counter counter;
    counter.find("Kuiper");
    counter.people.is_line_cut = true;
    const StaffCustomerView& view = counter.find("ank@example.com");
    REQUIRE(view.sheet);
    CHECK(view.sheet->age.starts_with("No connection: this is as the shop told it at 10:42"));
    CHECK(counter.find("Kuiper").problem ==
          "The shop cannot be reached, and this customer was not looked up here today.");
}

}  // namespace zuil
