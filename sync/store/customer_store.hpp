#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace zuil {

// What this kiosk keeps of people between two look-ups: for a day, sealed, and only to be found by somebody who brings
// what they are found by. A hash is a keyed one (SealingKey::keyed_hash), so that the file itself tells nothing; there
// is no list of anybody. What is erased is overwritten, in the file and in its log. Every error is store_fault.
class CustomerStore {
public:
    static constexpr int people_max = 500;  // the oldest goes when one more comes
    static constexpr std::chrono::hours kept_for{24};
    static constexpr std::chrono::days erasure_kept_for{30};

    // `folder` holds customers.db; it is made when it is not there, and anew when it is damaged.
    static Result<std::unique_ptr<CustomerStore>> open(const std::filesystem::path& folder);
    ~CustomerStore();

    struct Person {
        std::string id;                 // hash of the shop's id
        std::vector<std::string> keys;  // hashes of what finds them: card, telephone, address
        std::string sealed;
        WallTime asked_at{};  // when the shop was asked for it
    };
    // In place of what was kept of the same person. What was asked for before an erasure does not come back: nothing
    // is kept then.
    Status keep(const Person& person);

    struct Kept {
        std::string id;
        std::string sealed;
        WallTime asked_at{};
    };
    // By the hash of an id or of a key. Nothing when nobody has it, when it is over, and when several have it: a kiosk
    // does not choose between people.
    Result<std::optional<Kept>> find(std::string_view hash, WallTime now);
    // Whoever has this id or key goes, and what was asked before stays gone. `kept_out`: whatever is asked later is not
    // kept either, until somebody lets them in again.
    enum class Erasure { once, kept_out };
    Status erase(std::string_view hash, WallTime now, Erasure erasure = Erasure::once);
    // Ends being kept out. Answers whether they were.
    Result<bool> let_in(std::string_view hash, WallTime now);
    // Takes away what is over, and leaves no trace of it in the file. Answers whether there was anything.
    Result<bool> tidy(WallTime now);
    // When the next one is over; nothing while nobody is kept.
    Result<std::optional<WallTime>> next_over();

    // How often something was tried, such as to find somebody: it has to outlive a restart. `scope` is a hash too.
    Status note_try(std::string_view scope, WallTime now);
    // The last one did not count.
    Status take_back_try(std::string_view scope);
    Status forget_tries(std::string_view scope);
    // When another one may follow, with `tries_max` of them within `within`; nothing: now.
    Result<std::optional<WallTime>> closed_until(std::string_view scope, int tries_max,
                                                 std::chrono::milliseconds within, WallTime now);

private:
    struct Parts;
    explicit CustomerStore(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
