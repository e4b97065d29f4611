#include "sync/shops/feed/addresses.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zuil::feed {
namespace {

// The length of "https://" and its like, 0 when there is none.
std::size_t scheme_length(std::string_view url) {
    const std::size_t end = url.find("://");
    if (end == std::string_view::npos || end == 0) return 0;
    const bool letters = std::all_of(url.begin(), url.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](char c) { return c >= 'a' && c <= 'z'; });
    return letters ? end + 3 : 0;
}

// With each dot that hides behind a percent sign.
std::string plain_dots(std::string_view step) {
    std::string plain;
    while (!step.empty()) {
        const bool is_dot = step.starts_with("%2e") || step.starts_with("%2E");
        plain += is_dot ? '.' : step.front();
        step.remove_prefix(is_dot ? 3 : 1);
    }
    return plain;
}

bool steps_up(std::string_view path) {
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view step = path.substr(0, end);
        if (plain_dots(step) == "..") return true;
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return false;
}

bool has_forbidden_bytes(std::string_view url) {
    return std::any_of(url.begin(), url.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7F || c == '\\';
    });
}

}  // namespace

std::string_view origin(std::string_view url) {
    const std::size_t scheme = scheme_length(url);
    if (scheme == 0 || url.starts_with("file://")) return {};
    return url.substr(0, std::min(url.find('/', scheme), url.size()));
}

Result<std::string> resolve(std::string_view base, std::string_view reference) {
    if (reference.empty() || has_forbidden_bytes(reference)) {
        return fail(Errc::bad_data, fmt::format("\"{}\" is no address", reference));
    }
    if (steps_up(reference)) return fail(Errc::bad_data, fmt::format("\"{}\" steps out of the feed", reference));
    const bool base_is_file = base.starts_with("file://");
    if (scheme_length(reference) != 0) {
        const bool web = reference.starts_with("https://") || reference.starts_with("http://");
        const bool file = base_is_file && reference.starts_with("file://");
        if (!web && !file) return fail(Errc::bad_data, fmt::format("\"{}\" is not a web address", reference));
        return std::string{reference};
    }
    if (reference.starts_with("//") || reference.find(':') < reference.find('/')) {
        return fail(Errc::bad_data, fmt::format("\"{}\" is not a web address", reference));
    }
    if (reference.front() == '/') {
        const std::string_view root = base_is_file ? std::string_view{"file://"} : origin(base);
        return fmt::format("{}{}", root, reference);
    }
    const std::string_view path = base.substr(0, std::min(base.find_first_of("?#"), base.size()));
    const std::size_t folder = path.rfind('/');
    if (folder == std::string_view::npos) return fail(Errc::bad_data, fmt::format("\"{}\" is no address", base));
    return fmt::format("{}{}", path.substr(0, folder + 1), reference);
}

}  // namespace zuil::feed
