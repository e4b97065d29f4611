#pragma once

#include <string>

#include "platform/http/http.hpp"

namespace zuil {

// What a web server would answer to this request, had it the file: with ETag, ranges, and 304, 404 or 416. The error is
// bad_data when more than reply_bytes_max is asked for, or when it is no plain file.
Result<HttpReply> answer_from_file(const HttpRequest& request, const std::string& path);

}  // namespace zuil
