#include "tests/sync/exchange/memory_lan.hpp"

#include <utility>

namespace zuil::test {

class MemoryLan final : public Lan {
public:
    MemoryLan(MemoryNetwork& network, LanAddress own) : network_{network}, own_{std::move(own)} {
        network_.places_[own_] = {};
    }
    ~MemoryLan() override { network_.places_.erase(own_); }

    std::uint16_t port() const override { return own_.port; }

    std::vector<LanAddress> peers() override {
        std::vector<LanAddress> others;
        for (const auto& [address, waiting] : network_.places_) {
            if (address != own_) others.push_back(address);
        }
        return others;
    }
    void send(const LanAddress& to, std::string_view bytes) override { network_.send(own_, to, bytes); }
    std::vector<LanMessage> take() override { return std::exchange(network_.places_[own_], {}); }

private:
    MemoryNetwork& network_;
    LanAddress own_;
};

std::unique_ptr<Lan> MemoryNetwork::join() {
    return std::make_unique<MemoryLan>(*this, LanAddress{"10.0.0.1", ++joined_});
}

void MemoryNetwork::send(const LanAddress& from, const LanAddress& to, std::string_view bytes) {
    const LanMessage message{from, std::string{bytes}};
    recorded.emplace_back(to, message);
    if (lost > 0) {
        --lost;
        return;
    }
    if (const auto place = places_.find(to); place != places_.end()) place->second.push_back(message);
}

}  // namespace zuil::test
