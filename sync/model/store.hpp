#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "sync/model/ids.hpp"
#include "sync/model/local_text.hpp"

namespace zuil {

struct OpeningHours {
    std::chrono::minutes opens{};   // since local midnight
    std::chrono::minutes closes{};  // since local midnight, after `opens`

    friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

// A shop that people can walk into, or a warehouse (which has no pick-up).
struct Store {
    StoreId id;
    std::string name;  // "Utrecht, Oudegracht"
    std::string address;
    LocalText pickup_desk;  // "service desk, ground floor"; empty when not known
    bool offers_pickup = true;
    // Monday first; nullopt is closed. Absent altogether when neither the shop nor the configuration says.
    std::optional<std::array<std::optional<OpeningHours>, 7>> hours;
    std::optional<double> latitude;
    std::optional<double> longitude;
    // How long after ordering an article that is in this store lies ready; absent when nobody promises it.
    std::optional<std::chrono::minutes> pickup_lead;
    // The same for an article that has to come from elsewhere.
    std::optional<std::chrono::minutes> transfer_lead;
    // Length of a pick-up slot; absent: the store offers days, no hours.
    std::optional<std::chrono::minutes> slot_length;

    friend bool operator==(const Store&, const Store&) = default;
};

}  // namespace zuil
