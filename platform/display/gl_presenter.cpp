#include "platform/display/gl_presenter.hpp"

#include <SDL.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "platform/display/refusal.hpp"

namespace zuil {
namespace {

// Colours meet their alpha after they were blended between a gradient's ends, as in the painter. Bitmaps are uploaded
// as the bytes they are (blue first), which OpenGL ES can only take as red first.
constexpr const char* vertex_shader = R"(
in vec2 place; in vec2 texel; in vec4 colour; in float kind;
uniform vec2 screen;
uniform vec2 turn;
out vec2 at; out vec4 tint; flat out float how;
void main() {
    at = texel; tint = colour; how = kind;
    vec2 upright = vec2(place.x * 2.0 / screen.x - 1.0, 1.0 - place.y * 2.0 / screen.y);
    gl_Position = vec4(turn.x * upright.x + turn.y * upright.y, turn.x * upright.y - turn.y * upright.x, 0.0, 1.0);
})";
constexpr const char* fragment_shader = R"(
in vec2 at; in vec4 tint; flat in float how;
uniform sampler2D picture;
out vec4 pixel;
void main() {
    vec4 full = vec4(tint.rgb * tint.a, tint.a);
    vec4 sampled = texture(picture, at);
    if (how < 0.5) pixel = full;
    else if (how < 1.5) pixel = full * sampled.r;
    else pixel = sampled.bgra * tint.a;
})";

// Cosine and sine of the angle that the picture is turned by, clockwise.
Position direction_of(Turn turn) {
    switch (turn) {
    case Turn::none: return {1, 0};
    case Turn::quarter: return {0, 1};
    case Turn::half: return {-1, 0};
    case Turn::three_quarters: return {0, -1};
    }
    return {1, 0};
}

}  // namespace

GlPresenter::GlPresenter(const GlFunctions& gl, Window& window, const Textures& textures)
    : gl_{gl}, window_{window}, textures_{textures} {}

Result<std::unique_ptr<Presenter>> GlPresenter::open(Window& window, const Textures& textures) {
    const std::optional<GlFunctions> gl = GlFunctions::load();
    if (!gl) return fail(Errc::device_fault, "The OpenGL driver lacks functions of OpenGL 3.2 or OpenGL ES 3.0.");
    std::unique_ptr<GlPresenter> presenter{new GlPresenter{*gl, window, textures}};
    TRY_DO(presenter->build_program());
    presenter->build_buffers();
    SDL_GL_SetSwapInterval(1);
    return std::unique_ptr<Presenter>{std::move(presenter)};
}

GlPresenter::~GlPresenter() {
    for (const auto& [id, copy] : copies_) gl_.DeleteTextures(1, &copy.name);
    if (vertex_buffer_ != 0) gl_.DeleteBuffers(1, &vertex_buffer_);
    if (vertex_array_ != 0) gl_.DeleteVertexArrays(1, &vertex_array_);
    if (program_ != 0) gl_.DeleteProgram(program_);
}

Status GlPresenter::build_program() {
    const std::string head = is_gl_es() ? "#version 300 es\nprecision highp float;\n" : "#version 150\n";
    program_ = gl_.CreateProgram();
    struct Stage {
        GLenum kind;
        const char* text;
    };
    for (const Stage stage : {Stage{GL_VERTEX_SHADER, vertex_shader}, Stage{GL_FRAGMENT_SHADER, fragment_shader}}) {
        const GLuint shader = gl_.CreateShader(stage.kind);
        const std::string text = head + stage.text;
        const char* source = text.c_str();
        gl_.ShaderSource(shader, 1, &source, nullptr);
        gl_.CompileShader(shader);
        gl_.AttachShader(program_, shader);
        gl_.DeleteShader(shader);
    }
    GLuint location = 0;
    for (const char* attribute : {"place", "texel", "colour", "kind"}) {
        gl_.BindAttribLocation(program_, location++, attribute);
    }
    gl_.LinkProgram(program_);
    GLint linked = 0;
    gl_.GetProgramiv(program_, GL_LINK_STATUS, &linked);
    if (linked == 0) {
        std::array<char, 512> reason{};
        gl_.GetProgramInfoLog(program_, static_cast<GLsizei>(reason.size() - 1), nullptr, reason.data());
        return fail(Errc::device_fault, std::string{"The OpenGL driver does not take our shaders: "} + reason.data());
    }
    screen_size_ = gl_.GetUniformLocation(program_, "screen");
    direction_ = gl_.GetUniformLocation(program_, "turn");
    return {};
}

void GlPresenter::build_buffers() {
    gl_.GenVertexArrays(1, &vertex_array_);
    gl_.GenBuffers(1, &vertex_buffer_);
    gl_.BindVertexArray(vertex_array_);
    gl_.BindBuffer(GL_ARRAY_BUFFER, vertex_buffer_);
    const auto attribute = [this](GLuint location, GLint size, std::size_t offset) {
        gl_.EnableVertexAttribArray(location);
        gl_.VertexAttribPointer(location, size, GL_FLOAT, GL_FALSE, sizeof(Vertex), reinterpret_cast<void*>(offset));
    };
    attribute(0, 2, offsetof(Vertex, x));
    attribute(1, 2, offsetof(Vertex, u));
    attribute(2, 4, offsetof(Vertex, red));
    attribute(3, 1, offsetof(Vertex, kind));
}

Presented GlPresenter::present(const ImDrawData& frame) {
    scene_.read(frame, textures_);
    report_refusal(scene_);
    Presented presented{.quads = scene_.quads().size(), .refused = scene_.refused()};
    const std::span<const std::uint64_t> strips = scene_.strips();
    const bool same_size = shown_width_ == window_.width() && shown_height_ == window_.height();
    if (same_size && std::ranges::equal(strips, shown_)) return presented;
    shown_.assign(strips.begin(), strips.end());
    shown_width_ = window_.width(), shown_height_ = window_.height();

    drop_removed();
    collect();
    draw();
    SDL_GL_SwapWindow(window_.sdl());
    presented.changed = true;
    presented.strips = strips.size();
    return presented;
}

void GlPresenter::drop_removed() {
    std::erase_if(copies_, [this](const auto& entry) {
        if (textures_.find(TextureId::from_imgui(reinterpret_cast<void*>(entry.first))) != nullptr) return false;
        gl_.DeleteTextures(1, &entry.second.name);
        return true;
    });
}

GLuint GlPresenter::copy_of(const Textures::Texture& texture) {
    Copy& copy = copies_[texture.id.value()];
    if (copy.name == 0) {
        gl_.GenTextures(1, &copy.name);
        gl_.BindTexture(GL_TEXTURE_2D, copy.name);
        for (const GLenum filter : {GLenum{GL_TEXTURE_MIN_FILTER}, GLenum{GL_TEXTURE_MAG_FILTER}}) {
            gl_.TexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
        }
        for (const GLenum wrap : {GLenum{GL_TEXTURE_WRAP_S}, GLenum{GL_TEXTURE_WRAP_T}}) {
            gl_.TexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
        }
    }
    if (copy.revision != texture.revision) upload(texture, copy);
    return copy.name;
}

void GlPresenter::upload(const Textures::Texture& texture, Copy& copy) {
    gl_.BindTexture(GL_TEXTURE_2D, copy.name);
    if (const auto* bitmap = std::get_if<Bitmap>(&texture.pixels)) {
        gl_.PixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        gl_.TexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap->width(), bitmap->height(), 0, GL_RGBA, GL_UNSIGNED_BYTE,
                       bitmap->pixels().data());
    } else {
        const Mask& mask = std::get<Mask>(texture.pixels);
        gl_.PixelStorei(GL_UNPACK_ROW_LENGTH, mask.stride());
        gl_.TexImage2D(GL_TEXTURE_2D, 0, GL_R8, mask.width(), mask.height(), 0, GL_RED, GL_UNSIGNED_BYTE,
                       mask.coverage().data());
    }
    copy.revision = texture.revision;
}

void GlPresenter::collect() {
    vertices_.clear();
    runs_.clear();
    for (const Quad& quad : scene_.quads()) add(quad);
}

void GlPresenter::add(const Quad& quad) {
    // A solid quad samples nothing that matters, so it never ends a run.
    const GLuint texture = quad.texture == nullptr ? 0 : copy_of(*quad.texture);
    if (runs_.empty() || (texture != 0 && runs_.back().texture != 0 && runs_.back().texture != texture)) {
        runs_.push_back({texture, static_cast<int>(vertices_.size()), 0});
    }
    if (texture != 0) runs_.back().texture = texture;

    const float texture_width = quad.texture == nullptr ? 1 : static_cast<float>(quad.texture->width());
    const float texture_height = quad.texture == nullptr ? 1 : static_cast<float>(quad.texture->height());
    const bool is_image = quad.kind == QuadKind::image || quad.kind == QuadKind::scaled_image;
    const float kind = is_image ? 2 : quad.kind == QuadKind::mask ? 1 : 0;
    const auto vertex = [&](int x, int y) {
        // How far between the quad's own edges: clipping changes neither texture nor gradient.
        const float across = static_cast<float>(x - quad.whole.x) / static_cast<float>(quad.whole.width);
        const float down = static_cast<float>(y - quad.whole.y) / static_cast<float>(quad.whole.height);
        const float share = quad.kind == QuadKind::gradient_right ? across : down;
        const auto channel = [share](std::uint8_t from, std::uint8_t to) {
            return (static_cast<float>(from) + share * (static_cast<float>(to) - static_cast<float>(from))) / 255.0F;
        };
        return Vertex{static_cast<float>(x),
                      static_cast<float>(y),
                      (quad.source_x + across * quad.source_width) / texture_width,
                      (quad.source_y + down * quad.source_height) / texture_height,
                      channel(quad.from.red, quad.to.red),
                      channel(quad.from.green, quad.to.green),
                      channel(quad.from.blue, quad.to.blue),
                      channel(quad.from.alpha, quad.to.alpha),
                      kind};
    };
    const Rect& rect = quad.rect;
    const Vertex top_left = vertex(rect.x, rect.y), top_right = vertex(rect.right(), rect.y);
    const Vertex bottom_left = vertex(rect.x, rect.bottom()), bottom_right = vertex(rect.right(), rect.bottom());
    for (const Vertex& corner : {top_left, top_right, bottom_right, top_left, bottom_right, bottom_left}) {
        vertices_.push_back(corner);
    }
    runs_.back().count += 6;
}

void GlPresenter::draw() {
    const Extent window = turned(window_.turn(), Extent{shown_width_, shown_height_});
    gl_.Viewport(0, 0, window.width, window.height);
    gl_.ClearColor(0, 0, 0, 1);
    gl_.Clear(GL_COLOR_BUFFER_BIT);
    gl_.UseProgram(program_);
    gl_.Uniform2f(screen_size_, static_cast<float>(shown_width_), static_cast<float>(shown_height_));
    const Position direction = direction_of(window_.turn());
    gl_.Uniform2f(direction_, direction.x, direction.y);
    gl_.Enable(GL_BLEND);
    gl_.BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    gl_.ActiveTexture(GL_TEXTURE0);
    gl_.BindVertexArray(vertex_array_);
    gl_.BindBuffer(GL_ARRAY_BUFFER, vertex_buffer_);
    gl_.BufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices_.size() * sizeof(Vertex)), vertices_.data(),
                   GL_STREAM_DRAW);
    for (const Run& run : runs_) {
        gl_.BindTexture(GL_TEXTURE_2D, run.texture);
        gl_.DrawArrays(GL_TRIANGLES, run.first, run.count);
    }
}

// What was swapped away may be gone, so the last frame is drawn once more where it can be read.
Bitmap GlPresenter::read_back() {
    draw();
    const auto [width, height] = turned(window_.turn(), Extent{shown_width_, shown_height_});
    Bitmap upside_down{width, height}, bitmap{width, height};
    gl_.ReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.pixels().data());
    for (int y = 0; y < height; ++y) {
        const auto from = upside_down.row(height - 1 - y);
        const auto to = bitmap.row(y);
        for (std::size_t x = 0; x < to.size(); ++x) {
            const std::uint32_t pixel = from[x];
            to[x] = 0xFF000000U | (pixel & 0xFFU) << 16U | (pixel & 0xFF00U) | (pixel >> 16U & 0xFFU);
        }
    }
    return turned(opposite(window_.turn()), std::move(bitmap));
}

}  // namespace zuil
