#include "platform/lan/lan.hpp"

#include <arpa/inet.h>
#include <avahi-common/simple-watch.h>
#include <avahi-common/watch.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <charconv>
#include <cstring>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "platform/base/log.hpp"
#include "platform/lan/dns_sd.hpp"

namespace zuil {
namespace {

constexpr std::size_t waiting_max = 256;
constexpr int look_every_ms = 250;  // whether it is over

tl::unexpected<Error> network_error(std::string_view what) {
    return fail(Errc::device_fault, fmt::format("{}: {}", what, std::strerror(errno)));
}

Result<in_addr> address_of_interface(const std::string& name) {
    if (name.empty()) return in_addr{.s_addr = htonl(INADDR_ANY)};
    ifaddrs* all = nullptr;
    if (getifaddrs(&all) != 0) return network_error("the network interfaces cannot be listed");
    std::optional<in_addr> found;
    for (const ifaddrs* one = all; one != nullptr && !found; one = one->ifa_next) {
        if (name != one->ifa_name || one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
        sockaddr_in address{};
        std::memcpy(&address, one->ifa_addr, sizeof address);
        found = address.sin_addr;
    }
    freeifaddrs(all);
    if (!found) return fail(Errc::not_found, fmt::format("the network interface {} has no address of IPv4", name));
    return *found;
}

std::string digits_of(const in_addr& address) {
    std::array<char, INET_ADDRSTRLEN> digits{};
    inet_ntop(AF_INET, &address, digits.data(), digits.size());
    return digits.data();
}

// A socket of UDP that never waits.
class UdpSocket {
public:
    UdpSocket() = default;
    UdpSocket(const UdpSocket&) = delete;
    UdpSocket& operator=(const UdpSocket&) = delete;
    ~UdpSocket() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    Status open(const in_addr& at, std::uint16_t port) {
        descriptor_ = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (descriptor_ < 0) return network_error("no socket");
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr = at;
        own.sin_port = htons(port);
        if (::bind(descriptor_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) {
            return network_error(fmt::format("port {} of {}", port, digits_of(at)));
        }
        socklen_t size = sizeof own;
        if (::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&own), &size) != 0) return network_error("no port");
        port_ = ntohs(own.sin_port);
        return {};
    }

    int descriptor() const { return descriptor_; }
    std::uint16_t port() const { return port_; }

    // Any thread.
    void send(const LanAddress& to, std::string_view bytes) const {
        sockaddr_in other{};
        other.sin_family = AF_INET;
        other.sin_port = htons(to.port);
        if (inet_pton(AF_INET, to.host.c_str(), &other.sin_addr) != 1) return;
        // Lost as any packet may be; whoever waits for an answer sends it again.
        (void)::sendto(descriptor_, bytes.data(), bytes.size(), 0, reinterpret_cast<const sockaddr*>(&other),
                       sizeof other);
    }

    std::optional<LanMessage> receive() const {
        std::array<char, Lan::message_bytes_max + 1> bytes{};
        sockaddr_in other{};
        socklen_t size = sizeof other;
        const ssize_t got =
            ::recvfrom(descriptor_, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&other), &size);
        if (got < 0) return std::nullopt;
        const auto length = static_cast<std::size_t>(got);
        LanMessage message{{digits_of(other.sin_addr), ntohs(other.sin_port)}, {}};
        // What is too long was not sent by one of us; empty, it says nothing to anybody.
        if (length <= Lan::message_bytes_max) message.bytes.assign(bytes.data(), length);
        return message;
    }

private:
    int descriptor_ = -1;
    std::uint16_t port_ = 0;
};

// A thread of its own turns Avahi's wheel and receives.
class RealLan final : public Lan {
public:
    explicit RealLan(LanOptions options) : options_{std::move(options)} {}

    ~RealLan() override {
        ends_ = true;
        if (thread_.joinable()) thread_.join();
    }

    Status open() {
        TRY(const in_addr at, address_of_interface(options_.network_interface));
        TRY_DO(socket_.open(at, options_.port));
        peers_ = options_.peers;
        thread_ = std::thread{[this] { run(); }};
        return {};
    }

    std::uint16_t port() const override { return socket_.port(); }

    std::vector<LanAddress> peers() override {
        const std::lock_guard lock{mutex_};
        return peers_;
    }

    void send(const LanAddress& to, std::string_view bytes) override { socket_.send(to, bytes); }

    std::vector<LanMessage> take() override {
        const std::lock_guard lock{mutex_};
        std::vector<LanMessage> taken{std::make_move_iterator(waiting_.begin()),
                                      std::make_move_iterator(waiting_.end())};
        waiting_.clear();
        return taken;
    }

private:
    void run();
    void receive();
    void found(std::vector<LanAddress> others);

    LanOptions options_;
    UdpSocket socket_;
    std::atomic<bool> ends_{false};
    std::mutex mutex_;
    std::vector<LanAddress> peers_;
    std::deque<LanMessage> waiting_;
    std::thread thread_;  // last: it uses everything above
};

void RealLan::run() {
    const std::unique_ptr<AvahiSimplePoll, decltype(&avahi_simple_poll_free)> poll{avahi_simple_poll_new(),
                                                                                   avahi_simple_poll_free};
    const AvahiPoll* api = avahi_simple_poll_get(poll.get());
    AvahiWatch* watch = api->watch_new(
        api, socket_.descriptor(), AVAHI_WATCH_IN,
        [](AvahiWatch*, int, AvahiWatchEvent, void* lan) { static_cast<RealLan*>(lan)->receive(); }, this);
    auto dns_sd = DnsSd::start(poll.get(), options_, socket_.port(),
                               [this](std::vector<LanAddress> others) { found(std::move(others)); });
    if (!dns_sd) log::warning("kiosks cannot be found by DNS-SD: {}", dns_sd.error().detail);
    while (!ends_ && avahi_simple_poll_iterate(poll.get(), look_every_ms) == 0) {
    }
    if (dns_sd) dns_sd->reset();
    api->watch_free(watch);
}

void RealLan::receive() {
    bool any = false;
    while (auto message = socket_.receive()) {
        const std::lock_guard lock{mutex_};
        if (waiting_.size() >= waiting_max) waiting_.pop_front();
        waiting_.push_back(*std::move(message));
        any = true;
    }
    if (any) options_.wake();
}

void RealLan::found(std::vector<LanAddress> others) {
    {
        const std::lock_guard lock{mutex_};
        peers_ = options_.peers;
        peers_.insert(peers_.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    }
    options_.wake();
}

}  // namespace

Result<LanAddress> parse_lan_address(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    LanAddress address;
    in_addr parsed{};
    if (colon != std::string_view::npos) {
        address.host = text.substr(0, colon);
        const std::string_view port = text.substr(colon + 1);
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
        const bool is_port = error == std::errc{} && end == port.data() + port.size() && address.port != 0;
        if (is_port && inet_pton(AF_INET, address.host.c_str(), &parsed) == 1) return address;
    }
    return fail(Errc::bad_data, fmt::format("'{}' is no address such as 10.0.0.5:7411", text));
}

Result<std::unique_ptr<Lan>> make_lan(LanOptions options) {
    auto lan = std::make_unique<RealLan>(std::move(options));
    TRY_DO(lan->open());
    return lan;
}

}  // namespace zuil
