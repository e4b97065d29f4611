#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "tests/fuzz/targets.hpp"

// libFuzzer around one of the targets: zuil-fuzz --target=NAME, and then libFuzzer's own arguments.
namespace {

// libFuzzer gives its callbacks nothing of ours to carry.
const zuil::FuzzTarget* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** values);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerInitialize(int* count, char*** values) {
    constexpr std::string_view option = "--target=";
    for (int at = 1; at < *count; ++at) {
        const std::string_view argument{(*values)[at]};
        if (!argument.starts_with(option)) continue;
        for (const zuil::FuzzTarget& target : zuil::fuzz_targets()) {
            if (target.name == argument.substr(option.size())) chosen = &target;
        }
    }
    if (chosen != nullptr) return 0;
    std::cerr << "zuil-fuzz: --target is one of";
    for (const zuil::FuzzTarget& target : zuil::fuzz_targets()) std::cerr << ' ' << target.name;
    std::cerr << '\n';
    std::exit(2);
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
