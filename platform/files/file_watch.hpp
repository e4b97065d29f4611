#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil {

// Tells when files are written or replaced, by a thread that sleeps until the system says so (inotify). It watches
// their folders, so a file that comes later, or is replaced as editors do it, counts too.
class FileWatch {
public:
    // `changed` is called on that thread when a file has been written to its end or put in its place; a file that goes
    // is no change. not_found: a folder is not there; device_fault: the system watches no more files.
    static Result<std::unique_ptr<FileWatch>> start(std::vector<std::filesystem::path> files,
                                                    std::function<void()> changed);
    // After this nothing is told any more.
    ~FileWatch();
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;

private:
    struct State;
    explicit FileWatch(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zuil
