#include "tests/bench/kiosk/peer.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "tests/support/loopback.hpp"

namespace zuil::test {
namespace {

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
