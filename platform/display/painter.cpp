#include "platform/display/painter.hpp"

#include <pixman.h>

#include <cmath>
#include <memory>
#include <optional>
#include <vector>

namespace zuil {
namespace {

struct Unref {
    void operator()(pixman_image_t* image) const { pixman_image_unref(image); }
};
using Image = std::unique_ptr<pixman_image_t, Unref>;

// pixman takes writable pixels for sources too; it only reads those.
std::uint32_t* words(std::span<const std::uint8_t> bytes) {
    return const_cast<std::uint32_t*>(reinterpret_cast<const std::uint32_t*>(bytes.data()));
}

Image image_of(const Bitmap& bitmap, pixman_format_code_t format = PIXMAN_a8r8g8b8) {
    return Image{pixman_image_create_bits(format, bitmap.width(), bitmap.height(),
                                          const_cast<std::uint32_t*>(bitmap.pixels().data()), bitmap.width() * 4)};
}

Image image_of(const Mask& mask) {
    return Image{
        pixman_image_create_bits(PIXMAN_a8, mask.width(), mask.height(), words(mask.coverage()), mask.stride())};
}

Image image_of(Colour colour) {
    const auto wide = [&colour](unsigned channel) {
        return static_cast<std::uint16_t>((channel * colour.alpha * 257U + 127U) / 255U);
    };
    const pixman_color_t premultiplied_colour = {wide(colour.red), wide(colour.green), wide(colour.blue),
                                                 static_cast<std::uint16_t>(colour.alpha * 257U)};
    return Image{pixman_image_create_solid_fill(&premultiplied_colour)};
}

std::uint8_t between(std::uint8_t from, std::uint8_t to, float share) {
    return static_cast<std::uint8_t>(std::lround(static_cast<float>(from) + share * (static_cast<float>(to) - from)));
}

// A gradient's colour in the middle of pixel `index` of `length`, between the colours before they meet their alpha.
Colour colour_at(const Quad& quad, int index, int length) {
    const float share = (static_cast<float>(index) + 0.5F) / static_cast<float>(length);
    return {between(quad.from.red, quad.to.red, share), between(quad.from.green, quad.to.green, share),
            between(quad.from.blue, quad.to.blue, share), between(quad.from.alpha, quad.to.alpha, share)};
}

// Without alpha to look at, pixman fades a picture in two thirds of the time; scaled it would take four times as long.
Image pixels_of(const Textures::Texture& texture) {
    const auto* bitmap = std::get_if<Bitmap>(&texture.pixels);
    if (bitmap == nullptr) return image_of(std::get<Mask>(texture.pixels));
    return image_of(*bitmap, texture.opaque ? PIXMAN_x8r8g8b8 : PIXMAN_a8r8g8b8);
}

// One pass over the quads. Neighbours mostly share a texture and a colour, so the last of each is kept.
class Painter {
public:
    explicit Painter(const Canvas& canvas)
        : canvas_{canvas},
          target_{pixman_image_create_bits(PIXMAN_x8r8g8b8, canvas.width, canvas.height, canvas.pixels,
                                           canvas.stride * 4)} {}

    void draw(const Quad& quad, const Rect& part) {
        switch (quad.kind) {
        case QuadKind::solid: return fill(part, quad.from);
        case QuadKind::gradient_down: return gradient_down(quad, part);
        case QuadKind::gradient_right: return gradient_right(quad, part);
        case QuadKind::mask: return draw_mask(quad, part);
        case QuadKind::image: return draw_image(quad, part);
        case QuadKind::scaled_image: return draw_scaled(quad, part);
        }
    }

    void fill(const Rect& part, Colour colour) {
        if (colour.alpha == 255) {
            pixman_fill(canvas_.pixels, canvas_.stride, 32, part.x, part.y, part.width, part.height,
                        premultiplied(colour));
        } else {
            over(brush(colour), nullptr, {}, {}, part);
        }
    }

private:
    struct Spot {
        int x = 0, y = 0;
    };

    void over(pixman_image_t* source, pixman_image_t* mask, Spot source_at, Spot mask_at, const Rect& part) {
        pixman_image_composite32(PIXMAN_OP_OVER, source, mask, target_.get(), source_at.x, source_at.y, mask_at.x,
                                 mask_at.y, part.x, part.y, part.width, part.height);
    }

    pixman_image_t* brush(Colour colour) {
        if (!brush_ || brush_colour_ != colour) brush_ = image_of(colour), brush_colour_ = colour;
        return brush_.get();
    }

    pixman_image_t* picture(const Textures::Texture& texture) {
        if (picture_of_ != &texture) {
            picture_ = pixels_of(texture);
            picture_of_ = &texture;
        }
        return picture_.get();
    }

    // What fades an image: null when it shows fully.
    pixman_image_t* fade(const Quad& quad) {
        return quad.from.alpha == 255 ? nullptr : brush({0, 0, 0, quad.from.alpha});
    }

    void gradient_down(const Quad& quad, const Rect& part) {
        for (int y = part.y; y < part.bottom(); ++y) {
            fill({part.x, y, part.width, 1}, colour_at(quad, y - quad.whole.y, quad.whole.height));
        }
    }

    void gradient_right(const Quad& quad, const Rect& part) {
        Bitmap row{part.width, 1};
        for (int x = 0; x < part.width; ++x) {
            row.at(x, 0) = premultiplied(colour_at(quad, part.x + x - quad.whole.x, quad.whole.width));
        }
        const Image source = image_of(row);
        for (int y = part.y; y < part.bottom(); ++y) over(source.get(), nullptr, {}, {}, {part.x, y, part.width, 1});
    }

    Spot texel(const Quad& quad, const Rect& part) const {
        return {quad.texel_x() + part.x - quad.rect.x, quad.texel_y() + part.y - quad.rect.y};
    }

    void draw_mask(const Quad& quad, const Rect& part) {
        over(brush(quad.from), picture(*quad.texture), {}, texel(quad, part), part);
    }

    void draw_image(const Quad& quad, const Rect& part) {
        over(picture(*quad.texture), fade(quad), texel(quad, part), {}, part);
    }

    void draw_scaled(const Quad& quad, const Rect& part) {
        const Image source = image_of(std::get<Bitmap>(quad.texture->pixels));
        const double across = static_cast<double>(quad.source_width) / quad.whole.width;
        const double down = static_cast<double>(quad.source_height) / quad.whole.height;
        pixman_transform_t transform;
        pixman_transform_init_identity(&transform);
        transform.matrix[0][0] = pixman_double_to_fixed(across);
        transform.matrix[1][1] = pixman_double_to_fixed(down);
        transform.matrix[0][2] = pixman_double_to_fixed(static_cast<double>(quad.source_x));
        transform.matrix[1][2] = pixman_double_to_fixed(static_cast<double>(quad.source_y));
        pixman_image_set_transform(source.get(), &transform);
        pixman_image_set_filter(source.get(), PIXMAN_FILTER_BILINEAR, nullptr, 0);
        pixman_image_set_repeat(source.get(), PIXMAN_REPEAT_PAD);
        over(source.get(), fade(quad), {part.x - quad.whole.x, part.y - quad.whole.y}, {}, part);
    }

    Canvas canvas_;
    Image target_;
    Image brush_, picture_;
    Colour brush_colour_;
    const Textures::Texture* picture_of_ = nullptr;
};

bool hides_everything(const Quad& quad, const Rect& area) {
    const bool is_picture = quad.kind == QuadKind::image || quad.kind == QuadKind::scaled_image;
    const bool is_closed = quad.kind == QuadKind::solid || (is_picture && quad.texture->opaque);
    return is_closed && quad.from.alpha == 255 && quad.rect.contains(area);
}

}  // namespace

void paint(const Canvas& canvas, std::span<const Quad> quads, const Rect& area) {
    const Rect visible = intersect(area, {0, 0, canvas.width, canvas.height});
    if (visible.empty()) return;
    Painter painter{canvas};
    // What lies under the last full cover is never seen.
    std::size_t first = quads.size();
    while (first > 0 && !hides_everything(quads[first - 1], visible)) --first;
    if (first == 0) painter.fill(visible, {0, 0, 0, 255});
    for (const Quad& quad : quads.subspan(first == 0 ? 0 : first - 1)) {
        const Rect part = intersect(quad.rect, visible);
        if (!part.empty()) painter.draw(quad, part);
    }
}

}  // namespace zuil
