// A site for measuring a crawl, which itself costs next to nothing: PAGES pages of 2 KB, a hundred a list; 304 for who knows
// one; /counts says how many answers of either kind there were. Prints its port. site PAGES
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CLIENTS = 1024, REQUEST = 8192 };

static struct {
  char data[REQUEST + 1];
  int length;
} clients[CLIENTS];
static long pages, fetched, unchanged;
static char text[4096], *body, *answer;

static void send_all(int client, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = send(client, bytes, count, MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

static size_t links(const char *form, long from, long to, long step) {
  size_t length = 0;
  for (long number = from; number < to; number += step) length += (size_t)sprintf(body + length, form, number);
  return length;
}

static void serve(int client, const char *request) {
  char path[256] = "";
  if (sscanf(request, "GET %255s", path) != 1) return;
  if (strstr(request, "\r\nIf-None-Match: ")) {
    static const char same[] = "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n";
    unchanged++;
    send_all(client, same, sizeof same - 1);
    return;
  }
  const char *type = "text/html";
  size_t length;
  if (!strcmp(path, "/counts")) {
    length = (size_t)sprintf(body, "{\"200\": %ld, \"304\": %ld}", fetched--, unchanged);
  } else if (!strcmp(path, "/robots.txt")) {
    type = "text/plain";
    length = (size_t)sprintf(body, "User-agent: *\nAllow: /\n");
  } else if (!strcmp(path, "/")) {
    length = links("<a href=/list/%ld>x</a>", 0, pages, 100);
  } else if (!strncmp(path, "/list/", 6)) {
    long start = atol(path + 6);
    length = links("<a href=/reports/of/the/office/%ld.html>x</a>", start, start + 100 < pages ? start + 100 : pages, 1);
  } else {
    length = (size_t)sprintf(body, "<title>%s</title>%s", path, text);
  }
  fetched++;
  size_t head = (size_t)sprintf(
    answer, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nETag: \"1\"\r\nContent-Length: %zu\r\n\r\n", type, length);
  memcpy(answer + head, body, length);
  send_all(client, answer, head + length);
}

static void take(int client) {
  ssize_t got = recv(client, clients[client].data + clients[client].length, (size_t)(REQUEST - clients[client].length), 0);
  if (got <= 0) {
    clients[client].length = 0;
    close(client);
    return;
  }
  clients[client].length += (int)got;
  clients[client].data[clients[client].length] = 0;
  char *end;
  while ((end = strstr(clients[client].data, "\r\n\r\n"))) {
    end[2] = 0;
    serve(client, clients[client].data);
    clients[client].length -= (int)(end + 4 - clients[client].data);
    memmove(clients[client].data, end + 4, (size_t)clients[client].length + 1);
  }
}

int main(int count, char **words) {
  pages = count > 1 ? atol(words[1]) : 1000;
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  strcpy(text, "<p>");
  for (int number = 0; number < 45; number++) strcat(text, "The office received 704 complaints in 2024. ");
  size_t most = 65536 + (size_t)pages * 32;
  body = malloc(most);
  answer = malloc(most + 1024);
  int server = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (bind(server, (void *)&address, size) || listen(server, 512) || getsockname(server, (void *)&address, &size)) return 1;
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  int poll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = server}, ready[64];
  epoll_ctl(poll, EPOLL_CTL_ADD, server, &event);
  for (;;) {
    int found = epoll_wait(poll, ready, 64, -1);
    for (int number = 0; number < found; number++) {
      if (ready[number].data.fd != server) {
        take(ready[number].data.fd);
        continue;
      }
      int client = accept(server, NULL, NULL), yes = 1;
      if (client < 0) continue;
      if (client >= CLIENTS) {
        close(client);
        continue;
      }
      setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      clients[client].length = 0;
      event.data.fd = client;
      epoll_ctl(poll, EPOLL_CTL_ADD, client, &event);
    }
  }
}
