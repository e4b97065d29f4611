#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/engine/snapshot.hpp"
#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/base/uuid.hpp"
#include "platform/secrets/sealing_key.hpp"
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
        std::string kiosk_code;
        std::filesystem::path counter_file;  // numbers the orders taken without a connection
    };
    explicit OrderIntake(Parts parts) : parts_{std::move(parts)}, refs_{parts_.clock, parts_.random} {}

    // `draft` has everything but ref, code and moment. An error means that nothing was kept.
    Result<Order> accept(Order draft, const Contact& contact, Connection connection);
    Status receipt_shown(const OrderRef& ref) { return parts_.outbox.mark_receipt_shown(ref); }
    // The order whose code nobody saw, because the power went right after it was kept; absent as a rule. Its shopper
    // waits a quarter of an hour at most: an older code is not shown to whoever stands there now.
    Result<std::optional<OutboxEntry>> unseen_receipt();

private:
    Result<std::string> free_code(Connection connection);
    Result<bool> is_taken(const std::string& code);

    Parts parts_;
    UuidMaker refs_;
};

}  // namespace zuil
