#pragma once

#include <filesystem>
#include <string>

#include "tests/support/process.hpp"

namespace zuil::test {

// What a shop would use instead: a storefront in Chromium's kiosk mode, built as its own README says.
// DIR/data/products-N.json, DIR/web/dist and DIR/web/server.mjs must be there, and `node` and `chromium` in PATH.
class Peer {
public:
    // Serves it on a free port of this machine. Throws with a sentence that says what is missing in `folder`.
    Peer(const std::filesystem::path& folder, int articles, const std::filesystem::path& profile);

    // Chromium on the storefront, on that display, with what its profile has kept of earlier runs.
    Process::Options browser(const std::string& display, int width, int height) const;

private:
    std::filesystem::path profile_;
    int port_;
    std::string address_;
    Process server_;
};

}  // namespace zuil::test
