#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sync/store/outbox_store.hpp"
#include "tests/support/temporary_folder.hpp"

// What the tests of the outbox share: a moment, an order accepted then, and a store in a folder that is thrown away.
namespace zuil {

inline constexpr WallTime noon{std::chrono::milliseconds{1'800'000'000'000}};

Order an_order(const std::string& ref, WallTime accepted_at = noon);
std::unique_ptr<OutboxStore> open_store(const TemporaryFolder& folder);
std::vector<std::string> refs_of(const std::vector<OutboxEntry>& entries);

}  // namespace zuil
