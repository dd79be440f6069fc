#ifndef ATTEST_CREVIEWFILES_H
#define ATTEST_CREVIEWFILES_H
#include <stddef.h>

/* One file of the review application as it was at build time: its name and its bytes (UTF-8, not zero-terminated). */
struct attest_review_file {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t size;
};

/* The embedded templates (`NAME.mustache`) and files that are served (`NAME.css`, `NAME.js`), in the order of the table. */
extern const struct attest_review_file *_Nonnull attest_review_files(size_t *_Nonnull count);
#endif
