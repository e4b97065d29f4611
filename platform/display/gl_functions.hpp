#pragma once

#include <SDL_opengl.h>

#include <optional>
#include <string>

namespace zuil {

// The functions of OpenGL 3.2 and OpenGL ES 3.0 that we use, from the driver of the current context: the program does
// not link to OpenGL, so it starts without loading it where the processor draws.
struct GlFunctions {
    PFNGLACTIVETEXTUREPROC ActiveTexture;
    PFNGLATTACHSHADERPROC AttachShader;
    PFNGLBINDATTRIBLOCATIONPROC BindAttribLocation;
    PFNGLBINDBUFFERPROC BindBuffer;
    decltype(&glBindTexture) BindTexture;
    PFNGLBINDVERTEXARRAYPROC BindVertexArray;
    decltype(&glBlendFunc) BlendFunc;
    PFNGLBUFFERDATAPROC BufferData;
    decltype(&glClear) Clear;
    decltype(&glClearColor) ClearColor;
    PFNGLCOMPILESHADERPROC CompileShader;
    PFNGLCREATEPROGRAMPROC CreateProgram;
    PFNGLCREATESHADERPROC CreateShader;
    PFNGLDELETEBUFFERSPROC DeleteBuffers;
    PFNGLDELETEPROGRAMPROC DeleteProgram;
    PFNGLDELETESHADERPROC DeleteShader;
    decltype(&glDeleteTextures) DeleteTextures;
    PFNGLDELETEVERTEXARRAYSPROC DeleteVertexArrays;
    decltype(&glDrawArrays) DrawArrays;
    decltype(&glEnable) Enable;
    PFNGLENABLEVERTEXATTRIBARRAYPROC EnableVertexAttribArray;
    PFNGLGENBUFFERSPROC GenBuffers;
    decltype(&glGenTextures) GenTextures;
    PFNGLGENVERTEXARRAYSPROC GenVertexArrays;
    PFNGLGETPROGRAMIVPROC GetProgramiv;
    PFNGLGETPROGRAMINFOLOGPROC GetProgramInfoLog;
    PFNGLGETUNIFORMLOCATIONPROC GetUniformLocation;
    PFNGLLINKPROGRAMPROC LinkProgram;
    decltype(&glPixelStorei) PixelStorei;
    decltype(&glReadPixels) ReadPixels;
    PFNGLSHADERSOURCEPROC ShaderSource;
    decltype(&glTexImage2D) TexImage2D;
    decltype(&glTexParameteri) TexParameteri;
    PFNGLUNIFORM1IPROC Uniform1i;
    PFNGLUNIFORM2FPROC Uniform2f;
    PFNGLUSEPROGRAMPROC UseProgram;
    PFNGLVERTEXATTRIBPOINTERPROC VertexAttribPointer;
    decltype(&glViewport) Viewport;

    // Nothing when the driver lacks one.
    static std::optional<GlFunctions> load();
};

// Who draws in the current context, such as "Mesa Intel(R) UHD Graphics".
std::string gl_renderer();
bool is_gl_es();

}  // namespace zuil
