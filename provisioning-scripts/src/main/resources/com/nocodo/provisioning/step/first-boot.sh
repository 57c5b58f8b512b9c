# title: Wait for the first boot to end
# seconds: 90
# parameters: patience tolerated
step_run() {
    command -v cloud-init >/dev/null 2>&1 || { doing "this server has no cloud-init"; return 0; }
    # `cloud-init status --wait` ends at the first error, while later stages still run.
    waited=0
    until [ -e /run/cloud-init/result.json ]; do
        [ "$waited" -lt "$patience" ] || fail "the first boot did not end within $patience s; look at /var/log/cloud-init.log"
        sleep 1
        waited=$((waited + 1))
    done
    # What failed is named by each stage; `cloud-init status` alone says only that something did.
    python3 -c '
import json, re, sys
tolerated = set(sys.argv[1].split())
status = json.load(open("/run/cloud-init/status.json"))["v1"]
log = open("/var/log/cloud-init.log", errors="replace").read().splitlines()
bad = False
for stage, what in sorted(status.items()):
    for error in (what or {}).get("errors", []) if isinstance(what, dict) else []:
        name = re.match(r"\(.([\w-]+).,", error) or re.match(r"Failed to .*?([\w-]+)$", error)
        module = name.group(1).replace("_", "-") if name else stage
        said = [line for line in log if re.search("WARNING|ERROR", line) and module in line.replace("_", "-")]
        kind = "tolerated" if module in tolerated else "failed"
        bad = bad or kind == "failed"
        text = "".join(c if c.isprintable() else " " for c in (said[-1] if said else error))
        print("nocodo: fact module-%s %s %s" % (kind, module, text[:300]))
sys.exit(1 if bad else 0)
' "$tolerated" || fail "the first boot ended with errors in the modules named above"
    grep -qF "$(hostname)" /etc/hosts || { # else each sudo waits for a name server
        printf '127.0.1.1 %s\n' "$(hostname)" >>/etc/hosts && changed /etc/hosts; }
}
