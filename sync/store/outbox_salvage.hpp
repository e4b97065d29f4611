#pragma once

#include <array>
#include <filesystem>
#include <string_view>

#include "platform/database/database.hpp"

// What is done with an outbox that is damaged: nothing of it is thrown away, and what can be read goes on.
namespace zuil {

// Each step makes the tables of one release out of those of the one before. They only ever add: the previous release
// must be able to open what this one wrote, after a roll-back.
extern const std::array<std::string_view, 3> outbox_steps;

Result<Database> open_outbox_file(const std::filesystem::path& file);

// Renames the file, its log included, to a name that is free. Returns that name.
Result<std::filesystem::path> set_outbox_aside(const std::filesystem::path& file);

// Copies every order that can still be read, from both ends of the tables, up to the first damage. Returns how many.
Result<int> salvage_outbox(const std::filesystem::path& damaged, Database& fresh);

}  // namespace zuil
