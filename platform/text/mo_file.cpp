#include "platform/text/mo_file.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>

#include "platform/text/text.hpp"

namespace zuil {
namespace {

static_assert(std::endian::native == std::endian::little, "msgfmt writes little-endian files for this machine");

constexpr std::uint32_t magic = 0x950412DE;
constexpr std::uint32_t entries_max = 100'000;

std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t at) {
    if (at > bytes.size() || bytes.size() - at < 4) return std::nullopt;
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

// The text that the n-th row of a table points to. Behind it stands a zero byte.
std::optional<std::string_view> text_at(std::string_view bytes, std::uint32_t table, std::uint32_t row) {
    const auto length = number_at(bytes, std::size_t{table} + std::size_t{row} * 8);
    const auto offset = number_at(bytes, std::size_t{table} + std::size_t{row} * 8 + 4);
    if (!length || !offset || *offset >= bytes.size() || bytes.size() - *offset <= *length) return std::nullopt;
    return bytes.substr(*offset, *length);
}

}  // namespace

Result<std::vector<MoEntry>> read_mo(std::string_view bytes) {
    const auto revision = number_at(bytes, 4);
    const auto count = number_at(bytes, 8);
    const auto ids = number_at(bytes, 12);
    const auto translations = number_at(bytes, 16);
    if (number_at(bytes, 0) != magic || !revision || *revision >> 16U != 0 || !count || !ids || !translations)
        return fail(Errc::bad_data, "this is not a compiled catalogue");
    if (*count > entries_max) return fail(Errc::bad_data, "the catalogue has too many texts");

    std::vector<MoEntry> entries;
    for (std::uint32_t row = 0; row < *count; ++row) {
        const auto id = text_at(bytes, *ids, row);
        const auto translation = text_at(bytes, *translations, row);
        if (!id || !translation) return fail(Errc::bad_data, "the catalogue points outside of itself");
        if (!is_utf8(*id) || !is_utf8(*translation)) return fail(Errc::bad_data, "the catalogue is not UTF-8");
        entries.push_back({*id, *translation});
    }
    std::sort(entries.begin(), entries.end(),
              [](const MoEntry& one, const MoEntry& other) { return one.id < other.id; });
    return entries;
}

}  // namespace zuil
