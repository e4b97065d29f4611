#include "tests/platform/display/xvfb.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

extern char** environ;

namespace zuil::test {

Xvfb::Xvfb(int width, int height) {
    std::array<int, 2> channel{};
    if (::pipe2(channel.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe to Xvfb"};
    // Xvfb picks a free number and writes it to descriptor 3 once it takes clients.
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, channel[1], 3);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    std::array<std::string, 9> words = {"Xvfb", "-displayfd", "3", "-screen", "0", "", "-nolisten", "tcp", "-noreset"};
    words[5] = std::to_string(width) + "x" + std::to_string(height) + "x24";
    std::array<char*, 10> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
    const int error = ::posix_spawnp(&process_, "Xvfb", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(channel[1]);
    std::array<char, 16> number{};
    const ssize_t length = error == 0 ? ::read(channel[0], number.data(), number.size() - 1) : 0;
    ::close(channel[0]);
    if (length <= 0) throw std::runtime_error{"Xvfb did not start; Debian's package xvfb brings it"};
    ::setenv("DISPLAY", (":" + std::to_string(std::atoi(number.data()))).c_str(), 1);
}

Xvfb::~Xvfb() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    ::unsetenv("DISPLAY");
}

}  // namespace zuil::test
