#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/ui/pictures.hpp"
#include "platform/base/result.hpp"

namespace zuil {

// The bytes of the picture file behind an address, good enough to be drawn with its longer side at `side` pixels: from
// disk, never from the network. Called on the decode threads, so it may block. not_found: not there yet; it is asked
// for again when it has arrived, or later.
using ReadPicture = std::function<Result<std::vector<std::byte>>(const std::string& url, int side)>;

// Makes a picture of those bytes at exactly this size, its corners cut. Called on the decode threads.
using DecodePicture = std::function<Result<Bitmap>(std::span<const std::byte> bytes, int width, int height, Fit fit,
                                                   CornerRadii corners)>;

// Decodes each time anew.
Result<Bitmap> decode_picture(std::span<const std::byte> bytes, int width, int height, Fit fit, CornerRadii corners);

// Reads file:// addresses.
Result<std::vector<std::byte>> read_file_picture(const std::string& url, int side);

// Decodes pictures to the size they are drawn at, on threads of its own, and keeps them within a budget of bytes. What
// was asked for last is decoded first; what no frame asks for any more is not decoded at all.
class PictureCache final : public Pictures {
public:
    struct Options {
        int threads = 2;
        std::size_t budget_bytes = 160U << 20U;
        std::function<void()> ready;  // any thread: something was decoded, draw a frame
        DecodePicture decode = decode_picture;
    };
    PictureCache(Textures& textures, ReadPicture read, Options options);
    ~PictureCache() override;
    PictureCache(const PictureCache&) = delete;
    PictureCache& operator=(const PictureCache&) = delete;

    // Between frames, on the UI thread: takes what was decoded, gives back what is over the budget.
    void begin_frame(double seconds);
    Found find(const PictureRequest& request) override;
    // Any thread: the picture behind this address is there now. Those that wait for it are drawn in the next frame.
    void arrived(const std::string& url);

    bool settled() const;                   // nothing is waiting or being decoded
    std::optional<double> wake_in() const;  // seconds until a missing picture is asked for again
    std::size_t bytes() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zuil
