#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/database/database.hpp"

// The few shapes that nearly all statements of the stores have.
namespace zuil {

// A statement that returns nothing.
template <class... Values>
Status run_sql(Database& database, std::string_view sql, const Values&... values) {
    TRY(auto statement, database.prepare(sql));
    statement.bind_all(values...);
    return statement.run();
}

// The first column of the first row; nullopt when there is no row, or it is NULL.
template <class... Values>
Result<std::optional<std::int64_t>> find_integer(Database& database, std::string_view sql, const Values&... values) {
    TRY(auto statement, database.prepare(sql));
    statement.bind_all(values...);
    TRY(const bool found, statement.step());
    return found ? statement.optional_integer(0) : std::nullopt;
}

template <class... Values>
Result<std::optional<std::string>> find_text(Database& database, std::string_view sql, const Values&... values) {
    TRY(auto statement, database.prepare(sql));
    statement.bind_all(values...);
    TRY(const bool found, statement.step());
    return found ? statement.optional_text(0) : std::nullopt;
}

// Calls `take(statement)` for each row; it answers a Status.
template <class Take, class... Values>
Status each_row(Database& database, std::string_view sql, Take take, const Values&... values) {
    TRY(auto statement, database.prepare(sql));
    statement.bind_all(values...);
    for (;;) {
        TRY(const bool found, statement.step());
        if (!found) return {};
        TRY_DO(take(statement));
    }
}

inline std::int64_t to_sql(WallTime time) { return time.time_since_epoch().count(); }
inline WallTime wall_time_of(std::int64_t milliseconds) { return WallTime{std::chrono::milliseconds{milliseconds}}; }

}  // namespace zuil
