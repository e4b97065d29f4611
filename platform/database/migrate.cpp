#include <fmt/format.h>

#include "platform/database/database.hpp"

namespace zuil {

Result<int> Database::version() {
    TRY(auto query, prepare("PRAGMA user_version"));
    TRY(const bool has_row, query.step());
    if (!has_row) return fail(Errc::store_fault, "the file has no version");
    return static_cast<int>(query.integer(0));
}

Status Database::migrate(std::span<const std::string_view> steps) {
    TRY(const int from, version());
    if (from < 0) return fail(Errc::bad_data, fmt::format("version {} of a file cannot be", from));
    if (static_cast<std::size_t>(from) >= steps.size()) return {};
    TRY(auto transaction, begin());
    for (auto step = static_cast<std::size_t>(from); step < steps.size(); ++step) {
        if (auto done = execute(std::string{steps[step]}); !done)
            return fail_in(fmt::format("to version {}", step + 1), std::move(done).error());
    }
    TRY_DO(execute(fmt::format("PRAGMA user_version={}", steps.size())));
    return transaction.commit();
}

}  // namespace zuil
