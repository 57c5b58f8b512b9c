package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.HostSession;
import com.nocodo.provisioning.host.TestHost;
import com.nocodo.provisioning.host.TestKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server with the operator that `./nocodo dist` made, and perhaps an application there: a small program with a
/// database in the folder that it was given, as a generated one.
final class RealOperator implements AutoCloseable {
    private static final String HOME = "/var/lib/nocodo-operator";
    private static final int PATIENCE_SECONDS = 120;

    private static final String PACK = """
            set -e
            install -d -m 700 /var/lib/nocodo /var/lib/nocodo/incoming
            [ -e /root/signer ] || ssh-keygen -q -t ed25519 -N '' -f /root/signer
            cp %s /root/operator.tar.gz
            ssh-keygen -q -Y sign -f /root/signer -n nocodo-operator /root/operator.tar.gz
            sum=$(sha256sum </root/operator.tar.gz | cut -d' ' -f1)
            tar -xzOf /root/operator.tar.gz --wildcards '*/VERSION' | head -n 1
            mv /root/operator.tar.gz /var/lib/nocodo/incoming/operator-$sum.tar.gz
            echo $sum
            cut -d' ' -f1,2 /root/signer.pub
            base64 -w0 /root/operator.tar.gz.sig
            """.formatted(TestHost.OPERATOR);

    /// Its program, its rows, and the notes that the operator has of a project whose application runs.
    private static final String APPLICATION = """
            set -e
            systemctl stop nocodo-operator
            cat >/root/seed.py <<'X'
            import os, sqlite3
            home = "%1$s"
            state = home + "/state/p_1"
            for folder in (state, state + "/data", state + "/data/files", home + "/projects/boats"):
                os.makedirs(folder, 0o700, exist_ok=True)
            app = \"""#!/usr/bin/python3
            import http.server, json, os, sqlite3
            class Answer(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    db = sqlite3.connect(os.environ["DATA_DIR"] + "/app.db")
                    if self.path == "/more":
                        db.execute("INSERT INTO boats (name) VALUES ('more')")
                        db.commit()
                    said = json.dumps([row[0] for row in db.execute("SELECT name FROM boats ORDER BY id")]).encode()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(said)))
                    self.end_headers()
                    self.wfile.write(said)
            host, port = os.environ["BIND"].split(":")
            http.server.ThreadingHTTPServer((host, int(port)), Answer).serve_forever()
            \"""
            open(state + "/app", "w").write(app)
            os.chmod(state + "/app", 0o700)
            db = sqlite3.connect(state + "/data/app.db")
            db.execute("CREATE TABLE boats (id INTEGER PRIMARY KEY, name TEXT)")
            db.execute("INSERT INTO boats (name) VALUES ('Anna'), ('Berta')")
            db.execute("CREATE TABLE app_files (id INTEGER PRIMARY KEY)")
            db.execute("INSERT INTO app_files VALUES (7)")
            db.commit()
            open(state + "/data/files/7", "w").write("a boat")
            db = sqlite3.connect(home + "/operator.db")
            db.execute("INSERT INTO project (id, slug, name, path, words, answers, spec, spec_hash, state, built, created_at)"
                       " VALUES ('p_1', 'boats', 'Boats', ?, 'boats', '{}', 'nocodo: 1', 'x', 'READY', 1, '2026-01-01T00:00:00Z')",
                       (home + "/projects/boats",))
            db.execute("INSERT INTO preview VALUES ('p_1', 21000, 77, 'before')")
            db.commit()
            X
            as_operator() { setpriv --reuid nocodo-operator --regid nocodo-operator --clear-groups "$@"; }
            as_operator sh -c 'umask 077; python3 /dev/stdin' </root/seed.py
            cd %1$s/projects/boats
            as_operator git init -q -b main
            as_operator sh -c 'echo boats >NOTES.md'
            as_operator git add --all
            as_operator git -c user.name=a -c user.email=a@example.org commit -q -m Boats
            systemctl start nocodo-operator
            """.formatted(HOME);

    final TestHost host;
    final HostSession ssh;
    private final Parameters told;

    private RealOperator(TestHost host, HostSession ssh, Parameters told) {
        this.host = host;
        this.ssh = ssh;
        this.told = told;
    }

    static RealOperator start() {
        var boot = TestKey.make();
        var admin = TestKey.make();
        TestHost host;
        try (var key = boot.asBootKey()) {
            host = TestHost.startWithOperator(UserData.of("operator-1", "nocodo", List.of(admin.publicKey()), key));
        }
        var ssh = host.ssh("nocodo", admin, boot.publicKey());
        var told = Samples.parameters()
                .with(Parameter.ADMIN_KEYS, admin.publicKey().text())
                .with(Parameter.PATIENCE, "120")
                .with(Parameter.OPERATOR_PORT, "20080");
        for (var step : List.of("first-boot", "accounts")) {
            assertThat(Hosts.run(ssh, step, told).done()).as(step).isTrue();
        }
        assertThat(host.root("apt-get -q update && apt-get -q -y --no-install-recommends install acl git")
                        .exitCode())
                .isZero();
        var server = new RealOperator(host, ssh, told);
        server.install();
        return server;
    }

    private void install() {
        var packed = host.root(PACK);
        assertThat(packed.exitCode()).as(packed.stderr()).isZero();
        var said = packed.lines();
        var signature = new String(Base64.getDecoder().decode(said.get(3)), java.nio.charset.StandardCharsets.US_ASCII);
        var installed = Hosts.run(
                ssh,
                "operator",
                told.with(Parameter.OPERATOR_VERSION, said.get(0))
                        .with(Parameter.OPERATOR_SUM, said.get(1))
                        .with(Parameter.OPERATOR_SIGNER, new SshPublicKey(said.get(2)).text())
                        .with(Parameter.OPERATOR_SIGNATURE, signature));
        assertThat(installed.done()).as(installed.toString()).isTrue();
    }

    RealOperator withApplication() throws InterruptedException {
        var ran = host.root(APPLICATION);
        assertThat(ran.exitCode()).as(ran.stderr()).isZero();
        awaitRows("[\"Anna\", \"Berta\"]");
        return this;
    }

    StepReport step(String step) {
        return Hosts.run(ssh, step, told);
    }

    StepReport restore(String sum, long bytes, String replace) {
        return Hosts.run(
                ssh,
                "restore-state",
                told.with(Parameter.STATE_SUM, sum)
                        .with(Parameter.STATE_BYTES, Long.toString(bytes))
                        .with(Parameter.STATE_REPLACE, replace));
    }

    StepReport look(String sum, long bytes) {
        return Hosts.run(
                ssh,
                "look-state",
                told.with(Parameter.STATE_SUM, sum).with(Parameter.STATE_BYTES, Long.toString(bytes)));
    }

    String said(String command) {
        return host.root(command).stdout().strip();
    }

    /// What the application says now, wherever it answers.
    String rows() {
        return asked("");
    }

    void addRow() {
        asked("more");
    }

    private String asked(String path) {
        return said(
                "curl -s --max-time 5 http://127.0.0.1:$(python3 -c \"import sqlite3; print(sqlite3.connect('file:%s/operator.db?mode=ro', uri=True).execute('SELECT port FROM preview').fetchone()[0])\")/%s"
                        .formatted(HOME, path));
    }

    void awaitRows(String rows) throws InterruptedException {
        for (int seconds = 0; !rows().equals(rows); seconds++) {
            assertThat(seconds)
                    .as("%s, not %s; %s", rows(), rows, said("journalctl -q -n 30 -o cat -u nocodo-operator"))
                    .isLessThan(PATIENCE_SECONDS);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /// Waits until the operator runs, whoever starts it.
    void awaitOperator() throws InterruptedException {
        for (int seconds = 0; !said("systemctl is-active nocodo-operator").equals("active"); seconds++) {
            assertThat(seconds)
                    .as(said("systemctl list-timers -q --all nocodo-state-start.timer"))
                    .isLessThan(PATIENCE_SECONDS);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /// The accounts of those who run what an application is.
    String accounts() {
        return said("ps -eo user:40,args | grep '[s]tate/p_1/app' | grep -o '^nocodo-a[0-9a-f]*' | sort -u");
    }

    @Override
    public void close() {
        ssh.close();
        host.close();
    }
}
