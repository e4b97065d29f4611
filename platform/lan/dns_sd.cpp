#include "platform/lan/dns_sd.hpp"

#include <avahi-common/error.h>
#include <avahi-common/malloc.h>
#include <avahi-common/simple-watch.h>
#include <avahi-core/core.h>
#include <avahi-core/log.h>
#include <avahi-core/lookup.h>
#include <avahi-core/publish.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <array>
#include <cstring>
#include <map>

#include "platform/base/log.hpp"
#include "platform/base/random.hpp"

namespace zuil {

struct DnsSd::State {
    std::string service;
    std::string name;  // of this program, like no other's
    std::string network_interface;
    std::uint16_t port = 0;
    std::function<void(std::vector<LanAddress>)> found;
    AvahiServer* server = nullptr;
    AvahiSEntryGroup* group = nullptr;
    AvahiSServiceBrowser* browser = nullptr;
    struct Other {
        AvahiSServiceResolver* resolver = nullptr;
        LanAddress address;  // port 0: not known yet
    };
    std::map<std::string, Other> others;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        for (auto& [its_name, other] : others) avahi_s_service_resolver_free(other.resolver);
        if (browser != nullptr) avahi_s_service_browser_free(browser);
        if (group != nullptr) avahi_s_entry_group_free(group);
        if (server != nullptr) avahi_server_free(server);
    }

    void announce();
    int add_addresses() const;
    void appeared(AvahiIfIndex interface, AvahiProtocol protocol, const char* its_name, const char* type,
                  const char* domain);
    void vanished(const std::string& its_name);
    void resolved(const std::string& its_name, const AvahiAddress& address, std::uint16_t its_port);
    void tell() const;
};

namespace {

std::string unlike_any_other() {
    SystemRandom random;
    return fmt::format("zuil-{:016x}", random.next());
}

// What Avahi would print: that another program on the machine does DNS-SD too is no fault of anybody's.
void log_of_avahi(AvahiLogLevel level, const char* text) {
    if (level == AVAHI_LOG_ERROR) return log::warning("DNS-SD: {}", text);
    log::debug("DNS-SD: {}", text);
}

// `start()` sets `server` only when this has returned for the first time, so the server comes as an argument.
void on_server(AvahiServer* server, AvahiServerState now, void* data) {
    auto& state = *static_cast<DnsSd::State*>(data);
    state.server = server;
    if (now == AVAHI_SERVER_RUNNING) state.announce();
    if (now == AVAHI_SERVER_FAILURE) {
        log::warning("kiosks cannot be found on this network: {}", avahi_strerror(avahi_server_errno(server)));
    }
}

void on_group(AvahiServer*, AvahiSEntryGroup*, AvahiEntryGroupState now, void*) {
    // The name is drawn from 64 bits; who has it too is up to something.
    if (now == AVAHI_ENTRY_GROUP_COLLISION) log::warning("another program on the network uses this kiosk's name");
}

void on_browser(AvahiSServiceBrowser*, AvahiIfIndex interface, AvahiProtocol protocol, AvahiBrowserEvent event,
                const char* name, const char* type, const char* domain, AvahiLookupResultFlags, void* data) {
    auto& state = *static_cast<DnsSd::State*>(data);
    if (event == AVAHI_BROWSER_NEW) state.appeared(interface, protocol, name, type, domain);
    if (event == AVAHI_BROWSER_REMOVE) state.vanished(name);
}

void on_resolver(AvahiSServiceResolver*, AvahiIfIndex, AvahiProtocol, AvahiResolverEvent event, const char* name,
                 const char*, const char*, const char*, const AvahiAddress* address, std::uint16_t port,
                 AvahiStringList*, AvahiLookupResultFlags, void* data) {
    if (event != AVAHI_RESOLVER_FOUND || address == nullptr) return;
    static_cast<DnsSd::State*>(data)->resolved(name, *address, port);
}

}  // namespace

// Without the way back from address to name, which two programs of one machine would quarrel about, and each would lose
// its own address over.
int DnsSd::State::add_addresses() const {
    ifaddrs* all = nullptr;
    if (getifaddrs(&all) != 0) return AVAHI_ERR_NO_NETWORK;
    int code = 0;
    for (const ifaddrs* one = all; one != nullptr && code >= 0; one = one->ifa_next) {
        if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
        const bool is_wanted =
            network_interface.empty() ? (one->ifa_flags & IFF_LOOPBACK) == 0U : network_interface == one->ifa_name;
        if (!is_wanted || (one->ifa_flags & IFF_UP) == 0U) continue;
        sockaddr_in own{};
        std::memcpy(&own, one->ifa_addr, sizeof own);
        AvahiAddress address{};
        address.proto = AVAHI_PROTO_INET;
        address.data.ipv4.address = own.sin_addr.s_addr;
        code = avahi_server_add_address(server, group, static_cast<AvahiIfIndex>(if_nametoindex(one->ifa_name)),
                                        AVAHI_PROTO_INET, AVAHI_PUBLISH_NO_REVERSE, nullptr, &address);
    }
    freeifaddrs(all);
    return code;
}

void DnsSd::State::announce() {
    if (group == nullptr) group = avahi_s_entry_group_new(server, on_group, this);
    if (group == nullptr || avahi_s_entry_group_is_empty(group) == 0) return;
    int code = add_addresses();
    if (code >= 0) {
        code = avahi_server_add_service(server, group, AVAHI_IF_UNSPEC, AVAHI_PROTO_INET, AvahiPublishFlags{},
                                        name.c_str(), service.c_str(), nullptr, nullptr, port, nullptr);
    }
    if (code >= 0) code = avahi_s_entry_group_commit(group);
    if (code < 0) log::warning("this kiosk cannot be announced on the network: {}", avahi_strerror(code));
}

void DnsSd::State::appeared(AvahiIfIndex interface, AvahiProtocol protocol, const char* its_name, const char* type,
                            const char* domain) {
    if (name == its_name || others.contains(its_name) || others.size() >= Lan::peers_max) return;
    auto* resolver = avahi_s_service_resolver_new(server, interface, protocol, its_name, type, domain, AVAHI_PROTO_INET,
                                                  AvahiLookupFlags{}, on_resolver, this);
    if (resolver != nullptr) others.emplace(its_name, Other{.resolver = resolver, .address = {}});
}

void DnsSd::State::vanished(const std::string& its_name) {
    const auto other = others.find(its_name);
    if (other == others.end()) return;
    avahi_s_service_resolver_free(other->second.resolver);
    others.erase(other);
    tell();
}

void DnsSd::State::resolved(const std::string& its_name, const AvahiAddress& address, std::uint16_t its_port) {
    const auto other = others.find(its_name);
    if (other == others.end()) return;
    std::array<char, AVAHI_ADDRESS_STR_MAX> digits{};
    avahi_address_snprint(digits.data(), digits.size(), &address);
    other->second.address = {.host = digits.data(), .port = its_port};
    tell();
}

void DnsSd::State::tell() const {
    std::vector<LanAddress> addresses;
    for (const auto& [its_name, other] : others) {
        if (other.address.port != 0) addresses.push_back(other.address);
    }
    found(std::move(addresses));
}

DnsSd::DnsSd(std::unique_ptr<State> state) : state_{std::move(state)} {}
DnsSd::~DnsSd() = default;

Result<std::unique_ptr<DnsSd>> DnsSd::start(AvahiSimplePoll* poll, const LanOptions& options, std::uint16_t port,
                                            std::function<void(std::vector<LanAddress>)> found) {
    auto state = std::make_unique<State>();
    state->service = options.service;
    state->name = unlike_any_other();
    state->port = port;
    state->network_interface = options.network_interface;
    state->found = std::move(found);

    AvahiServerConfig config;
    avahi_server_config_init(&config);
    config.host_name = avahi_strdup(state->name.c_str());
    config.use_ipv6 = 0;
    config.publish_addresses = 0;
    config.publish_hinfo = 0;
    config.publish_workstation = 0;
    config.publish_domain = 0;
    config.enable_wide_area = 0;
    if (!options.network_interface.empty()) {
        config.allow_interfaces = avahi_string_list_add(nullptr, options.network_interface.c_str());
    }
    int code = 0;
    avahi_set_log_function(log_of_avahi);
    state->server = avahi_server_new(avahi_simple_poll_get(poll), &config, on_server, state.get(), &code);
    avahi_server_config_free(&config);
    if (state->server != nullptr) {
        state->browser =
            avahi_s_service_browser_new(state->server, AVAHI_IF_UNSPEC, AVAHI_PROTO_INET, options.service.c_str(),
                                        nullptr, AvahiLookupFlags{}, on_browser, state.get());
        if (state->browser == nullptr) code = avahi_server_errno(state->server);
    }
    if (code < 0) return fail(Errc::device_fault, avahi_strerror(code));
    return std::unique_ptr<DnsSd>{new DnsSd{std::move(state)}};
}

}  // namespace zuil
