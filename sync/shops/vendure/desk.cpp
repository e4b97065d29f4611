#include "sync/shops/vendure/desk.hpp"

#include <algorithm>
#include <memory>

#include "sync/shops/vendure/desk_order.hpp"

namespace zuil::vendure {
namespace {

constexpr int rows_per_page = 50;
// A change of several stages, with a refusal and a race on its way, and some to spare.
constexpr int desk_looks_max = 24;

using LinePieces = std::vector<std::pair<std::string, int>>;

// One change on its way: look how the order stands, do the next thing, and look again. Strictly one request at a time,
// because Vendure mixes up parallel changes of one order. It lives in the callback of the request that it waits for.
class DeskWalk : public std::enable_shared_from_this<DeskWalk> {
public:
    DeskWalk(Client& client, const Clock& clock, const VendureOptions& options, DeskChange change,
             Done<DeskOutcome> done)
        : client_{client}, clock_{clock}, options_{options}, change_{std::move(change)}, done_{std::move(done)} {}

    void look();

private:
    void on_row(const Answer& answer);
    void go_on(const DeskRow& row, WallTime now);
    bool refuse(const DeskRow& row);
    bool fulfil(const DeskRow& row);
    void move_on(const DeskRow& row, ShopStage to);
    void send(std::string body);
    void finish(DeskOutcome::What what, const DeskRow& row) { done_(DeskOutcome{what, row.pickup.order}); }
    void give_up(Error error) { done_(tl::unexpected<Error>{std::move(error)}); }

    Client& client_;
    const Clock& clock_;
    const VendureOptions& options_;
    DeskChange change_;
    const Done<DeskOutcome> done_;
    int looks_ = 0;
};

// Refused on the way is the way to the shop, never the change.
Error desk_error(Error error) {
    if (error.code == Errc::refused || error.code == Errc::bad_data) error.code = Errc::shop_fault;
    return error;
}

void DeskWalk::look() {
    if (++looks_ > desk_looks_max) return give_up({Errc::shop_fault, "the shop's answers go round in a circle"});
    client_.admin(desk_order_request(options_, change_.order), options_.order_deadline,
                  [self = shared_from_this()](Result<Answer> answer) {
                      if (!answer) return self->give_up(desk_error(std::move(answer).error()));
                      self->on_row(*answer);
                  });
}

void DeskWalk::send(std::string body) {
    client_.admin(std::move(body), options_.order_deadline, [self = shared_from_this()](Result<Answer> answer) {
        if (!answer) return self->give_up(desk_error(std::move(answer).error()));
        const auto moved = read_desk_move(answer->body);
        if (!moved) return self->give_up(moved.error());
        self->look();
    });
}

void DeskWalk::on_row(const Answer& answer) {
    const auto row = read_desk_order(options_, answer.body);
    if (!row) {
        Error error = row.error();
        if (error.code != Errc::not_found && error.code != Errc::no_access) error.code = Errc::shop_fault;
        return give_up(std::move(error));
    }
    // The Date header knows whole seconds only.
    const WallTime now = answer.server_clock.value_or(clock_.wall()) + std::chrono::seconds{1};
    const DeskOrder& order = row->pickup.order;
    const auto reached = reached_at(order.progress, change_.to);
    const bool is_ours = reached && owner_of(row->claims, change_.to, *reached) == change_.claim;
    switch (judge(order, change_, is_ours)) {
    case DeskJudgement::done: return finish(DeskOutcome::What::done, *row);
    case DeskJudgement::overtaken: return finish(DeskOutcome::What::overtaken, *row);
    case DeskJudgement::go_on: return go_on(*row, now);
    }
}

void DeskWalk::go_on(const DeskRow& row, WallTime now) {
    const ShopStage stage = row.pickup.order.progress.stage;
    const ShopStage next = stage < change_.to ? static_cast<ShopStage>(static_cast<int>(stage) + 1) : change_.to;
    if (stage < change_.to) {
        const std::string owner = owner_of(row.claims, next, now);
        if (owner.empty()) return send(claim_request(change_.order, next, change_.claim));
        if (owner != change_.claim) {
            if (next == change_.to) return finish(DeskOutcome::What::overtaken, row);
            return give_up({Errc::shop_fault, "somebody else is moving the order at this moment"});
        }
    }
    if (refuse(row) || fulfil(row)) return;
    move_on(row, next);
}

// What the customer does not get is cancelled, with the reason; what was being got together with it, before.
bool DeskWalk::refuse(const DeskRow& row) {
    LinePieces fewer;
    for (const DeskLine& line : row.pickup.order.lines) {
        const int refused = line.quantity - kept_of(line, change_);
        if (refused > 0) fewer.emplace_back(line.id, refused);
    }
    if (fewer.empty()) return false;
    const auto pending = std::ranges::find(row.fulfilments, "Pending", &DeskFulfilment::state);
    if (pending != row.fulfilments.end()) {
        send(move_request(pending->id, "Cancelled"));
        return true;
    }
    if (!row.fulfilments.empty()) {
        give_up({Errc::refused, "a part of the order is ready or handed over already"});
        return true;
    }
    // Should it be all of the order, what is left is a cancelled order of our own making.
    change_.tried = change_.to;
    send(refuse_request(change_, fewer));
    return true;
}

bool DeskWalk::fulfil(const DeskRow& row) {
    LinePieces missing;
    for (const DeskLine& line : row.pickup.order.lines) {
        const int pieces = line.quantity - fulfilled_of(row, line);
        if (pieces > 0) missing.emplace_back(line.id, pieces);
    }
    if (missing.empty()) return false;
    send(fulfil_request(change_, missing));
    return true;
}

void DeskWalk::move_on(const DeskRow& row, ShopStage to) {
    for (const DeskFulfilment& one : row.fulfilments) {
        if (to == ShopStage::ready && one.state == "Pending") return send(move_request(one.id, "Shipped"));
        if (to == ShopStage::handed_over && one.state != "Delivered") return send(move_request(one.id, "Delivered"));
    }
    give_up({Errc::shop_fault, "the order does not come to where its fulfilments are"});
}

// The pages of one list.
struct DeskPages {
    StoreId store;
    WallTime since{};
    DeskList list;
    Done<DeskList> done;
};

void ask_desk_page(Client& client, const VendureOptions& options, const std::shared_ptr<DeskPages>& pages, int skip) {
    client.admin(desk_list_request(options, pages->store, pages->since, skip, rows_per_page), options.read_deadline,
                 [&client, &options, pages, skip](Result<Answer> answer) {
                     if (!answer) return pages->done(tl::unexpected<Error>{desk_error(std::move(answer).error())});
                     auto page = read_desk_list(options, answer->body);
                     if (!page) return pages->done(fail(Errc::shop_fault, page.error().detail));
                     std::ranges::move(page->list.pickups, std::back_inserter(pages->list.pickups));
                     std::ranges::move(page->list.bad_rows, std::back_inserter(pages->list.bad_rows));
                     const int seen = skip + page->rows;
                     const bool has_more = seen < page->total && page->rows > 0;
                     if (has_more && seen < desk_orders_max) return ask_desk_page(client, options, pages, seen);
                     pages->list.is_whole = !has_more;
                     pages->done(std::move(pages->list));
                 });
}

}  // namespace

void VendureDesk::open_pickups(const StoreId& store, Done<DeskList> done) {
    auto pages = std::make_shared<DeskPages>();
    pages->store = store;
    pages->since = clock_.wall() - desk_orders_age;
    pages->done = std::move(done);
    ask_desk_page(client_, options_, pages, 0);
}

void VendureDesk::look(const std::string& order, Done<DeskPickup> done) {
    client_.admin(desk_order_request(options_, order), options_.look_up_deadline,
                  [this, done = std::move(done)](Result<Answer> answer) {
                      if (!answer) return done(tl::unexpected<Error>{desk_error(std::move(answer).error())});
                      auto row = read_desk_order(options_, answer->body);
                      if (!row && row.error().code == Errc::not_found) return done(tl::unexpected<Error>{row.error()});
                      if (!row) return done(fail(Errc::shop_fault, row.error().detail));
                      done(std::move(row->pickup));
                  });
}

void VendureDesk::apply(const DeskChange& change, Done<DeskOutcome> done) {
    std::make_shared<DeskWalk>(client_, clock_, options_, change, std::move(done))->look();
}

}  // namespace zuil::vendure
