#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/lan/lan.hpp"

namespace zuil::test {

// A local network in memory: everybody finds everybody at once, and it loses, repeats and records what it is told to.
class MemoryNetwork {
public:
    // A place on it; gone from the network when it ends.
    std::unique_ptr<Lan> join();

    int lost = 0;  // so many of the next messages
    std::vector<std::pair<LanAddress, LanMessage>> recorded;
    // Somebody else's packet.
    void send(const LanAddress& from, const LanAddress& to, std::string_view bytes);

private:
    friend class MemoryLan;
    std::map<LanAddress, std::vector<LanMessage>> places_;
    std::uint16_t joined_ = 0;
};

}  // namespace zuil::test
