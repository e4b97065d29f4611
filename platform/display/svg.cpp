#include "platform/display/svg.hpp"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <memory>
#include <string>

namespace zuil {
namespace {

struct FreeError {
    void operator()(GError* error) const { g_error_free(error); }
};
using SvgError = std::unique_ptr<GError, FreeError>;

struct CairoUnref {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

tl::unexpected<Error> bad_svg(GError* error) {
    const SvgError owned{error};
    return fail(Errc::bad_data,
                std::string{"This SVG cannot be drawn: "} + (owned ? owned->message : "unknown reason"));
}

// Where the SVG's own picture goes so that it covers the size; librsvg itself knows contain.
RsvgRectangle viewport(RsvgHandle* handle, double width, double height, Fit fit, Focus focus) {
    const RsvgRectangle whole{0, 0, width, height};
    gboolean has_width = FALSE, has_height = FALSE, has_view_box = FALSE;
    RsvgLength unused_width{}, unused_height{};
    RsvgRectangle view_box{};
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &unused_width, &has_height, &unused_height, &has_view_box,
                                         &view_box);
    if (fit == Fit::contain || has_view_box == FALSE || view_box.width <= 0 || view_box.height <= 0) return whole;
    const double scale = std::max(width / view_box.width, height / view_box.height);
    const double drawn_width = view_box.width * scale, drawn_height = view_box.height * scale;
    const double left = std::clamp(width / 2 - static_cast<double>(focus.x) * drawn_width, width - drawn_width, 0.0);
    const double top = std::clamp(height / 2 - static_cast<double>(focus.y) * drawn_height, height - drawn_height, 0.0);
    return {left, top, drawn_width, drawn_height};
}

}  // namespace

bool looks_like_svg(std::span<const std::byte> bytes) {
    const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && text[first] == '<';
}

Result<Bitmap> draw_svg(std::span<const std::byte> svg, int width, int height, Fit fit, Focus focus,
                        std::string_view stylesheet) {
    // Without a base address librsvg opens no other file, and without RSVG_HANDLE_FLAG_UNLIMITED it bounds the
    // elements.
    GError* error = nullptr;
    const std::unique_ptr<RsvgHandle, CairoUnref> handle{
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error)};
    if (!handle) return bad_svg(error);
    if (!stylesheet.empty() &&
        rsvg_handle_set_stylesheet(handle.get(), reinterpret_cast<const guint8*>(stylesheet.data()), stylesheet.size(),
                                   &error) == FALSE) {
        return bad_svg(error);
    }

    Bitmap bitmap{width, height};
    const std::unique_ptr<cairo_surface_t, CairoUnref> surface{cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(bitmap.pixels().data()), CAIRO_FORMAT_ARGB32, width, height, width * 4)};
    const std::unique_ptr<cairo_t, CairoUnref> cairo{cairo_create(surface.get())};
    const RsvgRectangle place = viewport(handle.get(), width, height, fit, focus);
    if (rsvg_handle_render_document(handle.get(), cairo.get(), &place, &error) == FALSE) return bad_svg(error);
    cairo_surface_flush(surface.get());
    return bitmap;
}

Result<Mask> decode_svg_mask(std::string_view svg, int width, int height, std::string_view stylesheet) {
    if (width < 1 || height < 1 || width > image_side_max || height > image_side_max) {
        return fail(Errc::bad_data, "A mask of this size is not drawn.");
    }
    TRY(const Bitmap bitmap, draw_svg(std::as_bytes(std::span{svg}), width, height, Fit::contain, {}, stylesheet));
    Mask mask{width, height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) mask.at(x, y) = static_cast<std::uint8_t>(bitmap.at(x, y) >> 24U);
    }
    return mask;
}

}  // namespace zuil
