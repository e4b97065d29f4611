#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "kiosk/engine/pickup_code.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/base/uuid.hpp"
#include "platform/files/disk_reserve.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "sync/model/staff.hpp"
#include "sync/store/outbox_store.hpp"

namespace zuil {

// Where an order becomes one: it gets its name and its code, and is on the disk before anybody is told.
class OrderIntake {
public:
    struct Parts {
        const Clock& clock;
        Random& random;
        OutboxStore& outbox;
        const SealingKey& key;
        DiskReserve* reserve = nullptr;  // nullptr: on a full disk no order is kept
        std::string kiosk_code;
        std::filesystem::path counter_file;  // numbers the orders taken without a connection
    };
    explicit OrderIntake(Parts parts) : parts_{std::move(parts)}, refs_{parts_.clock, parts_.random} {}

    // What came of one basket, all in one commit and under one code. `drafts`, one at least, have everything but refs,
    // code and moment. The contact's address goes with what is delivered only. An error means that nothing was kept.
    // In training nothing is kept of any of it, and the code says so.
    Result<std::vector<Order>> accept(std::vector<Order> drafts, const Contact& contact, Connection connection,
                                      Training training);
    // Refused, or waiting for somebody to look at what changed: the newest, without contacts.
    Result<std::vector<OutboxEntry>> to_look_at();
    // The shopper turns away from an order that is to be paid on a phone; how it stands then.
    Result<OutboxEntry> withdraw(const OrderRef& ref);
    // The same order once more, paid another way, for the shopper who turned away from that one or did not pay in time:
    // nothing is typed again. conflict: the one before may still be paid.
    Result<Order> accept_instead(const OrderRef& ref, PaymentMethod payment);
    Status receipt_shown(std::span<const OrderRef> refs) { return parts_.outbox.mark_receipt_shown(refs); }
    // What was accepted here under this code, of one basket, the newest that had it; nothing when there is none. Not
    // its contact.
    Result<std::vector<OutboxEntry>> under_code(const std::string& pickup_code);
    // The order, or the orders of the basket, that this code of ours names.
    Result<std::vector<OutboxEntry>> named_by(const OrderCode& code);
    // The orders of one basket whose code nobody saw, because the power went right after they were kept; none as a
    // rule. Their shopper waits a quarter of an hour at most: an older code is not shown to whoever stands there now.
    Result<std::vector<OutboxEntry>> unseen_receipt();

    // Where it keeps them.
    OutboxStore& outbox() { return parts_.outbox; }

private:
    std::vector<Order> practised(std::vector<Order> drafts) const;
    Result<std::string> free_code(Connection connection);
    Result<bool> is_taken(const std::string& code);
    Status keep(std::span<const OutboxStore::Acceptance> accepted);

    Parts parts_;
    UuidMaker refs_;
};

}  // namespace zuil
