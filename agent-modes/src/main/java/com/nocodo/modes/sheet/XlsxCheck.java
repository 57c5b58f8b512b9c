package com.nocodo.modes.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private static final long MOST_MERGED = 2_000_000;
    private final Limits limits;
    /// Merged cells by the path of a part, and paths by the id under which the workbook names them.
    private final Map<String, List<Merge>> merges = new HashMap<>();

    private final Map<String, String> paths = new HashMap<>();
    private long unpacked;
    private long cells;
    private boolean workbook;

    private XlsxCheck(Limits limits) {
        this.limits = limits;
    }

    /// Cells shown as one. Rows are counted from 1, columns from 0.
    record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    /// The merged cells of each sheet, by the id under which the workbook names it.
    ///
    /// @throws SheetRefusal for what is over a limit or no workbook
    static Map<String, List<Merge>> look(ZipFile zip, Limits limits) throws IOException, XMLStreamException {
        var check = new XlsxCheck(limits);
        int parts = 0;
        for (var entry : Collections.list(zip.getEntries())) {
            if (++parts > MOST_PARTS) {
                throw new SheetRefusal(
                        "The workbook has more than %,d parts and is not read. Copy the sheets into a new workbook."
                                .formatted(MOST_PARTS));
            }
            check.part(zip, entry);
        }
        if (!check.workbook) {
            throw new SheetRefusal(kind(zip));
        }
        Map<String, List<Merge>> found = new HashMap<>();
        check.paths.forEach((id, path) -> found.put(id, check.merges.getOrDefault(path, List.of())));
        return found;
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

    private void part(ZipFile zip, ZipArchiveEntry entry) throws IOException, XMLStreamException {
        try (var in = new Counting(zip.getInputStream(entry))) {
            var name = entry.getName().toLowerCase(Locale.ROOT);
            var xml = root(in);
            if (xml.isPresent()) {
                switch (xml.get().getLocalName()) {
                    case "workbook" -> workbook = true;
                    case "worksheet" -> merges.put(name, sheet(entry.getName(), xml.get()));
                    case "Relationships" -> relationships(name, xml.get());
                    default -> {}
                }
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

    private void relationships(String name, XMLStreamReader xml) throws XMLStreamException {
        int folder = name.indexOf("_rels/");
        while (name.matches(".*_rels/workbook[^/]*") && xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                var target =
                        String.valueOf(xml.getAttributeValue(null, "Target")).toLowerCase(Locale.ROOT);
                var path = target.startsWith("/") ? target.substring(1) : name.substring(0, folder) + target;
                paths.put(String.valueOf(xml.getAttributeValue(null, "Id")), path);
            }
        }
    }

    private List<Merge> sheet(String part, XMLStreamReader xml) throws XMLStreamException {
        var found = new ArrayList<Merge>();
        long merged = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("c")) {
                limits.checkCells(++cells);
                var place = xml.getAttributeValue(null, "r");
                limits.checkColumns(part, place == null ? 0 : column(place) + 1);
            } else if (xml.getLocalName().equals("mergeCell")) {
                var merge = merge(String.valueOf(xml.getAttributeValue(null, "ref")));
                merge.ifPresent(found::add);
                merged += merge.map(m -> (long) m.lastRow() - m.firstRow() + 1).orElse(0L);
                if (merged > MOST_MERGED) {
                    throw new SheetRefusal("Sheet '%s' has too many merged cells. Undo the merging and upload it again."
                            .formatted(part));
                }
            }
        }
        return found;
    }

    private static Optional<Merge> merge(String ref) {
        var ends = ref.split(":", -1);
        if (ends.length != 2 || !ends[0].matches("[A-Z]{1,3}[0-9]{1,7}") || !ends[1].matches("[A-Z]{1,3}[0-9]{1,7}")) {
            return Optional.empty();
        }
        return Optional.of(new Merge(row(ends[0]), row(ends[1]), column(ends[0]), column(ends[1])));
    }

    private static int row(String place) {
        return Integer.parseInt(place.replaceAll("[^0-9]", ""));
    }

    /// From 0; very large for what is no place in a sheet.
    private static int column(String place) {
        int column = 0;
        int i = 0;
        for (; i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z' && i < 4; i++) {
            column = column * 26 + place.charAt(i) - 'A' + 1;
        }
        boolean digits = i > 0 && place.length() - i <= 7 && place.length() > i && Character.isDigit(place.charAt(i));
        return digits ? column - 1 : Integer.MAX_VALUE - 1;
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
                throw new SheetRefusal(
                        "The workbook unpacks to more than %,d bytes, which is as much as can be read. Copy the sheets that the application needs into a new workbook."
                                .formatted(limits.unpackedBytes()));
            }
        }
    }
}
