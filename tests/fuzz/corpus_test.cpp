#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/targets.hpp"

namespace zuil {
namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

// Each input that ever broke something lies there too. A broken promise ends the process, and the input is named.
TEST_CASE("every input of the corpus is read without harm") {
    for (const FuzzTarget& target : fuzz_targets()) {
        target.run("");
        int inputs = 0;
        const auto folder = std::filesystem::path{ZUIL_SOURCE_DIR} / "tests/fuzz/corpus" / target.name;
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            INFO(entry.path().string());
            target.run(content_of(entry.path()));
            ++inputs;
        }
        INFO(target.name);
        CHECK(inputs >= 3);
    }
}

}  // namespace zuil
