#pragma once

#include <filesystem>

#include "platform/base/result.hpp"

namespace zuil {

// "This is mine as long as I live", against other processes and against this one. It ends with the object or with the
// process, however that ends. The file itself stays: removing it would let two holders in.
class FileLock {
public:
    // conflict when somebody holds it already.
    static Result<FileLock> take(const std::filesystem::path& file);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_{descriptor} {}

    int descriptor_;
};

}  // namespace zuil
