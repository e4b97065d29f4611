#include "platform/display/drawing_store.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>

#include "platform/files/files.hpp"
#include "tests/platform/display/sample_pictures.hpp"
#include "tests/support/temporary_folder.hpp"

namespace zuil::test {
namespace {

constexpr std::uint64_t plenty = 1U << 20U;

std::string square(const std::string& colour) {
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><rect width='10' height='10' fill='" + colour +
           "'/></svg>";
}

Bitmap drawn(DrawingStore& store, const std::string& svg, int side = 40, CornerRadii corners = {}) {
    auto bitmap = store.decode(std::as_bytes(std::span{svg}), side, side, Fit::contain, corners);
    REQUIRE(bitmap);
    return std::move(*bitmap);
}

std::vector<FileFacts> files_in(const std::filesystem::path& folder) {
    auto files = list_folder(folder);
    REQUIRE(files);
    return *files;
}

// What the only file in the folder says is its drawing, told apart from one that was drawn anew.
void replace_content(const std::filesystem::path& folder, const std::filesystem::path& by) {
    std::filesystem::copy_file(by, files_in(folder).front().path, std::filesystem::copy_options::overwrite_existing);
}

}  // namespace

TEST_CASE("a drawing is rasterised once and read back after a restart") {
    const TemporaryFolder folder;
    const TemporaryFolder other;
    {
        DrawingStore store{folder.path(), plenty};
        CHECK(drawn(store, square("#ff0000")).at(20, 20) == 0xFFFF0000U);
        DrawingStore blue{other.path(), plenty};
        drawn(blue, square("#0000ff"));
    }
    CHECK(files_in(folder.path()).size() == 1);
    // If the pixels come from the file, they are those of the other drawing now.
    replace_content(folder.path(), files_in(other.path()).front().path);
    DrawingStore again{folder.path(), plenty};
    CHECK(drawn(again, square("#ff0000")).at(20, 20) == 0xFF0000FFU);
}

TEST_CASE("another size, other corners or a changed drawing are drawn for themselves") {
    const TemporaryFolder folder;
    DrawingStore store{folder.path(), plenty};
    drawn(store, square("#ff0000"));
    CHECK(drawn(store, square("#ff0000"), 60).width() == 60);
    CHECK(drawn(store, square("#ff0000"), 40, CornerRadii::all(12)).at(0, 0) == 0);
    CHECK(drawn(store, square("#00ff00")).at(20, 20) == 0xFF00FF00U);
    CHECK(files_in(folder.path()).size() == 4);
}

TEST_CASE("a file that a power cut damaged is drawn anew") {
    const TemporaryFolder folder;
    DrawingStore store{folder.path(), plenty};
    drawn(store, square("#ff0000"));
    const auto file = files_in(folder.path()).front();
    for (const std::uint64_t length : {std::uint64_t{0}, file.bytes / 2, file.bytes - 1}) {
        std::filesystem::resize_file(file.path, length);
        CHECK(drawn(store, square("#ff0000")).at(20, 20) == 0xFFFF0000U);
        CHECK(files_in(folder.path()).front().bytes == file.bytes);
    }
    {
        std::fstream flipped{file.path, std::ios::in | std::ios::out | std::ios::binary};
        flipped.seekp(static_cast<std::streamoff>(file.bytes / 2));
        flipped.put('\xA5');
    }
    CHECK(drawn(store, square("#ff0000")).at(20, 20) == 0xFFFF0000U);
}

TEST_CASE("drawings keep within their bytes, and the one used last stays") {
    const TemporaryFolder folder;
    std::uint64_t one = 0;
    {
        DrawingStore store{folder.path(), plenty};
        drawn(store, square("#000000"));
        one = files_in(folder.path()).front().bytes;
    }
    DrawingStore store{folder.path(), one * 8};
    for (int shade = 10; shade < 60; ++shade) {
        drawn(store, square("#" + std::to_string(shade) + "0000"));
        std::uint64_t bytes = 0;
        for (const FileFacts& file : files_in(folder.path())) bytes += file.bytes;
        CHECK(bytes <= one * 8);
    }
    const auto newest = files_in(folder.path()).back().path;
    drawn(store, square("#590000"));
    CHECK(files_in(folder.path()).back().path == newest);
}

TEST_CASE("a folder that cannot be written, a photo and what is no picture are told apart") {
    const TemporaryFolder folder;
    const std::filesystem::path blocked = folder / "file";
    REQUIRE(write_file(blocked, "not a folder"));
    DrawingStore store{blocked / "drawings", plenty};
    CHECK(drawn(store, square("#ff0000")).at(20, 20) == 0xFFFF0000U);

    DrawingStore photos{folder / "drawings", plenty};
    const Bytes photo = png(64, 32);
    CHECK(photos.decode(photo, 32, 16, Fit::cover, {}));
    CHECK(files_in(folder / "drawings").empty());
    const std::string broken = "<svg";
    const auto refused = photos.decode(std::as_bytes(std::span{broken}), 32, 16, Fit::cover, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::bad_data);
    CHECK_FALSE(photos.decode(photo, 0, 16, Fit::cover, {}));
}

}  // namespace zuil::test
