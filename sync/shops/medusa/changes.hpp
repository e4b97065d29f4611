#pragma once

#include "sync/shops/medusa/client.hpp"

namespace zuil::medusa {

// Reads what changed since `mark`: whichever list of the Admin API says so, its products are read anew, and those that
// are not sold any more are named as removed. See README.md for what no time stamp shows.
void ask_changes(Client& client, const Clock& clock, const MedusaOptions& options, const std::string& mark,
                 const PageCursor& from, Done<Changes> done);

// The ids of a list of changes, and the products that they belong to.
struct ChangedRows {
    std::vector<std::string> ids;
    std::vector<std::string> products;  // of the same rows
    int total = 0;
    std::optional<WallTime> server_clock;
};

Result<ChangedRows> read_changed_rows(std::string_view list, std::string_view product_key, const Json& json);

}  // namespace zuil::medusa
