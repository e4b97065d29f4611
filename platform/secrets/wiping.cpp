#include "platform/secrets/wiping.hpp"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <array>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

// Some times what the deepest calls (an SQL statement that is compiled, a document that is parsed) were seen to take.
constexpr std::size_t stack_reach = std::size_t{256} * 1024;

}  // namespace

void overwrite(void* memory, std::size_t bytes) { sodium_memzero(memory, bytes); }

// Never a part of its caller, whose own variables would lie among what is overwritten.
[[gnu::noinline]] void wipe_dead_stack() {
    std::array<std::byte, stack_reach> below;
    overwrite(below.data(), below.size());
}

void keep_memory_private() {
    // The limit alone would not keep a kernel that hands cores to a program from doing so.
    const rlimit none{0, 0};
    ENSURE(setrlimit(RLIMIT_CORE, &none) == 0);
    ENSURE(prctl(PR_SET_DUMPABLE, 0) == 0);
}

}  // namespace zuil
