#ifndef ATTEST_CPACKS_H
#define ATTEST_CPACKS_H
#include <stddef.h>

/* One pack as it was at build time: its file name and its bytes (YAML, UTF-8, not zero-terminated). */
struct attest_pack {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t size;
};

/* The embedded packs, in the order of the file names. */
extern const struct attest_pack *_Nonnull attest_packs(size_t *_Nonnull count);

/* The embedded profiles of XML vocabularies; the first is the one that all others fall back on. */
extern const struct attest_pack *_Nonnull attest_profiles(size_t *_Nonnull count);
#endif
