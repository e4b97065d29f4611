#include "sync/shops/medusa/desk.hpp"

#include <algorithm>
#include <memory>

#include "sync/shops/medusa/desk_walk.hpp"

namespace zuil::medusa {
namespace {

constexpr int rows_per_page = 100;
// Orders of all stores come in one list.
constexpr int rows_read_max = 2'000;

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
        walk_desk({client_, clock_, options_, locations_, pickups_}, change, done);
    });
}

}  // namespace zuil::medusa
