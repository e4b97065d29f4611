#include "sync/shops/medusa/desk_walk.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "sync/shops/medusa/desk_history.hpp"

namespace zuil::medusa {
namespace {

constexpr int desk_looks_max = 16;

using LinePieces = std::vector<std::pair<std::string, int>>;

// One change on its way, one request at a time: look how the order stands and who claims it, do the next thing, and
// look again. It lives in the callback of the request that it waits for.
class DeskWalk : public std::enable_shared_from_this<DeskWalk> {
public:
    DeskWalk(DeskShop shop, DeskChange change, Done<DeskOutcome> done)
        : shop_{shop},
          change_{std::move(change)},
          done_{std::move(done)},
          looks_left_{desk_looks_max + 2 * static_cast<int>(change_.keeps.size())} {}

    void look();

private:
    void look_at_history(DeskRow row);
    void on_row(const DeskRow& row, const DeskHistory& history, WallTime now);
    void go_on(const DeskRow& row, const DeskHistory& history, WallTime now);
    bool refuse(const DeskRow& row, const DeskHistory& history);
    void cancel(const DeskRow& row);
    void edit(const DeskRow& row, const std::optional<DeskEdit>& open);
    void confirm(const DeskRow& row);
    void release(std::vector<std::string> lines);
    void release_next(std::vector<std::string> reservations);
    bool close(const DeskHistory& history);
    bool fulfil(const DeskRow& row);
    bool deliver(const DeskRow& row);
    void send(const std::string& path, const Json& body);
    void take_back_edit();
    AnswerDone look_after(std::string step);
    void finish(DeskOutcome::What what, const DeskRow& row) { done_(DeskOutcome{what, row.pickup.order}); }
    void give_up(Error error) { done_(tl::unexpected<Error>{std::move(error)}); }
    std::string at_order(const std::string& rest) const { return "/admin/orders/" + escaped(change_.order) + rest; }
    std::string at_edit(const std::string& rest) const { return "/admin/order-edits/" + escaped(change_.order) + rest; }

    // A step that the shop said no to; what the order looks like afterwards decides what that means.
    struct Refusal {
        std::string step;
        Error error;
    };

    const DeskShop shop_;
    DeskChange change_;
    const Done<DeskOutcome> done_;
    std::optional<Refusal> refusal_;
    int looks_left_;
    bool is_released_ = false;
};

void DeskWalk::look() {
    if (--looks_left_ < 0) return give_up({Errc::shop_fault, "the shop's answers go round in a circle"});
    shop_.client.admin_get(desk_order_path(change_.order), shop_.options.order_deadline,
                           [self = shared_from_this()](Result<Answer> answer) {
                               if (!answer) return self->give_up(desk_error(std::move(answer).error()));
                               auto row = read_desk_order(self->shop_.options, self->shop_.pickups, answer->json);
                               if (!row) return self->give_up({Errc::shop_fault, row.error().detail});
                               self->look_at_history(*std::move(row));
                           });
}

void DeskWalk::look_at_history(DeskRow row) {
    shop_.client.admin_get(desk_history_path(change_.order), shop_.options.order_deadline,
                           [self = shared_from_this(), row = std::move(row)](Result<Answer> answer) {
                               if (!answer) return self->give_up(desk_error(std::move(answer).error()));
                               const auto history = read_desk_history(answer->json);
                               if (!history) return self->give_up({Errc::shop_fault, history.error().detail});
                               // The Date header knows whole seconds only.
                               const WallTime now =
                                   answer->server_clock.value_or(self->shop_.clock.wall()) + std::chrono::seconds{1};
                               self->on_row(row, *history, now);
                           });
}

// A step that was refused and is still the next one is refused for good. Another one goes on: a request that came twice
// is refused once.
void DeskWalk::send(const std::string& path, const Json& body) {
    const std::string step = path + to_text(body);
    if (refusal_ && refusal_->step == step) return give_up({Errc::refused, refusal_->error.detail});
    shop_.client.admin_post(RequestPath{path}, body, shop_.options.order_deadline, look_after(step));
}

void DeskWalk::take_back_edit() {
    const std::string path = at_edit("");
    if (refusal_ && refusal_->step == path) return give_up({Errc::refused, refusal_->error.detail});
    shop_.client.admin_delete(RequestPath{path}, shop_.options.order_deadline, look_after(path));
}

AnswerDone DeskWalk::look_after(std::string step) {
    return [self = shared_from_this(), step = std::move(step)](Result<Answer> answer) {
        self->refusal_.reset();
        if (answer) return self->look();
        const Error& error = answer.error();
        const bool says_no = error.code == Errc::refused || error.code == Errc::conflict;
        if (!says_no) return self->give_up(desk_error(error));
        self->refusal_ = Refusal{step, error};
        self->look();
    };
}

void DeskWalk::on_row(const DeskRow& row, const DeskHistory& history, WallTime now) {
    const DeskOrder& order = row.pickup.order;
    const auto reached = reached_at(order.progress, change_.to);
    const bool is_ours = reached && owner_of(history.claims, change_.to, *reached) == change_.claim;
    switch (judge(order, change_, is_ours)) {
    case DeskJudgement::done: return finish(DeskOutcome::What::done, row);
    case DeskJudgement::overtaken: return finish(DeskOutcome::What::overtaken, row);
    case DeskJudgement::go_on: return go_on(row, history, now);
    }
}

// Medusa changes one order twice when it is told to at the same moment, and afterwards counts wrong for good.
void DeskWalk::go_on(const DeskRow& row, const DeskHistory& history, WallTime now) {
    const bool is_ready = row.pickup.order.progress.stage >= ShopStage::ready;
    const ShopStage next = is_ready ? ShopStage::handed_over : ShopStage::ready;
    const std::string owner = owner_of(history.claims, next, now);
    if (owner.empty()) return send(at_order(""), claim_body(next, change_.claim));
    if (owner != change_.claim) {
        if (next == change_.to) return finish(DeskOutcome::What::overtaken, row);
        return give_up({Errc::shop_fault, "somebody else is moving the order at this moment"});
    }
    if (refuse(row, history) || close(history) || fulfil(row) || deliver(row)) return;
    give_up({Errc::shop_fault, "the order does not come to where its fulfilments are"});
}

// What the customer does not get is edited out of the order, with the reason, before anything of it is packed.
bool DeskWalk::refuse(const DeskRow& row, const DeskHistory& history) {
    const DeskOrder& order = row.pickup.order;
    if (missing_in(std::nullopt, order, change_).empty()) return false;
    if (!row.fulfilments.empty()) {
        give_up({Errc::refused, "a part of the order is ready or handed over already"});
        return true;
    }
    const bool is_all =
        std::ranges::all_of(order.lines, [&](const DeskLine& line) { return kept_of(line, change_) == 0; });
    const bool is_ours = history.open && is_kiosks(*history.open) && history.open->note == edit_note(change_);
    if (history.open && (is_all || !is_ours)) return close(history);
    if (is_all) {
        cancel(row);
    } else {
        edit(row, history.open);
    }
    return true;
}

// Medusa keeps no reason with a cancelled order, so its metadata does.
void DeskWalk::cancel(const DeskRow& row) {
    if (row.refused_because != change_.reason) return send(at_order(""), refusal_body(change_.reason));
    // What is left is a cancelled order of our own making.
    change_.tried = change_.to;
    send(at_order("/cancel"), Json::object());
}

void DeskWalk::edit(const DeskRow& row, const std::optional<DeskEdit>& open) {
    if (!open) return send("/admin/order-edits", edit_body(change_));
    const auto missing = missing_in(open, row.pickup.order, change_);
    if (missing.empty()) return confirm(row);
    const auto& [line, pieces] = *missing.begin();
    send(at_edit("/items/item/" + escaped(line)), Json{{"quantity", pieces}});
}

// Medusa reserves what stays anew, and looks for it before it lets go of what was reserved: of the last pieces it finds
// none. Only then are they let go of first.
void DeskWalk::confirm(const DeskRow& row) {
    if (!refusal_ || refusal_->error.code != Errc::conflict || std::exchange(is_released_, true))
        return send(at_edit("/confirm"), Json::object());
    refusal_.reset();
    std::vector<std::string> lines;
    for (const auto& [line, pieces] : missing_in(std::nullopt, row.pickup.order, change_)) lines.push_back(line);
    release(std::move(lines));
}

void DeskWalk::release(std::vector<std::string> lines) {
    shop_.client.admin_get(reservations_path(lines), shop_.options.order_deadline,
                           [self = shared_from_this()](Result<Answer> answer) {
                               if (!answer) return self->give_up(desk_error(std::move(answer).error()));
                               const auto found = read_reservations(answer->json);
                               if (!found) return self->give_up({Errc::shop_fault, found.error().detail});
                               std::vector<std::string> reservations;
                               for (const Reservation& one : *found) reservations.push_back(one.id);
                               self->release_next(std::move(reservations));
                           });
}

void DeskWalk::release_next(std::vector<std::string> reservations) {
    if (reservations.empty()) return look();
    const RequestPath path{"/admin/reservations/" + escaped(reservations.back())};
    reservations.pop_back();
    shop_.client.admin_delete(
        path, shop_.options.order_deadline,
        [self = shared_from_this(), reservations = std::move(reservations)](Result<Answer> answer) mutable {
            if (!answer && answer.error().code != Errc::not_found)
                return self->give_up(desk_error(std::move(answer).error()));
            self->release_next(std::move(reservations));
        });
}

// Nothing goes on while the order is being edited: what a kiosk left behind is taken back, what the shop's own people
// are at is theirs.
bool DeskWalk::close(const DeskHistory& history) {
    if (!history.open) return false;
    if (is_kiosks(*history.open)) {
        take_back_edit();
    } else {
        give_up({Errc::refused, "the order is being changed in the shop's back office"});
    }
    return true;
}

bool DeskWalk::fulfil(const DeskRow& row) {
    const DeskOrder& order = row.pickup.order;
    LinePieces missing;
    for (const DeskLine& line : order.lines) {
        const int pieces = line.quantity - fulfilled_of(row, line);
        if (pieces > 0) missing.emplace_back(line.id, pieces);
    }
    if (missing.empty()) return false;
    send(at_order("/fulfillments"), fulfil_body(change_.claim, location_of(shop_.locations, order.store), missing));
    return true;
}

bool DeskWalk::deliver(const DeskRow& row) {
    if (change_.to != ShopStage::handed_over) return false;
    const auto open = std::ranges::find(row.fulfilments, false, &DeskFulfilment::is_delivered);
    if (open == row.fulfilments.end()) return false;
    send(at_order("/fulfillments/" + escaped(open->id) + "/mark-as-delivered"), Json::object());
    return true;
}

}  // namespace

Error desk_error(Error error) {
    const bool is_no = error.code == Errc::refused || error.code == Errc::bad_data || error.code == Errc::conflict;
    if (is_no) error.code = Errc::shop_fault;
    return error;
}

void walk_desk(const DeskShop& shop, const DeskChange& change, Done<DeskOutcome> done) {
    std::make_shared<DeskWalk>(shop, change, std::move(done))->look();
}

}  // namespace zuil::medusa
