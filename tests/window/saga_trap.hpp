#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "tests/support/fault_proxy.hpp"

namespace zuil::test {

// A point in the saga of an order: the next request that takes this step is held, before or after the shop does it.
struct SagaPoint {
    std::string_view step;  // "prepare", "look", "details", "arrange", "pay"; "any": whichever comes first
    Fault fault = Fault::hold_request;
};
std::string to_text(const SagaPoint& point);

// Which step of Vendure's saga a request takes; empty: it is none of an order's.
std::string_view saga_step(std::string_view request);

// Tells a FaultProxy to hold the request at a point that the test has set.
class SagaTrap {
public:
    void set(const SagaPoint& point);
    void clear();
    Fault choose(std::string_view request);  // any thread

private:
    std::mutex mutex_;  // guards what follows
    SagaPoint point_;
    bool is_set_ = false;
};

}  // namespace zuil::test
