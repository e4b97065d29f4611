#pragma once

#include <sys/types.h>

#include <string>

namespace zuil::test {

// An X server of this test's own, on a free display number, ended with this object. DISPLAY points at it meanwhile.
class Xvfb {
public:
    Xvfb(int width, int height);
    ~Xvfb();
    Xvfb(const Xvfb&) = delete;
    Xvfb& operator=(const Xvfb&) = delete;

private:
    pid_t process_ = -1;
};

}  // namespace zuil::test
