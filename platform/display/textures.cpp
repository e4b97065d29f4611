#include "platform/display/textures.hpp"

#include <algorithm>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

static_assert(sizeof(std::uintptr_t) == 8, "A texture's slot and serial share one pointer.");

constexpr std::uintptr_t slot_mask = 0xFFFFFFFFU;

std::size_t size_of(const std::variant<Bitmap, Mask>& pixels) {
    return std::visit([](const auto& picture) { return picture.bytes(); }, pixels);
}

// A photo with round corners is found out by its first pixel.
bool is_opaque(const std::variant<Bitmap, Mask>& pixels) {
    const auto* bitmap = std::get_if<Bitmap>(&pixels);
    return bitmap != nullptr &&
           std::ranges::all_of(bitmap->pixels(), [](std::uint32_t pixel) { return pixel >> 24U == 255; });
}

}  // namespace

int Textures::Texture::width() const {
    return std::visit([](const auto& picture) { return picture.width(); }, pixels);
}

int Textures::Texture::height() const {
    return std::visit([](const auto& picture) { return picture.height(); }, pixels);
}

TextureId Textures::add(Bitmap bitmap) { return add(std::variant<Bitmap, Mask>{std::move(bitmap)}); }
TextureId Textures::add(Mask mask) { return add(std::variant<Bitmap, Mask>{std::move(mask)}); }
void Textures::update(TextureId id, Bitmap bitmap) { update(id, std::variant<Bitmap, Mask>{std::move(bitmap)}); }
void Textures::update(TextureId id, Mask mask) { update(id, std::variant<Bitmap, Mask>{std::move(mask)}); }

TextureId Textures::add(std::variant<Bitmap, Mask> pixels) {
    if (free_.empty()) {
        free_.push_back(static_cast<std::uint32_t>(slots_.size()));
        slots_.emplace_back();
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    const TextureId id{static_cast<std::uintptr_t>(++serial_) << 32U | (slot + 1U)};
    bytes_ += size_of(pixels);
    ++count_;
    ++changes_;
    const bool opaque = is_opaque(pixels);
    slots_[slot] = {id, std::move(pixels), changes_, changes_, opaque};
    return id;
}

void Textures::update(TextureId id, std::variant<Bitmap, Mask> pixels) {
    Texture& texture = at(id);
    bytes_ = bytes_ - size_of(texture.pixels) + size_of(pixels);
    texture.pixels = std::move(pixels);
    texture.opaque = is_opaque(texture.pixels);
    texture.generation = texture.revision = ++changes_;
}

void Textures::extend(TextureId id, const Mask& piece, int x, int y) {
    Texture& texture = at(id);
    std::get<Mask>(texture.pixels).put(piece, x, y);
    texture.revision = ++changes_;
}

void Textures::clear(TextureId id) {
    Texture& texture = at(id);
    std::get<Mask>(texture.pixels).clear();
    texture.generation = texture.revision = ++changes_;
}

void Textures::remove(TextureId id) {
    Texture& texture = at(id);
    bytes_ -= size_of(texture.pixels);
    --count_;
    texture = {};
    free_.push_back(static_cast<std::uint32_t>((id.value() & slot_mask) - 1));
}

const Textures::Texture* Textures::find(TextureId id) const {
    const std::uintptr_t slot = (id.value() & slot_mask) - 1;
    if (!id || slot >= slots_.size() || slots_[slot].id != id) return nullptr;
    return &slots_[slot];
}

Textures::Texture& Textures::at(TextureId id) {
    ENSURE(find(id) != nullptr);
    return slots_[(id.value() & slot_mask) - 1];
}

}  // namespace zuil
