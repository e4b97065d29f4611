#pragma once

#include <cstddef>
#include <memory>
#include <utility>

// What is left of a text after its object has ended, and how that goes. Freed memory is overwritten by the heap of the
// program itself (kiosk/wiping_heap.cpp). Two places are left: objects that live on, where a short text ended inside of
// them or a list was only emptied, and the stack.
namespace zuil {

// In a way that the compiler does not leave out.
void overwrite(void* memory, std::size_t bytes);

// Ends the value, overwrites where it stood, and puts another there. Assigning leaves the end of a short text in its
// old place, and clearing a list leaves all that stood in it.
template <class T>
void replace_wiped(T& value, T next = T{}) {
    std::destroy_at(std::addressof(value));
    overwrite(std::addressof(value), sizeof(T));
    std::construct_at(std::addressof(value), std::move(next));
}

// Overwrites what calls that have returned left on this thread's stack, as far down as they reach: for a thread that is
// about to sleep. Takes some ten microseconds.
void wipe_dead_stack();

// From here on no crash of this program writes its memory to a file, and no other program of the same user may look
// into it; root may.
void keep_memory_private();

}  // namespace zuil
