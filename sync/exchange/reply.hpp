#pragma once

#include <memory>
#include <optional>

#include "sync/shops/shop.hpp"

namespace zuil {

// The answer to one call on a shop, to be looked at when the owner's next step comes. An answer that arrives when
// nobody waits for it any more goes nowhere.
template <class T>
class Reply {
public:
    // For the call's `done`; forgets what was expected before.
    Done<T> expect() {
        slot_ = std::make_shared<std::optional<Result<T>>>();
        return [slot = slot_](Result<T> result) { slot->emplace(std::move(result)); };
    }
    void forget() { slot_.reset(); }
    bool expected() const { return slot_ != nullptr; }
    // Once: nullopt while it has not come.
    std::optional<Result<T>> take() {
        if (!slot_ || !*slot_) return std::nullopt;
        std::optional<Result<T>> result = std::move(*slot_);
        slot_.reset();
        return result;
    }

private:
    std::shared_ptr<std::optional<Result<T>>> slot_;
};

}  // namespace zuil
