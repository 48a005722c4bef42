#pragma once

// Any header of the C library says which one it is.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/// Keeps memory that was freed for what comes next, up to 32 MiB of it.
///
/// Checking a message takes some hundred kilobytes and gives them back. By default glibc returns them to the system each
/// time, which then clears them again: a sixth of the time that a check takes. Other C libraries keep them anyway.
static inline void billet_keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}
