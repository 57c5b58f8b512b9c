package com.nocodo.modes.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a spreadsheet file by what is in it, whatever its name ends with.
///
/// @see <a href="../../../../../../../../docs/decisions/0040-spreadsheets.md">decision 0040</a>
public final class SheetFiles {
    private static final String FORMATTED =
            "This is a formatted text or a web page. Open it in a spreadsheet program, save it as .xlsx and upload that.";
    private static final Pattern PAGE = Pattern.compile("[\\s\\x{feff}]*<[\\p{L}!?]");

    private SheetFiles() {}

    /// The sheets of an XLSX file, or the one table of a CSV file.
    ///
    /// @param fileName as uploaded; names the table of a CSV file
    /// @param in is read to its end, not closed
    /// @throws SheetRefusal for what is no such file, is broken, or is over a limit
    public static List<Table> read(String fileName, InputStream in) throws IOException {
        return read(fileName, in, Limits.USUAL);
    }

    /// With other limits than the usual ones.
    public static List<Table> read(String fileName, InputStream in, Limits limits) throws IOException {
        var bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.fileBytes() + 1));
        if (bytes.length > limits.fileBytes()) {
            throw new SheetRefusal(String.format(
                    Locale.ROOT,
                    "The file is larger than %,d bytes, which is as much as can be read. Delete pictures and sheets that the application does not need, or save the sheet as CSV.",
                    limits.fileBytes()));
        }
        if (bytes.length == 0) {
            throw new SheetRefusal("The file is empty. Upload an Excel workbook (.xlsx) or a CSV file.");
        }
        if (starts(bytes, 'P', 'K', 3, 4)) {
            return Xlsx.read(bytes, limits);
        }
        var other = other(bytes);
        if (other != null) {
            throw new SheetRefusal(other);
        }
        var text = TextEncoding.decode(bytes);
        if (PAGE.matcher(text).lookingAt()) {
            throw new SheetRefusal(FORMATTED);
        }
        return List.of(Csv.read(baseName(fileName), text, limits));
    }

    /// The file's name without folders and ending.
    static String baseName(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        var base = (dot > 0 ? name.substring(0, dot) : name).replace('_', ' ').strip();
        return base.isEmpty() ? "Table" : base;
    }

    /// What a file that is neither ZIP nor text is, and what to do; null when it may be text.
    private static @Nullable String other(byte[] bytes) {
        if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            return "This is an old Excel file (.xls) or a workbook with a password. Open it in a spreadsheet program, take the password off, save it as .xlsx and upload that.";
        }
        if (starts(bytes, '%', 'P', 'D', 'F')) {
            return "This is a PDF. Upload the spreadsheet that it was made from, as .xlsx or CSV.";
        }
        if (starts(bytes, 0x89, 'P', 'N', 'G')
                || starts(bytes, 0xff, 0xd8, 0xff)
                || starts(bytes, 'G', 'I', 'F', '8')) {
            return "This is a picture. Upload the spreadsheet itself, as .xlsx or CSV.";
        }
        if (starts(bytes, 'P', 'K')) {
            return "This ZIP file has no workbook in it, or is damaged. Save the workbook again as .xlsx and upload that.";
        }
        if (starts(bytes, '{', '\\', 'r', 't', 'f')) {
            return FORMATTED;
        }
        return null;
    }

    static boolean starts(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
