#pragma once

#include <string>
#include <string_view>

#include "kiosk/engine/views.hpp"
#include "kiosk/engine/words.hpp"
#include "sync/model/order.hpp"

namespace zuil {

// What the shopper typed, brought into form, or a sentence on what is missing.
struct CheckedContact {
    Contact contact;
    std::string problem;  // empty: it fits
};

// Keeps only what `kind` needs. A phone number without a country gets `dial_prefix`.
CheckedContact check_contact(ContactKind kind, const Contact& typed, std::string_view dial_prefix, const Words& words);

}  // namespace zuil
