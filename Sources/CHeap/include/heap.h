#pragma once

// Any header of the C library says which one it is.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/// See `Heap.keepFreedMemory()`.
static inline void billet_keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}
