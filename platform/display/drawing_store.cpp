#include "platform/display/drawing_store.hpp"

#include <fmt/format.h>
#include <librsvg/rsvg.h>
#include <zstd.h>

#include <memory>
#include <optional>
#include <string>

#include "platform/display/photo.hpp"
#include "platform/display/svg.hpp"
#include "platform/files/files.hpp"
#include "platform/secrets/content_hash.hpp"

namespace zuil {
namespace {

// The quickest level: flat colours shrink to a tenth by it, and better ones take longer than they save.
constexpr int compression_level = 1;

struct FreeStream {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

std::string file_name(std::span<const std::byte> svg, int width, int height, Fit fit, CornerRadii corners) {
    const std::string_view text{reinterpret_cast<const char*>(svg.data()), svg.size()};
    return content_hash(fmt::format("1 librsvg {}.{}.{} {}x{} {} {} {} {} {} {}", LIBRSVG_MAJOR_VERSION,
                                    LIBRSVG_MINOR_VERSION, LIBRSVG_MICRO_VERSION, width, height, static_cast<int>(fit),
                                    corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left,
                                    content_hash(text)));
}

// The size is in the file's name already; the checksum in the frame tells whether a power cut left all of it.
Result<std::string> compressed(const Bitmap& bitmap) {
    const std::unique_ptr<ZSTD_CCtx, FreeStream> context{ZSTD_createCCtx()};
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, compression_level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string bytes(ZSTD_compressBound(bitmap.bytes()), '\0');
    const std::size_t length =
        ZSTD_compress2(context.get(), bytes.data(), bytes.size(), bitmap.pixels().data(), bitmap.bytes());
    if (ZSTD_isError(length) != 0) return fail(Errc::device_fault, ZSTD_getErrorName(length));
    bytes.resize(length);
    return bytes;
}

std::optional<Bitmap> read_drawing(const std::filesystem::path& file, int width, int height) {
    Bitmap bitmap{width, height};
    const auto bytes = read_file(file, ZSTD_compressBound(bitmap.bytes()));
    if (!bytes) return std::nullopt;
    const std::size_t length = ZSTD_decompress(bitmap.pixels().data(), bitmap.bytes(), bytes->data(), bytes->size());
    if (ZSTD_isError(length) != 0 || length != bitmap.bytes()) return std::nullopt;
    return bitmap;
}

}  // namespace

DrawingStore::DrawingStore(std::filesystem::path folder, std::uint64_t bytes_max)
    : folder_{std::move(folder)}, bytes_max_{bytes_max} {
    if (const auto left = trim_folder(folder_, bytes_max_)) bytes_ = *left;
}

Result<Bitmap> DrawingStore::decode(std::span<const std::byte> bytes, int width, int height, Fit fit,
                                    CornerRadii corners) {
    TRY_DO(check_picture_size(width, height));
    if (!looks_like_svg(bytes)) return decode_image(bytes, width, height, fit, {}, corners);
    const std::filesystem::path file = folder_ / file_name(bytes, width, height, fit, corners);
    if (auto drawn = read_drawing(file, width, height)) {
        touch_file(file);
        return std::move(*drawn);
    }
    TRY(Bitmap drawn, decode_image(bytes, width, height, fit, {}, corners));
    keep(file, drawn);
    return drawn;
}

void DrawingStore::keep(const std::filesystem::path& file, const Bitmap& bitmap) {
    const auto bytes = compressed(bitmap);
    if (!bytes || !make_folder(folder_) || !write_disposable_file(file, *bytes)) return;
    const std::lock_guard lock{mutex_};
    bytes_ += bytes->size();
    if (bytes_ <= bytes_max_) return;
    // Well below the most, so that not every new drawing looks through the folder.
    if (const auto left = trim_folder(folder_, bytes_max_ / 4 * 3)) bytes_ = *left;
}

}  // namespace zuil
