#pragma once

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/store/outbox_store.hpp"
#include "sync/store/sql.hpp"

// What the files of the outbox share: its database, and the words that it keeps.
namespace zuil {

inline constexpr std::string_view owed_states =
    "('accepted', 'preparing', 'prepared', 'committing', 'awaiting_payment')";

// The names of error codes as they are kept; to_string's wording may change, these may not.
inline constexpr std::array<std::pair<Errc, std::string_view>, 10> error_names{{{Errc::offline, "offline"},
                                                                                {Errc::timeout, "timeout"},
                                                                                {Errc::refused, "refused"},
                                                                                {Errc::no_access, "no_access"},
                                                                                {Errc::shop_fault, "shop_fault"},
                                                                                {Errc::bad_data, "bad_data"},
                                                                                {Errc::not_found, "not_found"},
                                                                                {Errc::conflict, "conflict"},
                                                                                {Errc::store_fault, "store_fault"},
                                                                                {Errc::device_fault, "device_fault"}}};

inline constexpr std::array<std::pair<PaymentProgress, std::string_view>, 3> progress_names{
    {{PaymentProgress::awaiting, "awaiting"},
     {PaymentProgress::in_progress, "in_progress"},
     {PaymentProgress::failed, "failed"}}};

inline std::string_view name_of(PaymentProgress progress) {
    for (const auto& [value, name] : progress_names) {
        if (value == progress) return name;
    }
    return "awaiting";
}

inline PaymentProgress read_progress(std::string_view stored) {
    for (const auto& [value, name] : progress_names) {
        if (name == stored) return value;
    }
    return PaymentProgress::awaiting;
}

inline std::string_view name_of(Errc code) {
    for (const auto& [value, name] : error_names) {
        if (value == code) return name;
    }
    return "bad_data";
}

struct OutboxStore::Parts {
    explicit Parts(Database opened) : database{std::move(opened)} {}

    Database database;
    std::optional<std::filesystem::path> set_aside;
    std::uint64_t accepted = 0;
    std::vector<OrderRef> not_kept;  // their shoppers were told so, while the failed disk may have them after all

    // One commit: the state must be one of `from`; `assignments` is what follows SET, its parameters first.
    template <class... Values>
    Status move(const OrderRef& ref, std::initializer_list<OrderState> from, std::string_view assignments,
                const Values&... values) {
        TRY(auto transaction, database.begin());
        TRY(const auto state, find_text(database, "SELECT state FROM outbox WHERE ref = ?", ref.text()));
        if (!state) return fail(Errc::not_found, "the outbox does not hold this order");
        bool fits = false;
        for (const OrderState allowed : from) fits = fits || to_string(allowed) == *state;
        if (!fits) return fail(Errc::conflict, fmt::format("the order is {}; this step does not fit", *state));
        TRY_DO(
            run_sql(database, fmt::format("UPDATE outbox SET {} WHERE ref = ?", assignments), values..., ref.text()));
        return transaction.commit();
    }

    Result<std::vector<OutboxEntry>> list(std::string_view sql_rest, std::initializer_list<std::int64_t> numbers,
                                          std::vector<std::string>* unreadable);
    static Result<std::vector<OutboxEntry>> read_all(Statement& query, std::vector<std::string>* unreadable);
    Status reject_unreadable(const std::vector<std::string>& refs, WallTime now);
    Result<bool> insert(const Acceptance& one);
    Status drop_not_kept();
};

}  // namespace zuil
