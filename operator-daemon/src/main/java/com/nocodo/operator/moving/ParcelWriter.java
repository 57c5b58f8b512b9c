package com.nocodo.operator.moving;

import com.nocodo.protocol.OperatorApi;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// Writes the file, entry by entry; what is in it is written last, once it is known.
public final class ParcelWriter implements AutoCloseable {
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final List<Contents.Entry> entries = new ArrayList<>();

    /// @param file is there already, closed to others
    public ParcelWriter(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024));
        zip.setLevel(Deflater.BEST_SPEED); // most of the bytes are packed already
    }

    public void add(String name, Path file) throws IOException, InterruptedException {
        try (var from = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            add(name, from);
        }
    }

    public void add(String name, byte[] content) throws IOException, InterruptedException {
        add(name, new ByteArrayInputStream(content));
    }

    private void add(String name, InputStream from) throws IOException, InterruptedException {
        zip.putNextEntry(new ZipEntry(name));
        var digest = Digest.copy(from, zip, Long.MAX_VALUE - 1);
        zip.closeEntry();
        entries.add(new Contents.Entry(name, digest.bytes(), digest.sha256()));
    }

    /// Writes what is in the file, and waits until the disk has it.
    public void finish() throws IOException {
        zip.putNextEntry(new ZipEntry(Contents.NAME));
        zip.write(JsonMapper.shared()
                .writeValueAsBytes(new Contents(Contents.FORMAT, OperatorApi.VERSION, List.copyOf(entries))));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
