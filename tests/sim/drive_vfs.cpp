#include "tests/sim/drive_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/base/random.hpp"
#include "tests/sim/drive.hpp"

namespace zuil::sim {
namespace {

constexpr int locks_max = SQLITE_SHM_NLOCK;

// SQLite makes room for it and knows it by its first member.
struct OpenFile {
    sqlite3_file base;
    Drive* drive;    // of a temporary file: nullptr
    Medium* medium;  // likewise its own
    int lock;
    unsigned shared;     // of the locks of the shared memory
    unsigned exclusive;  // likewise
    bool is_temporary;
};

// SQLite calls plain functions, so what they need stands here.
struct World {
    sqlite3_vfs vfs{};
    std::vector<Drive*> drives;
    std::optional<SeededRandom> random;
    bool is_registered = false;
};

World& world() {
    static World one;
    return one;
}

OpenFile& of(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

template <class Test>
bool any_other(OpenFile& file, Test test) {
    return std::ranges::any_of(file.medium->sharing.files, [&](void* one) {
        auto* other = static_cast<OpenFile*>(one);
        return other != &file && test(*other);
    });
}

int pass(OpenFile& file, bool may_fail) { return file.is_temporary ? SQLITE_OK : file.drive->pass(may_fail); }

int close_file(sqlite3_file* native) {
    OpenFile& file = of(native);
    auto& files = file.medium->sharing.files;
    std::erase(files, static_cast<void*>(&file));
    if (files.empty()) file.medium->sharing.regions.clear();
    if (file.is_temporary) delete file.medium;
    return SQLITE_OK;
}

int read_file(sqlite3_file* native, void* to, int count, sqlite3_int64 at) {
    OpenFile& file = of(native);
    if (!file.is_temporary && file.drive->is_off()) return SQLITE_IOERR_READ;
    const std::string& seen = file.medium->seen();
    const auto wanted = static_cast<std::size_t>(count);
    const auto from = std::min(static_cast<std::size_t>(at), seen.size());
    const std::size_t got = std::min(wanted, seen.size() - from);
    std::memcpy(to, seen.data() + from, got);
    if (got == wanted) return SQLITE_OK;
    std::memset(static_cast<char*>(to) + got, 0, wanted - got);
    return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* native, const void* from, int count, sqlite3_int64 at) {
    OpenFile& file = of(native);
    if (const int code = pass(file, true); code != SQLITE_OK) return code == SQLITE_IOERR ? SQLITE_IOERR_WRITE : code;
    file.medium->write(static_cast<std::uint64_t>(at), from, static_cast<std::size_t>(count));
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* native, sqlite3_int64 size) {
    OpenFile& file = of(native);
    if (pass(file, false) != SQLITE_OK) return SQLITE_IOERR_TRUNCATE;
    file.medium->truncate(static_cast<std::uint64_t>(size));
    return SQLITE_OK;
}

int sync_file(sqlite3_file* native, int) {
    OpenFile& file = of(native);
    const int code = pass(file, true);
    if (code != SQLITE_OK) {
        if (!file.drive->is_off()) file.medium->sync_badly(file.drive->random());
        return SQLITE_IOERR_FSYNC;
    }
    if (file.is_temporary || !file.drive->plan.forgets_syncs) file.medium->sync();
    return SQLITE_OK;
}

int file_size(sqlite3_file* native, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(native).medium->seen().size());
    return SQLITE_OK;
}

int lock_file(sqlite3_file* native, int wanted) {
    OpenFile& file = of(native);
    if (file.lock >= wanted) return SQLITE_OK;
    const auto others = [&](int least) { return any_other(file, [=](OpenFile& one) { return one.lock >= least; }); };
    if (wanted == SQLITE_LOCK_SHARED && others(SQLITE_LOCK_PENDING)) return SQLITE_BUSY;
    if (wanted == SQLITE_LOCK_RESERVED && others(SQLITE_LOCK_RESERVED)) return SQLITE_BUSY;
    if (wanted == SQLITE_LOCK_EXCLUSIVE) {
        if (others(SQLITE_LOCK_RESERVED)) return SQLITE_BUSY;
        if (others(SQLITE_LOCK_SHARED)) {
            file.lock = SQLITE_LOCK_PENDING;
            return SQLITE_BUSY;
        }
    }
    file.lock = wanted;
    return SQLITE_OK;
}

int unlock_file(sqlite3_file* native, int down_to) {
    of(native).lock = std::min(of(native).lock, down_to);
    return SQLITE_OK;
}

int check_reserved(sqlite3_file* native, int* is_reserved) {
    const auto reserves = [](OpenFile& one) { return one.lock >= SQLITE_LOCK_RESERVED; };
    *is_reserved = reserves(of(native)) || any_other(of(native), reserves) ? 1 : 0;
    return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }

int sector_size(sqlite3_file*) { return 4096; }

int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int map_memory(sqlite3_file* native, int region, int bytes, int extends, void volatile** to) {
    auto& regions = of(native).medium->sharing.regions;
    const auto wanted = static_cast<std::size_t>(region);
    while (extends != 0 && regions.size() <= wanted)
        regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(bytes)));
    *to = wanted < regions.size() ? regions[wanted].get() : nullptr;
    return SQLITE_OK;
}

int lock_memory(sqlite3_file* native, int first, int count, int flags) {
    OpenFile& file = of(native);
    static_assert(locks_max <= 16);
    const unsigned mask = ((1U << static_cast<unsigned>(count)) - 1U) << static_cast<unsigned>(first);
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        file.shared &= ~mask;
        file.exclusive &= ~mask;
        return SQLITE_OK;
    }
    const bool is_exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    const bool is_taken = any_other(
        file, [&](OpenFile& one) { return (one.exclusive & mask) != 0 || (is_exclusive && (one.shared & mask) != 0); });
    if (is_taken) return SQLITE_BUSY;
    (is_exclusive ? file.exclusive : file.shared) |= mask;
    return SQLITE_OK;
}

void memory_barrier(sqlite3_file*) {}

int unmap_memory(sqlite3_file* native, int) {
    OpenFile& file = of(native);
    file.shared = 0;
    file.exclusive = 0;
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods{.iVersion = 2,
                                     .xClose = close_file,
                                     .xRead = read_file,
                                     .xWrite = write_file,
                                     .xTruncate = truncate_file,
                                     .xSync = sync_file,
                                     .xFileSize = file_size,
                                     .xLock = lock_file,
                                     .xUnlock = unlock_file,
                                     .xCheckReservedLock = check_reserved,
                                     .xFileControl = control_file,
                                     .xSectorSize = sector_size,
                                     .xDeviceCharacteristics = characteristics,
                                     .xShmMap = map_memory,
                                     .xShmLock = lock_memory,
                                     .xShmBarrier = memory_barrier,
                                     .xShmUnmap = unmap_memory,
                                     .xFetch = nullptr,
                                     .xUnfetch = nullptr};

Drive* drive_of(const std::string& name) {
    for (Drive* drive : world().drives) {
        if (name.starts_with(drive->folder().native())) return drive;
    }
    return nullptr;
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* native, int flags, int* flags_out) {
    OpenFile& file = of(native);
    file = {};
    if (name == nullptr) {
        file.is_temporary = true;
        file.medium = new Medium;
        file.medium->create();
    } else {
        file.drive = drive_of(name);
        if (file.drive == nullptr || file.drive->is_off()) return SQLITE_CANTOPEN;
        const bool is_there = file.drive->find(name) != nullptr;
        if (!is_there && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
        if (!is_there && file.drive->pass(false) != SQLITE_OK) return SQLITE_CANTOPEN;
        file.medium = &file.drive->make(name);
    }
    file.medium->sharing.files.push_back(&file);
    file.base.pMethods = &methods;
    if (flags_out != nullptr) *flags_out = flags;
    return SQLITE_OK;
}

int remove_file(sqlite3_vfs*, const char* name, int syncs_folder) {
    Drive* drive = drive_of(name);
    if (drive == nullptr || drive->pass(false) != SQLITE_OK) return SQLITE_IOERR_DELETE;
    if (drive->find(name) == nullptr) return SQLITE_IOERR_DELETE_NOENT;
    drive->remove(name, syncs_folder != 0);
    return SQLITE_OK;
}

int access_file(sqlite3_vfs*, const char* name, int, int* result) {
    Drive* drive = drive_of(name);
    if (drive == nullptr || drive->is_off()) return SQLITE_IOERR_ACCESS;
    const Medium* medium = drive->find(name);
    *result = medium != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int room, char* to) {
    sqlite3_snprintf(room, to, "%s", name);
    return SQLITE_OK;
}

int draw(sqlite3_vfs*, int count, char* to) {
    world().random->fill(std::as_writable_bytes(std::span{to, static_cast<std::size_t>(count)}));
    return count;
}

int sleep_not(sqlite3_vfs*, int microseconds) { return microseconds; }

int time_now(sqlite3_vfs*, double* julian_day) {
    *julian_day = 2'461'000.5;
    return SQLITE_OK;
}

void register_once() {
    World& one = world();
    if (one.is_registered) return;
    one.is_registered = true;
    one.vfs.iVersion = 1;
    one.vfs.szOsFile = sizeof(OpenFile);
    one.vfs.mxPathname = 512;
    one.vfs.zName = "drive";
    one.vfs.xOpen = open_file;
    one.vfs.xDelete = remove_file;
    one.vfs.xAccess = access_file;
    one.vfs.xFullPathname = full_name;
    one.vfs.xRandomness = draw;
    one.vfs.xSleep = sleep_not;
    one.vfs.xCurrentTime = time_now;
    sqlite3_vfs_register(&one.vfs, 1);
}

}  // namespace

void DriveVfs::add(Drive& drive) {
    register_once();
    world().drives.push_back(&drive);
}

void DriveVfs::remove(const Drive& drive) { std::erase(world().drives, &drive); }

void DriveVfs::seed(unsigned long long number) {
    register_once();
    world().random.emplace(number);
    sqlite3_randomness(0, nullptr);
}

}  // namespace zuil::sim
