#pragma once

#include <cstdint>
#include <string>

#include "sync/store/pickup_store.hpp"
#include "sync/store/sql.hpp"

// What the files of the pick-up list share.
namespace zuil {

struct PickupStore::Parts {
    explicit Parts(Database opened) : database{std::move(opened)} {}

    Database database;
    std::string installation;
    std::uint64_t edition = 1;
    std::optional<WallTime> heard_at;

    // One statement that changes what there is to show.
    template <class... Values>
    Status write(std::string_view sql, const Values&... values) {
        TRY_DO(run_sql(database, sql, values...));
        ++edition;
        return {};
    }

    Status upsert(const Told& told, WallTime now);
    Result<std::vector<PickupEntry>> read_entries(Statement& query);
    // Within a transaction of the caller's.
    Status take_order(const DeskOrder& order, WallTime now);
};

}  // namespace zuil
