#pragma once

#include "sync/shops/vendure/client.hpp"

namespace zuil::vendure {

// Reads what changed since `mark`: first the products that say so, then those whose variants do, because a variant's
// new price does not touch its product. See README.md for what no time stamp shows.
void ask_changes(Client& client, const Clock& clock, const VendureOptions& options, const std::string& mark,
                 const PageCursor& from, Done<Changes> done);

}  // namespace zuil::vendure
