#pragma once

#include <chrono>
#include <optional>

#include "kiosk/engine/engine.hpp"
#include "kiosk/engine/kiosk_status.hpp"
#include "kiosk/engine/order_link.hpp"
#include "platform/files/disk_reserve.hpp"
#include "sync/exchange/customer_look_up.hpp"
#include "sync/exchange/hold_exchange.hpp"
#include "sync/exchange/mirror.hpp"
#include "sync/exchange/outbox.hpp"
#include "sync/exchange/pickup_exchange.hpp"
#include "sync/exchange/picture_mirror.hpp"

namespace zuil {

// What goes on between this kiosk and its shop while people use it: the catalogue comes in, orders go out, pictures
// follow. Each step is bounded, and tells the engine what has changed.
class ShopLink {
public:
    struct Ports {
        const Clock& clock;
        Mirror& mirror;
        OutboxStore& orders;
        Outbox& outbox;
        PictureMirror& pictures;
        CustomerLookUp* customers = nullptr;  // none: the shop tells nothing about people
        DiskReserve& reserve;
        PickupExchange* pickups = nullptr;  // none: this shop has no pick-up desk
        HoldExchange* holds = nullptr;      // none: this shop cannot keep what is put aside
    };
    explicit ShopLink(Ports ports) : ports_{ports}, orders_{ports.orders, ports.outbox} {}

    void step(Engine& engine);
    std::optional<std::chrono::milliseconds> next_step_in();
    KioskStatus status() const;

private:
    bool look_for_room();
    void tell_of_holds();
    ShopContact contact() const;
    void tell_of_changes(Engine& engine);
    void notice_the_line(Engine& engine);

    Ports ports_;
    OrderLink orders_;
    // What the engine was last told of.
    std::optional<WallTime> told_success_;
    int told_articles_ = 0;
    BootTime told_at_{};
    BootTime room_looked_for_at_{};
    Connection connection_ = Connection::online;
    // What was known of the line at the last step.
    int seen_failures_ = 0;
    std::optional<WallTime> seen_success_;
    bool orders_failed_ = false;
};

}  // namespace zuil
