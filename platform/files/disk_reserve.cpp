#include "platform/files/disk_reserve.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "platform/files/files.hpp"

namespace zuil {

DiskReserve::DiskReserve(std::filesystem::path file, std::uint64_t bytes) : file_{std::move(file)}, bytes_{bytes} {
    std::error_code error;
    is_held_ = std::filesystem::file_size(file_, error) == bytes_ && !error;
}

bool DiskReserve::hold() {
    if (is_held_) return true;
    if (free_bytes(file_.parent_path()).value_or(0) < 2 * bytes_) return false;
    const int descriptor = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return false;
    // Not a length only: the blocks themselves.
    is_held_ = ::posix_fallocate(descriptor, 0, static_cast<off_t>(bytes_)) == 0;
    ::close(descriptor);
    if (!is_held_) static_cast<void>(remove_file(file_));
    return is_held_;
}

bool DiskReserve::give_up() {
    if (!is_held_ || free_bytes(file_.parent_path()).value_or(0) >= bytes_) return false;
    is_held_ = false;
    return remove_file(file_).has_value();
}

}  // namespace zuil
