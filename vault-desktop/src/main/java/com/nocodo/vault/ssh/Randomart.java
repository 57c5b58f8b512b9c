package com.nocodo.vault.ssh;

import com.nocodo.provisioning.SshPublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The picture that `ssh-keygen -lv` draws of a key: people compare pictures more readily than 43 letters. A bishop
/// walks over a board, two bits of the sum a step, and leaves a mark that grows with each visit.
public final class Randomart {
    private static final String MARKS = " .o+=*BOX@%&#/^SE";
    private static final int WIDTH = 17;
    private static final int HEIGHT = 9;

    private Randomart() {}

    public static String of(SshPublicKey key) {
        var board = new int[HEIGHT][WIDTH];
        int x = WIDTH / 2;
        int y = HEIGHT / 2;
        for (var one : sum(key)) {
            for (int pair = 0; pair < 4; pair++) {
                var step = one >> (2 * pair);
                x = Math.clamp(x + ((step & 1) == 0 ? -1 : 1), 0, WIDTH - 1);
                y = Math.clamp(y + ((step & 2) == 0 ? -1 : 1), 0, HEIGHT - 1);
                board[y][x] = Math.min(board[y][x] + 1, MARKS.length() - 3);
            }
        }
        board[HEIGHT / 2][WIDTH / 2] = MARKS.indexOf('S');
        board[y][x] = MARKS.indexOf('E');
        return drawn(board);
    }

    private static String drawn(int[]... board) {
        var text = new StringBuilder("+--[ED25519 256]--+\n");
        for (var row : board) {
            text.append('|');
            for (var visits : row) {
                text.append(MARKS.charAt(visits));
            }
            text.append("|\n");
        }
        return text.append("+----[SHA256]-----+").toString();
    }

    private static byte[] sum(SshPublicKey key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.blob());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
