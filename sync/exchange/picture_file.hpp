#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace zuil {

// A picture as the mirror keeps it: its bytes, the shop's tag for them, and a hash that tells whether a power cut left
// all of it.
struct PictureFile {
    std::string etag;
    std::string bytes;
};

Status write_picture_file(const std::filesystem::path& file, const PictureFile& picture);
// not_found when it is not there; bad_data when it is damaged.
Result<PictureFile> read_picture_file(const std::filesystem::path& file, std::uint64_t bytes_max);

// The file that a file:// address names; nothing for any other address.
std::optional<std::filesystem::path> local_file(std::string_view url);

// JPEG, PNG, GIF, WebP or SVG by its first bytes. A guest network's login page is none of these.
bool looks_like_picture(std::string_view bytes);

}  // namespace zuil
