#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "tests/support/process.hpp"

namespace zuil::test {

// A certificate of its own authority for this name, as cert.pem and key.pem in the folder, good from 2020 until `ends`.
void make_certificate(const std::filesystem::path& folder, const std::string& name,
                      const std::string& ends = "20491231000000Z");

// TLS in front of a server on loopback that speaks without, by the certificate in a folder: https://localhost:<port>.
class TlsFront {
public:
    TlsFront(int upstream_port, const std::filesystem::path& folder);

    int port() const { return port_; }

private:
    int port_;
    Process socat_;
};

}  // namespace zuil::test
