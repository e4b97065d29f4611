#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/config/settings.hpp"
#include "platform/http/http.hpp"
#include "sync/shops/shop.hpp"

namespace zuil {

// The webshop that the configuration names, with its secrets read from their files. `http` and `clock` outlive it.
// `demo_people`: the file of the demo shop's made-up customers (sync/shops/feed/demo_people.hpp); empty: it is no demo.
Result<std::unique_ptr<Shop>> make_shop(const Settings& settings, const std::filesystem::path& data, Http& http,
                                        const Clock& clock, const std::filesystem::path& demo_people = {});

}  // namespace zuil
