#pragma once

#include <string>
#include <vector>

#include "kiosk/engine/snapshot.hpp"

// Hand-made snapshots of every screen, as the demo shop would show them, in its five languages
// ("nl") or in the pseudo-language.
namespace zuil::test {

struct Sample {
    std::string name;  // "03b-filters"
    Snapshot snapshot;
    std::vector<std::string> taps;  // what to tap, by id, before it looks as it should
    bool portrait_only = false;
};

std::vector<Sample> sample_screens(const std::string& language);
Snapshot sample(const std::string& language, Route route);

}  // namespace zuil::test
