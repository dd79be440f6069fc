// Loaded before a program (LD_PRELOAD): answers for names below `net.test` as a hostile name server might, leads connections
// to public addresses to this machine, and writes down every answer and every connection. No packet leaves the machine.
//
// NET_LOG: file that is added to. NET_80, NET_443: ports of this machine for these. NET_CA: certificates to trust.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void note(const char *line) {
  static int file = -1;
  pthread_mutex_lock(&lock);
  if (file < 0 && getenv("NET_LOG")) file = open(getenv("NET_LOG"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0 && write(file, line, strlen(line)) < 0) abort();
  pthread_mutex_unlock(&lock);
}

static unsigned mix(const char *text, unsigned salt) {
  unsigned hash = 2166136261u ^ (salt * 2654435761u);
  for (; *text; text++) hash = (hash ^ (unsigned char)*text) * 16777619u;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  return hash ^ (hash >> 12);
}

// How often a name was asked for.
static unsigned times(const char *name) {
  static unsigned counts[1 << 16];
  pthread_mutex_lock(&lock);
  unsigned count = counts[mix(name, 0) & 0xFFFF]++;
  pthread_mutex_unlock(&lock);
  return count;
}

static const char *forbidden[] = {
  "127.0.0.1",   "10.1.2.3",   "172.16.9.9", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
  "224.0.0.1",   "240.0.0.1",  "198.18.0.1", "::1",         "::",              "fc00::1",    "fe80::1",
  "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "ff02::1",
};

static struct addrinfo *one(const char *text, int port, struct addrinfo *next, const struct addrinfo *hints) {
  int family = strchr(text, ':') ? AF_INET6 : AF_INET;
  if (hints && hints->ai_family != AF_UNSPEC && hints->ai_family != family) return next;
  struct addrinfo *entry = calloc(1, sizeof *entry + sizeof(struct sockaddr_in6));
  entry->ai_family = family;
  entry->ai_socktype = SOCK_STREAM;
  entry->ai_protocol = IPPROTO_TCP;
  entry->ai_addr = (struct sockaddr *)(entry + 1);
  entry->ai_next = next;
  if (family == AF_INET6) {
    struct sockaddr_in6 *in = (struct sockaddr_in6 *)entry->ai_addr;
    entry->ai_addrlen = sizeof *in;
    in->sin6_family = AF_INET6;
    in->sin6_port = htons(port);
    inet_pton(AF_INET6, text, &in->sin6_addr);
  } else {
    struct sockaddr_in *in = (struct sockaddr_in *)entry->ai_addr;
    entry->ai_addrlen = sizeof *in;
    in->sin_family = AF_INET;
    in->sin_port = htons(port);
    inet_pton(AF_INET, text, &in->sin_addr);
  }
  return entry;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  static int (*next)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
  if (!next) *(void **)&next = dlsym(RTLD_NEXT, "getaddrinfo");
  size_t length = name ? strlen(name) : 0;
  if (length < 8 || (strcmp(name, "net.test") && (length < 9 || strcmp(name + length - 9, ".net.test")))) return next(name, service, hints, result);
  int port = service ? atoi(service) : 0;
  unsigned count = times(name), hash = mix(name, 1), turn = mix(name, 2 + count);
  char four[64], six[64];
  if (!strncmp(name, "shared-", 7)) hash = 0xFFFF00 + (atoi(name + 7) & 3);
  snprintf(four, sizeof four, "23.%u.%u.%u", hash >> 16 & 255, hash >> 8 & 255, hash & 255);
  snprintf(six, sizeof six, "2600:9000::%x:%x", hash >> 16, hash & 0xFFFF);
  const char *bad = forbidden[turn % (sizeof forbidden / sizeof *forbidden)];
  const char *list[4] = {four, NULL, NULL, NULL};
  if (!strncmp(name, "flip-", 5) && turn >> 8 & 1) list[0] = bad;
  // An alias that leads to a private address looks so to whoever asks.
  if (!strncmp(name, "private-", 8)) list[0] = bad;
  // The second question comes when the first answer was found good.
  if (!strncmp(name, "later-", 6) && count > 0) list[0] = bad;
  if (!strncmp(name, "mixed-", 6)) {
    const char *all[4] = {four, bad, six, forbidden[(turn >> 8) % (sizeof forbidden / sizeof *forbidden)]};
    for (int place = 0; place < 4; place++) list[place] = all[(place + (turn >> 16)) & 3];
  }
  if (!strncmp(name, "unknown-", 8)) return EAI_NONAME;
  char line[400];
  int used = snprintf(line, sizeof line, "answer %s", name);
  *result = NULL;
  for (int place = 3; place >= 0; place--)
    if (list[place]) {
      *result = one(list[place], port, *result, hints);
      used += snprintf(line + used, sizeof line - used, " %s", list[place]);
    }
  snprintf(line + used, sizeof line - used, "\n");
  note(line);
  return *result ? 0 : EAI_NONAME;
}

void freeaddrinfo(struct addrinfo *list) {
  while (list) {
    struct addrinfo *next = list->ai_next;
    free(list->ai_canonname);
    free(list);
    list = next;
  }
}

static int port_here(int port) {
  const char *text = getenv(port == 80 ? "NET_80" : port == 443 ? "NET_443" : "NET_NONE");
  return text ? atoi(text) : port;
}

// Where a socket was meant to lead.
static struct {
  socklen_t length;
  struct sockaddr_storage address;
} meant[1 << 14];

int getpeername(int descriptor, struct sockaddr *address, socklen_t *length) {
  static int (*next)(int, struct sockaddr *, socklen_t *);
  if (!next) *(void **)&next = dlsym(RTLD_NEXT, "getpeername");
  socklen_t room = *length;
  int code = next(descriptor, address, length);
  if (code == 0 && descriptor < 1 << 14 && meant[descriptor].length && meant[descriptor].length <= room) {
    memcpy(address, &meant[descriptor].address, meant[descriptor].length);
    *length = meant[descriptor].length;
  }
  return code;
}

static void note_end(int descriptor) {
  if (descriptor < 0 || descriptor >= 1 << 14 || !meant[descriptor].length) return;
  struct sockaddr_in6 here;
  socklen_t place = sizeof here;
  char line[64];
  if (getsockname(descriptor, (struct sockaddr *)&here, &place) == 0) {
    snprintf(line, sizeof line, "end %d\n", ntohs(here.sin6_port));
    note(line);
  }
  meant[descriptor].length = 0;
}

int shutdown(int descriptor, int how) {
  static int (*next)(int, int);
  if (!next) *(void **)&next = dlsym(RTLD_NEXT, "shutdown");
  note_end(descriptor);
  return next(descriptor, how);
}

int close(int descriptor) {
  static int (*next)(int);
  if (!next) *(void **)&next = dlsym(RTLD_NEXT, "close");
  note_end(descriptor);
  return next(descriptor);
}

int connect(int descriptor, const struct sockaddr *address, socklen_t length) {
  static int (*next)(int, const struct sockaddr *, socklen_t);
  if (!next) *(void **)&next = dlsym(RTLD_NEXT, "connect");
  int type = 0;
  socklen_t size = sizeof type;
  getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size);
  if (type != SOCK_STREAM || (address->sa_family != AF_INET && address->sa_family != AF_INET6))
    return next(descriptor, address, length);
  if (descriptor < 1 << 14) {
    memcpy(&meant[descriptor].address, address, length);
    meant[descriptor].length = length;
  }
  char text[64], line[200];
  union {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
  } there;
  memset(&there, 0, sizeof there);
  memcpy(&there, address, length < sizeof there ? length : sizeof there);
  int port, is_public;
  if (address->sa_family == AF_INET) {
    inet_ntop(AF_INET, &there.four.sin_addr, text, sizeof text);
    port = ntohs(there.four.sin_port);
    is_public = !strncmp(text, "23.", 3);
    there.four.sin_port = htons(port_here(port));
    if (is_public) there.four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  } else {
    inet_ntop(AF_INET6, &there.six.sin6_addr, text, sizeof text);
    port = ntohs(there.six.sin6_port);
    is_public = !strncmp(text, "2600:9000:", 10);
    there.six.sin6_port = htons(port_here(port));
    if (is_public) inet_pton(AF_INET6, "::ffff:127.0.0.1", &there.six.sin6_addr);
  }
  int code = is_public ? next(descriptor, &there.any, length) : -1;
  int error = is_public ? errno : ECONNREFUSED, here = 0;
  socklen_t place = sizeof there;
  if (getsockname(descriptor, &there.any, &place) == 0)
    here = ntohs(there.any.sa_family == AF_INET ? there.four.sin_port : there.six.sin6_port);
  snprintf(line, sizeof line, "connect %s %d %d\n", text, port, here);
  note(line);
  errno = error;
  return code;
}

static const char *trusted(const char *path) {
  const char *other = getenv("NET_CA");
  return other && !strcmp(path, "/etc/ssl/certs/ca-certificates.crt") ? other : path;
}

FILE *fopen(const char *path, const char *mode) {
  static FILE *(*next)(const char *, const char *);
  if (!next) *(void **)&next = dlsym(RTLD_NEXT, "fopen");
  return next(trusted(path), mode);
}

FILE *fopen64(const char *path, const char *mode) {
  static FILE *(*next)(const char *, const char *);
  if (!next) *(void **)&next = dlsym(RTLD_NEXT, "fopen64");
  return next(trusted(path), mode);
}
