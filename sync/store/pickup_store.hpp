#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/base/result.hpp"
#include "sync/model/desk_order.hpp"

namespace zuil {

// Somebody stands here for an order.
struct CheckIn {
    WallTime at{};
    bool by_helper = false;  // with a code that the customer made for somebody else

    friend bool operator==(const CheckIn&, const CheckIn&) = default;
};

// What staff did with an order and the shop did not take: somebody else was faster, or it said no.
struct DeskConflict {
    ShopStage wanted = ShopStage::preparing;
    std::string refusal;  // the shop's reason; empty: somebody else was faster
    WallTime at{};

    friend bool operator==(const DeskConflict&, const DeskConflict&) = default;
};

// An order on the pick-up list. Free of personal data, but for `sealed_contact`, which only its key opens.
struct PickupEntry {
    DeskOrder order;  // as the shop told it last
    std::string sealed_contact;
    WallTime told_at{};                // when that was
    std::optional<DeskChange> change;  // what was done here and the shop does not know yet
    WallTime changed_at{};             // when
    int attempts = 0;                  // of telling it
    std::optional<Error> last_error;
    std::optional<DeskConflict> conflict;
    std::optional<CheckIn> check_in;

    // As staff see it: what was done here counts at once.
    ShopStage stage() const { return change ? std::max(change->to, order.progress.stage) : order.progress.stage; }
    // There is something to do for it here.
    bool is_open() const { return !order.is_cancelled && stage() != ShopStage::handed_over; }
    // Pieces of a line that the customer gets.
    int quantity_of(const DeskLine& line) const;
};

// A code that lets somebody else collect.
struct HelperCode {
    enum class State { good, used, revoked, expired } state = State::good;
    std::string order;
    WallTime expires_at{};
};

// The pick-up list of one store, pickups.db: what is to be collected here, what staff did with it, and who stands here
// for it. It works without a line. What staff did is on the disk when the call returns, and is told to the shop once;
// an order is gone 24 hours after it was handed over or cancelled. At most `pickups_max` orders.
class PickupStore {
public:
    static Result<std::unique_ptr<PickupStore>> open(const std::filesystem::path& folder, Random& random);
    ~PickupStore();

    // A name that no other kiosk has, made with the file.
    const std::string& installation() const;
    // Grows with every change of what there is to show.
    std::uint64_t edition() const;
    // When the shop last told what is to be collected, as far as that is known since the start.
    std::optional<WallTime> heard_at() const;

    struct Told {
        DeskOrder order;
        std::string sealed_contact;
    };
    // The shop's whole list, or a part of it. What is open here and absent from the whole list has to be looked at.
    Status take_list(std::span<const Told> list, bool is_whole, WallTime now);
    Status take(const Told& told, WallTime now);
    // The shop does not have the order any more.
    Status forget(const std::string& order);
    Result<std::vector<std::string>> to_look_at(int count_max);

    // The earliest placed first.
    Result<std::vector<PickupEntry>> all();
    Result<PickupEntry> find(const std::string& order);
    // Those that are collected with this code or have this number, the newest first.
    Result<std::vector<PickupEntry>> under_code(std::string_view code);

    // Staff did something: together with what the shop does not know yet. conflict: too much waits to be told.
    Status change(const DeskChange& change, WallTime now);
    // What is to be told now, the longest waiting first; a next_at further away than `longest_wait` means that the
    // clock was set back, and counts as now.
    Result<std::optional<PickupEntry>> due(WallTime now, std::chrono::milliseconds longest_wait);
    Result<std::optional<WallTime>> next_due();
    Result<int> waiting();
    // Before it is told: from now on its outcome may be unknown.
    Status begin_telling(const DeskChange& change);
    // The shop has it. What staff did since stays.
    Status told(const DeskChange& change, const DeskOrder& now_order, WallTime now);
    // It came to nothing; `now_order` absent: nobody knows how the order stands.
    Status not_taken(const DeskChange& change, const std::string& refusal, const std::optional<DeskOrder>& now_order,
                     WallTime now);
    Status postpone(const std::string& order, const Error& error, WallTime next_at);
    Status hurry(WallTime next_at);
    // Staff have seen it.
    Status resolve(const std::string& order);

    // `helper_code`: the hash of the code that let them in, which is used up by that; empty: the customer's own.
    Status check_in(const std::string& order, WallTime at, const std::string& helper_code = "");
    // They were helped, or went away.
    Status check_out(const std::string& order);

    // `hash`: of the code, by this kiosk's key. The one before it is revoked.
    Status keep_helper_code(const std::string& hash, const std::string& order, WallTime expires_at);
    Status revoke_helper_codes(const std::string& order);
    // not_found: nobody made such a code.
    Result<HelperCode> find_helper_code(const std::string& hash, WallTime now);
    // Of the order, one that is good; nullopt: none.
    Result<std::optional<HelperCode>> helper_code_of(const std::string& order, WallTime now);

    // Removes what is over, from the file itself too. Returns how many orders.
    Result<int> expire(WallTime now);

    static constexpr int pickups_max = 600;
    static constexpr int waiting_max = 200;

private:
    struct Parts;
    explicit PickupStore(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
