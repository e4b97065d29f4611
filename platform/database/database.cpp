#include "platform/database/database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "platform/base/check.hpp"
#include "platform/database/connection.hpp"
#include "platform/files/files.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

bool writes(DatabaseUse use) { return use == DatabaseUse::precious || use == DatabaseUse::rebuildable; }

// As a URI, because that is the only way to say "immutable". Every byte that is not plainly a letter is escaped.
std::string uri_of(const fs::path& file, DatabaseUse use) {
    std::string uri = "file:";
    for (const char letter : fs::absolute(file).string()) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                              (byte >= '0' && byte <= '9') || byte == '/' || byte == '-' || byte == '_' || byte == '.';
        uri += is_plain ? std::string(1, letter) : fmt::format("%{:02X}", byte);
    }
    return use == DatabaseUse::frozen ? uri + "?immutable=1" : uri;
}

// SQLite gives its log and index the rights of the file, so the file is made first, for its owner only. SQLite brings
// the names of its log to the disk, but not that of the file itself.
Status make_private(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST) return {};
    if (descriptor < 0)
        return fail(Errc::store_fault, fmt::format("{}: {}", file.string(), std::generic_category().message(errno)));
    ::close(descriptor);
    return sync_folder(file.parent_path());
}

Result<std::optional<FileLock>> become_writer(const fs::path& file, const DatabaseOptions& options) {
    if (!writes(options.use) || !options.vfs.empty()) return std::nullopt;
    TRY_DO(make_private(file));
    // Two names of one file must meet at one lock.
    std::error_code error;
    fs::path lock_file = fs::canonical(file, error);
    if (error) return fail(Errc::store_fault, fmt::format("{}: {}", file.string(), error.message()));
    lock_file += ".lock";
    TRY(auto lock, FileLock::take(lock_file));
    return lock;
}

// Holds against a file that somebody has tampered with: its schema may not run functions or write to itself.
void distrust_schema(sqlite3* native) {
    sqlite3_db_config(native, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(native, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(native, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(native, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
}

// mmap_size=0: an I/O error in a mapped page ends the process, and a mapped file must never shrink.
// temp_store=MEMORY: a sort of personal data must not land in /tmp.
std::string settings_of(const DatabaseOptions& options) {
    std::string settings = fmt::format(
        "PRAGMA mmap_size=0; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;"
        "PRAGMA cache_size=-{}; PRAGMA secure_delete={};",
        options.cache_kib, options.erases_deleted ? "ON" : "OFF");
    if (!writes(options.use)) return settings + "PRAGMA query_only=ON;";
    const bool is_precious = options.use == DatabaseUse::precious;
    // A short log is recovered quickly; a rebuildable file is filled in bulk and checkpoints less often.
    return settings + fmt::format("PRAGMA synchronous={}; PRAGMA wal_autocheckpoint={}; PRAGMA journal_size_limit={};",
                                  is_precious ? "FULL" : "NORMAL", is_precious ? 200 : 1000, options.log_bytes_max);
}

// The first switch to a WAL is itself a transaction with a rollback journal. With EXTRA the journal's end is on the
// disk before the WAL begins; without, a power cut could bring the journal back, and it would undo the switch and with
// it everything that was committed since.
Status use_write_ahead_log(Connection& connection) {
    TRY_DO(connection.execute("PRAGMA synchronous=EXTRA"));
    TRY(sqlite3_stmt * pragma, connection.take("PRAGMA journal_mode=WAL"));
    const int code = sqlite3_step(pragma);
    const auto* mode = code == SQLITE_ROW ? sqlite3_column_text(pragma, 0) : nullptr;
    const bool is_wal = mode != nullptr && std::string_view{reinterpret_cast<const char*>(mode)} == "wal";
    if (is_wal) {
        connection.give_back(pragma);
        return {};
    }
    const auto failure = code == SQLITE_ROW
                             ? tl::unexpected<Error>{Error{Errc::store_fault, "the disk does not allow a WAL"}}
                             : connection.failure(code);
    connection.give_back(pragma);
    return failure;
}

Status prepare_connection(Connection& connection, const DatabaseOptions& options) {
    sqlite3_busy_timeout(connection.native(), options.busy_wait_ms);
    distrust_schema(connection.native());
    if (writes(options.use)) TRY_DO(use_write_ahead_log(connection));
    TRY_DO(connection.execute(settings_of(options)));
    // Opening alone reads nothing: this is where a damaged or foreign file shows.
    return connection.execute("SELECT count(*) FROM sqlite_schema");
}

// There is a handle even after a failure, for its message.
int open_native(const fs::path& file, const DatabaseOptions& options, sqlite3*& native) {
    const int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (writes(options.use) ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    const int code = sqlite3_open_v2(uri_of(file, options.use).c_str(), &native, flags,
                                     options.vfs.empty() ? nullptr : options.vfs.c_str());
    ENSURE(native != nullptr);
    // Memory that SQLite hands out again by itself keeps what was in it, such as a text that was searched for.
    sqlite3_db_config(native, SQLITE_DBCONFIG_LOOKASIDE, nullptr, 0, 0);
    return code;
}

}  // namespace

Transaction::Transaction(Transaction&& other) noexcept : connection_{std::exchange(other.connection_, nullptr)} {}

Transaction::~Transaction() {
    // After some errors SQLite has rolled back by itself.
    if (connection_ != nullptr && sqlite3_get_autocommit(connection_->native()) == 0)
        sqlite3_exec(connection_->native(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Status Transaction::commit() {
    ENSURE(connection_ != nullptr);
    TRY_DO(connection_->execute("COMMIT"));
    connection_ = nullptr;
    return {};
}

Database::Database(std::unique_ptr<Connection> connection, fs::path file, DatabaseOptions options)
    : connection_{std::move(connection)}, file_{std::move(file)}, options_{std::move(options)} {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const fs::path& file, DatabaseOptions options) {
    std::error_code error;
    if (!writes(options.use) && options.vfs.empty() && !fs::exists(file, error))
        return fail(Errc::not_found, fmt::format("{}: is not there", file.string()));
    TRY(auto lock, become_writer(file, options));

    sqlite3* native = nullptr;
    const int code = open_native(file, options, native);
    auto connection = std::make_unique<Connection>(native, std::move(lock));
    if (code != SQLITE_OK) return fail_in(file.string(), connection->failure(code).value());
    if (auto prepared = prepare_connection(*connection, options); !prepared)
        return fail_in(file.string(), std::move(prepared).error());
    return Database{std::move(connection), file, std::move(options)};
}

Status Database::execute(const std::string& script) { return connection_->execute(script); }

Result<Statement> Database::prepare(std::string_view sql) {
    TRY(sqlite3_stmt * statement, connection_->take(sql));
    return Statement{*connection_, statement};
}

Result<Transaction> Database::begin() {
    ENSURE(sqlite3_get_autocommit(native()) != 0);
    TRY_DO(execute("BEGIN IMMEDIATE"));
    return Transaction{*connection_};
}

Result<Transaction> Database::begin_read() {
    ENSURE(sqlite3_get_autocommit(native()) != 0);
    TRY_DO(execute("BEGIN"));
    return Transaction{*connection_};
}

std::int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(connection_->native()); }

std::int64_t Database::changed_rows() const { return sqlite3_changes64(connection_->native()); }

std::int64_t Database::changed_rows_ever() const { return sqlite3_total_changes64(connection_->native()); }

// As an argument, a number limits how many damages are told.
Status Database::quick_check() { return quick_check("1"); }

Status Database::quick_check(std::string_view table) {
    TRY(auto check, prepare(fmt::format("PRAGMA quick_check({})", table)));
    TRY(const bool has_row, check.step());
    if (has_row && check.text(0) == "ok") return {};
    return fail(Errc::bad_data, fmt::format("the file is damaged: {}", has_row ? check.text(0) : "no answer"));
}

Status Database::checkpoint() { return execute("PRAGMA wal_checkpoint(TRUNCATE)"); }

Status Database::copy_to(const fs::path& file) {
    fs::path beside = file;
    beside += ".part";
    TRY_DO(remove_file(beside));
    {
        TRY_DO(make_private(beside));
        TRY(auto copy, prepare("VACUUM INTO ?"));
        copy.bind(1, std::string_view{beside.native()});
        TRY_DO(copy.run());
    }
    return move_into_place(beside, file);
}

bool Database::must_reopen() const { return connection_->must_reopen(); }

Status Database::reopen() {
    connection_->close();
    sqlite3* native = nullptr;
    const int code = open_native(file_, options_, native);
    connection_->take_over(native);
    connection_->trust_again();
    Status opened = code == SQLITE_OK ? Status{} : connection_->failure(code);
    if (opened) opened = prepare_connection(*connection_, options_);
    if (opened && writes(options_.use)) opened = checkpoint();
    if (!opened) connection_->distrust();
    return opened;
}

void Database::interrupt() { sqlite3_interrupt(connection_->native()); }

sqlite3* Database::native() { return connection_->native(); }

std::string_view sqlite_version() { return sqlite3_libversion(); }

}  // namespace zuil
