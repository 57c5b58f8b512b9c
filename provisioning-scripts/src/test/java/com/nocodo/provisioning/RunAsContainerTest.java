package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.Ran;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the operator runs under other accounts on a server, as root's helper starts it.
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunAsContainerTest {
    private static final String HOME = "/var/lib/nocodo-operator";
    private static final String SHOP = HOME + "/projects/shop";
    private static final String DATA = HOME + "/state/1/data";
    private static final String APP = "11111111-2222-3333-4444-555555555555";
    private static final String BUILD = "build --write " + SHOP;

    private final TestKey boot = TestKey.make();
    private final TestKey admin = TestKey.make();
    private TestHost host;

    @BeforeAll
    void prepare() {
        try (var key = boot.asBootKey()) {
            host = TestHost.start(UserData.of("operator-1", "nocodo", List.of(admin.publicKey()), key));
        }
        var told = Samples.parameters()
                .with(Parameter.ADMIN_KEYS, admin.publicKey().text())
                .with(Parameter.PATIENCE, "120");
        try (var ssh = host.ssh("nocodo", admin, boot.publicKey())) {
            for (var step : List.of("first-boot", "accounts")) {
                assertThat(Hosts.run(ssh, step, told).done()).as(step).isTrue();
            }
        }
        assertThat(host.root("apt-get -q update && apt-get -q -y --no-install-recommends install acl")
                        .exitCode())
                .isZero();
        install();
        assertThat(host.root(
                                "install -d -m 700 -o nocodo-operator /var/cache/nocodo-operator %1$s/projects %1$s/state %2$s %2$s/.git %1$s/state/1 %3$s && install -m 600 -o nocodo-operator /dev/null %1$s/operator.db"
                                        .formatted(HOME, SHOP, DATA))
                        .exitCode())
                .isZero();
    }

    /// As the step `operator` does, without an operator.
    private void install() {
        var step = Steps.named("operator");
        var only = new Step(
                step.id(),
                step.title(),
                step.expected(),
                List.of(),
                step.apply() + "step_run() { home=/usr/lib/nocodo; install -d $home; helper; }\n",
                step.files());
        try (var ssh = host.ssh("nocodo", admin, boot.publicKey())) {
            var report = StepReport.of(
                    only, ssh.run(Script.apply(only, Parameters.none())).lines());
            assertThat(report.done()).as(report.failed().orElse("")).isTrue();
        }
    }

    @AfterAll
    void end() {
        if (host != null) host.close();
    }

    private Ran as(String account, String folder, String options, String shell) {
        return host.root(
                "cd %s && setpriv --reuid %s --regid %s --clear-groups env -i PATH=/usr/bin:/bin TOLD=secret /usr/lib/nocodo/run-as %s -- sh -c '%s'"
                        .formatted(folder, account, account, options, shell));
    }

    private Ran operator(String folder, String options, String shell) {
        return as("nocodo-operator", folder, options, shell);
    }

    @Test
    void aBuildIsAnotherAccountAndSeesItsProjectAlone() {
        var ran = operator(
                SHOP,
                BUILD,
                "id -un; pwd; printf %s $TOLD; ls -A " + HOME + " " + HOME + "/projects; cat " + HOME
                        + "/operator.db; touch made; mkdir folder; exit 7");

        assertThat(ran.exitCode()).isEqualTo(7);
        assertThat(ran.stdout()).startsWith("nocodo-build\n" + SHOP + "\nsecret");
        assertThat(ran.stdout().lines()).contains("shop").doesNotContain("state", "operator.db");
        assertThat(ran.stderr()).contains("operator.db: No such file");
        assertThat(host.root("stat -c '%U' " + SHOP + "/made").stdout()).isEqualTo("nocodo-build\n");
        assertThat(host.root("setpriv --reuid nocodo-operator --regid nocodo-operator --clear-groups rm -r " + SHOP
                                + "/folder")
                        .exitCode())
                .as("the operator may remove what a build made")
                .isZero();
    }

    @Test
    void aBuildCannotChangeWhatTheOperatorsGitReads() {
        var ran = operator(SHOP, BUILD, "touch .git/config; mv .git away; rm -rf .git");

        assertThat(ran.exitCode()).isNotZero();
        assertThat(host.root("ls -A " + SHOP + "/.git").stdout()).isEmpty();
        assertThat(host.root("test -d " + SHOP + "/.git").exitCode()).isZero();
    }

    @Test
    void anApplicationHasAnAccountOfItsOwnAndItsDataAlone() {
        var ran = operator(DATA, app() + " --name " + APP, "id -un; ulimit -n; touch row; ls -A " + HOME + "/projects");

        assertThat(ran.stdout()).startsWith("nocodo-a" + "11111111222233334444" + "\n99\n");
        assertThat(ran.stderr()).contains("projects");
        assertThat(host.root("stat -c '%U' " + DATA + "/row").stdout()).startsWith("nocodo-a");
    }

    @Test
    void whatABuildLeavesInItsHomeIsGoneForTheNextOne() {
        operator(SHOP, BUILD, "touch ~/.npmrc ~/.cargo/config.toml ~/.cargo/registry/kept /dev/shm/left");

        var next = operator(SHOP, BUILD, "ls -A ~ ~/.cargo /dev/shm; ls ~/.cargo/registry");

        assertThat(next.stdout()).contains("kept").doesNotContain(".npmrc", "config.toml", "left");
    }

    @Test
    void whatIsMovedIntoAnOpenFolderIsOpenedToo() {
        operator(DATA, app(), "touch before");
        host.root("cd /tmp && printf moved >m && chown nocodo-operator m && chmod 600 m && mv m " + DATA + "/moved");

        var ran = operator(DATA, app(), "cat moved; echo more >>moved");

        assertThat(ran.exitCode()).as(ran.stderr()).isZero();
        assertThat(ran.stdout()).isEqualTo("moved");
    }

    @Test
    void aFolderMayBeWrittenInsideOneThatIsOnlyRead() {
        var cache = "/var/cache/nocodo-operator/npm";
        host.root("install -d -m 700 -o nocodo-operator %1$s %1$s/1 %1$s/2".formatted(cache));
        assertThat(operator(SHOP, BUILD + " --read " + cache, "ls " + cache).stdout())
                .isEqualTo("1\n2\n");

        var ran = operator(cache + "/1", "build --read %1$s --write %1$s/1".formatted(cache), "touch a; touch ../2/b");

        assertThat(ran.exitCode()).isNotZero();
        assertThat(host.root("cd %s; ls 1 2".formatted(cache)).stdout())
                .contains("a")
                .doesNotContain("b");
    }

    @Test
    void inAScratchFolderItFindsNothingAndLeavesNothing() {
        var cache = "/var/cache/nocodo-operator/scratch";
        host.root("install -d -m 700 -o nocodo-operator %1$s %1$s/s && touch %1$s/s/before".formatted(cache));

        var ran = operator(
                SHOP,
                "%1$s --read %2$s --scratch %2$s/s".formatted(BUILD, cache),
                "ls -A %1$s/s; touch %1$s/s/after && ls %1$s/s".formatted(cache));

        assertThat(ran.stdout()).isEqualTo("after\n");
        assertThat(host.root("ls %s/s".formatted(cache)).stdout()).isEqualTo("before\n");
    }

    @Test
    void anApplicationWithoutLimitsIsNotStarted() {
        assertThat(operator(DATA, "application %s --write %s".formatted(APP, DATA), "id")
                        .stderr())
                .contains("without limits");
    }

    private static String app() {
        return "application %s --memory 200000000 --tasks 50 --files 99 --size 2000000 --write %s".formatted(APP, DATA);
    }

    @Test
    void whatIsNotTheOperatorsIsNotHandedOn() {
        host.root("ln -sfn /etc " + HOME + "/state/link");
        for (var path : List.of("/etc", HOME, HOME + "/state/link", HOME + "/state/../../nocodo-app")) {
            var ran = operator(SHOP, "build --write " + path, "id");
            assertThat(ran.exitCode()).as(path).isNotZero();
            assertThat(ran.stdout()).isEmpty();
            assertThat(ran.stderr()).containsAnyOf("refuses", "Permission denied");
        }
        assertThat(host.root("getfacl -p /etc | grep -c nocodo").stdout()).isEqualTo("0\n");
    }

    @Test
    void nobodyElseMayAsk() {
        assertThat(as("nocodo-build", "/", "build", "id").exitCode()).isNotZero();
        assertThat(as("nocodo-app", "/", "build", "id").exitCode()).isNotZero();
        assertThat(as("root", "/", "build", "id").stderr()).contains("only the operator may ask");
    }

    @Test
    void whatEndsTheOneWhoAskedEndsTheProgram() throws Exception {
        for (var signal : List.of("TERM", "KILL")) {
            host.root(
                    "cd %s && setpriv --reuid nocodo-operator --regid nocodo-operator --clear-groups /usr/lib/nocodo/run-as %s -- sleep 4242 >/dev/null 2>&1 &"
                            .formatted(SHOP, BUILD));
            await("pgrep -x sleep");

            host.root("pkill -%s -u nocodo-operator -f run-as".formatted(signal));

            await("! pgrep -x sleep");
            await("! systemctl list-units --no-legend --all 'nocodo-????????-*' | grep -q .");
        }
    }

    @Test
    void whatIsToldToAProgramIsInNoListOfProcesses() throws Exception {
        host.root(
                "cd %s && TOLD=a-canary-7 setpriv --reuid nocodo-operator --regid nocodo-operator --clear-groups /usr/lib/nocodo/run-as %s -- sleep 4343 >/dev/null 2>&1 &"
                        .formatted(SHOP, BUILD));
        await("pgrep -x sleep");

        var shown = host.root("ps axww -o args; cat /run/systemd/transient/*; journalctl -q --no-pager");

        assertThat(shown.stdout()).contains("sleep 4343").doesNotContain("a-canary-7");
        host.root("pkill -u nocodo-operator -f run-as");
        await("! pgrep -x sleep");
    }

    private void await(String shell) throws InterruptedException {
        for (int tenths = 0; host.root(shell).exitCode() != 0; tenths++) {
            assertThat(tenths).as(shell).isLessThan(300);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
