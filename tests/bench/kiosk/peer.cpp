#include "tests/bench/kiosk/peer.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <bit>
#include <stdexcept>

namespace zuil::test {
namespace {

// One that nobody listens on at this moment.
int free_port() {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = std::bit_cast<sockaddr*>(&address);
    const bool bound = bind(listener, generic, length) == 0 && getsockname(listener, generic, &length) == 0;
    close(listener);
    if (!bound) throw std::runtime_error("no port of this machine is free");
    return ntohs(address.sin_port);
}

std::filesystem::path checked(const std::filesystem::path& folder, int articles) {
    for (const std::string& part : {fmt::format("data/products-{}.json", articles), std::string{"data/img"},
                                    std::string{"web/dist/lean.html"}, std::string{"web/server.mjs"}}) {
        if (!std::filesystem::exists(folder / part)) {
            throw std::runtime_error(
                fmt::format("the peer in {} has no {}; its README says how to make it", folder.string(), part));
        }
    }
    return folder;
}

}  // namespace

Peer::Peer(const std::filesystem::path& folder, int articles, const std::filesystem::path& profile)
    : profile_{profile},
      port_{free_port()},
      address_{fmt::format("http://127.0.0.1:{}/lean.html?n={}&engine=mini", port_, articles)},
      server_{{.arguments = {"node", (checked(folder, articles) / "web/server.mjs").string(), std::to_string(port_)},
               .environment = {},
               .output_file = {}}} {}

Process::Options Peer::browser(const std::string& display, int width, int height) const {
    return {.arguments = {"chromium",
                          "--no-sandbox",
                          "--disable-gpu",
                          "--disable-quic",
                          "--no-first-run",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync",
                          "--no-default-browser-check",
                          "--disable-default-apps",
                          "--disable-extensions",
                          "--password-store=basic",
                          "--disable-breakpad",
                          "--disable-infobars",
                          "--noerrdialogs",
                          "--disable-features=Translate",
                          "--user-data-dir=" + profile_.string(),
                          "--kiosk",
                          "--start-fullscreen",
                          "--window-position=0,0",
                          fmt::format("--window-size={},{}", width, height),
                          address_},
            .environment = {display},
            .output_file = "/dev/null"};
}

}  // namespace zuil::test
