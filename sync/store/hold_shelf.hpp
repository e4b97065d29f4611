#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/hold.hpp"

namespace zuil {

// What the shop is to be told next.
struct HoldTelling {
    enum class What { keep, let_go } what = What::keep;
    HoldNotice notice;
    int attempts = 0;  // that failed
};

// What is put aside in this store, by this kiosk, and how far the webshop knows of it: what it was told is known here
// until it is told that it may sell the piece again, whatever became of the list meanwhile. Every error is store_fault.
class HoldShelf {
public:
    static constexpr int holds_max = 100;
    // So long after its end staff are still told to put it back; then it is wiped.
    static constexpr std::chrono::hours told_after_end{24};

    // `folder` holds holds.db; it is made when it is not there, and anew when it is damaged.
    static Result<std::unique_ptr<HoldShelf>> open(const std::filesystem::path& folder);
    ~HoldShelf();

    // conflict: the code is taken, or there are holds_max already. `tells`: who tells the shop; nobody, where there is
    // none.
    Status add(const Hold& hold, const std::optional<HoldPlace>& tells = std::nullopt);
    // Collected, or back on the shelf. One that is not there is no error.
    Status end(std::string_view code);
    // Those that have to be told of, the first to end first; wipes the others.
    Result<std::vector<Hold>> all(WallTime now);

    // What is due: what was put aside is kept, and let go when it has ended or its time is over. One that waits longer
    // than any wait was put off by a clock that went wrong.
    Result<std::optional<HoldTelling>> due(WallTime now, std::chrono::milliseconds longest_wait);
    Result<std::optional<WallTime>> next_due();
    // That the shop does not know yet, or still keeps although it need not.
    Result<int> waiting(WallTime now);
    // From here on a request may have got there.
    Status begin_telling(std::string_view code);
    Status kept(std::string_view code, WallTime now);
    // The shop keeps nothing, and will not.
    Status not_kept(std::string_view code, HoldAtShop because);
    Status let_go(std::string_view code);
    // `quiet_until`: until then a request may still be on its way, and nothing hurries the next one.
    Status postpone(std::string_view code, WallTime next_at, WallTime quiet_until);
    Status hurry(WallTime next_at);
    // Grows with whatever all() tells of.
    std::uint64_t edition() const;

private:
    struct Parts;
    explicit HoldShelf(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
