#pragma once

#include <filesystem>

#include "platform/database/database.hpp"

// What is done with an outbox that is damaged: nothing of it is thrown away, and what can be read goes on.
namespace zuil {

Result<Database> open_outbox_file(const std::filesystem::path& file);

// Renames the file, its log included, to a name that is free. Returns that name.
Result<std::filesystem::path> set_outbox_aside(const std::filesystem::path& file);

// Copies every order that can still be read, from both ends of the tables, up to the first damage. Returns how many.
Result<int> salvage_outbox(const std::filesystem::path& damaged, Database& fresh);

}  // namespace zuil
