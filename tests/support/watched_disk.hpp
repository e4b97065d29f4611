#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace zuil::test {

// Something SQLite did to a file that changes what a power cut leaves of it.
struct DiskOperation {
    enum class Kind {
        create,
        write,
        truncate,
        sync,           // of the file and, the first time, of its name
        remove,         // on the disk some time later
        remove_synced,  // on the disk when it returns
    };
    Kind kind = Kind::write;
    std::string file{};    // its path
    std::uint64_t at = 0;  // of a write; the new size of a truncate
    std::string bytes{};
};

// The system's files as SQLite uses them, with a record of every change and with faults on demand. One at a time in a
// process; every database is closed before it ends.
class WatchedDisk {
public:
    enum class Use {
        by_name,     // for those who name it in DatabaseOptions::vfs
        by_default,  // for every database that is opened
    };
    explicit WatchedDisk(Use use = Use::by_name);
    WatchedDisk(const WatchedDisk&) = delete;
    WatchedDisk& operator=(const WatchedDisk&) = delete;
    ~WatchedDisk();

    std::string name() const { return "watched"; }
    const std::vector<DiskOperation>& operations() const;
    // The next call answers with this SQLite result code.
    void fail_next_sync(int code);
    void fail_next_write(int code);
    // The next one ends as on a disk that could not write.
    void fail_next_fsync();
    // The same for the n-th write or sync from now.
    void fail_fsync_later(int operations);
    // The n-th write or sync from now answers with this code, and only that one.
    void fail_later(int operations, int code);
};

}  // namespace zuil::test
