#include "sync/store/order_json.hpp"
#include "sync/store/outbox_parts.hpp"

// The steps of an order's way, each one commit.
namespace zuil {
namespace {

std::optional<std::int64_t> minor_of(const std::optional<Money>& money) {
    if (!money) return std::nullopt;
    return money->minor();
}

}  // namespace

Status OutboxStore::begin_attempt(const OrderRef& ref, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing},
                        "state = CASE state WHEN 'accepted' THEN 'preparing' WHEN 'prepared' THEN 'committing'"
                        " ELSE state END, attempts_started = attempts_started + 1, changed_at = ?",
                        to_sql(now));
}

Status OutboxStore::keep_handle(const OrderRef& ref, const std::string& handle, std::optional<Money> shop_total,
                                WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {preparing},
                        "state = 'prepared', handle = ?, shop_total = ?, attempts = 0, attempts_started = 0,"
                        " next_at = ?, error_code = NULL, error_detail = '', changed_at = ?",
                        handle, minor_of(shop_total), to_sql(now), to_sql(now));
}

Status OutboxStore::await_payment(const OrderRef& ref, const PaymentPage& page, WallTime next_at, WallTime now) {
    return parts_->move(ref, {OrderState::committing},
                        "state = 'awaiting_payment', payment_url = CASE withdrawn WHEN 0 THEN ? ELSE '' END,"
                        " payment_until = ?, payment_progress = 'awaiting', next_at = CASE withdrawn WHEN 0 THEN ?"
                        " ELSE ? END, attempts = 0, attempts_started = 0, error_code = NULL, error_detail = '',"
                        " changed_at = ?",
                        page.url, to_sql(page.open_until), to_sql(next_at), to_sql(now), to_sql(now));
}

Status OutboxStore::note_payment(const OrderRef& ref, PaymentProgress progress, WallTime next_at) {
    using enum OrderState;
    return parts_->move(ref, {preparing, prepared, committing, awaiting_payment},
                        "payment_progress = ?, next_at = ?, attempts = 0, attempts_started = 0, error_code = NULL,"
                        " error_detail = ''",
                        name_of(progress), to_sql(next_at));
}

Status OutboxStore::withdraw(const OrderRef& ref, WallTime now) {
    using enum OrderState;
    TRY(const OutboxEntry entry, find(ref));
    if (entry.order.payment != PaymentMethod::phone) return fail(Errc::conflict, "the order is not paid on a phone");
    // Nobody was ever shown a page of it, and nothing is sent for it any more.
    const bool came_to_nothing = entry.state == rejected || entry.state == needs_customer;
    if (came_to_nothing && entry.page.url.empty()) return cancel(ref, now);
    return parts_->move(ref, {accepted, preparing, prepared, committing, awaiting_payment},
                        "withdrawn = 1, next_at = ?", to_sql(now));
}

Status OutboxStore::confirm(const OrderRef& ref, const std::string& shop_order, std::optional<Money> shop_total,
                            WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {preparing, prepared, committing, awaiting_payment, rejected, needs_customer},
                        "state = 'confirmed', shop_order = ?, shop_total = coalesce(?, shop_total), attempts = 0,"
                        " attempts_started = 0, payment_url = '', error_code = NULL, error_detail = '', changed_at = ?",
                        shop_order, minor_of(shop_total), to_sql(now));
}

Status OutboxStore::postpone(const OrderRef& ref, const Error& error, WallTime next_at, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing, awaiting_payment},
                        "attempts = attempts + 1, attempts_started = 0, next_at = ?, error_code = ?,"
                        " error_detail = ?, changed_at = ?",
                        to_sql(next_at), name_of(error.code), error.detail, to_sql(now));
}

Status OutboxStore::hurry(WallTime next_at) {
    return run_sql(parts_->database,
                   fmt::format("UPDATE outbox SET next_at = ?1 WHERE next_at > ?1 AND state IN {}"
                               " AND error_code IN ('offline', 'timeout', 'shop_fault')",
                               owed_states),
                   to_sql(next_at));
}

Status OutboxStore::forget_handle(const OrderRef& ref, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {preparing, prepared, committing},
                        "state = 'accepted', handle = '', attempts_started = 0, next_at = ?, changed_at = ?",
                        to_sql(now), to_sql(now));
}

Status OutboxStore::keep_progress(const OrderRef& ref, const OrderProgress& progress, WallTime now) {
    return parts_->move(ref, {OrderState::confirmed}, "progress = ?, progress_at = ?", progress_to_json(progress),
                        to_sql(now));
}

Status OutboxStore::reject(const OrderRef& ref, const Error& reason, WallTime look_at, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing, awaiting_payment},
                        "state = 'rejected', attempts_started = 0, error_code = ?, error_detail = ?, next_at = ?,"
                        " changed_at = ?",
                        name_of(reason.code), reason.detail, to_sql(look_at), to_sql(now));
}

Status OutboxStore::ask_customer(const OrderRef& ref, const Error& reason, std::optional<Money> shop_total,
                                 WallTime look_at, WallTime now) {
    using enum OrderState;
    return parts_->move(ref, {accepted, preparing, prepared, committing},
                        "state = 'needs_customer', attempts_started = 0, error_code = ?, error_detail = ?,"
                        " shop_total = coalesce(?, shop_total), next_at = ?, changed_at = ?",
                        name_of(reason.code), reason.detail, minor_of(shop_total), to_sql(look_at), to_sql(now));
}

Status OutboxStore::look_again(const OrderRef& ref, WallTime look_at) {
    return parts_->move(ref, {OrderState::rejected, OrderState::needs_customer}, "next_at = ?", to_sql(look_at));
}

Status OutboxStore::agree(const OrderRef& ref, const Order& as_agreed, WallTime now) {
    if (as_agreed.ref != ref) return fail(Errc::conflict, "what was agreed to is another order");
    Database& database = parts_->database;
    TRY(auto transaction, database.begin());
    TRY_DO(run_sql(database,
                   "UPDATE orders SET body = ? WHERE ref = (SELECT ref FROM outbox WHERE ref = ? AND"
                   " state = 'needs_customer')",
                   order_to_json(as_agreed), ref.text()));
    if (database.changed_rows() != 1) return fail(Errc::conflict, "the order does not wait for the shopper");
    TRY_DO(run_sql(database,
                   "UPDATE outbox SET state = 'accepted', attempts = 0, next_at = ?, error_code = NULL,"
                   " error_detail = '', changed_at = ? WHERE ref = ?",
                   to_sql(now), to_sql(now), ref.text()));
    return transaction.commit();
}

Status OutboxStore::retry(const OrderRef& ref, WallTime now) {
    return parts_->move(ref, {OrderState::rejected},
                        "state = 'accepted', attempts = 0, attempts_started = 0, next_at = ?, changed_at = ?",
                        to_sql(now), to_sql(now));
}

Status OutboxStore::cancel(const OrderRef& ref, WallTime now) {
    using enum OrderState;
    return parts_->move(
        ref, {accepted, preparing, prepared, committing, awaiting_payment, confirmed, needs_customer, rejected},
        "state = 'cancelled', attempts_started = 0, payment_url = '', changed_at = ?", to_sql(now));
}

}  // namespace zuil
