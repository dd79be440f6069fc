#ifndef ATTEST_CLIBCURL_SHIM_H
#define ATTEST_CLIBCURL_SHIM_H
#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// curl_easy_setopt and curl_easy_getinfo take any number of arguments, which Swift cannot call: one wrapper for each type.

static inline CURLcode attest_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode attest_curl_set_off(CURL *handle, CURLoption option, long long value) {
  return curl_easy_setopt(handle, option, (curl_off_t)value);
}

static inline CURLcode attest_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode attest_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*attest_curl_data)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode attest_curl_set_data(CURL *handle, CURLoption option, attest_curl_data value) {
  return curl_easy_setopt(handle, option, value);
}

// Decides on the address that is to be connected to: 0 lets it be, all else refuses. Family, bytes in network order, port.
typedef int (*attest_curl_gate)(void *context, int family, const unsigned char *address, int port);

// Sockets that are open, with the addresses they lead to.
enum { ATTEST_CURL_SOCKETS = 1024 };

typedef struct {
  struct {
    int descriptor, family;
    unsigned char address[16];
  } list[ATTEST_CURL_SOCKETS];
  int count;
} attest_curl_sockets;

typedef struct {
  attest_curl_gate gate;
  void *context;
  attest_curl_sockets *sockets;
  // Whether an address is connected to once at a time: connections to it that are idle end before the next begins.
  int is_single;
} attest_curl_gatekeeper;

static inline int attest_curl_note_socket(
  attest_curl_gatekeeper *keeper, int descriptor, int family, const unsigned char *address, size_t length) {
  attest_curl_sockets *sockets = keeper->sockets;
  for (int place = 0; keeper->is_single && place < sockets->count; place++)
    if (sockets->list[place].family == family && memcmp(sockets->list[place].address, address, length) == 0)
      shutdown(sockets->list[place].descriptor, SHUT_RDWR);
  if (sockets->count == ATTEST_CURL_SOCKETS) {
    close(descriptor);
    return -1;
  }
  sockets->list[sockets->count].descriptor = descriptor;
  sockets->list[sockets->count].family = family;
  memcpy(sockets->list[sockets->count].address, address, length);
  sockets->count++;
  return descriptor;
}

// Bytes that came over the open connection to an address, as the system counts them: libcurl counts none that carry no
// content, such as extensions of chunks. -1 where there is no connection, or the system does not say.
static inline long long attest_curl_received(const attest_curl_sockets *sockets, const unsigned char *address, size_t length) {
  for (int place = sockets->count - 1; place >= 0; place--) {
    if (sockets->list[place].family != (length == 4 ? AF_INET : AF_INET6)) continue;
    if (memcmp(sockets->list[place].address, address, length) != 0) continue;
    // TCP_INFO is 11; tcpi_bytes_received stands at byte 128 (linux/tcp.h, which does not go along with netinet/tcp.h).
    unsigned char info[136];
    socklen_t size = sizeof info;
    unsigned long long bytes = 0;
    if (getsockopt(sockets->list[place].descriptor, IPPROTO_TCP, 11, info, &size) != 0 || size < sizeof info) return -1;
    memcpy(&bytes, info + 128, sizeof bytes);
    return (long long)bytes;
  }
  return -1;
}

// Called by libcurl when it is done with a socket, whichever transfer opened it.
static inline int attest_curl_close_socket(void *client, curl_socket_t descriptor) {
  attest_curl_sockets *sockets = (attest_curl_sockets *)client;
  for (int place = 0; place < sockets->count; place++)
    if (sockets->list[place].descriptor == descriptor) {
      sockets->list[place] = sockets->list[--sockets->count];
      break;
    }
  return close(descriptor);
}

// Called by libcurl with the very address that it will connect to; no socket is made for one that is refused.
static inline curl_socket_t attest_curl_open_socket(void *client, curlsocktype purpose, struct curl_sockaddr *address) {
  attest_curl_gatekeeper *keeper = (attest_curl_gatekeeper *)client;
  if (purpose != CURLSOCKTYPE_IPCXN || address->socktype != SOCK_STREAM) return CURL_SOCKET_BAD;
  int refused = 1;
  const unsigned char *bytes = NULL;
  if (address->family == AF_INET) {
    const struct sockaddr_in *in = (const struct sockaddr_in *)&address->addr;
    bytes = (const unsigned char *)&in->sin_addr;
    refused = keeper->gate(keeper->context, 4, bytes, ntohs(in->sin_port));
  } else if (address->family == AF_INET6) {
    const struct sockaddr_in6 *in = (const struct sockaddr_in6 *)&address->addr;
    // A zone leads to a link: never outside.
    bytes = (const unsigned char *)&in->sin6_addr;
    if (in->sin6_scope_id == 0) refused = keeper->gate(keeper->context, 6, bytes, ntohs(in->sin6_port));
  }
  if (refused) return CURL_SOCKET_BAD;
  int descriptor = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (descriptor < 0) return CURL_SOCKET_BAD;
  return attest_curl_note_socket(keeper, descriptor, address->family, bytes, address->family == AF_INET ? 4 : 16);
}

static inline CURLcode attest_curl_set_gatekeeper(CURL *handle, attest_curl_gatekeeper *keeper) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, attest_curl_open_socket);
  if (!code) code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, keeper);
  // A connection outlives the transfer that opened it: what is told of its end must too.
  if (!code) code = curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, attest_curl_close_socket);
  return code ? code : curl_easy_setopt(handle, CURLOPT_CLOSESOCKETDATA, keeper->sockets);
}

static inline CURLcode attest_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode attest_curl_get_off(CURL *handle, CURLINFO info, long long *value) {
  curl_off_t got = 0;
  CURLcode code = curl_easy_getinfo(handle, info, &got);
  *value = got;
  return code;
}

static inline CURLcode attest_curl_get_text(CURL *handle, CURLINFO info, char **value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode attest_curl_get_pointer(CURL *handle, CURLINFO info, void **value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode attest_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The next transfer that ended: its handle and result; NULL when there is none.
static inline CURL *attest_curl_next_done(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left)) != NULL) {
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}
#endif
