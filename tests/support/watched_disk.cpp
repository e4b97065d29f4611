#include "tests/support/watched_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

namespace zuil::test {
namespace {

using Kind = DiskOperation::Kind;

// SQLite calls plain functions, so what they need stands here while a disk is watched.
struct Watch {
    sqlite3_vfs vfs{};
    sqlite3_vfs* system = nullptr;
    std::vector<DiskOperation> operations;
    // Each kind of file has its own table of methods; ours is a copy of it with some replaced.
    std::map<const sqlite3_io_methods*, std::unique_ptr<sqlite3_io_methods>> changed;
    std::map<const sqlite3_io_methods*, const sqlite3_io_methods*> original;
    std::map<const sqlite3_file*, std::string> paths;
    int next_sync_code = SQLITE_OK;
    int next_write_code = SQLITE_OK;
    int later_in = 0;
    int later_code = SQLITE_OK;
};
std::unique_ptr<Watch> watch;

const sqlite3_io_methods& original_of(const sqlite3_file* file) { return *watch->original.at(file->pMethods); }

void note(Kind kind, const sqlite3_file* file, std::uint64_t at = 0, std::string bytes = {}) {
    watch->operations.push_back({kind, watch->paths.at(file), at, std::move(bytes)});
}

int fault_of(int& next) {
    if (next != SQLITE_OK) return std::exchange(next, SQLITE_OK);
    if (watch->later_in > 0 && --watch->later_in == 0) return watch->later_code;
    return SQLITE_OK;
}

int write_part(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 at) {
    if (const int code = fault_of(watch->next_write_code); code != SQLITE_OK) return code;
    const int code = original_of(file).xWrite(file, data, bytes, at);
    if (code == SQLITE_OK)
        note(Kind::write, file, static_cast<std::uint64_t>(at),
             {static_cast<const char*>(data), static_cast<std::size_t>(bytes)});
    return code;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    const int code = original_of(file).xTruncate(file, size);
    if (code == SQLITE_OK) note(Kind::truncate, file, static_cast<std::uint64_t>(size));
    return code;
}

int sync_file(sqlite3_file* file, int flags) {
    if (const int code = fault_of(watch->next_sync_code); code != SQLITE_OK) return code;
    const int code = original_of(file).xSync(file, flags);
    if (code == SQLITE_OK) note(Kind::sync, file);
    return code;
}

int close_file(sqlite3_file* file) {
    const sqlite3_io_methods& methods = original_of(file);
    watch->paths.erase(file);
    return methods.xClose(file);
}

// What was there before is on the disk.
void note_as_found(const sqlite3_file* file, const std::string& name) {
    const auto is_same = [&name](const DiskOperation& operation) { return operation.file == name; };
    if (std::any_of(watch->operations.begin(), watch->operations.end(), is_same)) return;
    std::ifstream stream{name, std::ios::binary};
    note(Kind::create, file);
    note(Kind::write, file, 0, {std::istreambuf_iterator<char>{stream}, {}});
    note(Kind::sync, file);
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    int exists = 0;
    if (name != nullptr) watch->system->xAccess(watch->system, name, SQLITE_ACCESS_EXISTS, &exists);
    const int code = watch->system->xOpen(watch->system, name, file, flags, flags_out);
    if (code != SQLITE_OK || name == nullptr) return code;
    auto& methods = watch->changed[file->pMethods];
    if (!methods) {
        methods = std::make_unique<sqlite3_io_methods>(*file->pMethods);
        methods->xClose = close_file;
        methods->xWrite = write_part;
        methods->xTruncate = truncate_file;
        methods->xSync = sync_file;
        watch->original[methods.get()] = file->pMethods;
    }
    file->pMethods = methods.get();
    watch->paths[file] = name;
    if (exists == 0) {
        note(Kind::create, file);
    } else {
        note_as_found(file, name);
    }
    return SQLITE_OK;
}

int remove_file(sqlite3_vfs*, const char* name, int syncs_folder) {
    const int code = watch->system->xDelete(watch->system, name, syncs_folder);
    if (code == SQLITE_OK) watch->operations.push_back({syncs_folder != 0 ? Kind::remove_synced : Kind::remove, name});
    return code;
}

}  // namespace

WatchedDisk::WatchedDisk(Use use) {
    if (watch) throw std::logic_error{"one disk is watched at a time"};
    watch = std::make_unique<Watch>();
    watch->system = sqlite3_vfs_find("unix");
    watch->vfs = *watch->system;
    watch->vfs.zName = "watched";
    watch->vfs.pNext = nullptr;
    watch->vfs.xOpen = open_file;
    watch->vfs.xDelete = remove_file;
    sqlite3_vfs_register(&watch->vfs, use == Use::by_default ? 1 : 0);
}

WatchedDisk::~WatchedDisk() {
    sqlite3_vfs_unregister(&watch->vfs);
    sqlite3_vfs_register(watch->system, 1);
    watch.reset();
}

const std::vector<DiskOperation>& WatchedDisk::operations() const { return watch->operations; }

void WatchedDisk::fail_next_sync(int code) { watch->next_sync_code = code; }

void WatchedDisk::fail_next_fsync() { fail_next_sync(SQLITE_IOERR_FSYNC); }

void WatchedDisk::fail_fsync_later(int operations) { fail_later(operations, SQLITE_IOERR_FSYNC); }

void WatchedDisk::fail_next_write(int code) { watch->next_write_code = code; }

void WatchedDisk::fail_later(int operations, int code) {
    watch->later_in = operations;
    watch->later_code = code;
}

}  // namespace zuil::test
