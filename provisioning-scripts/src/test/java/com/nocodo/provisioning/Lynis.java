package com.nocodo.provisioning;

import com.nocodo.provisioning.host.TestHost;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One audit by lynis: its index, and what it would have otherwise (`TEST-ID`, or `SSH-7408 Setting`).
record Lynis(int index, List<String> findings) {

    static Lynis run(TestHost host) {
        host.root("rm -f /var/log/lynis-report.dat; lynis audit system --quick --quiet --no-colors");
        var report = host.root("cat /var/log/lynis-report.dat").lines();
        int index = report.stream()
                .filter(line -> line.startsWith("hardening_index="))
                .mapToInt(line -> Integer.parseInt(line.substring("hardening_index=".length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("lynis wrote no report: " + report));
        var findings = report.stream()
                .filter(line -> line.startsWith("warning[]=") || line.startsWith("suggestion[]="))
                .map(line -> line.substring(line.indexOf('=') + 1).split("\\|"))
                .map(Lynis::name)
                .distinct()
                .sorted()
                .toList();
        return new Lynis(index, findings);
    }

    /// Findings that may be left, each with its reason: `TEST-ID: reason`.
    static Map<String, String> reasons() {
        var reasons = new TreeMap<String, String>();
        Resource.read("/lynis-findings.txt")
                .text()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .forEach(pair -> reasons.put(pair[0], pair[1]));
        return reasons;
    }

    /// One test of lynis looks at many settings of sshd: there the setting is part of the name.
    private static String name(String... fields) {
        return fields[0].equals("SSH-7408") ? fields[0] + " " + fields[2].split(" ")[0] : fields[0];
    }
}
