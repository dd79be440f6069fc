"""Runs the pipeline over a folder and serves the knowledge base."""
import contextlib
import subprocess


@contextlib.contextmanager
def served(attest, inputs, knowledge_base):
    """The address of `attest serve` over a knowledge base made of `inputs`; it ends with the block."""
    ran = subprocess.run([attest, "run", inputs, "--kb", knowledge_base, "--quiet"], capture_output=True, text=True)
    if ran.returncode not in (0, 1):
        raise SystemExit(f"run: {ran.returncode} {ran.stderr}")
    server = subprocess.Popen([attest, "serve", knowledge_base, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        yield server.stdout.readline().strip().rstrip("/")
    finally:
        server.terminate()
        server.wait(10)
