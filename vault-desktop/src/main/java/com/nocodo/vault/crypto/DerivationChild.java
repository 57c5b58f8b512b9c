package com.nocodo.vault.crypto;

import com.nocodo.vault.process.Shield;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/// The process that derives one key and ends: salt and password come by its input, the key and the nanoseconds that
/// it took go to its output. It says nothing else, since whatever it said could be about the password.
final class DerivationChild {
    static final int OUT_OF_MEMORY = 3;
    static final int FAILED = 4;

    private DerivationChild() {}

    /// @param args memory in KiB, passes, lanes
    public static void main(String[] args) {
        Shield.raise();
        try {
            derive(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (IOException | RuntimeException e) {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static void derive(int memoryKib, int passes, int lanes) throws IOException {
        var in = new DataInputStream(System.in);
        var salt = in.readNBytes(KeyDerivation.SALT_SIZE);
        var password = in.readNBytes(in.readInt());
        var start = System.nanoTime();
        var key = Argon2.derive(password, salt, memoryKib, passes, lanes);
        var took = System.nanoTime() - start;
        Arrays.fill(password, (byte) 0);
        var out = new DataOutputStream(System.out);
        out.write(key);
        out.writeLong(took);
        out.flush();
    }
}
