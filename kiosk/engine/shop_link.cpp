#include "kiosk/engine/shop_link.hpp"

#include <algorithm>

#include "platform/base/log.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

// While the first catalogue comes in, screens are refreshed this often at most.
constexpr auto growth_shown_every = 1s;
constexpr auto room_looked_for_every = 20s;

// The shop was asked and nobody was reached.
bool is_out_of_reach(const std::optional<Error>& error) {
    return error && (error->code == Errc::offline || error->code == Errc::timeout);
}

}  // namespace

void ShopLink::step(Engine& engine) {
    const bool has_room = look_for_room();
    if (has_room) ports_.mirror.step();
    ports_.outbox.step();
    if (ports_.customers != nullptr) ports_.customers->step();
    if (ports_.pickups != nullptr) {
        ports_.pickups->watch(engine.journey().session().staff.has_value());
        ports_.pickups->step();
    }
    tell_of_holds();
    if (has_room) ports_.pictures.step();
    notice_the_line(engine);
    tell_of_changes(engine);
    orders_.step(engine);
    if (auto wanted = engine.take_pictures_wanted()) ports_.pictures.fetch_later(*std::move(wanted));
}

void ShopLink::tell_of_holds() {
    if (ports_.holds == nullptr) return;
    ports_.holds->step();
    // What came back is there to be sold as soon as somebody reads it.
    if (ports_.holds->take_returned()) ports_.mirror.hurry();
}

// What was put by for orders is put by again as soon as there is room. Until then nothing else is written.
bool ShopLink::look_for_room() {
    if (ports_.reserve.is_held()) return true;
    const BootTime now = ports_.clock.boot();
    if (room_looked_for_at_ != BootTime{} && now - room_looked_for_at_ < room_looked_for_every) return false;
    const bool is_first = room_looked_for_at_ == BootTime{};
    room_looked_for_at_ = now;
    const bool has_room = ports_.reserve.hold();
    if (!has_room && is_first) log::error("the disk is nearly full: only orders are written until there is room");
    if (has_room) room_looked_for_at_ = {};
    return has_room;
}

KioskStatus ShopLink::status() const {
    KioskStatus status = make_status(ports_.mirror.status(), ports_.outbox.status(), connection_);
    status.disk_full = !ports_.reserve.is_held();
    if (ports_.pickups != nullptr) status.pickups = ports_.pickups->status();
    if (ports_.holds != nullptr) status.holds = ports_.holds->status();
    return status;
}

// Whoever asked the shop last knows whether it can be reached; an older failure of the other is no news.
void ShopLink::notice_the_line(Engine& engine) {
    const MirrorStatus& mirror = ports_.mirror.status();
    const bool orders_fail = is_out_of_reach(ports_.outbox.status().last_error);
    Connection now = connection_;
    if (mirror.failures > seen_failures_ && is_out_of_reach(mirror.last_error)) now = Connection::offline;
    if (orders_fail && !orders_failed_) now = Connection::offline;
    if (!orders_fail && orders_failed_) now = Connection::online;
    if (mirror.last_success != seen_success_) now = Connection::online;
    seen_failures_ = mirror.failures;
    seen_success_ = mirror.last_success;
    orders_failed_ = orders_fail;
    const bool came_back = now == Connection::online && connection_ == Connection::offline;
    connection_ = now;
    if (came_back) {
        ports_.mirror.hurry();
        ports_.outbox.network_is_back();
        if (ports_.customers != nullptr) ports_.customers->network_is_back();
        if (ports_.pickups != nullptr) ports_.pickups->network_is_back();
        if (ports_.holds != nullptr) ports_.holds->network_is_back();
    }
    engine.set_contact(contact());
}

ShopContact ShopLink::contact() const {
    const MirrorStatus& mirror = ports_.mirror.status();
    ShopContact contact{.connection = connection_, .stock_as_of = mirror.last_success};
    contact.growing = !mirror.last_full_read && mirror.phase == MirrorPhase::full_read;
    if (contact.growing) {
        contact.articles_so_far = mirror.full_read.done;
        contact.articles_total = mirror.full_read.total.value_or(0);
    }
    return contact;
}

void ShopLink::tell_of_changes(Engine& engine) {
    const MirrorStatus& mirror = ports_.mirror.status();
    const BootTime now = ports_.clock.boot();
    const bool grew = !mirror.last_full_read && mirror.full_read.done != told_articles_;
    const bool due = mirror.last_success != told_success_ || (grew && now - told_at_ >= growth_shown_every);
    if (!due) return;
    told_success_ = mirror.last_success;
    told_articles_ = mirror.full_read.done;
    told_at_ = now;
    engine.catalogue_changed();
}

std::optional<std::chrono::milliseconds> ShopLink::next_step_in() {
    auto next = ports_.outbox.next_step_in();
    const auto at = [&](std::optional<std::chrono::milliseconds> other) {
        if (other) next = next ? std::min(*next, *other) : *other;
    };
    if (ports_.customers != nullptr) at(ports_.customers->next_step_in());
    if (ports_.pickups != nullptr) at(ports_.pickups->next_step_in());
    if (ports_.holds != nullptr) at(ports_.holds->next_step_in());
    if (ports_.reserve.is_held()) {
        at(ports_.mirror.next_step_in());
        at(ports_.pictures.next_step_in());
    } else {
        at(std::chrono::milliseconds{room_looked_for_every});
    }
    return next;
}

}  // namespace zuil
