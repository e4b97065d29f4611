#pragma once

#include <functional>

#include "platform/base/result.hpp"

namespace zuil {

// The answer to a call on a shop, delivered on the engine's thread from Http::poll(), never before the call returned.
template <class T>
using Done = std::function<void(Result<T>)>;

}  // namespace zuil
