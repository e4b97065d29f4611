#pragma once

#include <cstring>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/database/database.hpp"
#include "sync/search/row.hpp"

// The layout of a catalogue's files, shared by who writes and who reads them.
namespace zuil {

std::filesystem::path state_file(const std::filesystem::path& folder);
std::filesystem::path generation_file(const std::filesystem::path& folder, int number);
// With what SQLite and the lock keep beside it.
Status remove_database_files(const std::filesystem::path& file);

Result<Database> open_state_to_write(const std::filesystem::path& folder);
Result<Database> open_generation_to_write(const std::filesystem::path& folder, int number);
// bad_data when it is of another layout than this program's: catalogues are never migrated but read anew.
Result<Database> open_generation_to_read(const std::filesystem::path& folder, int number);

// 0 when there is none.
Result<int> state_number(Database& state, std::string_view name);
Status set_state_number(Database& state, std::string_view name, int number);

// Lists of rows are kept as plain arrays: the file belongs to this machine, and reading 100,000 of them takes no time.
inline std::span<const std::byte> as_bytes_of(const std::vector<Row>& rows) { return std::as_bytes(std::span{rows}); }
inline void read_rows(std::span<const std::byte> bytes, std::vector<Row>& rows) {
    rows.resize(bytes.size() / sizeof(Row));
    if (!rows.empty()) std::memcpy(rows.data(), bytes.data(), rows.size() * sizeof(Row));
}

}  // namespace zuil
