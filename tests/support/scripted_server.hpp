#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <limits>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace zuil::test {

struct ServedRequest {
    std::string method;
    std::string target;  // path and query
    std::string head;    // the request line and headers as they came
    std::string body;

    // The value of the first header of that name, compared without case; empty when absent.
    std::string header(std::string_view name) const;
};

// An answer and the ways in which it goes wrong on its way.
struct ServedAnswer {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::chrono::milliseconds delay{0};                                 // before the first byte
    std::size_t cut_after = std::numeric_limits<std::size_t>::max();    // bytes of the whole answer, then the end
    bool resets = false;                                                // the end is a reset instead of a close
    std::size_t piece_bytes = std::numeric_limits<std::size_t>::max();  // sent at once
    std::chrono::milliseconds piece_delay{0};                           // between pieces
    std::size_t repeat_body = 1;   // a body too large to be made whole; announced by no Content-Length when not 1
    bool announces_length = true;  // otherwise the body ends with the connection
    std::string raw{};             // sent instead of all the above, again and again when `repeat_body` says so
};

// A small HTTP/1.1 server on loopback that keeps connections open and does what a script says. `answer` may be called
// by several threads at once.
class ScriptedServer {
public:
    using Script = std::function<ServedAnswer(const ServedRequest&)>;

    explicit ScriptedServer(Script answer);
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;
    ~ScriptedServer();

    int port() const { return port_; }
    std::string url(std::string_view target = "/") const;
    // What was asked so far, in the order in which it came.
    std::vector<ServedRequest> requests() const;
    int connections() const { return connections_; }

private:
    void accept_all();
    void serve(int client);
    bool send_answer(int client, const ServedRequest& request, const ServedAnswer& answer);
    bool send_pieces(int client, std::string_view bytes, const ServedAnswer& answer, std::size_t& budget) const;
    bool pause(std::chrono::milliseconds time) const;

    const Script answer_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> stopping_{false};
    std::atomic<int> connections_{0};
    mutable std::mutex mutex_;  // guards what follows
    std::vector<ServedRequest> requests_;
    std::list<std::thread> workers_;
    std::thread acceptor_;
};

}  // namespace zuil::test
