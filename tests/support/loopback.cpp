#include "tests/support/loopback.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <thread>

namespace zuil::test {
namespace {

sockaddr_in address_of(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

}  // namespace

int free_port() {
    const int number = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = address_of(0);
    socklen_t size = sizeof address;
    const bool found = number >= 0 && bind(number, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       getsockname(number, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    close(number);
    if (!found) throw std::runtime_error{"this machine has no free port"};
    return ntohs(address.sin_port);
}

bool wait_for_port(int port, std::chrono::milliseconds most) {
    const auto until = std::chrono::steady_clock::now() + most;
    const sockaddr_in address = address_of(port);
    for (;;) {
        const int number = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool listens = connect(number, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        close(number);
        if (listens || std::chrono::steady_clock::now() > until) return listens;
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
}

}  // namespace zuil::test
