#include "tests/support/fault_proxy.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <stdexcept>

#include "tests/support/gzip.hpp"

namespace zuil::test {
namespace {

// A socket that is closed where it goes out of sight.
class Socket {
public:
    explicit Socket(int number) : number_{number} {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() {
        if (number_ >= 0) close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

void send_all(int socket, std::string_view text) {
    while (!text.empty()) {
        const ssize_t sent = send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool receive_more(int socket, std::string& into) {
    std::array<char, 65536> piece{};
    const ssize_t got = recv(socket, piece.data(), piece.size(), 0);
    if (got <= 0) return false;
    into.append(piece.data(), static_cast<std::size_t>(got));
    return true;
}

std::string in_lower_case(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

std::size_t content_length(std::string_view head) {
    const std::string lower = in_lower_case(head);
    const std::string name = "\r\ncontent-length:";
    const std::size_t at = lower.find(name);
    if (at == std::string::npos) return 0;
    std::size_t begin = at + name.size();
    while (begin < lower.size() && lower[begin] == ' ') ++begin;
    std::size_t length = 0;
    std::from_chars(lower.data() + begin, lower.data() + lower.size(), length);
    return length;
}

std::string read_request(int client) {
    std::string text;
    std::size_t head_end = std::string::npos;
    while ((head_end = text.find("\r\n\r\n")) == std::string::npos) {
        if (!receive_more(client, text)) return {};
    }
    const std::size_t whole = head_end + 4 + content_length(std::string_view{text}.substr(0, head_end + 2));
    while (text.size() < whole) {
        if (!receive_more(client, text)) return {};
    }
    return text;
}

// One request per connection, so that the end of an answer is the end of the connection.
std::string closing(const std::string& request) {
    const std::size_t first_line = request.find("\r\n");
    const std::size_t head_end = request.find("\r\n\r\n");
    std::string made = request.substr(0, first_line);
    std::size_t at = first_line + 2;
    while (at < head_end) {
        const std::size_t end = request.find("\r\n", at);
        const std::string line = request.substr(at, end - at);
        if (!in_lower_case(line).starts_with("connection:")) made += "\r\n" + line;
        at = end + 2;
    }
    return made + "\r\nConnection: close" + request.substr(head_end);
}

const std::string& bomb() {
    static const std::string reply = [] {
        const std::string packed = gzip(std::string(std::size_t{256} << 20U, '\0'));
        return fmt::format(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
            "Content-Length: {}\r\n\r\n{}",
            packed.size(), packed);
    }();
    return reply;
}

}  // namespace

std::string_view to_string(Fault fault) {
    switch (fault) {
    case Fault::none: return "none";
    case Fault::lose_request: return "lose_request";
    case Fault::lose_reply: return "lose_reply";
    case Fault::cut_reply: return "cut_reply";
    case Fault::late_reply: return "late_reply";
    case Fault::late_request: return "late_request";
    case Fault::duplicate_request: return "duplicate_request";
    case Fault::error_after: return "error_after";
    case Fault::portal: return "portal";
    case Fault::bomb: return "bomb";
    case Fault::busy: return "busy";
    case Fault::hold_request: return "hold_request";
    case Fault::hold_reply: return "hold_reply";
    }
    return "unknown";
}

std::function<Fault(std::string_view)> every_third(std::atomic<int>& requests) {
    return [&requests](std::string_view) {
        constexpr std::array faults{Fault::lose_request, Fault::lose_reply, Fault::duplicate_request,
                                    Fault::error_after, Fault::portal};
        const int number = ++requests;
        return number % 3 == 0 ? faults[static_cast<std::size_t>(number / 3) % faults.size()] : Fault::none;
    };
}

FaultProxy::FaultProxy(int upstream_port, std::chrono::milliseconds lateness,
                       std::function<Fault(std::string_view)> choose)
    : upstream_port_{upstream_port}, lateness_{lateness}, choose_{std::move(choose)} {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (listener_ < 0 || bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        listen(listener_, 64) != 0 || getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        throw std::runtime_error("the fault proxy cannot listen on loopback");
    }
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread{[this] { accept_all(); }};
}

FaultProxy::~FaultProxy() {
    stopping_ = true;
    acceptor_.join();
    for (std::thread& worker : workers_) worker.join();
    close(listener_);
}

std::map<Fault, int> FaultProxy::injected() const {
    const std::lock_guard lock{mutex_};
    return injected_;
}

void FaultProxy::accept_all() {
    while (!stopping_) {
        pollfd waiting{.fd = listener_, .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, 50) <= 0) continue;
        const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        const std::lock_guard lock{mutex_};
        workers_.emplace_back([this, client] { serve(client); });
    }
}

void FaultProxy::serve(int client) {
    const Socket owned{client};
    const std::string request = read_request(client);
    if (request.empty()) return;
    Fault fault = Fault::none;
    {
        const std::lock_guard lock{mutex_};
        fault = choose_(request);
        ++injected_[fault];
    }
    answer(client, closing(request), fault);
}

void FaultProxy::answer(int client, const std::string& request, Fault fault) {
    switch (fault) {
    case Fault::none: send_all(client, forward(request)); break;
    case Fault::lose_request: break;
    case Fault::lose_reply: forward(request); break;
    case Fault::cut_reply: {
        const std::string reply = forward(request);
        send_all(client, std::string_view{reply}.substr(0, next_cut(reply.size())));
        break;
    }
    case Fault::late_reply: {
        const std::string reply = forward(request);
        std::this_thread::sleep_for(lateness_);
        send_all(client, reply);
        break;
    }
    case Fault::late_request:
        std::this_thread::sleep_for(lateness_);
        forward(request);
        break;
    case Fault::duplicate_request:
        forward(request);
        send_all(client, forward(request));
        break;
    case Fault::error_after:
        forward(request);
        send_all(client,
                 "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 24\r\n\r\n"
                 "<html>Bad gateway</html>");
        break;
    case Fault::portal:
        send_all(client,
                 "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 33\r\n\r\n"
                 "<html>Welcome! Please log in</html>");
        break;
    case Fault::bomb:
        forward(request);
        send_all(client, bomb());
        break;
    case Fault::busy:
        send_all(client,
                 "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Type: text/html\r\n"
                 "Content-Length: 24\r\n\r\n<html>Not so fast</html>");
        break;
    case Fault::hold_request: hold(client); break;
    case Fault::hold_reply:
        forward(request);
        hold(client);
        break;
    }
}

// Over many replies it comes by every byte.
std::size_t FaultProxy::next_cut(std::size_t bytes) {
    constexpr std::size_t stride = 97;
    const std::lock_guard lock{mutex_};
    return bytes == 0 ? 0 : (cuts_++ * stride) % bytes;
}

void FaultProxy::hold(int client) {
    const auto count = [this](int more) {
        const std::lock_guard lock{mutex_};
        held_ += more;
        held_changed_.notify_all();
    };
    count(1);
    std::array<char, 256> ignored{};
    while (!stopping_) {
        pollfd waiting{.fd = client, .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, 50) > 0 && recv(client, ignored.data(), ignored.size(), 0) <= 0) break;
    }
    count(-1);
}

bool FaultProxy::wait_until_held(std::chrono::milliseconds most) const {
    std::unique_lock lock{mutex_};
    return held_changed_.wait_for(lock, most, [this] { return held_ > 0; });
}

std::string FaultProxy::forward(const std::string& request) const {
    const Socket upstream{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_in address = loopback(upstream_port_);
    std::string reply;
    if (connect(upstream.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return reply;
    send_all(upstream.number(), request);
    while (receive_more(upstream.number(), reply)) {
    }
    return reply;
}

}  // namespace zuil::test
