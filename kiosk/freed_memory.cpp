// SPDX-License-Identifier: EUPL-1.2
// Whatever the kiosk gives back is wiped first: an answer that was on the screen, in a statement of
// SQLite or in a line of Pango is otherwise readable in the process until something else is put in
// its place. Linked into zuil alone, it takes the place of the C library's for every library in it;
// glibc keeps its own under the names of below for who does so. Not under a sanitizer, which has
// an allocator of its own.
#include <cstdlib>
#include <cstring>

#include <malloc.h>

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
void* __libc_malloc(std::size_t size);
void __libc_free(void* memory);
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

void free(void* memory) noexcept {
  if (memory != nullptr) ::explicit_bzero(memory, ::malloc_usable_size(memory));
  __libc_free(memory);
}

// The C library's own may move a block and leave the old one as it is.
void* realloc(void* memory, std::size_t size) noexcept {
  if (memory == nullptr) return __libc_malloc(size);
  if (size == 0) {
    free(memory);
    return nullptr;
  }
  const std::size_t room = ::malloc_usable_size(memory);
  if (size <= room && size > room / 2) return memory;
  void* moved = __libc_malloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, memory, size < room ? size : room);
  free(memory);
  return moved;
}
}
