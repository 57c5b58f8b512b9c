package com.nocodo.vault.work;

import com.nocodo.vault.door.HostKeyView;
import com.nocodo.vault.door.PlanView;
import com.nocodo.vault.server.OperatorArchive;
import com.nocodo.vault.server.OwnServerRuns;
import com.nocodo.vault.server.RunJournal;
import com.nocodo.vault.ssh.HostKeyScan;
import com.nocodo.vault.ssh.Randomart;
import com.nocodo.vault.ssh.SshTarget;
import java.util.Map;
import java.util.Optional;

/// Carries out one order about a server that its owner made.
final class OwnCarrying {
    private final Map<String, String> environment;
    private final OwnServerRuns runs;

    OwnCarrying(Desk desk, Map<String, String> environment, RunJournal journal) {
        this.environment = environment;
        this.runs = new OwnServerRuns(journal, desk::progress, desk::stopped);
    }

    Object out(Order.AtOwnServer order) throws InterruptedException {
        return switch (order) {
            case Order.ScanHost(var host, var port) -> scan(host, port);
            case Order.PlanAdopting(var host, var wanted) ->
                runs.plan(host, wanted, OperatorArchive.find(environment)).stream()
                        .map(step -> new PlanView.StepView(
                                step.id(), step.title(), step.usual().toSeconds()))
                        .toList();
            case Order.Adopt(var host, var wanted, var signIn) ->
                runs.adopt(host, Optional.ofNullable(signIn), wanted, OperatorArchive.find(environment));
            case Order.Release(var host, var wanted, var made) -> runs.release(host, wanted, made);
        };
    }

    private static HostKeyView scan(String host, int port) {
        SshTarget.mustBeHost(host, port);
        var key = HostKeyScan.of(host, port);
        return new HostKeyView(host, port, key.text(), key.fingerprint(), Randomart.of(key));
    }
}
