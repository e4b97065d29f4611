#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/hold.hpp"

namespace zuil {

// What is put aside in this store, by this kiosk. Neither the webshop nor another kiosk knows of it. Every error is
// store_fault.
class HoldShelf {
public:
    static constexpr int holds_max = 100;
    // So long after its end staff are still told to put it back; then it is wiped.
    static constexpr std::chrono::hours told_after_end{24};

    // `folder` holds holds.db; it is made when it is not there, and anew when it is damaged.
    static Result<std::unique_ptr<HoldShelf>> open(const std::filesystem::path& folder);
    ~HoldShelf();

    // conflict: the code is taken, or there are holds_max already.
    Status add(const Hold& hold);
    // Collected, or back on the shelf. One that is not there is no error.
    Status end(std::string_view code);
    // Those that have to be told of, the first to end first; wipes the others.
    Result<std::vector<Hold>> all(WallTime now);

private:
    struct Parts;
    explicit HoldShelf(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
