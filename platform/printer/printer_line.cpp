#include "platform/printer/printer_line.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace zuil {
namespace {

using SteadyClock = std::chrono::steady_clock;

auto device_error(std::string_view what, int error) {
    return fail(Errc::device_fault, fmt::format("{}: {}", what, std::generic_category().message(error)));
}

int open_device(const std::filesystem::path& device) {
    const int file = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    // One that only listens.
    if (file >= 0 || errno != EACCES) return file;
    return ::open(device.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
}

int begin_connection(const LanAddress& address) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(address.port);
    if (::inet_pton(AF_INET, address.host.c_str(), &to.sin_addr) != 1) {
        errno = EINVAL;
        return -1;
    }
    const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (file < 0) return file;
    if (::connect(file, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0 || errno == EINPROGRESS) return file;
    const int error = errno;
    ::close(file);
    errno = error;
    return -1;
}

int connection_error(int file) {
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(file, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

}  // namespace

Result<PrinterLine> PrinterLine::open(const PrinterAddress& address, int stop, Wait most) {
    if (const auto* device = std::get_if<std::filesystem::path>(&address)) {
        const int file = open_device(*device);
        if (file < 0) return device_error(device->string(), errno);
        return PrinterLine{file, stop, false};
    }
    const LanAddress& peer = std::get<LanAddress>(address);
    const std::string name = fmt::format("{}:{}", peer.host, peer.port);
    const int file = begin_connection(peer);
    if (file < 0) return device_error(name, errno);
    PrinterLine line{file, stop, true};
    if (!line.ready(POLLOUT, most)) return device_error(name, ETIMEDOUT);
    if (const int error = connection_error(file); error != 0) return device_error(name, error);
    return line;
}

PrinterLine::PrinterLine(PrinterLine&& other) noexcept
    : file_{std::exchange(other.file_, -1)}, stop_{other.stop_}, is_socket_{other.is_socket_} {}

PrinterLine::~PrinterLine() {
    if (file_ >= 0) ::close(file_);
}

bool PrinterLine::ready(short events, Wait most) const {
    const auto until = SteadyClock::now() + most;
    while (true) {
        std::array<pollfd, 2> watched{pollfd{file_, events, 0}, pollfd{stop_, POLLIN, 0}};
        const auto left = std::chrono::ceil<Wait>(until - SteadyClock::now());
        const int some = ::poll(watched.data(), watched.size(), static_cast<int>(std::max(left, Wait{0}).count()));
        if (some < 0 && errno == EINTR) continue;
        return some > 0 && watched[1].revents == 0;
    }
}

Status PrinterLine::write(std::string_view bytes, Wait stalled_most) {
    while (!bytes.empty()) {
        if (!ready(POLLOUT, stalled_most)) return device_error("the printer takes nothing", ETIMEDOUT);
        const ssize_t taken = is_socket_ ? ::send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL)
                                         : ::write(file_, bytes.data(), bytes.size());
        if (taken < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (taken < 0) return device_error("the printer is gone", errno);
        bytes.remove_prefix(static_cast<std::size_t>(taken));
    }
    return {};
}

std::optional<std::uint8_t> PrinterLine::read(const std::function<bool(std::uint8_t)>& is_meant, Wait most) {
    // How often a device that has nothing to read says that it could be read from.
    constexpr Wait pause{20};
    const auto until = SteadyClock::now() + most;
    while (true) {
        const auto left = std::chrono::ceil<Wait>(until - SteadyClock::now());
        if (left <= Wait{0} || !ready(POLLIN, left)) return std::nullopt;
        std::uint8_t byte = 0;
        const ssize_t got = ::read(file_, &byte, 1);
        if (got == 1 && is_meant(byte)) return byte;
        if (got == 1) continue;
        if (got < 0 && errno != EAGAIN && errno != EINTR) return std::nullopt;
        if (got == 0 && is_socket_) return std::nullopt;  // it hung up
        ready(0, pause);
    }
}

void PrinterLine::finish(Wait most) {
    if (!is_socket_) return;
    // A line that is cut with something unread may lose what is still under way.
    ::shutdown(file_, SHUT_WR);
    read([](std::uint8_t) { return false; }, most);
}

}  // namespace zuil
