#include "platform/database/statement.hpp"

#include <utility>

#include "platform/base/check.hpp"
#include "platform/database/connection.hpp"

namespace zuil {

Statement::Statement(Statement&& other) noexcept
    : connection_{other.connection_}, native_{std::exchange(other.native_, nullptr)} {}

Statement::~Statement() {
    if (native_ != nullptr) connection_->give_back(native_);
}

void Statement::bind_integer(int parameter, std::int64_t value) {
    ENSURE(sqlite3_bind_int64(native_, parameter, value) == SQLITE_OK);
}

void Statement::bind(int parameter, double value) {
    ENSURE(sqlite3_bind_double(native_, parameter, value) == SQLITE_OK);
}

void Statement::bind(int parameter, std::string_view text) {
    // A view without data is an empty text here, where SQLite would take it for NULL.
    const char* data = text.data() == nullptr ? "" : text.data();
    ENSURE(sqlite3_bind_text64(native_, parameter, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK);
}

void Statement::bind(int parameter, std::span<const std::byte> bytes) {
    const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
    ENSURE(sqlite3_bind_blob64(native_, parameter, data, bytes.size(), SQLITE_TRANSIENT) == SQLITE_OK);
}

void Statement::bind(int parameter, std::nullptr_t) { ENSURE(sqlite3_bind_null(native_, parameter) == SQLITE_OK); }

Result<bool> Statement::step() {
    TRY_DO(connection_->usable());
    const int code = sqlite3_step(native_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(native_);
        return false;
    }
    const auto failure = connection_->failure(code);
    sqlite3_reset(native_);
    return failure;
}

Status Statement::run() {
    for (;;) {
        TRY(const bool has_row, step());
        if (!has_row) return {};
    }
}

void Statement::reset() { sqlite3_reset(native_); }

sqlite3_stmt* Statement::row(int column) const {
    ENSURE(column >= 0 && column < sqlite3_data_count(native_));
    return native_;
}

bool Statement::is_null(int column) const { return sqlite3_column_type(row(column), column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(row(column), column); }

double Statement::real(int column) const { return sqlite3_column_double(row(column), column); }

int Statement::columns() const { return sqlite3_column_count(native_); }

std::string_view Statement::text(int column) const {
    const unsigned char* data = sqlite3_column_text(row(column), column);
    if (data == nullptr) return {};
    return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(native_, column))};
}

std::span<const std::byte> Statement::bytes(int column) const {
    const void* data = sqlite3_column_blob(row(column), column);
    if (data == nullptr) return {};
    return {static_cast<const std::byte*>(data), static_cast<std::size_t>(sqlite3_column_bytes(native_, column))};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional{integer(column)};
}

std::optional<std::string> Statement::optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional{std::string{text(column)}};
}

}  // namespace zuil
