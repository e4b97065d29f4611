#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace zuil {

// An empty folder of the test's own, removed with what is in it.
class TemporaryFolder {
public:
    TemporaryFolder() : TemporaryFolder{std::filesystem::temp_directory_path()} {}
    explicit TemporaryFolder(const std::filesystem::path& above) {
        std::string name = (above / "zuil-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    // In memory where the machine has such a place: for tests that write thousands of files.
    static TemporaryFolder in_memory() {
        const std::filesystem::path memory{"/dev/shm"};
        std::error_code ignored;
        return TemporaryFolder{std::filesystem::is_directory(memory, ignored) ? memory
                                                                              : std::filesystem::temp_directory_path()};
    }

    const std::filesystem::path& path() const { return path_; }
    // Whether the text stands in any file in it or below.
    bool holds(std::string_view text) const {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{path_}) {
            std::ifstream file{entry.path(), std::ios::binary};
            const std::string content{std::istreambuf_iterator<char>{file}, {}};
            if (content.find(text) != std::string::npos) return true;
        }
        return false;
    }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace zuil
