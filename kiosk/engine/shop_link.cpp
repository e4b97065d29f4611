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
    orders_.step(engine);
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

std::optional<std::chrono::milliseconds> ShopLink::next_step_in() {
    auto next = ports_.mirror.next_step_in();
    for (const auto& other : {ports_.outbox.next_step_in(), ports_.pictures.next_step_in()}) {
        if (other) next = next ? std::min(*next, *other) : *other;
    }
    return next;
}

}  // namespace zuil
