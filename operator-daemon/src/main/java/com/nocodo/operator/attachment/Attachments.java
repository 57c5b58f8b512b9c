package com.nocodo.operator.attachment;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.protocol.AttachmentApi.AttachmentView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a home that were uploaded. A file is first on the disk and then a row; what a kill leaves between the
/// two is removed with the next sweep, as is what nobody named in a message within a day.
///
/// @see "docs/decisions/0051-attachments.md"
public final class Attachments {
    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
    private static final Duration KEPT_UNNAMED = Duration.ofDays(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final Pattern ID = Pattern.compile("a_[0-9a-f]{24}");

    private final Path folder;
    private final AttachmentStore store;
    private final SecureRandom random;
    private final Clock clock;
    private final long largest;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    public Attachments(Home home, Database db, SecureRandom random, Clock clock, long largest) {
        this.folder = home.root().resolve("attachments");
        this.store = new AttachmentStore(db);
        this.random = random;
        this.clock = clock;
        this.largest = largest;
    }

    /// As [com.nocodo.protocol.AttachmentApi#add].
    public AttachmentView add(String name, long announced, InputStream content, String author) {
        var shown = FileNames.shown(name);
        refuseLarge(announced);
        var id = "a_" + HexFormat.of().formatHex(randomBytes());
        var part = folder.resolve(id + ".part");
        try {
            Files.createDirectories(folder);
            var received = Received.into(part, content, largest);
            if (received.bytes() > largest) {
                throw tooLarge();
            }
            var kind = Content.kind(part, shown);
            var view = new AttachmentView(id, shown, kind, received.bytes(), received.sha256(), clock.instant());
            Files.move(part, folder.resolve(id));
            store.add(view, author);
            return view;
        } catch (IOException e) {
            throw Problem.unavailable("The file cannot be kept: %s. Send it again.", Reason.of(e))
                    .toException();
        } finally {
            removeQuietly(part);
        }
    }

    private byte[] randomBytes() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Before a byte of it is read, where its length is told.
    public void refuseLarge(long announced) {
        if (announced > largest) {
            throw tooLarge();
        }
    }

    private RuntimeException tooLarge() {
        return Problem.invalid(
                        "A file has up to %d MB. Save the spreadsheet as CSV, or make the picture smaller.",
                        largest / 1_000_000)
                .toException();
    }

    public AttachmentView get(String id) {
        return store.find(ID.matcher(id).matches() ? id : "")
                .orElseThrow(() -> Problem.notFound("There is no file '%.40s' here. Upload it again.", id)
                        .toException());
    }

    public InputStream open(String id) {
        var view = get(id);
        try {
            return Files.newInputStream(folder.resolve(view.id()));
        } catch (IOException e) {
            throw Problem.unavailable("'%s' cannot be read: %s. Upload it again.", view.name(), Reason.of(e))
                    .toException();
        }
    }

    /// From now on they belong to the project; inside the transaction of what names them.
    public List<AttachmentView> use(String project, List<String> ids) {
        var views = ids.stream().distinct().map(this::get).toList();
        views.forEach(view -> store.use(view.id(), project));
        return views;
    }

    /// Whether the project's messages carry it.
    public boolean used(String project, String id) {
        return store.used(project, id);
    }

    /// As [#sweep], but not more often than once an hour.
    public void sweepNowAndThen() {
        var now = clock.instant();
        var last = swept.get();
        if (Duration.between(last, now).abs().compareTo(BETWEEN_SWEEPS) > 0 && swept.compareAndSet(last, now)) {
            sweep();
        }
    }

    /// Removes what nobody needs: rows that no project has, a day after they came, and files without a row.
    public void sweep() {
        var before = clock.instant().minus(KEPT_UNNAMED);
        store.removeUnused(before);
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
                if (old && store.find(file.getFileName().toString()).isEmpty()) {
                    removeQuietly(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was ever uploaded, or somebody else swept.
        } catch (IOException e) {
            LOG.warn("{} cannot be swept: {}", folder, Reason.of(e));
        }
    }

    private static void removeQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", file, Reason.of(e));
        }
    }
}
