#pragma once

#include <sys/types.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zuil::test {

// Texts that somebody left behind: looked for in capitals and small letters alike, and in each of the ways in which
// programs keep letters in memory (UTF-8, UTF-16, UTF-32).
class Traces {
public:
    explicit Traces(const std::vector<std::string>& planted);

    // Which of them a program has in its memory, by gdb's gcore; it may be stopped. Needs root, or sudo: the kiosk lets
    // nobody else look.
    std::set<std::string> in_memory(pid_t process) const;
    // Which of them stand in that file, or in a file of that folder or below.
    std::set<std::string> on_disk(const std::filesystem::path& place) const;
    std::set<std::string> in_bytes(std::string bytes) const;

private:
    struct Needle {
        std::string text;     // as it was planted
        std::string encoded;  // in small letters
    };
    std::vector<Needle> needles_;
};

}  // namespace zuil::test
