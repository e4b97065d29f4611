#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "platform/display/gl_functions.hpp"
#include "platform/display/presenter.hpp"
#include "platform/display/scene.hpp"

namespace zuil {

// Draws the same quads with one shader, a vertex buffer and one draw call for each run of one texture; a frame equal to
// the one before is not drawn at all. Waits for the screen's refresh.
class GlPresenter final : public Presenter {
public:
    static Result<std::unique_ptr<Presenter>> open(Window& window, const Textures& textures);
    ~GlPresenter() override;

    Presented present(const ImDrawData& frame) override;
    void forget() override { shown_.clear(); }
    Bitmap read_back() override;

private:
    struct Vertex {
        float x, y, u, v;
        float red, green, blue, alpha;  // Straight, 0 to 1.
        float kind;                     // 0 solid, 1 mask, 2 image.
    };
    // A copy of a texture in the GPU.
    struct Copy {
        GLuint name = 0;
        std::uint64_t revision = 0;
    };
    struct Run {
        GLuint texture = 0;
        int first = 0, count = 0;
    };

    GlPresenter(const GlFunctions& gl, Window& window, const Textures& textures);
    Status build_program();
    void build_buffers();
    GLuint copy_of(const Textures::Texture& texture);
    void upload(const Textures::Texture& texture, Copy& copy);
    void drop_removed();
    void collect();
    void add(const Quad& quad);
    void draw();

    GlFunctions gl_;
    Window& window_;
    const Textures& textures_;
    Scene scene_;
    std::vector<std::uint64_t> shown_;
    std::unordered_map<std::uintptr_t, Copy> copies_;
    std::vector<Vertex> vertices_;
    std::vector<Run> runs_;
    GLuint program_ = 0, vertex_array_ = 0, vertex_buffer_ = 0;
    GLint screen_size_ = -1, direction_ = -1;
    int shown_width_ = 0, shown_height_ = 0;
};

}  // namespace zuil
