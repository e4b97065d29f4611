#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/sealed_contact.hpp"
#include "sync/shops/pickup_desk.hpp"
#include "sync/store/pickup_store.hpp"

namespace zuil {

// The pick-up list of this store, as the screens work with it: what the desk does, and who says that they are here.
class PickupBook {
public:
    struct Parts {
        const Clock& clock;
        Random& random;
        PickupStore& store;
        const SealingKey& key;
        std::string kiosk_code;
        DeskAbilities abilities;
    };
    explicit PickupBook(Parts parts) : parts_{std::move(parts)} {}

    const DeskAbilities& abilities() const { return parts_.abilities; }
    // Grows with every change of what there is to show.
    std::uint64_t edition() const { return parts_.store.edition(); }

    std::optional<WallTime> heard_at() const { return parts_.store.heard_at(); }

    Result<std::vector<PickupEntry>> all() { return parts_.store.all(); }
    Result<PickupEntry> find(const std::string& order) { return parts_.store.find(order); }
    // As the shop has it. Personal.
    Result<Contact> contact_of(const PickupEntry& entry) const;
    // Somebody at this kiosk gets it together.
    bool is_ours(const PickupEntry& entry) const { return entry.order.claim == claim(); }

    // What the desk did. `keeps`: lines of which the customer gets less, and why.
    Status begin(const std::string& order);
    Status make_ready(const std::string& order, std::vector<DeskChange::Kept> keeps, const std::string& reason);
    Status hand_over(const std::string& order);
    Status resolve(const std::string& order) { return parts_.store.resolve(order); }

    // Knowing its code says that it is one's own. Numbers of a shop are given out one after the other.
    static bool is_secret(const PickupEntry& entry) { return !entry.order.pickup_code.empty(); }

    // What a code that somebody shows stands for.
    struct Shown {
        enum class Kind {
            unknown,
            order,
            ambiguous,  // two customers have the same one, from two kiosks
            helper,
            helper_used,
            helper_revoked,
            helper_expired,
        } kind = Kind::unknown;
        std::optional<PickupEntry> entry;  // where the kind is order or helper, and of a helper's code that was used
        std::string helper_hash;           // where it is helper
    };
    // `code` as it was given out, or a helper's. `ref`: of our order, where that is known.
    Result<Shown> shown(const std::string& code, const OrderRef& ref = {});

    // They stand here. A helper's code is used up by it.
    Status check_in(const std::string& order, const std::string& helper_hash);
    Status check_out(const std::string& order) { return parts_.store.check_out(order); }

    // A code for somebody else; the one before it is no good any more. It is told this once and kept nowhere.
    struct MadeCode {
        std::string code;
        WallTime expires_at{};
    };
    Result<MadeCode> make_helper_code(const std::string& order);
    Status revoke_helper_codes(const std::string& order) { return parts_.store.revoke_helper_codes(order); }
    // Until when somebody else may collect; nullopt: nobody may.
    std::optional<WallTime> helper_until(const std::string& order);

private:
    std::string claim() const { return parts_.kiosk_code + "-" + parts_.store.installation(); }
    Status change(const std::string& order, ShopStage to, std::vector<DeskChange::Kept> keeps,
                  const std::string& reason);
    std::string hash_of(const std::string& helper_code) const;
    Result<Shown> shown_by_helper(const std::string& code);

    Parts parts_;
};

}  // namespace zuil
