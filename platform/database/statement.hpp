#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

struct sqlite3_stmt;

namespace zuil {

class Connection;

// A prepared statement, lent by its database and not to outlive it:
//
//   TRY(auto find, database.prepare("SELECT name, price FROM product WHERE id = ?"));
//   find.bind_all(id.text());
//   TRY(const bool found, find.step());
//   if (found) use(find.text(0), find.integer(1));
//
// Parameters count from 1 and columns from 0, as in SQLite. One that does not exist is a bug and ends the process.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    template <std::integral Number>
    void bind(int parameter, Number value) {
        bind_integer(parameter, static_cast<std::int64_t>(value));
    }
    void bind(int parameter, double value);
    void bind(int parameter, std::string_view text);  // copied
    void bind(int parameter, std::span<const std::byte> bytes);
    void bind(int parameter, std::nullptr_t);
    template <class Value>
    void bind(int parameter, const std::optional<Value>& value) {
        if (value) {
            bind(parameter, *value);
        } else {
            bind(parameter, nullptr);
        }
    }
    // All parameters from the first on, after a reset: what a statement in a loop needs.
    template <class... Values>
    void bind_all(const Values&... values) {
        reset();
        int parameter = 0;
        (bind(++parameter, values), ...);
    }

    // True while there is a row. After the last one, or an error, the statement is reset.
    Result<bool> step();
    // To the end, for what returns no rows.
    Status run();
    // Ready to be run again; keeps what is bound.
    void reset();

    // Of the current row. Views live until the next step, reset or the end of the statement.
    bool is_null(int column) const;
    int columns() const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;
    std::span<const std::byte> bytes(int column) const;
    std::optional<std::int64_t> optional_integer(int column) const;
    std::optional<std::string> optional_text(int column) const;

private:
    friend class Database;
    Statement(Connection& connection, sqlite3_stmt* native) : connection_{&connection}, native_{native} {}
    void bind_integer(int parameter, std::int64_t value);
    sqlite3_stmt* row(int column) const;

    Connection* connection_;
    sqlite3_stmt* native_;
};

}  // namespace zuil
