package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// What one operator keeps is saved while it runs, and restored onto another server, where its application runs on.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StateContainerTest {
    private static final String TWO = "[\"Anna\", \"Berta\"]";
    private static final String THREE = "[\"Anna\", \"Berta\", \"more\"]";
    private static final String HOME = "/var/lib/nocodo-operator";

    private RealOperator old;
    private RealOperator fresh;
    private String archive = "";
    private String sum = "";
    private long bytes;
    private String identity;

    @BeforeAll
    void start() throws InterruptedException {
        old = RealOperator.start().withApplication();
        fresh = RealOperator.start();
        identity = fresh.said("sha256sum " + HOME + "/bridge.key");
        // So that the application's account has another number there.
        fresh.host.root("useradd --system -K SYS_UID_MIN=52000 -K SYS_UID_MAX=59999 somebody");
    }

    @AfterAll
    void end() {
        if (old != null) old.close();
        if (fresh != null) fresh.close();
    }

    private void send() {
        var sent = fresh.ssh.exec(
                "sudo -n sh -c 'base64 -d >" + Steps.STATE_SENT + ".part && mv " + Steps.STATE_SENT + ".part "
                        + Steps.STATE_SENT + "'",
                archive);
        assertThat(sent.exitCode()).as(sent.stderr()).isZero();
    }

    private void assertItRuns(String rows) throws InterruptedException {
        fresh.awaitRows(rows);
        assertThat(fresh.accounts()).matches("nocodo-a[0-9a-f]{20}");
        assertThat(fresh.said("sha256sum " + HOME + "/bridge.key")).isEqualTo(identity);
        assertThat(fresh.said("cat " + HOME + "/projects/boats/NOTES.md")).isEqualTo("boats");
        assertThat(fresh.said("ls /var/lib/nocodo | grep rest")).isEqualTo("restored");
        assertThat(fresh.said("ls /var/lib/nocodo-state")).isEmpty();
        assertThat(fresh.said("ls " + HOME)).doesNotContain("left-over", "restore.new", "restoring");
        assertThat(fresh.said("systemctl is-active nocodo-state-start.timer")).isEqualTo("inactive");
    }

    private String sent() {
        return fresh.look(sum, bytes).fact("state-sent").orElseThrow();
    }

    @Test
    @Order(1)
    void itIsSavedWhileTheApplicationRunsAndRootAloneMayReadIt() {
        var first = old.step("save-state");
        assertThat(first.done()).as(first.toString()).isTrue();
        var again = old.step("save-state");
        assertThat(again.done()).as(again.toString()).isTrue();

        var file = again.fact("state-file").orElseThrow();
        assertThat(again.fact("state-projects")).hasValue("1");
        assertThat(old.said("readlink /usr/lib/nocodo/current"))
                .startsWith(again.fact("state-version").orElseThrow() + "-");
        sum = again.fact("state-sum").orElseThrow();
        bytes = Long.parseLong(again.fact("state-bytes").orElseThrow());
        assertThat(old.said("sha256sum " + file)).startsWith(sum);
        assertThat(old.said("stat -c '%U %a %s' " + file)).isEqualTo("root 600 " + bytes);
        assertThat(old.said("ls /var/lib/nocodo-state")).isEqualTo("saved.nocodo");
        assertThat(old.rows()).isEqualTo(TWO);
        archive = old.said("base64 -w0 " + file);

        assertThat(old.step("drop-state").changed()).hasSize(1);
        assertThat(old.step("drop-state").changed()).isEmpty();
        assertThat(old.said("ls " + HOME + " /var/lib/nocodo-state")).doesNotContain("saved.nocodo", "saving\n");
    }

    @Test
    @Order(2)
    void whatIsNotWhatWasSentIsNotRestored() {
        assertThat(fresh.restore(sum, bytes, "no").failed())
                .hasValueSatisfying(why -> assertThat(why).contains("was not sent"));
        send();
        assertThat(fresh.restore(sum, bytes + 1, "no").failed())
                .hasValueSatisfying(why -> assertThat(why).contains("not the one that was sent"));
        assertThat(sent()).isEqualTo("missing");

        send();
        assertThat(sent()).isEqualTo("here");
        assertThat(fresh.look(sum, bytes).fact("state-room"))
                .hasValueSatisfying(room -> assertThat(room).matches("[1-9][0-9]{6,}"));
        assertThat(fresh.step("drop-state").changed()).singleElement().isEqualTo(Steps.STATE_SENT + " is gone");
        assertThat(sent()).isEqualTo("missing");
        assertThat(fresh.said("systemctl is-active nocodo-operator")).isEqualTo("active");
    }

    @Test
    @Order(2)
    void oneThatBeganAndLostWhatWasSentIsToldApart() {
        fresh.host.root("printf 'number\\n%s\\n' >/var/lib/nocodo/restoring".formatted(sum));
        assertThat(sent()).isEqualTo("lost");
        send();
        assertThat(sent()).isEqualTo("begun");
        fresh.step("drop-state");
        assertThat(sent()).isEqualTo("begun");
        fresh.host.root("rm /var/lib/nocodo/restoring");
        fresh.step("drop-state");
        assertThat(sent()).isEqualTo("missing");
    }

    @Test
    @Order(3)
    void onAnotherServerTheApplicationRunsUnderAnAccountOfItsOwnThere() throws Exception {
        send();
        var restored = fresh.restore(sum, bytes, "no");

        assertThat(restored.done()).as(restored.toString()).isTrue();
        assertThat(restored.fact("restore")).as(restored.toString()).hasValue("done");
        assertThat(restored.fact("restored-projects")).hasValue("1");
        assertItRuns(TWO);
        fresh.addRow();
        assertItRuns(THREE);
        assertThat(fresh.restore(sum, bytes, "no").fact("restore"))
                .as("the line broke, and it is asked again")
                .hasValue("done");
        assertThat(sent()).isEqualTo("ended");
        assertItRuns(THREE);
    }

    @Test
    @Order(4)
    void whatIsThereStaysUnlessItIsSaidThatItMayGo() throws Exception {
        send();
        var refused = fresh.restore(sum, bytes, "no");

        assertThat(refused.fact("restore")).as(refused.toString()).hasValue("undone");
        assertThat(refused.fact("restore-why"))
                .hasValueSatisfying(why -> assertThat(why).contains("has 1 project already"));
        assertItRuns(THREE);
    }

    @Test
    @Order(5)
    void whereTheOperatorDoesNotComeUpWhatWasThereComesBack() throws Exception {
        var start = "/usr/lib/nocodo/current/bin/nocodo-operator";
        fresh.host.root(
                "cp %1$s /root/start && sed -i '2i[ ! -e %2$s/before-restore ] || [ ! -e /etc/nocodo/unfit ] || exit 3' %1$s && touch /etc/nocodo/unfit"
                        .formatted(start, HOME));
        send();
        var restored = fresh.restore(sum, bytes, "yes");
        fresh.host.root("rm /etc/nocodo/unfit; cat /root/start >" + start);

        assertThat(restored.fact("restore")).as(restored.toString()).hasValue("undone");
        assertThat(restored.fact("restore-why"))
                .hasValueSatisfying(why -> assertThat(why).contains("does not answer"));
        assertItRuns(THREE);
    }

    /// As the vault does it, and nobody asks at first: the operator is started all the same.
    @Test
    @Order(6)
    void killedAtAnyPointTheOperatorComesBackAndWhatIsToldIsSo() throws Exception {
        for (int tenths : new int[] {110, 5, 40, 70}) {
            // As an application may leave it behind.
            fresh.host.root("cd %s/before-restore/state && install -d -m 700 closed && touch closed/x".formatted(HOME));
            send();
            var asking = Thread.ofVirtual().start(() -> {
                try {
                    fresh.restore(sum, bytes, "yes");
                } catch (RuntimeException e) {
                    // it was killed
                }
            });
            TimeUnit.MILLISECONDS.sleep(tenths * 100L);
            fresh.host.root(
                    "systemctl kill -s KILL nocodo-state-restore; pkill -KILL -x -f 'sh -s'; pkill -KILL systemd-run");
            asking.join();

            fresh.awaitOperator();
            var sent = sent();
            if (sent.equals("begun")) {
                assertThat(fresh.step("save-state").failed())
                        .hasValueSatisfying(why -> assertThat(why).contains("a restore has not ended"));
            }
            if (Set.of("missing", "lost").contains(sent)) send();
            var restored = fresh.restore(sum, bytes, "yes");
            assertThat(restored.done()).as(restored.toString()).isTrue();
            assertThat(restored.fact("restore")).as(restored.toString()).isPresent();
            assertItRuns(restored.fact("restore").orElseThrow().equals("done") ? TWO : THREE);
            if (fresh.rows().equals(TWO)) {
                fresh.addRow();
            }
        }
    }
}
