#include "sync/shops/medusa/hold_desk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "sync/shops/moment.hpp"
#include "sync/shops/rows.hpp"

namespace zuil::medusa {
namespace {

// Of one store; more than its kiosks put aside, and what is beyond is found the next time.
constexpr int hold_rows_max = 1'000;
constexpr std::int64_t hold_pieces_max = 1'000'000;
// A kiosk that is only without a line lets go itself when it is back.
constexpr std::chrono::hours forgotten_after{1};
constexpr std::string_view description_head = "Zuil kiosk ";

bool is_no(const Error& error) {
    return error.code == Errc::conflict || error.code == Errc::refused || error.code == Errc::not_found;
}

// Only what Medusa says when it is to keep a piece is its no; all else is about the key, the configuration or the line.
Error hold_error(Error error) {
    if (error.code == Errc::bad_data || is_no(error)) error.code = Errc::shop_fault;
    return error;
}

// Deletes reservations one after the other, and tells how many there were.
void delete_holds(Client& client, const MedusaOptions& options, std::vector<std::string> ids, int gone,
                  Done<int> done) {
    if (ids.empty()) return done(gone);
    const RequestPath path{"/admin/reservations/" + escaped(ids.back())};
    ids.pop_back();
    client.admin_delete(path, options.order_deadline,
                        [&client, &options, ids = std::move(ids), gone, done = std::move(done)](Result<Answer> answer) {
                            if (!answer && answer.error().code != Errc::not_found) {
                                return done(tl::unexpected<Error>{hold_error(std::move(answer).error())});
                            }
                            delete_holds(client, options, ids, gone + 1, done);
                        });
}

std::vector<std::string> ids_of(const std::vector<HoldRow>& rows) {
    std::vector<std::string> ids;
    for (const HoldRow& row : rows) ids.push_back(row.id);
    return ids;
}

// One hold on its way to being kept, one request at a time: what the article is made of, what is kept already, and
// then what lacks. It lives in the callback of the request that it waits for.
class HoldWalk : public std::enable_shared_from_this<HoldWalk> {
public:
    HoldWalk(Client& client, const MedusaOptions& options, HoldNotice hold, std::string location, Done<HoldKept> done)
        : client_{client},
          options_{options},
          hold_{std::move(hold)},
          location_{std::move(location)},
          done_{std::move(done)} {}

    void begin();

private:
    void look();
    void on_rows(const std::vector<HoldRow>& rows);
    void make_next();
    void on_made(Result<Answer> answer);
    void take_back(Error because);
    void say_no(const Error& because) { done_(tl::unexpected<Error>{because}); }
    void give_up(Error error) { done_(tl::unexpected<Error>{hold_error(std::move(error))}); }

    Client& client_;
    const MedusaOptions& options_;
    const HoldNotice hold_;
    const std::string location_;
    const Done<HoldKept> done_;
    std::vector<HoldPart> parts_;
    std::vector<HoldPart> lacking_;
    bool has_made_ = false;  // since the last look
};

void HoldWalk::begin() {
    client_.admin_get(hold_parts_path(hold_.variant), options_.order_deadline,
                      [self = shared_from_this()](Result<Answer> answer) {
                          if (!answer) return self->give_up(std::move(answer).error());
                          auto parts = read_hold_parts(answer->json);
                          if (!parts && parts.error().code == Errc::not_found) return self->say_no(parts.error());
                          if (!parts) return self->give_up(std::move(parts).error());
                          if (parts->empty()) return self->done_(HoldKept::not_counted);
                          self->parts_ = *std::move(parts);
                          self->look();
                      });
}

void HoldWalk::look() {
    client_.admin_get(hold_rows_path(hold_), options_.order_deadline,
                      [self = shared_from_this()](Result<Answer> answer) {
                          if (!answer) return self->give_up(std::move(answer).error());
                          const auto rows = read_hold_rows(answer->json);
                          if (!rows) return self->give_up(rows.error());
                          self->on_rows(*rows);
                      });
}

// What is there twice came of a request that was carried out late.
void HoldWalk::on_rows(const std::vector<HoldRow>& rows) {
    std::vector<std::string> superfluous = ids_of(rows);
    lacking_ = parts_;
    for (const HoldRow& row : rows) {
        const auto part = std::ranges::find(lacking_, row.item, &HoldPart::item);
        if (part == lacking_.end()) continue;
        lacking_.erase(part);
        std::erase(superfluous, row.id);
    }
    delete_holds(client_, options_, std::move(superfluous), 0, [self = shared_from_this()](const Result<int>& gone) {
        if (!gone) return self->give_up(gone.error());
        self->make_next();
    });
}

void HoldWalk::make_next() {
    // A request that came twice made two of it: what was made is looked at once more.
    if (lacking_.empty() && std::exchange(has_made_, false)) return look();
    if (lacking_.empty()) return done_(HoldKept::kept);
    const Json body{{"inventory_item_id", lacking_.back().item},
                    {"location_id", location_},
                    {"quantity", lacking_.back().quantity},
                    {"description", hold_description(hold_)},
                    {"metadata", {{"zuil_until", iso_moment(hold_.ends_at)}}}};
    client_.admin_post(RequestPath{"/admin/reservations"}, body, options_.order_deadline,
                       [self = shared_from_this()](Result<Answer> answer) { self->on_made(std::move(answer)); });
}

void HoldWalk::on_made(Result<Answer> answer) {
    if (answer) {
        lacking_.pop_back();
        has_made_ = true;
        return make_next();
    }
    Error error = std::move(answer).error();
    if (is_no(error)) return take_back(std::move(error));
    // It may still be carried out, and nothing but time tells: whoever looks too soon makes it twice.
    error.retry_after = std::max(error.retry_after, options_.order_deadline);
    give_up(std::move(error));
}

// All of it or nothing: the one part that was there is of no use without the other.
void HoldWalk::take_back(Error because) {
    client_.admin_get(hold_rows_path(hold_), options_.order_deadline,
                      [self = shared_from_this(), because = std::move(because)](Result<Answer> answer) {
                          if (!answer) return self->give_up(std::move(answer).error());
                          const auto rows = read_hold_rows(answer->json);
                          if (!rows) return self->give_up(rows.error());
                          delete_holds(self->client_, self->options_, ids_of(*rows), 0,
                                       [self, because](const Result<int>& gone) {
                                           if (!gone) return self->give_up(gone.error());
                                           self->say_no(because);
                                       });
                      });
}

// The pages of what kiosks put aside in one location.
struct ForgottenHolds {
    Client& client;
    const Clock& clock;
    const MedusaOptions& options;
    RequestPath path;
    Done<int> done;
};

void on_all_holds(const std::shared_ptr<ForgottenHolds>& asked, const Answer& answer) {
    const auto rows = read_hold_rows(answer.json);
    if (!rows) return asked->done(tl::unexpected<Error>{hold_error(rows.error())});
    // By the shop's clock: one kiosk's, when it is wrong, must not let go what others put aside.
    const WallTime now = answer.server_clock.value_or(asked->clock.wall());
    std::vector<std::string> forgotten;
    for (const HoldRow& row : *rows) {
        if (row.until && *row.until + forgotten_after < now) forgotten.push_back(row.id);
    }
    delete_holds(asked->client, asked->options, std::move(forgotten), 0, asked->done);
}

}  // namespace

std::string hold_description(const HoldNotice& hold) {
    return fmt::format("{}{}, {}: {}, until {}", description_head, hold.place.kiosk, hold.place.store.text(), hold.code,
                       iso_moment(hold.ends_at));
}

RequestPath hold_parts_path(const VariantId& variant) {
    RequestPath path{"/admin/product-variants"};
    path.with("id", variant.text());
    path.with("fields", "id,manage_inventory,inventory_items.required_quantity,inventory_items.inventory_item_id");
    return path;
}

Result<std::vector<HoldPart>> read_hold_parts(const Json& json) {
    const JsonReader list{json, ""};
    TRY(const JsonReader variants, list.child("variants"));
    TRY(const std::size_t count, variants.size());
    if (count == 0) return fail(Errc::not_found, "the shop does not have the article any more");
    TRY(const JsonReader variant, variants.at(0));
    TRY(const bool is_counted, variant.boolean("manage_inventory"));
    std::vector<HoldPart> parts;
    if (!is_counted) return parts;
    TRY_DO(for_each(variant, "inventory_items", [&](const JsonReader& row) -> Status {
        HoldPart part;
        TRY(part.item, read_id(row, "inventory_item_id"));
        TRY(part.quantity, row.integer("required_quantity", 1, hold_pieces_max));
        parts.push_back(std::move(part));
        return {};
    }));
    return parts;
}

RequestPath hold_rows_path(const HoldNotice& hold) {
    RequestPath path{"/admin/reservations"};
    path.with("description", hold_description(hold));
    path.with("fields", "id,inventory_item_id,metadata").with("limit", hold_rows_max);
    return path;
}

RequestPath all_holds_path(const std::string& location) {
    RequestPath path{"/admin/reservations"};
    path.with("location_id", location).with("description[$like]", std::string{description_head} + "%");
    path.with("fields", "id,inventory_item_id,metadata").with("limit", hold_rows_max).with("order", "created_at");
    return path;
}

Result<std::vector<HoldRow>> read_hold_rows(const Json& json) {
    std::vector<HoldRow> rows;
    TRY_DO(for_each(JsonReader{json, ""}, "reservations", [&](const JsonReader& row) -> Status {
        HoldRow hold;
        TRY(hold.id, read_id(row, "id"));
        TRY(hold.item, read_id(row, "inventory_item_id"));
        // Somebody else may have written there.
        if (const auto metadata = row.child("metadata")) {
            if (const auto until = parse_moment(metadata->string_or("zuil_until", ""))) hold.until = *until;
        }
        rows.push_back(std::move(hold));
        return {};
    }));
    return rows;
}

void MedusaHoldDesk::keep(const HoldNotice& hold, Done<HoldKept> done) {
    with_locations_([this, hold, done = std::move(done)](const Status& known) {
        if (!known) return done(tl::unexpected<Error>{hold_error(known.error())});
        std::string location = location_of(locations_, hold.place.store);
        if (location.empty()) return done(fail(Errc::refused, "no stock location is this store's"));
        std::make_shared<HoldWalk>(client_, options_, hold, std::move(location), done)->begin();
    });
}

void MedusaHoldDesk::let_go(const HoldNotice& hold, Done<int> done) {
    client_.admin_get(hold_rows_path(hold), options_.order_deadline,
                      [this, done = std::move(done)](Result<Answer> answer) {
                          if (!answer) return done(tl::unexpected<Error>{hold_error(std::move(answer).error())});
                          const auto rows = read_hold_rows(answer->json);
                          if (!rows) return done(tl::unexpected<Error>{hold_error(rows.error())});
                          delete_holds(client_, options_, ids_of(*rows), 0, done);
                      });
}

void MedusaHoldDesk::let_go_forgotten(const StoreId& store, Done<int> done) {
    with_locations_([this, store, done = std::move(done)](const Status& known) {
        if (!known) return done(tl::unexpected<Error>{hold_error(known.error())});
        const std::string location = location_of(locations_, store);
        if (location.empty()) return done(0);
        const auto asked =
            std::make_shared<ForgottenHolds>(ForgottenHolds{client_, clock_, options_, all_holds_path(location), done});
        client_.admin_get(asked->path, options_.read_deadline, [asked](Result<Answer> answer) {
            if (!answer) return asked->done(tl::unexpected<Error>{hold_error(std::move(answer).error())});
            on_all_holds(asked, *answer);
        });
    });
}

}  // namespace zuil::medusa
