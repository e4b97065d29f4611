#pragma once

#include <string>
#include <vector>

namespace zuil {

// What one key did, on the screen's keyboard or on a real one.
struct Stroke {
    enum class Kind { text, backspace, clear, go } kind = Kind::text;
    std::string text;
};

using Strokes = std::vector<Stroke>;

// Applies a stroke to what has been typed; the last character is one of UTF-8. `go` changes nothing.
void apply(const Stroke& stroke, std::string& text, std::size_t bytes_max);

}  // namespace zuil
