#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil {
namespace {

const std::filesystem::path source{ZUIL_SOURCE_DIR "/assets/demo"};
const std::filesystem::path built{ZUIL_DEMO_FOLDER};

std::string content(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

// The value of a token in line 2 of a drawing, in lower case and without its "#".
std::string token(const std::string& svg, const std::string& name) {
    const std::size_t at = svg.find(" " + name + "=#");
    std::string hex = at == std::string::npos ? "" : svg.substr(at + name.size() + 3, 6);
    for (char& letter : hex) letter = static_cast<char>(letter >= 'A' && letter <= 'F' ? letter - 'A' + 'a' : letter);
    return hex;
}

}  // namespace

TEST_CASE("the demo shop is the same each time it is made") {
    const TemporaryFolder folder;
    test::run({ZUIL_DEMO_PROGRAM, (source / "catalogue").string(), (source / "illustrations").string(),
               folder.path().string()});
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder.path()}) {
        if (!entry.is_regular_file()) continue;
        const auto name = entry.path().lexically_relative(folder.path());
        CAPTURE(name.string());
        CHECK((content(entry.path()) == content(built / name)));
        ++files;
    }
    CHECK(files > 300);
}

TEST_CASE("a drawing in its own colours comes out as it was drawn") {
    int compared = 0;
    for (const auto& entry : std::filesystem::directory_iterator{source / "illustrations"}) {
        if (entry.path().extension() != ".svg") continue;
        const std::string drawn = content(entry.path());
        const std::string start =
            entry.path().stem().string() + "-" + token(drawn, "base") + "-" + token(drawn, "accent");
        for (const auto& picture : std::filesystem::directory_iterator{built / "images"}) {
            const std::string name = picture.path().filename().string();
            if (!name.starts_with(start) || !name.ends_with("-front.svg") || name.find("detail") != name.npos) continue;
            const std::string made = content(picture.path());
            if (token(made, "wall") != token(drawn, "wall")) continue;
            CAPTURE(name);
            CHECK((made == drawn));
            ++compared;
        }
    }
    CHECK(compared >= 10);
}

TEST_CASE("a drawing that is missing ends the making with its name") {
    const TemporaryFolder folder;
    std::filesystem::copy(source / "illustrations", folder / "drawings");
    std::filesystem::remove(folder / "drawings" / "kettle.svg");
    test::Process program{{.arguments = {ZUIL_DEMO_PROGRAM, (source / "catalogue").string(),
                                         (folder / "drawings").string(), (folder / "out").string()},
                           .environment = {},
                           .output_file = (folder / "log").string()}};
    CHECK(program.wait(std::chrono::seconds{60}) == 1);
    CHECK(content(folder / "log").find("the drawing kettle is missing") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "out" / "feed.json"));
}

}  // namespace zuil
