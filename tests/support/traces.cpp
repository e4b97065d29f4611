#include "tests/support/traces.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil::test {
namespace {

char small(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter; }

void make_small(std::string& bytes) { std::ranges::transform(bytes, bytes.begin(), small); }

// An ASCII text in units of that many bytes, the lowest first.
std::string encoded(const std::string& text, std::size_t unit) {
    std::string bytes;
    for (const char letter : text) {
        bytes += small(letter);
        bytes.append(unit - 1, '\0');
    }
    return bytes;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

Traces::Traces(const std::vector<std::string>& planted) {
    for (const std::string& text : planted) {
        for (const std::size_t unit : {std::size_t{1}, std::size_t{2}, std::size_t{4}}) {
            needles_.push_back({text, encoded(text, unit)});
        }
    }
}

std::set<std::string> Traces::in_bytes(std::string bytes) const {
    make_small(bytes);
    std::array<std::vector<const Needle*>, 256> by_first;
    for (const Needle& needle : needles_) by_first[static_cast<unsigned char>(needle.encoded[0])].push_back(&needle);
    std::set<std::string> found;
    const std::string_view all = bytes;
    for (std::size_t place = 0; place < all.size(); ++place) {
        for (const Needle* needle : by_first[static_cast<unsigned char>(all[place])]) {
            if (all.substr(place).starts_with(needle->encoded)) found.insert(needle->text);
        }
    }
    return found;
}

std::set<std::string> Traces::in_memory(pid_t process) const {
    const TemporaryFolder folder = TemporaryFolder::in_memory();
    const std::string number = std::to_string(process);
    std::vector<std::string> command{"gcore", "-o", (folder / "core").string(), number};
    if (geteuid() != 0) command.insert(command.begin(), "sudo");
    run(command);
    return in_bytes(bytes_of(folder / ("core." + number)));
}

std::set<std::string> Traces::on_disk(const std::filesystem::path& place) const {
    if (!std::filesystem::is_directory(place)) return in_bytes(bytes_of(place));
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{place}) {
        if (!entry.is_regular_file()) continue;
        found.merge(in_bytes(bytes_of(entry.path())));
        found.merge(in_bytes(entry.path().filename().string()));
    }
    return found;
}

}  // namespace zuil::test
