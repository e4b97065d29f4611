#include "platform/files/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace zuil {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> fault(const fs::path& file, int error_number, Errc code = Errc::store_fault) {
    return fail(code, fmt::format("{}: {}", file.string(), std::generic_category().message(error_number)));
}

tl::unexpected<Error> fault(const fs::path& file, const std::error_code& error) {
    return fail(Errc::store_fault, fmt::format("{}: {}", file.string(), error.message()));
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

Status sync_path(const fs::path& path, int flags) {
    const Descriptor opened{::open(path.c_str(), flags | O_CLOEXEC)};
    if (!opened.is_open() || ::fsync(opened.number()) != 0) return fault(path, errno);
    return {};
}

Status sync_folder_of(const fs::path& file) { return sync_folder(file.parent_path()); }

Status write_all(const Descriptor& opened, std::string_view content, const fs::path& file) {
    while (!content.empty()) {
        const ssize_t written = ::write(opened.number(), content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return fault(file, errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Status write_beside(const fs::path& beside, std::string_view content, FileRights rights) {
    const mode_t mode = rights == FileRights::owner_only ? 0600 : 0644;
    const Descriptor opened{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)};
    // The rights of a file that a power cut left behind are not ours to trust.
    if (!opened.is_open() || ::fchmod(opened.number(), mode) != 0) return fault(beside, errno);
    return write_all(opened, content, beside);
}

}  // namespace

Status write_file(const fs::path& file, std::string_view content, FileRights rights) {
    fs::path beside = file;
    beside += ".part";
    Status written = write_beside(beside, content, rights);
    if (written) written = move_into_place(beside, file);
    if (!written) ::unlink(beside.c_str());
    return written;
}

Status write_disposable_file(const fs::path& file, std::string_view content) {
    fs::path beside = file;
    beside += ".part";
    Status written = write_beside(beside, content, FileRights::owner_only);
    if (written && ::rename(beside.c_str(), file.c_str()) != 0) written = fault(file, errno);
    if (!written) ::unlink(beside.c_str());
    return written;
}

Result<std::string> read_file(const fs::path& file, std::uint64_t bytes_max) {
    const Descriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!opened.is_open()) return fault(file, errno, errno == ENOENT ? Errc::not_found : Errc::store_fault);
    struct stat facts {};
    if (::fstat(opened.number(), &facts) != 0) return fault(file, errno);
    if (!S_ISREG(facts.st_mode)) return fail(Errc::bad_data, fmt::format("{}: is not a plain file", file.string()));

    std::string content;
    char block[64 * 1024];
    for (;;) {
        const ssize_t got = ::read(opened.number(), block, sizeof block);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fault(file, errno);
        if (got == 0) return content;
        content.append(block, static_cast<std::size_t>(got));
        if (content.size() > bytes_max)
            return fail(Errc::bad_data, fmt::format("{}: is larger than {} bytes", file.string(), bytes_max));
    }
}

Status move_into_place(const fs::path& written, const fs::path& place) {
    TRY_DO(sync_path(written, O_RDONLY));
    if (::rename(written.c_str(), place.c_str()) != 0) return fault(place, errno);
    return sync_folder_of(place);
}

Status make_folder(const fs::path& folder) {
    if (folder.empty()) return {};
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    TRY_DO(make_folder(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return fault(folder, errno);
    if (!fs::is_directory(folder, error)) return fail(Errc::store_fault, folder.string() + ": is not a folder");
    return sync_folder_of(folder);
}

Status sync_folder(const fs::path& folder) {
    return sync_path(folder.empty() ? fs::path{"."} : folder, O_RDONLY | O_DIRECTORY);
}

Status remove_file(const fs::path& file) {
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) return fault(file, errno);
    return {};
}

void touch_file(const fs::path& file) { ::utimensat(AT_FDCWD, file.c_str(), nullptr, AT_SYMLINK_NOFOLLOW); }

Result<std::vector<FileFacts>> list_folder(const fs::path& folder, std::size_t entries_max) {
    std::vector<FileFacts> files;
    std::error_code error;
    fs::directory_iterator entry{folder, error};
    if (error == std::errc::no_such_file_or_directory) return files;
    for (; !error && entry != fs::directory_iterator{} && files.size() < entries_max; entry.increment(error)) {
        // A file that is removed meanwhile is not there any more; that is no error of the listing.
        std::error_code gone;
        if (entry->symlink_status(gone).type() != fs::file_type::regular) continue;
        const std::uint64_t bytes = entry->file_size(gone);
        const auto used_at = gone ? fs::file_time_type{} : entry->last_write_time(gone);
        if (!gone) files.push_back({entry->path(), bytes, used_at});
    }
    if (error) return fault(folder, error);
    std::sort(files.begin(), files.end(), [](const FileFacts& one, const FileFacts& other) {
        return one.used_at != other.used_at ? one.used_at < other.used_at : one.path < other.path;
    });
    return files;
}

Result<std::uint64_t> trim_folder(const fs::path& folder, std::uint64_t bytes_max) {
    TRY(const auto files, list_folder(folder));
    std::uint64_t bytes = 0;
    for (const FileFacts& file : files) bytes += file.bytes;
    for (const FileFacts& file : files) {
        if (bytes <= bytes_max) break;
        TRY_DO(remove_file(file.path));
        bytes -= file.bytes;
    }
    return bytes;
}

Result<std::uint64_t> free_bytes(const fs::path& folder) {
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (error) return fault(folder, error);
    return space.available;
}

}  // namespace zuil
