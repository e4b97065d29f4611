#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/engine/pickup_code.hpp"
#include "sync/exchange/sealed_contact.hpp"
#include "tests/kiosk/engine/world.hpp"

namespace zuil {

// To be collected here in half an hour, three pieces of two articles.
DeskOrder waiting_order(const World& world, const std::string& id, const std::string& code);

// A kiosk with a pick-up desk, with Sanne in staff mode.
struct DeskWorldOf {
    World world;

    DeskWorldOf() {
        world.open_desk();
        world.hire("Sanne de Wit", StaffRole::staff, staff_pin);
    }
    void list(const std::vector<DeskOrder>& orders) {
        std::vector<PickupStore::Told> told;
        for (const DeskOrder& order : orders) {
            told.push_back(
                {order, world.seal({"Joke de Vries", "+31612345678", "joke@example.com"}, desk_contact_ref(order.id))});
        }
        REQUIRE(world.pickups().take_list(told, true, world.now()));
    }
    DeskQueueView queue() { return world.see().staff_home.desk.value(); }
    DeskOrderView open(const std::string& id) { return world.tap(OpenPickup{id}).staff_pickup; }
    // All of it, by hand.
    DeskOrderView tick_all() {
        world.tap(TickLine{"1"});
        world.tap(TickLine{"2"});
        return world.tap(TickLine{"2"}).staff_pickup;
    }
    PickupEntry entry(const std::string& id) { return world.pickups().find(id).value(); }
    // What the shop makes of what staff did, as the exchange writes it down.
    void shop_hears(const std::string& id) {
        const DeskChange change = entry(id).change.value();
        DeskOrder order = entry(id).order;
        order.progress.stage = change.to;
        if (change.to == ShopStage::handed_over) order.progress.handed_over_at = world.now();
        if (change.to == ShopStage::ready) order.progress.ready_at = world.now();
        REQUIRE(world.pickups().told(change, order, world.now()));
        world.see();
    }
    std::vector<std::string> acts() {
        std::vector<std::string> all;
        const std::vector<AuditRow> rows = world.staff().audit(100).value();
        for (const AuditRow& row : rows) all.push_back(row.act);
        return all;
    }
    bool was_noted(const std::string& act) { return std::ranges::count(acts(), act) > 0; }
};

}  // namespace zuil
