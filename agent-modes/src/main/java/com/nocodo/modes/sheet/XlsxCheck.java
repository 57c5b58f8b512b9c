package com.nocodo.modes.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Looks through a workbook before the library reads it: the library believes what a file says of its sizes and places,
/// and a file can say that a few kilobytes unpack to terabytes, or that a cell is in column two billion.
final class XlsxCheck {
    private static final int MOST_PARTS = 5000;
    private final Limits limits;
    /// Merged cells by the path of a part, and paths by the id under which the workbook names them.
    private final Map<String, List<Merge>> merges = new HashMap<>();

    private final Map<String, String> paths = new HashMap<>();
    /// How many shared strings a part has, by its path, and the paths of the parts that are told to have them.
    private final Map<String, Integer> strings = new HashMap<>();

    private final Set<String> stringParts = new HashSet<>();
    private final PartCheck.Sums sums = new PartCheck.Sums();
    private long unpacked;
    private boolean workbook;

    private XlsxCheck(Limits limits) {
        this.limits = limits;
    }

    /// Cells shown as one. Rows are counted from 1, columns from 0.
    record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    /// The merged cells of each sheet, by the id under which the workbook names it.
    ///
    /// @throws SheetRefusal for what is over a limit or no workbook
    static Map<String, List<Merge>> look(ZipFile zip, Limits limits) throws IOException {
        var check = new XlsxCheck(limits);
        int parts = 0;
        for (var entry : Collections.list(zip.getEntries())) {
            if (++parts > MOST_PARTS) {
                throw new SheetRefusal(String.format(
                        Locale.ROOT,
                        "The workbook has more than %,d parts and is not read. Copy the sheets into a new workbook.",
                        MOST_PARTS));
            }
            check.part(zip, entry);
        }
        if (!check.workbook) {
            throw new SheetRefusal(kind(zip));
        }
        check.strings();
        Map<String, List<Merge>> found = new HashMap<>();
        check.paths.forEach((id, path) -> found.put(id, check.merges.getOrDefault(path, List.of())));
        return found;
    }

    /// The library makes up empty strings until there is one at the index that a cell names.
    private void strings() {
        int fewest = stringParts.stream()
                .mapToInt(path -> strings.getOrDefault(path, 0))
                .min()
                .orElse(0);
        if (sums.lastString >= fewest) {
            throw new SheetRefusal(
                    "A cell of the workbook has text number %d, and there are only %d. Open it in a spreadsheet program, save it again as .xlsx and upload that."
                            .formatted(sums.lastString + 1L, fewest));
        }
    }

    private static String kind(ZipFile zip) {
        if (zip.getEntry("content.xml") != null) {
            return "This is an OpenDocument file (.ods). Open it in a spreadsheet program, save it as .xlsx and upload that.";
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            return "This is a binary Excel workbook (.xlsb). Open it in a spreadsheet program, save it as .xlsx and upload that.";
        }
        if (zip.getEntry("word/document.xml") != null || zip.getEntry("ppt/presentation.xml") != null) {
            return "This is a text document or a presentation. Put the table into a spreadsheet, save it as .xlsx and upload that.";
        }
        return "This ZIP file has no workbook in it. Unpack it, and upload the .xlsx or CSV file itself.";
    }

    private void part(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (var in = new Counting(zip.getInputStream(entry))) {
            var xml = root(in);
            if (xml.isPresent()) {
                workbook |= xml.get().getLocalName().equals("workbook");
                var path = entry.getName().toLowerCase(Locale.ROOT);
                var part = new PartCheck(entry.getName(), xml.get(), limits, sums).look();
                merges.put(path, part.merges);
                paths.putAll(part.paths);
                strings.merge(path, part.strings, Math::min);
                stringParts.addAll(part.stringParts);
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /// At the outermost element, whatever the part is called; empty for what is no XML.
    private static Optional<XMLStreamReader> root(InputStream in) {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        try {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    return Optional.of(xml);
                }
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// Counts what comes out, over all parts.
    private final class Counting extends FilterInputStream {
        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(read);
            return read;
        }

        private void count(int read) {
            unpacked += Math.max(0, read);
            if (unpacked > limits.unpackedBytes()) {
                throw new SheetRefusal(String.format(
                        Locale.ROOT,
                        "The workbook unpacks to more than %,d bytes, which is as much as can be read. Copy the sheets that the application needs into a new workbook.",
                        limits.unpackedBytes()));
            }
        }
    }
}
