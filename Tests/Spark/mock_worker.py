"""A worker for tests: hands each line to `attest worker`, but misbehaves on documents whose names say how.

`mock_worker.py SECONDS ATTEST…`: waits SECONDS before each answer, so that there is time to be killed in.
"""

import os
import signal
import subprocess
import sys
import time

import orjson


def main() -> None:
    pause, command = float(sys.argv[1]), sys.argv[2:]
    inner = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for line in sys.stdin.buffer:
        name = orjson.loads(line)["id"]
        if "poison/spin" in name:
            while True:
                pass
        if "poison/kill" in name:
            os.kill(os.getpid(), signal.SIGKILL)
        if "poison/junk" in name:
            answer = b'{"id":"another document","formatVersion":1}\n'
        elif "poison/exit" in name:
            sys.exit(0)
        elif "poison/memory" in name:
            held = bytearray(700 << 20)
            for place in range(0, len(held), 4096):
                held[place] = 1
            time.sleep(5)
        else:
            inner.stdin.write(line)
            inner.stdin.flush()
            answer = inner.stdout.readline()
        time.sleep(pause)
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


main()
