#pragma once

#include "kiosk/engine/views.hpp"
#include "platform/display/raster.hpp"
#include "platform/display/textures.hpp"

namespace zuil {

// A picture as it is drawn: at this size in panel pixels, its corners cut in its alpha.
struct PictureRequest {
    PictureRef picture;
    int width = 0;
    int height = 0;
    CornerRadii corners;
};

// Where screens get their pictures. Asking is cheap, never waits, and is done in every frame that shows the picture.
class Pictures {
public:
    Pictures() = default;
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;
    virtual ~Pictures() = default;

    struct Found {
        TextureId texture;   // names nothing while the picture is on its way, or when there is none
        bool fresh = false;  // arrived since the last frame: it fades in
    };
    virtual Found find(const PictureRequest& request) = 0;
};

}  // namespace zuil
