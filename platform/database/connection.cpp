#include "platform/database/connection.hpp"

#include <fmt/format.h>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

// Of what is prepared and not in use. Ours are some dozens; a query built from filters varies more.
constexpr std::size_t idle_statements_max = 64;

Errc errc_of(int code) {
    switch (code & 0xFF) {
    case SQLITE_CONSTRAINT: return Errc::conflict;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Errc::bad_data;
    default: return Errc::store_fault;
    }
}

}  // namespace

Error error_of(int code, std::string_view message) {
    return {errc_of(code), fmt::format("SQLite {}: {}", code, message)};
}

Connection::~Connection() { close(); }

void Connection::close() {
    for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
    idle_.clear();
    // A statement that outlives its database is a bug.
    ENSURE(sqlite3_close(native_) == SQLITE_OK);
    native_ = nullptr;
}

tl::unexpected<Error> Connection::failure(int code) {
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) must_reopen_ = true;
    return tl::unexpected<Error>{error_of(code, sqlite3_errmsg(native_))};
}

Status Connection::usable() const {
    if (must_reopen_) return fail(Errc::store_fault, "the file must be opened again after a failed fsync");
    return {};
}

Status Connection::execute(const std::string& script) {
    TRY_DO(usable());
    const int code = sqlite3_exec(native_, script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failure(code);
    return {};
}

Result<sqlite3_stmt*> Connection::take(std::string_view sql) {
    TRY_DO(usable());
    if (const auto found = idle_.find(sql); found != idle_.end()) {
        sqlite3_stmt* statement = found->second;
        idle_.erase(found);
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(native_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) return failure(code);
    ENSURE(statement != nullptr);
    return statement;
}

void Connection::give_back(sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    if (idle_.size() >= idle_statements_max) {
        sqlite3_finalize(statement);
        return;
    }
    // What was bound may be personal: it goes now, not with the next use.
    sqlite3_clear_bindings(statement);
    idle_.emplace(sqlite3_sql(statement), statement);
}

}  // namespace zuil
