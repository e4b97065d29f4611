#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/lan/lan.hpp"

struct AvahiSimplePoll;

namespace zuil {

// Announces this program by DNS-SD and finds the others of its kind. Lives on the thread that turns `poll`.
class DnsSd {
public:
    // `found` gets all that are there now, without this one, whenever that changes. The error says why multicast does
    // not work here.
    static Result<std::unique_ptr<DnsSd>> start(AvahiSimplePoll* poll, const LanOptions& options, std::uint16_t port,
                                                std::function<void(std::vector<LanAddress>)> found);
    ~DnsSd();

    struct State;

private:
    explicit DnsSd(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zuil
