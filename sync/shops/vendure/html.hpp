#pragma once

#include <string>
#include <string_view>

namespace zuil::vendure {

// Vendure keeps descriptions as HTML, from an editor of its own. Gives the text: paragraphs, list items and line breaks
// become lines, entities become letters, tags, comments, styles and scripts go. At most `bytes_max` bytes, cut between
// letters.
std::string text_of_html(std::string_view html, std::size_t bytes_max);

}  // namespace zuil::vendure
