#pragma once

#include <string>

namespace zuil {

// A picture by its address; the UI asks for it at the size it is drawn. Empty: none.
struct PictureRef {
    std::string url;
    friend bool operator==(const PictureRef&, const PictureRef&) = default;
};

}  // namespace zuil
