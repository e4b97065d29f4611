// libxml2, which librsvg reads with, loses a few bytes when it refuses a bomb of entities.
extern "C" const char* __lsan_default_suppressions() { return "leak:xmlParseEntityValue\n"; }
