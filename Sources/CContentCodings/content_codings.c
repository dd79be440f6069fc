#include "content_codings.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

/* The stable interfaces of libbrotlidec 1 (brotli/decode.h) and libzstd 1 (zstd.h), as far as they are used. */
static struct {
  void *(*create)(void *, void *, void *);
  int (*step)(void *, size_t *, const uint8_t **, size_t *, uint8_t **, size_t *);
  void (*destroy)(void *);
} brotli;

typedef struct {
  const void *bytes;
  size_t size, place;
} zstd_input;

typedef struct {
  void *bytes;
  size_t size, place;
} zstd_output;

static struct {
  void *(*create)(void);
  size_t (*set)(void *, int, int);
  size_t (*step)(void *, zstd_output *, zstd_input *);
  unsigned (*failed)(size_t);
  size_t (*destroy)(void *);
} zstd;

/* ZSTD_d_windowLogMax, and the largest window that a content encoding may have (RFC 9659): 8 MB. */
static const int zstd_window_parameter = 100, zstd_largest_window = 23;

static int has_brotli, has_zstd;

static void load(void) {
  void *library = dlopen("libbrotlidec.so.1", RTLD_NOW | RTLD_LOCAL);
  if (library) {
    *(void **)&brotli.create = dlsym(library, "BrotliDecoderCreateInstance");
    *(void **)&brotli.step = dlsym(library, "BrotliDecoderDecompressStream");
    *(void **)&brotli.destroy = dlsym(library, "BrotliDecoderDestroyInstance");
    has_brotli = brotli.create && brotli.step && brotli.destroy;
  }
  library = dlopen("libzstd.so.1", RTLD_NOW | RTLD_LOCAL);
  if (library) {
    *(void **)&zstd.create = dlsym(library, "ZSTD_createDStream");
    *(void **)&zstd.set = dlsym(library, "ZSTD_DCtx_setParameter");
    *(void **)&zstd.step = dlsym(library, "ZSTD_decompressStream");
    *(void **)&zstd.failed = dlsym(library, "ZSTD_isError");
    *(void **)&zstd.destroy = dlsym(library, "ZSTD_freeDStream");
    has_zstd = zstd.create && zstd.set && zstd.step && zstd.failed && zstd.destroy;
  }
}

struct attest_coding {
  int kind;
  void *state;
};

attest_coding *attest_coding_open(int kind) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  if (kind == ATTEST_CODING_BROTLI ? !has_brotli : !has_zstd) return NULL;
  attest_coding *coding = malloc(sizeof *coding);
  if (!coding) return NULL;
  coding->kind = kind;
  coding->state = kind == ATTEST_CODING_BROTLI ? brotli.create(NULL, NULL, NULL) : zstd.create();
  if (!coding->state) {
    free(coding);
    return NULL;
  }
  if (kind == ATTEST_CODING_ZSTD) zstd.set(coding->state, zstd_window_parameter, zstd_largest_window);
  return coding;
}

int attest_coding_step(
  attest_coding *coding, const uint8_t **input, size_t *input_left, uint8_t *output, size_t room, size_t *written) {
  if (coding->kind == ATTEST_CODING_BROTLI) {
    uint8_t *next = output;
    size_t left = room;
    /* 0 damaged, 1 done, 2 wants input, 3 wants room. */
    int result = brotli.step(coding->state, input_left, input, &left, &next, NULL);
    *written = room - left;
    return result == 0 ? ATTEST_CODING_DAMAGED : result == 1 ? ATTEST_CODING_END : ATTEST_CODING_MORE;
  }
  zstd_input in = {*input, *input_left, 0};
  zstd_output out = {output, room, 0};
  size_t result = zstd.step(coding->state, &out, &in);
  *input += in.place;
  *input_left -= in.place;
  *written = out.place;
  if (zstd.failed(result)) return ATTEST_CODING_DAMAGED;
  return result == 0 ? ATTEST_CODING_END : ATTEST_CODING_MORE;
}

void attest_coding_close(attest_coding *coding) {
  if (coding->kind == ATTEST_CODING_BROTLI)
    brotli.destroy(coding->state);
  else
    zstd.destroy(coding->state);
  free(coding);
}
