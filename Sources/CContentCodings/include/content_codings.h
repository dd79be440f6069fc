#ifndef ATTEST_CONTENT_CODINGS_H
#define ATTEST_CONTENT_CODINGS_H
#include <stddef.h>
#include <stdint.h>

/* Unpacks brotli (RFC 7932) and Zstandard (RFC 8878) with the libraries that libcurl brings along on Debian. They are looked
   up when they are first needed: building asks for none of their packages, and where one is missing only what is packed with
   it cannot be read. */
enum { ATTEST_CODING_BROTLI = 1, ATTEST_CODING_ZSTD = 2 };

enum { ATTEST_CODING_DAMAGED = -1, ATTEST_CODING_MORE = 0, ATTEST_CODING_END = 1 };

typedef struct attest_coding attest_coding;

/* A decoder; NULL where its library is not there. */
attest_coding *attest_coding_open(int kind);

/* Unpacks from `*input`, of `*input_left` bytes, into `output`, which has room for `room` bytes; moves `*input` and
   `*input_left` behind what was used, and says how many bytes were written. */
int attest_coding_step(
  attest_coding *coding, const uint8_t **input, size_t *input_left, uint8_t *output, size_t room, size_t *written);

void attest_coding_close(attest_coding *coding);

#endif
