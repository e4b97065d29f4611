#include "sync/shops/medusa/desk.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace zuil::medusa {
namespace {

constexpr int rows_per_page = 100;
// Orders of all stores come in one list.
constexpr int rows_read_max = 2'000;
constexpr int desk_looks_max = 12;

using LinePieces = std::vector<std::pair<std::string, int>>;

// Refused on the way is the way to the shop, never the change.
Error desk_error(Error error) {
    const bool is_no = error.code == Errc::refused || error.code == Errc::bad_data || error.code == Errc::conflict;
    if (is_no) error.code = Errc::shop_fault;
    return error;
}

// One change on its way, one request at a time: look how the order stands and who claims it, do the next thing, and
// look again. It lives in the callback of the request that it waits for.
class DeskWalk : public std::enable_shared_from_this<DeskWalk> {
public:
    struct Shop {
        Client& client;
        const Clock& clock;
        const MedusaOptions& options;
        const Locations& locations;
        const PickupOptions& pickups;
    };
    DeskWalk(Shop shop, DeskChange change, Done<DeskOutcome> done)
        : shop_{shop}, change_{std::move(change)}, done_{std::move(done)} {}

    void look();

private:
    void look_at_claims(DeskRow row);
    void on_row(const DeskRow& row, const std::vector<DeskClaim>& claims, WallTime now);
    void go_on(const DeskRow& row, const std::vector<DeskClaim>& claims, WallTime now);
    bool fulfil(const DeskRow& row);
    bool deliver(const DeskRow& row);
    void send(const std::string& path, const Json& body);
    void finish(DeskOutcome::What what, const DeskRow& row) { done_(DeskOutcome{what, row.pickup.order}); }
    void give_up(Error error) { done_(tl::unexpected<Error>{std::move(error)}); }
    std::string at_order(const std::string& rest) const { return "/admin/orders/" + escaped(change_.order) + rest; }

    const Shop shop_;
    const DeskChange change_;
    const Done<DeskOutcome> done_;
    std::optional<Error> refusal_;  // of the last step; what the order looks like afterwards decides what it means
    int looks_ = 0;
};

void DeskWalk::look() {
    if (++looks_ > desk_looks_max) return give_up({Errc::shop_fault, "the shop's answers go round in a circle"});
    shop_.client.admin_get(desk_order_path(change_.order), shop_.options.order_deadline,
                           [self = shared_from_this()](Result<Answer> answer) {
                               if (!answer) return self->give_up(desk_error(std::move(answer).error()));
                               auto row = read_desk_order(self->shop_.options, self->shop_.pickups, answer->json);
                               if (!row) return self->give_up({Errc::shop_fault, row.error().detail});
                               self->look_at_claims(*std::move(row));
                           });
}

void DeskWalk::look_at_claims(DeskRow row) {
    shop_.client.admin_get(desk_claims_path(change_.order), shop_.options.order_deadline,
                           [self = shared_from_this(), row = std::move(row)](Result<Answer> answer) {
                               if (!answer) return self->give_up(desk_error(std::move(answer).error()));
                               const auto claims = read_desk_claims(answer->json);
                               if (!claims) return self->give_up({Errc::shop_fault, claims.error().detail});
                               // The Date header knows whole seconds only.
                               const WallTime now =
                                   answer->server_clock.value_or(self->shop_.clock.wall()) + std::chrono::seconds{1};
                               self->on_row(row, *claims, now);
                           });
}

void DeskWalk::send(const std::string& path, const Json& body) {
    shop_.client.admin_post(RequestPath{path}, body, shop_.options.order_deadline,
                            [self = shared_from_this()](Result<Answer> answer) {
                                if (answer) return self->look();
                                const Error& error = answer.error();
                                const bool says_no = error.code == Errc::refused || error.code == Errc::conflict;
                                if (!says_no) return self->give_up(desk_error(error));
                                self->refusal_ = error;
                                self->look();
                            });
}

void DeskWalk::on_row(const DeskRow& row, const std::vector<DeskClaim>& claims, WallTime now) {
    const DeskOrder& order = row.pickup.order;
    const auto reached = reached_at(order.progress, change_.to);
    const bool is_ours = reached && owner_of(claims, change_.to, *reached) == change_.claim;
    switch (judge(order, change_, is_ours)) {
    case DeskJudgement::done: return finish(DeskOutcome::What::done, row);
    case DeskJudgement::overtaken: return finish(DeskOutcome::What::overtaken, row);
    case DeskJudgement::go_on: return go_on(row, claims, now);
    }
}

// Medusa changes one order twice when it is told to at the same moment, and afterwards counts wrong for good.
void DeskWalk::go_on(const DeskRow& row, const std::vector<DeskClaim>& claims, WallTime now) {
    if (refusal_) return give_up({Errc::refused, refusal_->detail});
    const bool is_ready = row.pickup.order.progress.stage >= ShopStage::ready;
    const ShopStage next = is_ready ? ShopStage::handed_over : ShopStage::ready;
    const std::string owner = owner_of(claims, next, now);
    if (owner.empty()) return send(at_order(""), claim_body(next, change_.claim));
    if (owner != change_.claim) {
        if (next == change_.to) return finish(DeskOutcome::What::overtaken, row);
        return give_up({Errc::shop_fault, "somebody else is moving the order at this moment"});
    }
    if (fulfil(row) || deliver(row)) return;
    give_up({Errc::shop_fault, "the order does not come to where its fulfilments are"});
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

// The pages of one list.
struct DeskPages {
    StoreId store;
    WallTime since{};
    DeskList list;
    Done<DeskList> done;
};

void ask_desk_page(Client& client, const MedusaOptions& options, const PickupOptions& pickups,
                   const std::shared_ptr<DeskPages>& pages, int offset) {
    client.admin_get(desk_list_path(pages->since, offset, rows_per_page), options.read_deadline,
                     [&client, &options, &pickups, pages, offset](Result<Answer> answer) {
                         if (!answer) return pages->done(tl::unexpected<Error>{desk_error(std::move(answer).error())});
                         auto page = read_desk_list(options, pickups, answer->json);
                         if (!page) return pages->done(fail(Errc::shop_fault, page.error().detail));
                         for (DeskPickup& pickup : page->list.pickups) {
                             if (pickup.order.store == pages->store) pages->list.pickups.push_back(std::move(pickup));
                         }
                         std::ranges::move(page->list.bad_rows, std::back_inserter(pages->list.bad_rows));
                         const int seen = offset + page->rows;
                         const bool has_more = seen < page->total && page->rows > 0;
                         const bool has_room = pages->list.pickups.size() < desk_orders_max && seen < rows_read_max;
                         if (has_more && has_room) return ask_desk_page(client, options, pickups, pages, seen);
                         pages->list.is_whole = !has_more;
                         pages->done(std::move(pages->list));
                     });
}

}  // namespace

void MedusaDesk::with_pickups(std::function<void(Status)> then) {
    with_locations_([this, then = std::move(then)](const Status& known) {
        if (!known) return then(known);
        client_.admin_get(pickup_options_path(), options_.read_deadline, [this, then](Result<Answer> answer) {
            if (!answer) return then(tl::unexpected<Error>{desk_error(std::move(answer).error())});
            auto pickups = read_pickup_options(locations_, answer->json);
            if (!pickups) return then(fail(Errc::shop_fault, pickups.error().detail));
            pickups_ = *std::move(pickups);
            then({});
        });
    });
}

void MedusaDesk::open_pickups(const StoreId& store, Done<DeskList> done) {
    with_pickups([this, store, done = std::move(done)](const Status& known) {
        if (!known) return done(tl::unexpected<Error>{known.error()});
        auto pages = std::make_shared<DeskPages>();
        pages->store = store;
        pages->since = clock_.wall() - desk_orders_age;
        pages->done = done;
        ask_desk_page(client_, options_, pickups_, pages, 0);
    });
}

void MedusaDesk::look(const std::string& order, Done<DeskPickup> done) {
    with_pickups([this, order, done = std::move(done)](const Status& known) {
        if (!known) return done(tl::unexpected<Error>{known.error()});
        client_.admin_get(desk_order_path(order), options_.look_up_deadline, [this, done](Result<Answer> answer) {
            if (!answer) return done(tl::unexpected<Error>{desk_error(std::move(answer).error())});
            auto row = read_desk_order(options_, pickups_, answer->json);
            if (!row) return done(fail(Errc::shop_fault, row.error().detail));
            done(std::move(row->pickup));
        });
    });
}

void MedusaDesk::apply(const DeskChange& change, Done<DeskOutcome> done) {
    with_pickups([this, change, done = std::move(done)](const Status& known) {
        if (!known) return done(tl::unexpected<Error>{known.error()});
        const DeskWalk::Shop shop{client_, clock_, options_, locations_, pickups_};
        std::make_shared<DeskWalk>(shop, change, done)->look();
    });
}

}  // namespace zuil::medusa
