#include <malloc.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

// The heap of the kiosk forgets: whatever is freed is overwritten first, by whichever library it was taken. So no text
// that a shopper typed outlives the object that held it: not in strings that grew, not in documents, requests, SQL
// parameters or what the toolkits keep of them. Only `free` and `realloc` are ours; the rest stays glibc's, which lets
// a program put its own in the place of these. The sanitizers bring a heap of their own, and keep it.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

extern "C" {

// glibc's own, under the names that it exports for this.
void __libc_free(void* block);                         // NOLINT(bugprone-reserved-identifier)
void* __libc_realloc(void* block, std::size_t bytes);  // NOLINT(bugprone-reserved-identifier)

void free(void* block) noexcept {
    if (block == nullptr) return;
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

void* realloc(void* block, std::size_t bytes) noexcept {
    if (block == nullptr) return __libc_realloc(nullptr, bytes);
    if (bytes == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t room = malloc_usable_size(block);
    if (bytes <= room && bytes >= room / 2) {
        explicit_bzero(static_cast<std::byte*>(block) + bytes, room - bytes);
        return block;
    }
    // Never glibc's, which leaves what it has moved.
    void* moved = std::malloc(bytes);
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, block, bytes < room ? bytes : room);
    free(block);
    return moved;
}

}  // extern "C"

#endif
