#include "tests/support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <utility>

namespace zuil::test {
namespace {

using std::chrono::steady_clock;

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> made;
    made.reserve(texts.size() + 1);
    for (const std::string& text : texts) made.push_back(const_cast<char*>(text.c_str()));
    made.push_back(nullptr);
    return made;
}

std::vector<std::string> environment_with(const std::vector<std::string>& added) {
    std::vector<std::string> all = added;
    for (char** entry = environ; *entry != nullptr; ++entry) all.emplace_back(*entry);
    return all;
}

int exit_status(int raw) { return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw); }

}  // namespace

Process::Process(const Options& options) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (!options.output_file.empty()) {
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, options.output_file.c_str(),
                                         O_WRONLY | O_CREAT | O_APPEND, 0600);
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    }
    const std::vector<std::string> environment = environment_with(options.environment);
    const int failed = posix_spawnp(&pid_, options.arguments.front().c_str(), &actions, nullptr,
                                    pointers(options.arguments).data(), pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) throw std::runtime_error(options.arguments.front() + ": " + std::strerror(failed));
}

Process::Process(Process&& other) noexcept
    : pid_{std::exchange(other.pid_, 0)}, status_{std::exchange(other.status_, std::nullopt)} {}

Process::~Process() { stop(); }

bool Process::running() { return pid_ != 0 && !wait(std::chrono::milliseconds{0}).has_value(); }

void Process::signal(int number) const {
    if (pid_ != 0 && !status_) ::kill(pid_, number);
}

std::optional<int> Process::wait(std::chrono::milliseconds most) {
    const auto until = steady_clock::now() + most;
    while (!status_ && pid_ != 0) {
        int raw = 0;
        if (waitpid(pid_, &raw, WNOHANG) == pid_) {
            status_ = exit_status(raw);
        } else if (steady_clock::now() >= until) {
            return std::nullopt;
        } else {
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
    }
    return status_;
}

void Process::stop() {
    if (!running()) return;
    signal(SIGTERM);
    if (!wait(std::chrono::seconds{5})) kill();
}

void Process::kill() {
    signal(SIGKILL);
    wait(std::chrono::seconds{5});
}

std::string run(const std::vector<std::string>& arguments, std::chrono::seconds most) {
    std::array<char, 32> name{"/tmp/zuil-test-XXXXXX"};
    const int file = mkstemp(name.data());
    if (file < 0) throw std::runtime_error("no temporary file could be made");
    Process process{{.arguments = arguments, .environment = {}, .output_file = name.data()}};
    const std::optional<int> status = process.wait(most);
    std::string output;
    std::array<char, 65536> piece{};
    for (ssize_t got = 0; (got = read(file, piece.data(), piece.size())) > 0;) {
        output.append(piece.data(), static_cast<std::size_t>(got));
    }
    close(file);
    unlink(name.data());
    if (status != 0) throw std::runtime_error(arguments.front() + " failed:\n" + output);
    return output;
}

}  // namespace zuil::test
