#include "tests/support/scripted_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace zuil::test {
namespace {

constexpr std::chrono::milliseconds look_up_every{20};

// False when nothing came in that time.
bool is_readable(int socket, std::chrono::milliseconds most) {
    pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, static_cast<int>(most.count())) > 0;
}

// Reads more of it; false when the other side has closed.
bool read_more(int client, std::string& bytes) {
    char block[16 * 1024];
    const ssize_t got = ::recv(client, block, sizeof block, 0);
    if (got > 0) bytes.append(block, static_cast<std::size_t>(got));
    return got > 0;
}

// Takes a whole request from the front of what was read, if it is there.
std::optional<ServedRequest> take_request(std::string& bytes) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string::npos) return std::nullopt;
    ServedRequest request;
    request.head = bytes.substr(0, end + 2);
    const std::string length = request.header("Content-Length");
    const std::size_t body_bytes = length.empty() ? 0 : std::stoul(length);
    if (bytes.size() < end + 4 + body_bytes) return std::nullopt;
    const std::size_t space = request.head.find(' ');
    request.method = request.head.substr(0, space);
    request.target = request.head.substr(space + 1, request.head.find(' ', space + 1) - space - 1);
    request.body = bytes.substr(end + 4, body_bytes);
    bytes.erase(0, end + 4 + body_bytes);
    return request;
}

std::string head_of(const ServedAnswer& answer) {
    std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " As scripted\r\n";
    for (const auto& [name, value] : answer.headers) head += name + ": " + value + "\r\n";
    if (answer.repeat_body == 1 && answer.announces_length && answer.status != 304)
        head += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
    return head + "\r\n";
}

void end_connection(int client, bool resets) {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    if (resets) ::setsockopt(client, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(client);
}

}  // namespace

std::string ServedRequest::header(std::string_view name) const {
    for (std::size_t line = head.find("\r\n"); line != std::string::npos; line = head.find("\r\n", line + 2)) {
        const std::string_view rest = std::string_view{head}.substr(line + 2);
        if (rest.size() <= name.size() || rest[name.size()] != ':') continue;
        if (::strncasecmp(rest.data(), name.data(), name.size()) != 0) continue;
        const std::string_view value = rest.substr(name.size() + 1, rest.find("\r\n") - name.size() - 1);
        return std::string{value.substr(std::min(value.find_first_not_of(' '), value.size()))};
    }
    return {};
}

ScriptedServer::ScriptedServer(Script answer) : answer_{std::move(answer)} {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, plain, size) != 0 || ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, plain, &size) != 0)
        throw std::runtime_error{"no socket on loopback"};
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread{[this] { accept_all(); }};
}

ScriptedServer::~ScriptedServer() {
    stopping_ = true;
    acceptor_.join();
    for (std::thread& worker : workers_) worker.join();
    ::close(listener_);
}

std::string ScriptedServer::url(std::string_view target) const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string{target};
}

std::vector<ServedRequest> ScriptedServer::requests() const {
    const std::lock_guard lock{mutex_};
    return requests_;
}

void ScriptedServer::accept_all() {
    while (!stopping_) {
        if (!is_readable(listener_, look_up_every)) continue;
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        // Head and body leave in two pieces; the second must not wait for the first to be acknowledged.
        const int at_once = 1;
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
        ++connections_;
        const std::lock_guard lock{mutex_};
        workers_.emplace_back([this, client] { serve(client); });
    }
}

void ScriptedServer::serve(int client) {
    std::string bytes;
    while (!stopping_) {
        if (!is_readable(client, look_up_every)) continue;
        if (!read_more(client, bytes)) break;
        while (const auto request = take_request(bytes)) {
            {
                const std::lock_guard lock{mutex_};
                requests_.push_back(*request);
            }
            const ServedAnswer answer = answer_(*request);
            if (!send_answer(client, *request, answer)) return end_connection(client, answer.resets);
        }
    }
    end_connection(client, false);
}

bool ScriptedServer::send_answer(int client, const ServedRequest& request, const ServedAnswer& answer) {
    if (!pause(answer.delay)) return false;
    std::size_t budget = answer.cut_after;
    if (!answer.raw.empty()) {
        for (std::size_t copy = 0; copy < answer.repeat_body; ++copy) {
            if (!send_pieces(client, answer.raw, answer, budget)) break;
        }
        return false;
    }
    if (!send_pieces(client, head_of(answer), answer, budget)) return false;
    if (request.method == "HEAD" || answer.status == 304) return true;
    for (std::size_t copy = 0; copy < answer.repeat_body; ++copy) {
        if (!send_pieces(client, answer.body, answer, budget)) return false;
    }
    return answer.repeat_body == 1 && answer.announces_length;
}

bool ScriptedServer::send_pieces(int client, std::string_view bytes, const ServedAnswer& answer,
                                 std::size_t& budget) const {
    while (!bytes.empty() && budget > 0) {
        const std::size_t count = std::min({bytes.size(), answer.piece_bytes, budget});
        const ssize_t sent = ::send(client, bytes.data(), count, MSG_NOSIGNAL);
        if (sent < 0 || !pause(answer.piece_delay)) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
        budget -= static_cast<std::size_t>(sent);
    }
    return budget > 0;
}

bool ScriptedServer::pause(std::chrono::milliseconds time) const {
    const auto until = std::chrono::steady_clock::now() + time;
    while (!stopping_ && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(look_up_every, time));
    return !stopping_;
}

}  // namespace zuil::test
