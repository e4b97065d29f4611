#pragma once

#include <chrono>

namespace zuil::test {

// A TCP port of this machine that nobody listens on right now.
int free_port();
// Until somebody does; false: nobody did in that time.
bool wait_for_port(int port, std::chrono::milliseconds most);

}  // namespace zuil::test
