#include "platform/display/fonts.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include <array>
#include <filesystem>
#include <unordered_map>

#include <fmt/format.h>

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

// The folder's six faces in the order of FontFace; where there is none for headings, the one for text.
Result<std::array<std::string, 6>> own_files(const std::filesystem::path& folder) {
    constexpr std::array<std::string_view, 3> weights{"-Regular", "-Medium", "-SemiBold"};
    std::array<std::string, 6> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".otf" && extension != ".ttf") continue;
        const std::string stem = entry.path().stem().string();
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (!stem.ends_with(weights[i])) continue;
            const std::string_view name{stem.data(), stem.size() - weights[i].size()};
            files[name.ends_with("Display") ? i + 3 : i] = entry.path().string();
        }
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (files[i].empty()) {
            return fail(Errc::not_found, folder.string() + " holds no font whose name ends in " +
                                             std::string{weights[i]} + ".otf or .ttf.");
        }
        if (files[i + 3].empty()) files[i + 3] = files[i];
    }
    return files;
}

Status check_letters(FT_Face face, const std::string& path) {
    std::vector<char32_t> needed{U'€', U'–', U'×', U'’', U'‘', U'“', U'”', U'„', U'•', U'…'};
    for (char32_t letter = 0x20; letter < 0x180; ++letter) {
        const bool unused = (letter >= 0x7F && letter < 0xA0) || letter == 0xAD || letter == 0x149;
        if (!unused) needed.push_back(letter);
    }
    for (const char32_t letter : needed) {
        if (FT_Get_Char_Index(face, letter) != 0) continue;
        return fail(Errc::bad_data,
                    fmt::format("The font {} has no U+{:04X}.", path, static_cast<std::uint32_t>(letter)));
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
    Status start();
    Status read(std::size_t index, const std::string& path);
    Face& at(FontFace face) { return faces[static_cast<std::size_t>(face)]; }
};

Fonts::Fonts(std::unique_ptr<State> state) : state_{std::move(state)} {}
Fonts::~Fonts() = default;

Status Fonts::State::start() {
    if (FT_Init_FreeType(&library) != 0) return fail(Errc::device_fault, "FreeType does not start.");
    return {};
}

Status Fonts::State::read(std::size_t index, const std::string& path) {
    Face& face = faces[index];
    if (FT_New_Face(library, path.c_str(), 0, &face.handle) != 0 || face.handle->units_per_EM == 0) {
        return fail(Errc::bad_data, "The font " + path + " cannot be read.");
    }
    if (const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face.handle, FT_SFNT_OS2))) {
        const float em = face.handle->units_per_EM;
        face.capital_height = static_cast<float>(os2->sCapHeight) / em;
        face.x_height = static_cast<float>(os2->sxHeight) / em;
    }
    return {};
}

Result<std::unique_ptr<Fonts>> Fonts::open(const std::vector<std::string>& wanted_folders) {
    std::vector<std::string> folders = wanted_folders;
    if (folders.empty()) folders = {"/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter"};
    auto state = std::make_unique<State>();
    TRY_DO(state->start());
    for (std::size_t i = 0; i < file_stems.size(); ++i) {
        const std::string path = find_font(folders, file_stems[i]);
        if (path.empty()) {
            return fail(Errc::not_found, std::string{"The font "} + file_stems[i] + " is not in " + folders.front() +
                                             "; Debian's fonts-inter brings it.");
        }
        TRY_DO(state->read(i, path));
    }
    return std::unique_ptr<Fonts>{new Fonts{std::move(state)}};
}

Result<std::unique_ptr<Fonts>> Fonts::open_own(const std::filesystem::path& folder) {
    TRY(const auto files, own_files(folder));
    auto state = std::make_unique<State>();
    TRY_DO(state->start());
    for (std::size_t i = 0; i < files.size(); ++i) {
        TRY_DO(state->read(i, files[i]));
        TRY_DO(check_letters(state->faces[i].handle, files[i]));
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
