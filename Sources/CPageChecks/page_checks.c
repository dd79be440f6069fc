/* Checksums of pages, as SQLite's own cksumvfs (https://sqlite.org/cksumvfs.html, which Debian does not build), but with the
   page's number in the sum, so that pages written to each other's place are found too. */
#include "page_checks.h"

#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  int is_checked;      /* whether the database reserves room for checksums */
  int page_size;
  unsigned char *page; /* a page being written, or the first one being checked */
  /* The file of the layer below follows. */
} checked_file;

static sqlite3_vfs *below;
static sqlite3_vfs layer;
static sqlite3_io_methods methods;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((checked_file *)file + 1); }

/* The sum that SQLite uses for its write-ahead log, seeded with the page's number. */
static void sum(const unsigned char *page, int size, sqlite3_int64 number, unsigned char *out) {
  uint32_t a = (uint32_t)number * 2654435761u + 1, b = (uint32_t)number ^ 0x41545354u, words[2];
  for (int i = 0; i < size - ATTEST_PAGE_CHECK_BYTES; i += 8) {
    memcpy(words, page + i, 8);
    a += words[0] + b;
    b += words[1] + a;
  }
  memcpy(out, &a, 4);
  memcpy(out + 4, &b, 4);
}

void attest_page_check_stamp(unsigned char *page, int size, long long number) {
  sum(page, size, number, page + size - ATTEST_PAGE_CHECK_BYTES);
}

static int is_whole(const unsigned char *page, int size, sqlite3_int64 offset) {
  unsigned char expected[ATTEST_PAGE_CHECK_BYTES];
  sum(page, size, offset / size, expected);
  return memcmp(expected, page + size - ATTEST_PAGE_CHECK_BYTES, sizeof expected) == 0;
}

/* Learns from the header whether pages are checked, and how large they are. */
static int learn(checked_file *file, const unsigned char *header) {
  int size = header[16] << 8 | header[17];
  if (size == 1) size = 65536;
  file->is_checked = memcmp(header, "SQLite format 3", 16) == 0 && header[20] == ATTEST_PAGE_CHECK_BYTES &&
                     size >= 512 && (size & (size - 1)) == 0;
  if (!file->is_checked || (file->page && file->page_size == size)) return SQLITE_OK;
  sqlite3_free(file->page);
  file->page_size = size;
  file->page = sqlite3_malloc(size);
  return file->page ? SQLITE_OK : SQLITE_NOMEM;
}

static int read_file(sqlite3_file *f, void *to, int count, sqlite3_int64 offset) {
  checked_file *file = (checked_file *)f;
  int code = real(f)->pMethods->xRead(real(f), to, count, offset);
  /* A page of which the file holds a part or nothing: SQLite would take the rest for zeros. */
  if (code == SQLITE_IOERR_SHORT_READ && file->is_checked && count == file->page_size && offset > 0)
    return SQLITE_IOERR_DATA;
  if (code != SQLITE_OK) return code;
  if (offset == 0 && count >= 100) {
    code = learn(file, to);
    if (code != SQLITE_OK || !file->is_checked || count == file->page_size) goto checked;
    /* SQLite looks at the header alone first. */
    if (real(f)->pMethods->xRead(real(f), file->page, file->page_size, 0) != SQLITE_OK) return SQLITE_IOERR_DATA;
    return is_whole(file->page, file->page_size, 0) ? SQLITE_OK : SQLITE_IOERR_DATA;
  }
checked:
  if (code != SQLITE_OK || !file->is_checked || count != file->page_size || offset % count != 0) return code;
  return is_whole(to, count, offset) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

static int write_page(checked_file *file, const void *from, sqlite3_int64 offset) {
  sqlite3_file *f = &file->base;
  if (from) memcpy(file->page, from, file->page_size);
  else memset(file->page, 0, file->page_size);
  sum(file->page, file->page_size, offset / file->page_size, file->page + file->page_size - ATTEST_PAGE_CHECK_BYTES);
  return real(f)->pMethods->xWrite(real(f), file->page, file->page_size, offset);
}

static int write_file(sqlite3_file *f, const void *from, int count, sqlite3_int64 offset) {
  checked_file *file = (checked_file *)f;
  if (offset == 0 && count >= 512) {
    int code = learn(file, from);
    if (code != SQLITE_OK) return code;
  }
  if (!file->is_checked || count != file->page_size || offset % count != 0)
    return real(f)->pMethods->xWrite(real(f), from, count, offset);
  /* SQLite does not write pages that were used and freed in one transaction: no page is left without its checksum. */
  sqlite3_int64 end;
  int code = real(f)->pMethods->xFileSize(real(f), &end);
  for (end -= end % count; code == SQLITE_OK && end < offset; end += count) code = write_page(file, NULL, end);
  return code == SQLITE_OK ? write_page(file, from, offset) : code;
}

static int close_file(sqlite3_file *f) {
  sqlite3_free(((checked_file *)f)->page);
  ((checked_file *)f)->page = NULL;
  return real(f)->pMethods->xClose(real(f));
}

/* What only passes on. */
static int truncate_file(sqlite3_file *f, sqlite3_int64 n) { return real(f)->pMethods->xTruncate(real(f), n); }
static int sync_file(sqlite3_file *f, int n) { return real(f)->pMethods->xSync(real(f), n); }
static int size_of_file(sqlite3_file *f, sqlite3_int64 *n) { return real(f)->pMethods->xFileSize(real(f), n); }
static int lock_file(sqlite3_file *f, int n) { return real(f)->pMethods->xLock(real(f), n); }
static int unlock_file(sqlite3_file *f, int n) { return real(f)->pMethods->xUnlock(real(f), n); }
static int is_locked(sqlite3_file *f, int *n) { return real(f)->pMethods->xCheckReservedLock(real(f), n); }
static int control_file(sqlite3_file *f, int n, void *p) { return real(f)->pMethods->xFileControl(real(f), n, p); }
static int sector_size(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int characteristics(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out) {
  (void)vfs;
  if (!(flags & SQLITE_OPEN_MAIN_DB)) return below->xOpen(below, name, f, flags, out);
  memset(f, 0, sizeof(checked_file));
  int code = below->xOpen(below, name, real(f), flags, out);
  if (real(f)->pMethods) f->pMethods = &methods;
  return code;
}

int attest_page_checks_register(void) {
  if (layer.xOpen) return SQLITE_OK;
  below = sqlite3_vfs_find(NULL);
  if (!below) return SQLITE_ERROR;
  /* Version 1: no shared memory and no memory mapping, which would hand out pages unchecked. */
  methods = (sqlite3_io_methods){1, close_file, read_file, write_file, truncate_file, sync_file, size_of_file, lock_file,
                                 unlock_file, is_locked, control_file, sector_size, characteristics,
                                 0, 0, 0, 0, 0, 0};
  layer = *below;
  layer.zName = "attest-page-checks";
  layer.pNext = NULL;
  layer.szOsFile = below->szOsFile + (int)sizeof(checked_file);
  layer.xOpen = open_file;
  return sqlite3_vfs_register(&layer, 1);
}
