#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"

// Files whose content is either the old one or the new one, never half of it, also after a power cut. Every error is
// store_fault unless a line says otherwise.
namespace zuil {

enum class FileRights {
    owner_only,  // 0600: anything about people, orders or keys
    everyone,    // 0644: what may be read by who maintains the machine
};

// Writes beside the file, brings it to the disk, and only then takes the old one's place.
Status write_file(const std::filesystem::path& file, std::string_view content,
                  FileRights rights = FileRights::owner_only);

// The same without waiting for the disk, for what can be fetched again: a power cut may leave a damaged file, so its
// reader must be able to tell.
Status write_disposable_file(const std::filesystem::path& file, std::string_view content);

// not_found when it is not there; bad_data when it is larger than bytes_max, or not a plain file.
Result<std::string> read_file(const std::filesystem::path& file, std::uint64_t bytes_max);

// Takes a file that was written elsewhere on the same disk to its place: to the disk first, then the name.
Status move_into_place(const std::filesystem::path& written, const std::filesystem::path& place);

// With those above it; only the owner may enter (0700). A folder that is there already keeps its rights.
Status make_folder(const std::filesystem::path& folder);

// Brings the names in a folder to the disk: a file that was made in it is there after a power cut.
Status sync_folder(const std::filesystem::path& folder);

// Absent is fine.
Status remove_file(const std::filesystem::path& file);

// For a cache: a file that is used now is the last to be trimmed. Errors are left out: only the order suffers.
void touch_file(const std::filesystem::path& file);

struct FileFacts {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::chrono::file_clock::time_point used_at;  // last written or touched
};

// The plain files directly inside, longest unused first. A folder that is not there is empty. Of more than entries_max
// files the rest is left out.
Result<std::vector<FileFacts>> list_folder(const std::filesystem::path& folder, std::size_t entries_max = 100'000);

// Removes the longest unused files until the others together have at most bytes_max. Returns the bytes that are left.
Result<std::uint64_t> trim_folder(const std::filesystem::path& folder, std::uint64_t bytes_max);

// What an ordinary program may still write on the disk that holds this folder.
Result<std::uint64_t> free_bytes(const std::filesystem::path& folder);

}  // namespace zuil
