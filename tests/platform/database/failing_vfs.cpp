#include "tests/platform/database/failing_vfs.hpp"

#include <sqlite3.h>

#include <map>
#include <memory>
#include <utility>

namespace zuil {
namespace {

// SQLite calls plain functions, so what they need stands here.
int next_sync_code = SQLITE_OK;
int next_write_code = SQLITE_OK;
sqlite3_vfs failing{};
// Each file of the system's VFS calls its own method table; ours differs in two methods. Databases and logs may differ
// in theirs, so each table is changed on its own.
std::map<const sqlite3_io_methods*, std::unique_ptr<sqlite3_io_methods>> changed_methods;
std::map<const sqlite3_io_methods*, const sqlite3_io_methods*> original_methods;

int sync_file(sqlite3_file* file, int flags) {
    if (next_sync_code != SQLITE_OK) return std::exchange(next_sync_code, SQLITE_OK);
    return original_methods.at(file->pMethods)->xSync(file, flags);
}

int write_file_part(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 at) {
    if (next_write_code != SQLITE_OK) return std::exchange(next_write_code, SQLITE_OK);
    return original_methods.at(file->pMethods)->xWrite(file, data, bytes, at);
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    sqlite3_vfs* system = sqlite3_vfs_find("unix");
    const int code = system->xOpen(system, name, file, flags, flags_out);
    if (code != SQLITE_OK) return code;
    auto& changed = changed_methods[file->pMethods];
    if (!changed) {
        changed = std::make_unique<sqlite3_io_methods>(*file->pMethods);
        changed->xSync = sync_file;
        changed->xWrite = write_file_part;
        original_methods[changed.get()] = file->pMethods;
    }
    file->pMethods = changed.get();
    return SQLITE_OK;
}

}  // namespace

FailingVfs::FailingVfs() {
    failing = *sqlite3_vfs_find("unix");
    failing.zName = "failing";
    failing.pNext = nullptr;
    failing.xOpen = open_file;
    sqlite3_vfs_register(&failing, 0);
    next_sync_code = next_write_code = SQLITE_OK;
}

FailingVfs::~FailingVfs() { sqlite3_vfs_unregister(&failing); }

void FailingVfs::fail_next_sync(int code) { next_sync_code = code; }

void FailingVfs::fail_next_write(int code) { next_write_code = code; }

}  // namespace zuil
