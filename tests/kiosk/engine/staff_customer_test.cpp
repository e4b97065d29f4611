#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/kiosk/engine/world.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

const std::string customers_card = "2900010003";
// A colleague who is in, at a kiosk whose shop knows two customers.
struct Counter {
    test::MadeCustomers people;
    World world{{}, &people};

    Counter() {
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
        world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
        world.enter_staff(staff_pin);
        world.tap(OpenStaffCustomer{});
    }
    const StaffCustomerView& find(const std::string& text) {
        world.tap(FindCustomer{text});
        return world.wait(1s).staff_customer;
    }
    std::vector<AuditRow> shown() {
        auto rows = world.staff().audit(100).value();
        std::erase_if(rows, [](const AuditRow& row) { return row.act != "customer_shown"; });
        return rows;
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
