#!/usr/bin/python3 -IS
"""Runs a program as another account: run-as (build | application ID) [OPTION VALUE]... -- PROGRAM [ARGUMENT]...

Asks root's helper, stays as long as the program runs, and ends as it ended. What ends this ends the program. The
folders that are handed on are opened to the account first, by their owner.
"""

import json
import os
import signal
import socket
import struct
import subprocess
import sys

HELPER = "/run/nocodo-helper.sock"
LIMITS = ("memory", "tasks", "files", "size")
NAMED_ACCOUNT = 2
READ, WRITE = 4, 2


def opened_to(path, kind, number, wanted):
    """Whether the list of whoever may come in gives this account these rights."""
    try:
        entries = os.getxattr(path, "system.posix_acl_" + kind)[4:]
    except OSError:
        return False
    return any(tag == NAMED_ACCOUNT and whose == number and rights & wanted == wanted
               for tag, rights, whose in struct.iter_unpack("<HHI", entries))


def opened(path, number, rights):
    kind = "default" if os.path.isdir(path) and not os.path.islink(path) else "access"
    return opened_to(path, kind, number, READ | (WRITE if "w" in rights else 0))


def let_in(path, account, number, rights):
    """Opens a file, or a folder with all in it: the folder itself at last, so that one that is open is so as a whole."""
    folder = os.path.isdir(path)
    inside = [one.path for one in os.scandir(path) if ours(one)] if folder else []
    if opened(path, number, rights):
        inside = [one for one in inside if not opened(one, number, rights)]  # moved there from elsewhere
        path = None
    own = "u:%d:rwX" % os.getuid()
    entries = "u:%s:%s,%s" % (account, rights, own)
    inherited = ",d:u:%s:%s,d:%s" % (account, rights, own)
    for one in inside:
        setfacl("-R", "-P", "-m", entries + (inherited if os.path.isdir(one) else ""), one)
    if path:
        setfacl("-m", entries + (inherited if folder else ""), path)


def ours(entry):
    return not entry.is_symlink() and entry.stat(follow_symlinks=False).st_uid == os.getuid()


def setfacl(*argv):
    # What is not ours is refused by the system here, and by the helper afterwards.
    subprocess.run(["setfacl", *argv], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def ask_to_end(helper):
    try:
        helper.send(b"end", socket.MSG_DONTWAIT)
    except OSError:
        pass  # it was asked already, or has ended


def options(words):
    told = {"write": [], "read": [], "scratch": [], "limits": {}, "name": None}
    while words and words[0] != "--":
        name, value = words.pop(0)[2:], words.pop(0)
        if name in LIMITS:
            told["limits"][name] = int(value)
        elif name == "name":
            told["name"] = value
        else:
            told[name].append(value)
    told["argv"] = words[1:]
    return told


def main(words):
    whose = {"for": words.pop(0)}
    if whose["for"] == "application":
        whose["application"] = words.pop(0)
    told = options(words)
    for name in ("read", "scratch"):
        told[name] = [path for path in told[name] if os.path.exists(path)]
    told["directory"] = os.getcwd()
    told["environment"] = dict(os.environ)
    helper = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    helper.connect(HELPER)
    helper.send(json.dumps(whose).encode())
    answer = json.loads(helper.recv(4096) or b'{"refused": "it ended"}')
    if "refused" not in answer:
        for path in told["read"]:
            let_in(path, answer["account"], answer["number"], "rX")
        for path in told["write"]:  # afterwards: one may lie in what is read
            let_in(path, answer["account"], answer["number"], "rwX")
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: ask_to_end(helper))
        socket.send_fds(helper, [json.dumps(told).encode()], [1, 2])
        answer = json.loads(helper.recv(4096) or b'{"refused": "it ended"}')
    if "refused" in answer:
        sys.exit("nocodo: the helper refuses to run this: " + answer["refused"])
    if answer["result"] == "oom-kill":
        print("nocodo: the system ended it, since it took more memory than it may", file=sys.stderr)
    sys.exit(answer["exit"])


try:
    main(sys.argv[1:])
except (OSError, ValueError, KeyError, IndexError) as reason:
    sys.exit("nocodo: a program cannot be run as another account: %s" % reason)
