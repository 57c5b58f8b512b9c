package com.nocodo.operator.conversation;

import com.nocodo.operator.LocalOperator;
import com.nocodo.protocol.Said;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// An operator in a process of its own, to be killed: it speaks and reports each message that was taken, or runs jobs.
final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
        try (var operator = LocalOperator.open(Path.of(args[1]), System.getenv())) {
            if (args[0].equals("jobs")) {
                operator.runJobs();
                new CountDownLatch(1).await();
            }
            for (int n = 0; ; n++) {
                operator.say(args[2], new Said("m" + n, "Boats have note " + n + "."));
                System.out.println(n);
            }
        }
    }
}
