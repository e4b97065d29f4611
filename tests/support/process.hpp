#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace zuil::test {

// A program started by a test and ended with it, always by its own id.
class Process {
public:
    struct Options {
        std::vector<std::string> arguments;    // the program first, looked up in PATH
        std::vector<std::string> environment;  // "NAME=value", added to this process's own
        std::string output_file;               // both streams, appended; empty: this process's own
    };

    explicit Process(const Options& options);
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    Process(Process&& other) noexcept;
    Process& operator=(Process&&) = delete;
    ~Process();

    pid_t pid() const { return pid_; }
    bool running();
    void signal(int number) const;
    // The exit status, 128 + the signal's number after a signal, or nothing when it still runs after that time.
    std::optional<int> wait(std::chrono::milliseconds most);
    // Asks it to end, and makes it end when it does not within five seconds.
    void stop();
    void kill();

private:
    pid_t pid_ = 0;
    std::optional<int> status_;
};

// Runs to its end and gives what it printed on standard output; throws with both streams when it fails.
std::string run(const std::vector<std::string>& arguments, std::chrono::seconds most = std::chrono::seconds{120});

}  // namespace zuil::test
