#include "kiosk/engine/shop_link.hpp"

#include <algorithm>

namespace zuil {
namespace {

using namespace std::chrono_literals;

// While the first catalogue comes in, screens are refreshed this often at most.
constexpr auto growth_shown_every = 1s;

// The shop was asked and nobody was reached.
bool is_out_of_reach(const std::optional<Error>& error) {
    return error && (error->code == Errc::offline || error->code == Errc::timeout);
}

}  // namespace

void ShopLink::step(Engine& engine) {
    ports_.mirror.step();
    ports_.outbox.step();
    ports_.pictures.step();
    notice_the_line(engine);
    tell_of_changes(engine);
    follow_order(engine);
    follow_looked_at(engine);
    if (auto wanted = engine.take_pictures_wanted()) ports_.pictures.fetch_later(*std::move(wanted));
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

// The confirmation on the screen says how far its orders have come, and who pays on a phone waits for it.
void ShopLink::follow_order(Engine& engine) {
    if (const auto& phone = engine.journey().session().phone) {
        const auto entry = ports_.orders.find(phone->order.ref);
        if (entry) engine.payment_moved(*entry);
    }
    const auto& accepted = engine.journey().session().accepted;
    if (!accepted) return;
    std::vector<OrderRef> underway;
    for (const AcceptedOrder& one : accepted->orders) {
        if (!is_final(one.state)) underway.push_back(one.order.ref);
    }
    for (const OrderRef& ref : underway) {
        const auto entry = ports_.orders.find(ref);
        if (entry) engine.order_moved(ref, entry->state);
    }
}

// Who looks at an order sees how it stands, as far as this kiosk and the shop know.
void ShopLink::follow_looked_at(Engine& engine) {
    const std::vector<OrderRef> looked_at = engine.journey().followed();
    ports_.outbox.watch(looked_at);
    for (const OrderRef& ref : looked_at) {
        if (const auto entry = ports_.orders.find(ref)) engine.order_stands(*entry);
    }
}

std::optional<std::chrono::milliseconds> ShopLink::next_step_in() {
    auto next = ports_.mirror.next_step_in();
    for (const auto& other : {ports_.outbox.next_step_in(), ports_.pictures.next_step_in()}) {
        if (other) next = next ? std::min(*next, *other) : *other;
    }
    return next;
}

}  // namespace zuil
