#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace zuil::test {

// What a network does to one request between a kiosk and a shop.
enum class Fault {
    none,
    lose_request,       // the shop never sees it; the client hears nothing and the connection closes
    lose_reply,         // the shop does it; the client hears nothing
    cut_reply,          // the shop does it; the answer ends after some bytes, each time at another one
    late_reply,         // the shop does it; the answer comes after the client has given up
    late_request,       // the shop does it only after the client has given up
    duplicate_request,  // the shop gets it twice, and the client hears the second answer
    error_after,        // the shop does it; the client hears 502
    portal,             // the shop never sees it; the page of a network that wants a login comes instead, as a 200
    bomb,               // the shop does it; a quarter of a megabyte arrives that unpacks to a quarter of a gigabyte
    busy,               // the shop does not do it; 429, and in a second again
    // For tests that end the client meanwhile; the connection stays open until the client has gone.
    hold_request,  // the shop never sees it
    hold_reply,    // the shop does it; the answer is kept back
};

std::string_view to_string(Fault fault);
// Those after which the client goes on by itself.
inline constexpr Fault all_faults[] = {
    Fault::lose_request,      Fault::lose_reply,  Fault::cut_reply, Fault::late_reply, Fault::late_request,
    Fault::duplicate_request, Fault::error_after, Fault::portal,    Fault::bomb,       Fault::busy};

// For FaultProxy: spoils every third request, one after the other in another way; `requests` counts all of them.
std::function<Fault(std::string_view)> every_third(std::atomic<int>& requests);

// A plain HTTP/1.1 proxy for one server on loopback: each request gets a connection of its own and the fault that
// `choose` says. `choose` sees the whole request and is called by one thread at a time.
class FaultProxy {
public:
    FaultProxy(int upstream_port, std::chrono::milliseconds lateness, std::function<Fault(std::string_view)> choose);
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;
    ~FaultProxy();

    int port() const { return port_; }
    std::map<Fault, int> injected() const;
    // True as soon as a request is held: by hold_reply, once the shop has answered it. Ends when that client is gone.
    bool wait_until_held(std::chrono::milliseconds most) const;

private:
    void accept_all();
    void serve(int client);
    void answer(int client, const std::string& request, Fault fault);
    void hold(int client);
    std::size_t next_cut(std::size_t bytes);
    std::string forward(const std::string& request) const;

    const int upstream_port_;
    const std::chrono::milliseconds lateness_;
    const std::function<Fault(std::string_view)> choose_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> stopping_{false};
    mutable std::mutex mutex_;  // guards what follows, and `choose_`
    std::map<Fault, int> injected_;
    std::size_t cuts_ = 0;
    int held_ = 0;
    mutable std::condition_variable held_changed_;
    std::vector<std::thread> workers_;
    std::thread acceptor_;
};

}  // namespace zuil::test
