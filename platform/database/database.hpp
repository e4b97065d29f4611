#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/database/statement.hpp"

struct sqlite3;

// A thin handle over SQLite: it sets what every file of ours needs, enforces that one connection at a time writes a
// file, and turns result codes into errors:
//   not_found    a file that is only read is not there
//   conflict     the schema forbids it (UNIQUE, CHECK, NOT NULL, a foreign key), or another one writes this file
//   bad_data     the file is damaged or is no database
//   store_fault  the disk: full, read-only, I/O error; or the query was interrupted
// A connection and what comes from it belong to one thread.
namespace zuil {

enum class DatabaseUse {
    precious,     // read and written; what was committed survives a power cut (WAL, synchronous=FULL)
    rebuildable,  // read and written; a power cut may undo the last commits, but damages nothing (synchronous=NORMAL)
    read,         // beside the one that writes
    frozen,       // a file that nobody writes any more: no locks, no WAL
};

struct DatabaseOptions {
    DatabaseUse use = DatabaseUse::precious;
    bool erases_deleted = false;              // overwrites deleted content with zeros (personal data)
    int cache_kib = 8192;                     // pages kept in memory
    int busy_wait_ms = 1000;                  // for a reader that comes while the file is being recovered
    std::uint64_t log_bytes_max = 4U << 20U;  // the WAL is cut back to this after a checkpoint
    std::string vfs{};                        // a registered sqlite3_vfs (a test's); it does its own locking
};

// Undone at the end of its life unless it was committed.
class Transaction {
public:
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    // When this fails, nothing of the transaction happened.
    Status commit();

private:
    friend class Database;
    explicit Transaction(Connection& connection) : connection_{&connection} {}

    Connection* connection_;
};

class Database {
public:
    // A file that is not there is made by the uses that write, readable for its owner only.
    static Result<Database> open(const std::filesystem::path& file, DatabaseOptions options = {});

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    // Statements that return nothing, separated by semicolons: a schema, a pragma.
    Status execute(const std::string& script);
    // One statement. It comes from a cache of what was prepared before, and returns there at the end of its life.
    Result<Statement> prepare(std::string_view sql);

    // Takes the right to write at once, so that nothing in between can fail for lack of it. They do not nest.
    Result<Transaction> begin();
    // One unchanging view of the file over several queries.
    Result<Transaction> begin_read();

    std::int64_t last_row_id() const;
    std::int64_t changed_rows() const;       // by the last statement that was not a query
    std::int64_t changed_rows_ever() const;  // since it was opened, what virtual tables write included

    Result<int> version();  // user_version: 0 for a new file
    // Step n (from 0) takes a file of version n to n + 1; all that are missing happen in one transaction. A file of a
    // higher version stays as it is: steps only ever add, so that the previous release can still read it.
    Status migrate(std::span<const std::string_view> steps);

    // bad_data names the first damage.
    Status quick_check();
    // The same of one table and its indexes.
    Status quick_check(std::string_view table);
    // Moves the log into the file and empties it, as far as readers allow.
    Status checkpoint();
    // A compact copy, complete on the disk before it takes its name.
    Status copy_to(const std::filesystem::path& file);

    // After a failed fsync nobody knows what is on the disk: every call is refused until the file is opened again.
    bool must_reopen() const;
    // Opens the file again, and writes what its log holds into it once more: the kernel may have dropped what it could
    // not write, and would say of the next fsync that all is well. Until this succeeds the calls stay refused.
    Status reopen();

    // Ends the query that is running with store_fault; the only call that other threads may make.
    void interrupt();

    // For what SQLite alone can do, such as registering a function. Not for writing past this class.
    sqlite3* native();

private:
    Database(std::unique_ptr<Connection> connection, std::filesystem::path file, DatabaseOptions options);

    std::unique_ptr<Connection> connection_;
    std::filesystem::path file_;
    DatabaseOptions options_;
};

// Of the library that runs, for the start-up check: "3.40.1".
std::string_view sqlite_version();

}  // namespace zuil
