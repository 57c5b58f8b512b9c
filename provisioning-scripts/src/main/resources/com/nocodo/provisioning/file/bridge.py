#!/usr/bin/python3 -IS
"""Carries bytes between this SSH session and the operator's socket, and ends with either of them.

The one program that the key of the bridge may run. It reads no argument, no setting and no environment.
"""

import os
import socket
import threading

IN, OUT = 0, 1
PIECE = 64 * 1024


def write(piece):
    while piece:
        piece = piece[os.write(OUT, piece):]


def carry(read, write):
    try:
        while piece := read(PIECE):
            write(piece)
    except OSError:
        pass  # one of the two has gone
    finally:
        os._exit(0)


operator = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
try:
    operator.connect("/run/nocodo-bridge/bridge.sock")
except OSError:
    raise SystemExit("nocodo: the operator does not run")
threading.Thread(target=carry, args=(operator.recv, write), daemon=True).start()
carry(lambda most: os.read(IN, most), operator.sendall)
