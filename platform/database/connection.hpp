#pragma once

#include <sqlite3.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/files/file_lock.hpp"

namespace zuil {

// What a database, its statements and its transaction share. Only for the files of this folder.
class Connection {
public:
    Connection(sqlite3* native, std::optional<FileLock> writer) : native_{native}, writer_{std::move(writer)} {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    sqlite3* native() const { return native_; }
    bool must_reopen() const { return must_reopen_; }
    // Another handle on the same file, in place of one that cannot be trusted.
    void close();
    void take_over(sqlite3* native) { native_ = native; }
    void trust_again() { must_reopen_ = false; }
    void distrust() { must_reopen_ = true; }

    Status execute(const std::string& script);
    Result<sqlite3_stmt*> take(std::string_view sql);
    void give_back(sqlite3_stmt* statement);
    // The error that a result code stands for; notes when the connection cannot be trusted any more.
    tl::unexpected<Error> failure(int code);
    Status usable() const;

private:
    sqlite3* native_;
    std::optional<FileLock> writer_;  // given up after the file is closed
    bool must_reopen_ = false;
    std::multimap<std::string, sqlite3_stmt*, std::less<>> idle_;
};

Error error_of(int code, std::string_view message);

}  // namespace zuil
