#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil {

// An address of IPv4 in digits.
struct LanAddress {
    std::string host;
    std::uint16_t port = 0;

    friend auto operator<=>(const LanAddress&, const LanAddress&) = default;
};

struct LanMessage {
    LanAddress from;  // nothing proves it
    std::string bytes;
};

// Programs of one kind on the local network, and short messages among them, without a server and without internet. Who
// is there and what they say is anybody's word: whoever uses this seals its messages. A message may be lost, come twice
// or late.
class Lan {
public:
    static constexpr std::size_t message_bytes_max = 1200;  // in one packet everywhere
    static constexpr std::size_t peers_max = 64;

    Lan() = default;
    Lan(const Lan&) = delete;
    Lan& operator=(const Lan&) = delete;
    virtual ~Lan() = default;

    // Where this one is sent to.
    virtual std::uint16_t port() const = 0;
    // Those that have announced themselves, without this one.
    virtual std::vector<LanAddress> peers() = 0;
    virtual void send(const LanAddress& to, std::string_view bytes) = 0;
    // What has come since the last call; the oldest is lost where nobody takes it.
    virtual std::vector<LanMessage> take() = 0;
};

struct LanOptions {
    std::string service;            // as DNS-SD names it: "_zuil-floor._udp"
    std::string network_interface;  // "eth0"; empty: all of them
    std::uint16_t port = 0;         // 0: any that is free, which others learn by DNS-SD
    // Where the network lets no multicast through: the others, which then have fixed ports. DNS-SD goes on beside it.
    std::vector<LanAddress> peers;
    std::function<void()> wake;  // called on another thread when there is something to take()
};

// The real network: UDP, and DNS-SD by Avahi's own core within this program, so that no daemon is needed.
Result<std::unique_ptr<Lan>> make_lan(LanOptions options);

// "10.0.0.5:7411"; bad_data otherwise.
Result<LanAddress> parse_lan_address(std::string_view text);

}  // namespace zuil
