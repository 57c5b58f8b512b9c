package com.nocodo.operator.sheet;

import com.nocodo.modes.sheet.SheetRefusal;
import com.nocodo.modes.sheet.SheetTable;
import com.nocodo.modes.sheet.Sketch;
import com.nocodo.modes.sheet.Sketches;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Reads spreadsheet files, and says in a sentence why one cannot be read.
public final class SheetReading {
    private SheetReading() {}

    static Sketch of(Path file) {
        try (var in = Files.newInputStream(file)) {
            return sketch(file.getFileName().toString(), in);
        } catch (NoSuchFileException e) {
            throw Problem.invalid("There is no file %s", file).toException();
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /// @param in is closed
    public static Sketch sketch(String name, InputStream in) {
        try (in) {
            return Sketches.of(name, in);
        } catch (SheetRefusal e) {
            throw Problem.invalid("%s", Reason.of(e)).toException();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// @param in is closed
    public static List<SheetTable> tables(String name, InputStream in) {
        try (in) {
            return SheetTable.of(name, in);
        } catch (SheetRefusal e) {
            throw Problem.invalid("%s", Reason.of(e)).toException();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static RuntimeException unreadable(String name, IOException e) {
        return Problem.invalid("%s cannot be read: %s", name, Reason.of(e)).toException();
    }
}
