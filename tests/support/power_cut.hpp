#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "platform/base/random.hpp"
#include "tests/support/watched_disk.hpp"

namespace zuil::test {

// What a power cut leaves of what was not synced yet.
enum class Survival {
    nothing,
    everything,
    some,  // each sector of 512 bytes, each name and each size on its own, so also the later without the earlier
};

// Goes through a record of disk operations, and shows for each point what is on the disk if the power goes there. What
// was synced is; what was not is at chance's mercy.
class PowerCut {
public:
    explicit PowerCut(std::span<const DiskOperation> operations) : operations_{operations} {}

    // One more operation happens before the cut; false when there is none.
    bool advance();
    std::size_t passed() const { return passed_; }
    // Writes the files that lie below `from` as they are left, below `to`, which is emptied first.
    void leave(Survival survival, Random& random, const std::filesystem::path& from,
               const std::filesystem::path& to) const;

private:
    struct File {
        bool exists = false;
        std::string content{};
    };
    struct Medium {
        File durable;
        std::vector<const DiskOperation*> pending{};
    };

    static void apply(const DiskOperation& operation, File& file, Survival survival, Random& random);
    static void apply_write(const DiskOperation& operation, File& file, Survival survival, Random& random);

    std::span<const DiskOperation> operations_;
    std::size_t passed_ = 0;
    std::map<std::string, Medium> media_;
};

}  // namespace zuil::test
