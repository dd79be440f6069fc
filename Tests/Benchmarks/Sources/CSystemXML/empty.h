/* Only carries the compiler and linker flags of libxml2. */
