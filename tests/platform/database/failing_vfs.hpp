#pragma once

#include <string>

namespace zuil {

// The system's files with faults on demand, for DatabaseOptions::vfs. One at a time in a process.
class FailingVfs {
public:
    FailingVfs();
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;
    ~FailingVfs();

    std::string name() const { return "failing"; }
    // The next call answers with this SQLite result code; 0 is no fault.
    void fail_next_sync(int code);
    void fail_next_write(int code);
};

}  // namespace zuil
