#pragma once

#include <optional>
#include <string>

namespace zuil {

// A view on its way: `value` keeps what was shown before until the new one is there, so that nothing flickers.
template <class T>
struct Loaded {
    std::optional<T> value;
    bool refreshing = false;
    std::string problem;  // a sentence for the shopper when loading failed; empty otherwise
};

}  // namespace zuil
