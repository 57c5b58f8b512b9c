# title: The first boot ended without errors
# why: What cloud-init could not do is missing on the server, and nobody is told.
# expect: cloud-init is done and names no failed module
# step: first-boot
row_U1() {
    command -v cloud-init || not_applicable "this server has no cloud-init"
    said=$(python3 -c '
import json
status = json.load(open("/run/cloud-init/status.json"))["v1"]
stages = [s for s in status.values() if isinstance(s, dict)]
errors = [e for s in stages for e in s.get("errors", [])]
print("; ".join(errors) if errors else "done" if all(s.get("finished") or not s.get("start") for s in stages) else "still busy")')
    [ "$said" = done ] && green "cloud-init is done, no errors"
    red "cloud-init: $said"
}
