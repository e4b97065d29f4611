#include "sync/exchange/picture_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "platform/files/files.hpp"
#include "platform/secrets/content_hash.hpp"

namespace zuil {
namespace {

constexpr std::string_view first_line = "zuil picture 1\n";
constexpr std::uint64_t head_bytes_max = 4096;

// Cuts the text up to the next line end off the front; false when there is none.
bool take_line(std::string_view& text, std::string_view& line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return false;
    line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return true;
}

bool is_svg(std::string_view bytes) {
    // Comments and an XML declaration may come first.
    const std::string_view beginning = bytes.substr(0, 1024);
    const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && beginning[first] == '<' &&
           beginning.find("<svg") != std::string_view::npos;
}

}  // namespace

Status write_picture_file(const std::filesystem::path& file, const PictureFile& picture) {
    return write_disposable_file(
        file, fmt::format("{}{}\n{}\n{}", first_line, picture.etag, content_hash(picture.bytes), picture.bytes));
}

Result<PictureFile> read_picture_file(const std::filesystem::path& file, std::uint64_t bytes_max) {
    TRY(const std::string content, read_file(file, bytes_max + head_bytes_max));
    std::string_view rest = content;
    std::string_view etag;
    std::string_view hash;
    const bool is_whole = rest.starts_with(first_line) && (rest.remove_prefix(first_line.size()), true) &&
                          take_line(rest, etag) && take_line(rest, hash) && hash == content_hash(rest);
    if (!is_whole) return fail(Errc::bad_data, fmt::format("{}: is damaged", file.string()));
    return PictureFile{std::string{etag}, std::string{rest}};
}

std::optional<std::filesystem::path> local_file(std::string_view url) {
    constexpr std::string_view scheme = "file://";
    if (!url.starts_with(scheme)) return std::nullopt;
    url.remove_prefix(scheme.size());
    std::string path;
    for (std::size_t at = 0; at < url.size(); ++at) {
        unsigned code = 0;
        const bool is_escaped = url[at] == '%' && at + 2 < url.size() &&
                                std::from_chars(&url[at + 1], &url[at] + 3, code, 16).ptr == &url[at] + 3;
        path += is_escaped ? static_cast<char>(code) : url[at];
        if (is_escaped) at += 2;
    }
    return path;
}

bool looks_like_picture(std::string_view bytes) {
    constexpr std::array<std::string_view, 4> beginnings{"\xFF\xD8\xFF", "\x89PNG\r\n\x1A\n", "GIF8", "RIFF"};
    const bool is_known = std::any_of(beginnings.begin(), beginnings.end(),
                                      [bytes](std::string_view begin) { return bytes.starts_with(begin); });
    return is_known || is_svg(bytes);
}

}  // namespace zuil
