#!/usr/bin/python3 -IS
"""Runs one program for the operator, as another account and in a sandbox: all that the operator can ask of root.

Its connection is standard input. The first packet says whose account, and is answered with its number; the second one
says what to run, and brings the files that take what it writes. The program ends with the connection.
"""

import json
import os
import pwd
import re
import select
import socket
import struct
import subprocess
import time
import uuid

OPERATOR = "nocodo-operator"
BUILD = "nocodo-build"
HOME = "/var/lib/nocodo-operator"
CACHE = "/var/cache/nocodo-operator"
PLACES = (HOME + "/projects/", HOME + "/state/", CACHE + "/")
BUILD_HOME = "/var/lib/nocodo-build"
KEPT = (BUILD_HOME + "/.cargo/registry", BUILD_HOME + "/.npm")
INSIDE = "/usr/lib/nocodo/inside"
MOST = 200 * 1024
# A range of our own: the system needs its numbers for its own programs.
FIRST, LAST = 52000, 59999

SANDBOX = """
NoNewPrivileges=yes CapabilityBoundingSet= AmbientCapabilities= RestrictSUIDSGID=yes KeyringMode=private
ProtectSystem=strict ProtectHome=yes PrivateTmp=yes PrivateDevices=yes DevicePolicy=closed ProtectProc=invisible
ProtectKernelTunables=yes ProtectKernelModules=yes ProtectKernelLogs=yes ProtectControlGroups=yes ProtectClock=yes
ProtectHostname=yes LockPersonality=yes RestrictRealtime=yes RestrictNamespaces=yes SystemCallArchitectures=native
SystemCallFilter=@system-service SystemCallErrorNumber=EPERM LimitCORE=0 UMask=0007 TimeoutStopSec=2 PrivateIPC=yes
""".split() + [
    "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK",
    "IPAddressDeny=169.254.0.0/16 fd00:42::42/128 fd00:ec2::254/128",
    "TemporaryFileSystem=%s:ro %s:ro /dev/shm:mode=1777" % (HOME, CACHE),
    "InaccessiblePaths=-/run/dbus -/run/nocodo -/run/nocodo-bridge -/run/nocodo-helper.sock -/var/lib/nocodo",
]


class Refused(Exception):
    pass


def want(fact, why):
    if not fact:
        raise Refused(why)


def account_of(packet):
    """The name of an account that is there now: of builds, or of the one application that is named."""
    if packet == {"for": "build"}:
        return BUILD
    want(set(packet) == {"for", "application"} and packet["for"] == "application", "this is no account to run as")
    name = "nocodo-a" + identity(packet["application"]).replace("-", "")[:20]
    try:
        pwd.getpwnam(name)
    except KeyError:
        numbers = ["-K", "SYS_UID_MIN=%d" % FIRST, "-K", "SYS_UID_MAX=%d" % LAST, "-K", "SYS_GID_MIN=%d" % FIRST,
                   "-K", "SYS_GID_MAX=%d" % LAST]
        made = quiet("useradd", "--system", *numbers, "--no-create-home", "--home-dir", "/nonexistent", "--shell",
                     "/usr/sbin/nologin", name)
        want(made.returncode == 0, "the account %s cannot be made" % name)
    return name


def identity(text):
    want(isinstance(text, str) and re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text), "this is no identity")
    return text


def place(path):
    """A path of the operator's, and not another one by a link."""
    want(isinstance(path, str) and re.fullmatch(r"/[A-Za-z0-9._/-]{1,1000}", path), "this is no path to hand on")
    want(path.startswith(PLACES) and os.path.realpath(path) == path, "%s is not the operator's to hand on" % path)
    return path


def number(value, least):
    want(type(value) is int and least <= value < 2**53, "this is no limit")
    return str(value)


def properties(told, account):
    yield from SANDBOX
    yield from bound()
    for path in told["write"]:
        yield "BindPaths=" + place(path)
        if path.startswith(PLACES[0]):
            # What is written there would be run by the operator: its git reads it.
            yield "ReadOnlyPaths=-%s/.git" % path
    for path in told["read"]:
        yield "BindReadOnlyPaths=" + place(path)
    for path in told["scratch"]:
        yield "TemporaryFileSystem=%s:mode=1777" % place(path)
    if account == BUILD:
        # Settings that a build leaves in its home would be another build's: of it, only downloads stay.
        yield "TemporaryFileSystem=%s:mode=1777" % BUILD_HOME
        for kept in KEPT:
            yield "BindPaths=" + kept
        yield "MemoryMax=85%"
        yield "TasksMax=8000"
    else:
        want(told["limits"], "an application without limits is not started")
    limits = told["limits"]
    if limits:
        want(set(limits) == {"memory", "tasks", "files", "size"}, "these are no limits")
        yield "MemoryMax=" + number(limits["memory"], 1 << 20)
        yield "MemorySwapMax=0"
        yield "TasksMax=" + number(limits["tasks"], 1)
        yield "LimitNOFILE=" + number(limits["files"], 16)
        yield "LimitFSIZE=" + number(limits["size"], 1 << 20)


def bound():
    """What runs ends with us, whatever ends us."""
    with open("/proc/self/cgroup") as groups:
        names = [line.strip().rsplit("/", 1)[-1] for line in groups]
    ours = [name for name in names if re.fullmatch(r"nocodo-helper@[A-Za-z0-9:_.-]+\.service", name)]
    want(ours, "the helper does not know which service it is")
    return ["BindsTo=" + ours[0], "After=" + ours[0]]


def quiet(*argv):
    return subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)


def texts(value):
    return isinstance(value, list) and all(isinstance(one, str) and "\0" not in one for one in value)


def checked(told):
    want(isinstance(told, dict) and set(told) == {"name", "directory", "write", "read", "scratch", "limits", "environment", "argv"},
         "this is no request")
    want(texts(told["write"]) and texts(told["read"]) and texts(told["scratch"]) and texts(told["argv"]) and told["argv"], "this is no request")
    environment = told["environment"]
    want(isinstance(environment, dict) and texts(list(environment.values())), "these are no variables")
    want(all(re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name) for name in environment), "these are no variables")
    return told


def run(connection, told, account, files):
    """Starts it, and waits for its end or for the end of whoever asked."""
    unit = "nocodo-%s.service" % (identity(told["name"]) if told["name"] else uuid.uuid4())
    directory = place(told["directory"])
    argv = ["systemd-run", "--quiet", "--wait", "--pipe", "--service-type=exec", "--slice=" + ("nocodo-build.slice" if account == BUILD else "nocodo.slice"), "--unit=" + unit,
            "--uid=" + account, "--working-directory=" + directory]
    for one in properties(told, account):
        argv += ["-p", one]
    if told["name"]:
        end(unit)  # whoever held it was killed
    home = BUILD_HOME if account == BUILD else "/tmp"
    environment = {**told["environment"], "HOME": home, "USER": account, "LOGNAME": account}
    for name in ("TMPDIR", "CARGO_HOME", "RUSTUP_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        environment.pop(name, None)
    # By its input: what is told to a program is seen in no list of processes and in no file of systemd's.
    runs = subprocess.Popen(argv + ["--", INSIDE], stdin=subprocess.PIPE, stdout=files[0], stderr=files[1])
    try:
        runs.stdin.write(json.dumps({"argv": told["argv"], "environment": environment}).encode())
        runs.stdin.close()
    except BrokenPipeError:
        pass  # it did not start; its end says so
    for file in files:
        os.close(file)
    wait(connection, runs, unit)
    result = quiet("systemctl", "show", "-P", "Result", unit).stdout.decode().strip()
    quiet("systemctl", "reset-failed", unit)
    return {"exit": runs.returncode if runs.returncode >= 0 else 255, "result": result}


def wait(connection, runs, unit):
    ended = os.pidfd_open(runs.pid)
    poll = select.poll()
    poll.register(ended, select.POLLIN)
    poll.register(connection, select.POLLIN)
    while runs.poll() is None:
        ready = [file for file, _ in poll.poll()]
        if connection.fileno() in ready:
            quiet("systemctl", "stop", unit)
            runs.wait()


def end(unit):
    quiet("systemctl", "stop", unit)
    quiet("systemctl", "reset-failed", unit)
    for _ in range(100):  # its name is free only when whoever waited for it has left too
        if quiet("systemctl", "show", "-P", "LoadState", unit).stdout.strip() == b"not-found":
            return
        time.sleep(0.05)


def main():
    connection = socket.socket(fileno=0)
    peer = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[1]
    files = []
    try:
        want(peer == pwd.getpwnam(OPERATOR).pw_uid, "only the operator may ask")
        account = account_of(json.loads(connection.recv(1024)))
        connection.send(json.dumps({"account": account, "number": pwd.getpwnam(account).pw_uid}).encode())
        packet, files, flags, _ = socket.recv_fds(connection, MOST, 2)
        if not packet:
            return  # it wanted to know the account
        want(len(files) == 2 and not flags & (socket.MSG_TRUNC | socket.MSG_CTRUNC), "the request is not whole")
        answer = run(connection, checked(json.loads(packet)), account, files)
    except Refused as refused:
        answer = {"refused": str(refused)}
    except (ValueError, TypeError, KeyError):
        answer = {"refused": "this is no request"}
    try:
        connection.send(json.dumps(answer).encode())
    except OSError:
        pass  # whoever asked has gone


main()
