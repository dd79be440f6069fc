/* The limit that the writer is compared with: the rows of a knowledge base, held in memory, written again into the same
   tables by a bare loop of prepared statements in one transaction without a journal. bare_ingest KB NEW */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static sqlite3 *open_db(const char *path) {
  sqlite3 *db;
  if (sqlite3_open(path, &db)) { fprintf(stderr, "%s\n", sqlite3_errmsg(db)); exit(1); }
  return db;
}
static void run(sqlite3 *db, const char *sql) {
  char *error = NULL;
  if (sqlite3_exec(db, sql, 0, 0, &error)) { fprintf(stderr, "%s: %s\n", sql, error); exit(1); }
}
static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}
typedef struct { int kind, length; union { sqlite3_int64 i; double d; char *text; } as; } cell;

int main(int count, char **arguments) {
  if (count < 3) return 2;
  unlink(arguments[2]);
  sqlite3 *from = open_db(arguments[1]), *to = open_db(arguments[2]);
  run(to, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; PRAGMA locking_mode=EXCLUSIVE;");
  const char *tables[] = {"_documents", "_sources", "_entities", "_labels", "_names", "_diagnostics", "_passages",
                          "_sentences", "_mentions", "_facts", "_evidence"};
  sqlite3_stmt *s;
  sqlite3_prepare_v2(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index') AND name "
                           "NOT LIKE '%search%'", -1, &s, 0);
  while (sqlite3_step(s) == SQLITE_ROW) run(to, (const char *)sqlite3_column_text(s, 0));
  sqlite3_finalize(s);
  double total = 0;
  long rows = 0;
  run(to, "BEGIN");
  for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
    char sql[200];
    snprintf(sql, sizeof sql, "SELECT * FROM %s", tables[t]);
    sqlite3_prepare_v2(from, sql, -1, &s, 0);
    int width = sqlite3_column_count(s);
    size_t used = 0, room = 1 << 16;
    cell *cells = malloc(room * sizeof *cells);
    while (sqlite3_step(s) == SQLITE_ROW) {
      for (int c = 0; c < width; c++) {
        if (used == room) cells = realloc(cells, (room *= 2) * sizeof *cells);
        cell *x = &cells[used++];
        x->kind = sqlite3_column_type(s, c);
        if (x->kind == SQLITE_INTEGER) x->as.i = sqlite3_column_int64(s, c);
        else if (x->kind == SQLITE_FLOAT) x->as.d = sqlite3_column_double(s, c);
        else if (x->kind == SQLITE_TEXT) {
          x->length = sqlite3_column_bytes(s, c);
          x->as.text = memcpy(malloc(x->length + 1), sqlite3_column_text(s, c), x->length + 1);
        }
      }
    }
    sqlite3_finalize(s);
    int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", tables[t]);
    for (int c = 1; c < width; c++) length += snprintf(sql + length, sizeof sql - length, ", ?");
    snprintf(sql + length, sizeof sql - length, ")");
    double start = cpu();
    sqlite3_prepare_v2(to, sql, -1, &s, 0);
    for (size_t i = 0; i < used; i += width) {
      for (int c = 0; c < width; c++) {
        cell *x = &cells[i + c];
        if (x->kind == SQLITE_INTEGER) sqlite3_bind_int64(s, c + 1, x->as.i);
        else if (x->kind == SQLITE_FLOAT) sqlite3_bind_double(s, c + 1, x->as.d);
        else if (x->kind == SQLITE_TEXT) sqlite3_bind_text(s, c + 1, x->as.text, x->length, SQLITE_STATIC);
        else sqlite3_bind_null(s, c + 1);
      }
      if (sqlite3_step(s) != SQLITE_DONE) { fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(to)); return 1; }
      sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    total += cpu() - start;
    rows += used / width;
    for (size_t i = 0; i < used; i++) if (cells[i].kind == SQLITE_TEXT) free(cells[i].as.text);
    free(cells);
  }
  double start = cpu();
  run(to, "COMMIT");
  printf("bare loop: %ld rows, %.2f s of CPU\n", rows, total + cpu() - start);
  return 0;
}
