#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/base/random.hpp"

namespace zuil::sim {

// One file as a program sees it, and as a power cut would leave it. What was not synced survives by sectors of 512
// bytes, each on its own, and so does a change of size or of the name.
class Medium {
public:
    bool exists() const { return exists_; }
    const std::string& seen() const { return seen_; }

    void create();
    void write(std::uint64_t at, const void* bytes, std::size_t count);
    void truncate(std::uint64_t size);
    void sync();
    // The kernel gave up on what it was to write: some of it is on the disk, and the rest it takes for written.
    void sync_badly(Random& random);
    void remove(bool is_durable);
    // Of everything that was not synced, so many hundredths are on the disk.
    void lose_power(int survives_percent, Random& random);

    // What connections to it share, in memory only.
    struct Sharing {
        std::vector<void*> files;
        std::vector<std::unique_ptr<char[]>> regions;
    };
    Sharing sharing;

private:
    void take_over(std::size_t sector, std::string& to) const;
    void mark(std::uint64_t from, std::uint64_t to);

    bool exists_ = false;
    bool is_named_ = false;  // on the disk
    std::string seen_;
    std::string durable_;
    std::vector<std::size_t> dirty_;
    std::vector<bool> is_dirty_;
    std::uint64_t cut_to_ = UINT64_MAX;  // the least size since the last sync
};

// What goes wrong with the disk of one kiosk.
struct DrivePlan {
    std::uint64_t power_cut_in = 0;  // operations; 0: none
    std::uint64_t fault_in = 0;      // writes and syncs; 0: none
    int fault_code = 0;              // an SQLite result code
    bool forgets_syncs = false;      // a disk that lies, or a program that does not ask
};

// The disk of one kiosk: the files below a folder. Their contents are in memory; the folder itself holds an empty file
// for each name, for the sake of code that looks at names without SQLite.
class Drive {
public:
    Drive(std::filesystem::path folder, Random& random);
    Drive(const Drive&) = delete;
    Drive& operator=(const Drive&) = delete;
    ~Drive();

    const std::filesystem::path& folder() const { return folder_; }
    DrivePlan plan;
    // The power is gone, or the program: nothing is read or written any more.
    bool is_off() const { return is_off_; }
    void switch_off() { is_off_ = true; }
    // What the program left in the kernel's hands is still there.
    void switch_on_after_crash();
    void switch_on_after_power_cut(int survives_percent);
    std::uint64_t operations() const { return operations_; }
    std::uint64_t bytes() const;
    // The names that are there, and whether these bytes stand anywhere in their files.
    std::vector<std::string> names() const;
    bool holds(std::string_view bytes) const;

    // Of the SQLite file system below.
    Medium* find(const std::string& name);
    Medium& make(const std::string& name);
    void remove(const std::string& name, bool is_durable);
    // Counts one operation; not SQLITE_OK: it does not happen.
    int pass(bool may_fail);
    Random& random() { return random_; }

private:
    void notice_names();
    void switch_on();

    std::filesystem::path folder_;
    Random& random_;
    bool is_off_ = false;
    std::uint64_t operations_ = 0;
    std::map<std::string, Medium> media_;
};

}  // namespace zuil::sim
