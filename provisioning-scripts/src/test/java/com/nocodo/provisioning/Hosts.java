package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.HostSession;
import java.util.List;

/// Runs steps and checks on a test host, as the vault does.
final class Hosts {

    private Hosts() {}

    static StepReport run(HostSession ssh, String step, Parameters told) {
        var named = Steps.named(step);
        return StepReport.of(named, ssh.run(Script.apply(named, told)).lines());
    }

    static Scorecard check(HostSession ssh, List<Row> rows, Parameters told) {
        var reading = Scorecard.read(rows, ssh.run(Script.check(rows, told)).lines());
        assertThat(reading).isInstanceOf(Scorecard.Reading.Read.class);
        return ((Scorecard.Reading.Read) reading).scorecard();
    }
}
