#include "tests/kiosk/ui/approved_letters.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "platform/secrets/content_hash.hpp"

namespace zuil::test {
namespace {

const std::filesystem::path letters_file = std::string{ZUIL_SOURCE_DIR} + "/tests/kiosk/ui/approved/letters";

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

std::string hash_of_letters() {
    std::vector<std::filesystem::path> fonts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{"/usr/share/fonts"}) {
        if (entry.path().filename().string().starts_with("Inter")) fonts.push_back(entry.path());
    }
    std::ranges::sort(fonts);
    std::string hashes;
    for (const auto& font : fonts) hashes += content_hash(content_of(font));
    return content_hash(hashes);
}

}  // namespace

bool has_approved_letters() {
    if (std::getenv("ZUIL_APPROVE") != nullptr) {
        std::filesystem::create_directories(letters_file.parent_path());
        std::ofstream{letters_file, std::ios::binary} << hash_of_letters() << '\n';
    }
    return content_of(letters_file) == hash_of_letters() + '\n';
}

}  // namespace zuil::test
