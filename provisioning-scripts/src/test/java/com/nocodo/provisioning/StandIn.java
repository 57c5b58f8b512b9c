package com.nocodo.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.provisioning.host.TestHost;
import java.util.Base64;

/// Operators that answer and make their socket, and do nothing else; packed and signed on a test host as the real one
/// is
/// at home.
final class StandIn {
    /// Packs what lies in /root/pack as an archive, and prints its sum and its signature.
    private static final String PACK = """
            set -e; rm -rf /root/pack; mkdir -p /root/pack/o/bin; cd /root/pack/o
            cat >bin/nocodo-operator <<'X'
            #!/bin/sh
            set -eu
            whole=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
            echo "$(cat "$whole/VERSION")" >>/var/lib/nocodo-operator/operator.db
            %s
            exec /usr/bin/python3 "$whole/bin/answer.py"
            X
            cat >bin/answer.py <<'X'
            import http.server, os, socket
            door = socket.socket(socket.AF_UNIX)
            place = os.environ["NOCODO_BRIDGE_SOCKET"]
            if os.path.exists(place): os.remove(place)
            door.bind(place); os.chmod(place, 0o660); door.listen()
            http.server.HTTPServer(("127.0.0.1", int(os.environ["NOCODO_PORT"])), http.server.SimpleHTTPRequestHandler).serve_forever()
            X
            chmod 755 bin/nocodo-operator
            echo %s >VERSION
            find . -type f ! -name MANIFEST | xargs sha256sum >MANIFEST
            %s
            cd ..; tar -czf operator.tar.gz o
            [ -e /root/signer ] || ssh-keygen -q -t ed25519 -N '' -f /root/signer
            ssh-keygen -q -Y sign -f /root/signer -n nocodo-operator operator.tar.gz
            sum=$(sha256sum operator.tar.gz | cut -d' ' -f1)
            mkdir -p /var/lib/nocodo/incoming; cp operator.tar.gz /var/lib/nocodo/incoming/operator-$sum.tar.gz
            echo $sum
            cut -d' ' -f1,2 /root/signer.pub
            base64 -w0 operator.tar.gz.sig
            """;

    private final TestHost host;

    StandIn(TestHost host) {
        this.host = host;
        host.root("install -d -m 700 /var/lib/nocodo /var/lib/nocodo/incoming");
    }

    /// An archive that lies where it is sent to.
    record Packed(String version, String sum, SshPublicKey signer, String signature) {
        Parameters in(Parameters told) {
            return told.with(Parameter.OPERATOR_VERSION, version)
                    .with(Parameter.OPERATOR_SUM, sum)
                    .with(Parameter.OPERATOR_SIGNER, signer.text())
                    .with(Parameter.OPERATOR_SIGNATURE, signature);
        }

        Packed signedBy(Packed other) {
            return new Packed(version, sum, signer, other.signature());
        }

        Packed of(SshPublicKey other) {
            return new Packed(version, sum, other, signature);
        }
    }

    /// @param beginning what it does before it answers
    /// @param meddling what is done to it after its manifest was written
    Packed packed(String version, String beginning, String meddling) {
        var ran = host.root(PACK.formatted(beginning, version, meddling));
        assertThat(ran.exitCode()).as(ran.stderr()).isZero();
        var said = ran.lines();
        return new Packed(
                version,
                said.getFirst(),
                new SshPublicKey(said.get(1)),
                new String(Base64.getDecoder().decode(said.get(2)), java.nio.charset.StandardCharsets.US_ASCII));
    }
}
