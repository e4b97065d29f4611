#include "platform/display/gl_functions.hpp"

#include <SDL.h>

namespace zuil {
namespace {

template <class Function>
bool find(Function& function, const char* name) {
    function = reinterpret_cast<Function>(SDL_GL_GetProcAddress(name));
    return function != nullptr;
}

std::string driver_text(GLenum which) {
    decltype(&glGetString) get_string = nullptr;
    if (!find(get_string, "glGetString")) return {};
    const GLubyte* text = get_string(which);
    return text == nullptr ? std::string{} : reinterpret_cast<const char*>(text);
}

}  // namespace

std::optional<GlFunctions> GlFunctions::load() {
    GlFunctions gl{};
    bool complete = true;
#define ZUIL_FIND(name) complete = find(gl.name, "gl" #name) && complete
    ZUIL_FIND(ActiveTexture);
    ZUIL_FIND(AttachShader);
    ZUIL_FIND(BindAttribLocation);
    ZUIL_FIND(BindBuffer);
    ZUIL_FIND(BindTexture);
    ZUIL_FIND(BindVertexArray);
    ZUIL_FIND(BlendFunc);
    ZUIL_FIND(BufferData);
    ZUIL_FIND(Clear);
    ZUIL_FIND(ClearColor);
    ZUIL_FIND(CompileShader);
    ZUIL_FIND(CreateProgram);
    ZUIL_FIND(CreateShader);
    ZUIL_FIND(DeleteBuffers);
    ZUIL_FIND(DeleteProgram);
    ZUIL_FIND(DeleteShader);
    ZUIL_FIND(DeleteTextures);
    ZUIL_FIND(DeleteVertexArrays);
    ZUIL_FIND(DrawArrays);
    ZUIL_FIND(Enable);
    ZUIL_FIND(EnableVertexAttribArray);
    ZUIL_FIND(GenBuffers);
    ZUIL_FIND(GenTextures);
    ZUIL_FIND(GenVertexArrays);
    ZUIL_FIND(GetProgramiv);
    ZUIL_FIND(GetProgramInfoLog);
    ZUIL_FIND(GetUniformLocation);
    ZUIL_FIND(LinkProgram);
    ZUIL_FIND(PixelStorei);
    ZUIL_FIND(ReadPixels);
    ZUIL_FIND(ShaderSource);
    ZUIL_FIND(TexImage2D);
    ZUIL_FIND(TexParameteri);
    ZUIL_FIND(Uniform1i);
    ZUIL_FIND(Uniform2f);
    ZUIL_FIND(UseProgram);
    ZUIL_FIND(VertexAttribPointer);
    ZUIL_FIND(Viewport);
#undef ZUIL_FIND
    if (!complete) return std::nullopt;
    return gl;
}

std::string gl_renderer() { return driver_text(GL_RENDERER); }

bool is_gl_es() { return driver_text(GL_VERSION).starts_with("OpenGL ES"); }

}  // namespace zuil
