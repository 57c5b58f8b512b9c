package com.nocodo.operator.bench;

import com.nocodo.protocol.ProblemException;
import java.io.IOException;
import java.util.List;

/// The operator as people live in it: its start, its memory, how soon it tells, how a long story opens, and a change.
public final class OperatorBench {
    private static final List<String> ALL = List.of("start", "home", "opening", "change");

    private OperatorBench() {}

    /// @param args which of the parts; none: all
    public static void main(String[] args) throws IOException {
        for (var part : args.length == 0 ? ALL : List.of(args)) {
            try (var workplace = new Workplace()) {
                measure(part, workplace);
            } catch (IOException | ProblemException e) {
                System.out.println("  not measured (" + part + "): " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void measure(String part, Workplace workplace) throws IOException, InterruptedException {
        switch (part) {
            case "start" -> new StartBench(workplace).run();
            case "home" -> new IdleHomeBench(workplace).run();
            case "opening" -> new OpeningBench(workplace).run();
            case "change" -> new ChangeBench(workplace).run();
            default -> throw new IOException("there are the parts " + String.join(", ", ALL));
        }
    }
}
