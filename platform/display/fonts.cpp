#include "platform/display/fonts.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include <array>
#include <filesystem>
#include <unordered_map>

#include "platform/base/check.hpp"

namespace zuil {
namespace {

constexpr std::array<const char*, 6> file_stems = {"Inter-Regular",       "Inter-Medium",
                                                   "Inter-SemiBold",      "InterDisplay-Regular",
                                                   "InterDisplay-Medium", "InterDisplay-SemiBold"};

struct Face {
    FT_Face handle = nullptr;
    int px = 0;                                       // What FreeType is set to.
    float capital_height = 0, x_height = 0;           // Of the em.
    std::unordered_map<char32_t, FT_Fixed> advances;  // Font units.
};

std::string find_font(const std::vector<std::string>& folders, const std::string& stem) {
    for (const std::string& folder : folders) {
        for (const char* extension : {".otf", ".ttf"}) {
            std::string path = folder + "/" + stem + extension;
            if (std::filesystem::exists(path)) return path;
        }
    }
    return {};
}

}  // namespace

struct Fonts::State {
    FT_Library library = nullptr;
    std::array<Face, file_stems.size()> faces;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        for (Face& face : faces) {
            if (face.handle != nullptr) FT_Done_Face(face.handle);
        }
        if (library != nullptr) FT_Done_FreeType(library);
    }
    Face& at(FontFace face) { return faces[static_cast<std::size_t>(face)]; }
};

Fonts::Fonts(std::unique_ptr<State> state) : state_{std::move(state)} {}
Fonts::~Fonts() = default;

Result<std::unique_ptr<Fonts>> Fonts::open(const std::vector<std::string>& wanted_folders) {
    std::vector<std::string> folders = wanted_folders;
    if (folders.empty()) folders = {"/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter"};
    auto state = std::make_unique<State>();
    if (FT_Init_FreeType(&state->library) != 0) return fail(Errc::device_fault, "FreeType does not start.");
    for (std::size_t i = 0; i < file_stems.size(); ++i) {
        const std::string path = find_font(folders, file_stems[i]);
        if (path.empty()) {
            return fail(Errc::not_found, std::string{"The font "} + file_stems[i] + " is not in " + folders.front() +
                                             "; Debian's fonts-inter brings it.");
        }
        Face& face = state->faces[i];
        if (FT_New_Face(state->library, path.c_str(), 0, &face.handle) != 0 || face.handle->units_per_EM == 0) {
            return fail(Errc::bad_data, "The font " + path + " cannot be read.");
        }
        if (const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face.handle, FT_SFNT_OS2))) {
            const float em = face.handle->units_per_EM;
            face.capital_height = static_cast<float>(os2->sCapHeight) / em;
            face.x_height = static_cast<float>(os2->sxHeight) / em;
        }
    }
    return std::unique_ptr<Fonts>{new Fonts{std::move(state)}};
}

Fonts::Drawn Fonts::draw(FontFace name, int px, char32_t character, int quarters) {
    ENSURE(px > 0 && quarters >= 0 && quarters < 4);
    Face& face = state_->at(name);
    if (face.px != px) {
        FT_Set_Pixel_Sizes(face.handle, 0, static_cast<FT_UInt>(px));
        face.px = px;
    }
    if (FT_Load_Char(face.handle, character, FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT) != 0) return {};
    FT_GlyphSlot slot = face.handle->glyph;
    FT_Outline_Translate(&slot->outline, quarters * 16, 0);  // In 64ths of a pixel.
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return {};
    const FT_Bitmap& bitmap = slot->bitmap;
    Drawn drawn{Mask{static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows)}, slot->bitmap_left,
                slot->bitmap_top};
    for (int y = 0; y < drawn.mask.height(); ++y) {
        for (int x = 0; x < drawn.mask.width(); ++x) drawn.mask.at(x, y) = bitmap.buffer[y * bitmap.pitch + x];
    }
    return drawn;
}

float Fonts::advance(FontFace name, int px, char32_t character) {
    Face& face = state_->at(name);
    const auto [entry, is_new] = face.advances.try_emplace(character, 0);
    if (is_new) {
        const FT_UInt index = FT_Get_Char_Index(face.handle, character);
        if (FT_Get_Advance(face.handle, index, FT_LOAD_NO_SCALE, &entry->second) != 0) entry->second = 0;
    }
    return static_cast<float>(entry->second) * static_cast<float>(px) / static_cast<float>(face.handle->units_per_EM);
}

FontMetrics Fonts::metrics(FontFace name, int px) const {
    const Face& face = state_->at(name);
    const float size = static_cast<float>(px), unit = size / static_cast<float>(face.handle->units_per_EM);
    return {.ascent = static_cast<float>(face.handle->ascender) * unit,
            .descent = -static_cast<float>(face.handle->descender) * unit,
            .capital_height = face.capital_height * size,
            .x_height = face.x_height * size};
}

}  // namespace zuil
