#ifndef ATTEST_PAGE_CHECKS_H
#define ATTEST_PAGE_CHECKS_H

/* Bytes that a page gives up at its end for its checksum (byte 20 of the file's header). */
#define ATTEST_PAGE_CHECK_BYTES 8

/* Puts a layer below SQLite's default file system, for all connections opened from now on: where a database reserves
   ATTEST_PAGE_CHECK_BYTES in each page, they hold a checksum of the page and of its number. A page whose checksum is wrong
   (a flipped bit, a lost or misplaced write) is never handed to SQLite: reading it fails with SQLITE_IOERR_DATA. Other
   files are as they were. Returns an SQLite result code; calling it twice does no harm. */
int attest_page_checks_register(void);

/* Writes the checksum that belongs to a page of `size` bytes, whose first in the file has number 0, into its last bytes. */
void attest_page_check_stamp(unsigned char *page, int size, long long number);

#endif
