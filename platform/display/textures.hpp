#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "platform/display/bitmap.hpp"

namespace zuil {

// Names one picture in a Textures for as long as it is there; the number of a removed one never comes back, so a
// screen that kept an old id draws nothing instead of somebody else's picture. Passes through ImGui as ImTextureID.
class TextureId {
public:
    TextureId() = default;
    static TextureId from_imgui(const void* value) { return TextureId{reinterpret_cast<std::uintptr_t>(value)}; }
    void* as_imgui() const { return reinterpret_cast<void*>(value_); }
    explicit operator bool() const { return value_ != 0; }
    std::uintptr_t value() const { return value_; }
    friend bool operator==(TextureId, TextureId) = default;

private:
    friend class Textures;
    explicit TextureId(std::uintptr_t value) : value_{value} {}
    // Slot + 1 in the low half, serial in the high half: 0 names nothing.
    std::uintptr_t value_ = 0;
};

// The pictures that quads are drawn from. Belongs to the UI thread; decode threads hand their Bitmap over to it.
// Add, update and remove between frames: between drawing and presenting, what is drawn must stay.
class Textures {
public:
    struct Texture {
        TextureId id;
        std::variant<Bitmap, Mask> pixels;
        // Grows whenever pixels that may be on screen change: a presenter then draws them again.
        std::uint64_t generation = 0;
        // Grows whenever any pixel changes: a presenter that keeps a copy (OpenGL) then renews it.
        std::uint64_t revision = 0;
        // No pixel lets anything through: what lies below need not be drawn.
        bool opaque = false;

        int width() const;
        int height() const;
    };

    TextureId add(Bitmap bitmap);
    TextureId add(Mask mask);
    // New pixels under the same id; the size may change.
    void update(TextureId id, Bitmap bitmap);
    void update(TextureId id, Mask mask);
    // Writes into a mask's unused part: what was drawn from it before looks the same, so nothing is drawn again.
    void extend(TextureId id, const Mask& piece, int x, int y);
    // Empties a mask for new use.
    void clear(TextureId id);
    void remove(TextureId id);

    // Null when it was removed.
    const Texture* find(TextureId id) const;
    std::size_t count() const { return count_; }
    // Pixels in memory, for budgets.
    std::size_t bytes() const { return bytes_; }

private:
    Texture& at(TextureId id);
    TextureId add(std::variant<Bitmap, Mask> pixels);
    void update(TextureId id, std::variant<Bitmap, Mask> pixels);

    std::vector<Texture> slots_;
    std::vector<std::uint32_t> free_;
    std::uint64_t changes_ = 0;
    std::uint32_t serial_ = 0;
    std::size_t count_ = 0, bytes_ = 0;
};

}  // namespace zuil
