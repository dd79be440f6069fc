#ifndef ATTEST_CLIBCRYPTO_SHIM_H
#define ATTEST_CLIBCRYPTO_SHIM_H
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#endif
