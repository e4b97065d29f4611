#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace zuil {

// What can go wrong, as far as a caller can act on it. The set is closed: each value has one retry rule (is_transient)
// and one sentence for the shopper, which the screens own.
enum class Errc {
    offline,    // No way to reach the other side: no link, no name, connection refused.
    timeout,    // Nobody answered in time. The outcome is unknown, never "failed".
    refused,    // The other side understood and said no.
    no_access,  // It does not take our key, or the key may not do this: the set-up's fault, not that of what was asked.
    shop_fault,    // The webshop answered with a fault of its own.
    bad_data,      // What came in does not hold: malformed, out of range, contradictory.
    not_found,     // It is not there.
    conflict,      // It is there already, or was changed meanwhile.
    store_fault,   // The local database or disk failed.
    device_fault,  // A device failed: printer, scanner, display.
};

std::string_view to_string(Errc code);

// May the very same step succeed later?
bool is_transient(Errc code);

// `detail` is one sentence for the log and for staff, in English, without personal data.
struct Error {
    Errc code = Errc::bad_data;
    std::string detail;
    // How long the other side asked to be left alone; 0 where it did not say.
    std::chrono::milliseconds retry_after{0};
};

template <class T>
using Result = tl::expected<T, Error>;

// The empty success: `Result<void>` without its special cases in generic code.
using Status = tl::expected<void, Error>;

inline tl::unexpected<Error> fail(Errc code, std::string detail) {
    return tl::unexpected<Error>{Error{code, std::move(detail)}};
}

// Puts where it happened in front of what happened; the code stays.
tl::unexpected<Error> fail_in(std::string_view where, Error error);

}  // namespace zuil

#define ZUIL_JOIN_(a, b) a##b
#define ZUIL_JOIN(a, b) ZUIL_JOIN_(a, b)

// TRY(const auto row, read_row()): binds the value, or returns the error to the caller.
#define TRY(declaration, expression) TRY_AS_(ZUIL_JOIN(try_result_, __LINE__), declaration, expression)
#define TRY_AS_(result, declaration, expression)                                  \
    auto result = (expression);                                                   \
    if (!result) return tl::unexpected<::zuil::Error>{std::move(result).error()}; \
    declaration = std::move(*result)

// TRY_DO(write_row(row)): the same where success carries no value.
#define TRY_DO(expression)                                                       \
    do {                                                                         \
        if (auto try_status = (expression); !try_status)                         \
            return tl::unexpected<::zuil::Error>{std::move(try_status).error()}; \
    } while (false)
