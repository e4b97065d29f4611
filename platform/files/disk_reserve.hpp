#pragma once

#include <cstdint>
#include <filesystem>

namespace zuil {

// Room on the disk that is put by for what must be written whatever happens: a file that is given up when nothing else
// is left.
class DiskReserve {
public:
    // Finds what an earlier run put by.
    DiskReserve(std::filesystem::path file, std::uint64_t bytes);

    // Puts the room by, unless the disk would be full with it. False: it could not.
    bool hold();
    bool is_held() const { return is_held_; }
    // For something that could not be written. False: there is nothing to give up, or the disk is not full.
    bool give_up();

private:
    std::filesystem::path file_;
    std::uint64_t bytes_;
    bool is_held_ = false;
};

}  // namespace zuil
