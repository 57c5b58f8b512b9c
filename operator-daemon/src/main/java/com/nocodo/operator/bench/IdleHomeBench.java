package com.nocodo.operator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A home with twenty projects: its memory while nothing happens, and how soon followers hear of what does.
final class IdleHomeBench {
    private static final int PROJECTS = 20;
    private static final int SUBSCRIBERS = 200;
    private static final double LARGEST = 400;
    private static final double LATEST_MILLIS = 50;

    private final Workplace workplace;

    IdleHomeBench(Workplace workplace) {
        this.workplace = workplace;
    }

    void run() throws IOException, InterruptedException {
        var root = Files.createDirectories(workplace.root().resolve("home"));
        var projects = ServedHome.described(root, PROJECTS);
        try (var served = ServedHome.start(workplace, root)) {
            TimeUnit.MINUTES.sleep(1);
            Table.atMost("memory, 20 projects, after an idle minute", Memory.of(served.program()), "MB", LARGEST);
            tell("spread over 20 projects", served, projects);
            tell("on one project", served, projects.subList(0, 1));
            Table.line("  memory after that", Memory.of(served.program()), "MB", "");
        }
    }

    private static void tell(String where, ServedHome served, List<String> projects)
            throws IOException, InterruptedException {
        var heard = new DeliveryBench(served, projects, SUBSCRIBERS).run();
        Table.line("200 followers " + where + ", 500 events/s: p50", heard.percentile(0.50), "ms", "");
        Table.atMost("  p99", heard.percentile(0.99), "ms", LATEST_MILLIS);
        Table.line("  told, of 1 = all", heard.share(), "", "1");
        Table.line("  out of order, lost or doubled", heard.wrong(), "", "0");
    }
}
