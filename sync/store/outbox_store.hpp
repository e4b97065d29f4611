#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/order.hpp"

namespace zuil {

// An order and where it stands. Free of personal data, but for `sealed_contact`, which only its key opens.
struct OutboxEntry {
    Order order;
    OrderState state = OrderState::accepted;
    std::string sealed_contact;  // empty once wiped
    std::string handle;          // what the shop holds it under; empty: not prepared
    std::string shop_order;      // the shop's own number; empty: not confirmed
    int attempts = 0;            // tries that ended without success since the last progress
    int attempts_started = 0;    // tries begun and not ended: after a crash it stays, so a poisonous order shows
    WallTime next_at{};          // not to be tried before
    std::optional<Error> last_error;
    std::optional<Money> shop_total;  // what the shop charges, where it said so
    WallTime changed_at{};
    bool receipt_shown = false;
    // Of an order that is paid on a phone. An empty address: no page was ever shown.
    PaymentPage page;
    PaymentProgress payment = PaymentProgress::awaiting;
    bool withdrawn = false;  // the shopper does not want it any more; the shop is asked whether it is paid, then told
    std::optional<OrderProgress> progress;  // of a confirmed order; absent: the shop was not asked since
    WallTime progress_at{};                 // when it was asked
};

struct OutboxCounts {
    int owed = 0;  // neither final nor waiting for the shopper
    int needs_customer = 0;
    int rejected = 0;
    int confirmed = 0;
    std::optional<WallTime> oldest_owed;  // when the oldest one that is owed was accepted

    friend bool operator==(const OutboxCounts&, const OutboxCounts&) = default;
};

// The one file that must never be lost: outbox.db, WAL, synchronous=FULL. Every change here is one commit and is on the
// disk when the call returns. One process at a time has it open.
class OutboxStore {
public:
    // conflict: another process has it. A damaged file is set aside under another name, what can be read of it is
    // carried over, and set_aside() says where it lies.
    static Result<std::unique_ptr<OutboxStore>> open(const std::filesystem::path& folder);
    OutboxStore();
    OutboxStore(const OutboxStore&) = delete;
    OutboxStore& operator=(const OutboxStore&) = delete;
    ~OutboxStore();
    const std::optional<std::filesystem::path>& set_aside() const;
    // After a failed fsync every call is refused until this went well. Orders whose acceptance failed with it are gone
    // then, whatever the disk had of them: their shoppers were told that nothing was kept.
    bool must_reopen() const;
    Status reopen();

    struct Acceptance {
        Order order;
        std::string sealed_contact;
    };
    // Orders and outbox rows in one commit, all or none; the shopper may be told when this returns. The same orders
    // again are no error, another order under the same ref is a conflict.
    Status accept(std::span<const Acceptance> orders);
    Status accept(const Order& order, const std::string& sealed_contact);
    // How many were accepted since it was opened.
    std::uint64_t accepted() const;

    Result<OutboxEntry> find(const OrderRef& ref);
    Result<std::vector<OutboxEntry>> in_state(OrderState state, int newest_max = 100);
    // Those that were accepted under this pick-up code, the newest first: a code may come up again after a long time.
    Result<std::vector<OutboxEntry>> under_code(std::string_view pickup_code, int newest_max = 20);
    // Those beside which somebody's contact still lies, in whatever state, the newest first.
    Result<std::vector<OutboxEntry>> with_contact();
    // What is to be sent now, the oldest first. A next_at further away than `longest_wait` means that the clock was set
    // back, and counts as now. An order whose text this program cannot read is rejected, for staff to see.
    Result<std::vector<OutboxEntry>> due(WallTime now, std::chrono::milliseconds longest_wait, int count_max);
    // Rejected, or waiting for the shopper, although an earlier commit by their handle may still come through at the
    // shop: those to be asked about now, of the ones that came to this after `since`. `longest_wait` as for due().
    Result<std::vector<OutboxEntry>> in_doubt(WallTime now, std::chrono::milliseconds longest_wait, WallTime since,
                                              int count_max);
    // Those that wait for a payment, to be asked about now; `longest_wait` as above.
    Result<std::vector<OutboxEntry>> awaiting_payment(WallTime now, std::chrono::milliseconds longest_wait,
                                                      int count_max);
    // When the next one is to be sent or asked about; nullopt: none.
    Result<std::optional<WallTime>> next_due(WallTime doubted_since);
    Result<OutboxCounts> counts();

    // The steps of the saga. A step that does not fit the present state is a conflict and changes nothing.
    // Before anything is sent: accepted -> preparing, prepared -> committing; a repeat stays where it is. Counts in
    // attempts_started until one of the next steps says how it ended.
    Status begin_attempt(const OrderRef& ref, WallTime now);
    Status keep_handle(const OrderRef& ref, const std::string& handle, std::optional<Money> shop_total, WallTime now);
    // The shop made a page to pay on. The address of a page for an order that was withdrawn meanwhile is not kept, so
    // that nobody can be sent there.
    Status await_payment(const OrderRef& ref, const PaymentPage& page, WallTime next_at, WallTime now);
    // What the shop says of a payment, and when to ask again.
    Status note_payment(const OrderRef& ref, PaymentProgress progress, WallTime next_at);
    // The shopper does not want an order that is to be paid on a phone any more. One that may have a page is
    // not cancelled by this: the shop is asked first. conflict: it is final, or was not to be paid on a phone.
    Status withdraw(const OrderRef& ref, WallTime now);
    // Of a confirmed order: how far the shop is, as it told at `now`.
    Status keep_progress(const OrderRef& ref, const OrderProgress& progress, WallTime now);
    // From any state but cancelled, for the shop has it.
    Status confirm(const OrderRef& ref, const std::string& shop_order, std::optional<Money> shop_total, WallTime now);
    // The attempt ended without success; the state stays, for the outcome is unknown or nothing came of it. Counts in
    // attempts, which begins anew with every step forward.
    Status postpone(const OrderRef& ref, const Error& error, WallTime next_at, WallTime now);
    // What waits because nobody could be reached is to be tried at `next_at` already.
    Status hurry(WallTime next_at);
    // The handle is dead and the shop was seen to hold no order for it: back to accepted.
    Status forget_handle(const OrderRef& ref, WallTime now);
    // `look_at`: when to ask whether an earlier commit came through after all.
    Status reject(const OrderRef& ref, const Error& reason, WallTime look_at, WallTime now);
    // The handle stays: whether an earlier commit by it still comes through must be asked before a new one is made.
    Status ask_customer(const OrderRef& ref, const Error& reason, std::optional<Money> shop_total, WallTime look_at,
                        WallTime now);
    // Of one in doubt: the next time to ask. Nothing else changes.
    Status look_again(const OrderRef& ref, WallTime look_at);
    // The shopper or staff agreed to what changed: needs_customer -> accepted, to be sent anew. Same ref.
    Status agree(const OrderRef& ref, const Order& as_agreed, WallTime now);
    // Staff try a rejected order again.
    Status retry(const OrderRef& ref, WallTime now);
    Status cancel(const OrderRef& ref, WallTime now);

    // A receipt that was not shown before the power went is offered again after the restart.
    Status mark_receipt_shown(std::span<const OrderRef> refs);
    Result<std::vector<OutboxEntry>> receipts_not_shown();

    // Takes away, beyond recovery from the file, the contacts of orders that have been confirmed or cancelled for
    // `keep`. Answers how many.
    Result<int> wipe_contacts(WallTime now, std::chrono::milliseconds keep);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
