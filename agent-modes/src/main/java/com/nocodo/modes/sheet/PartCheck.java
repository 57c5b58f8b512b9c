package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.XlsxCheck.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Goes through one XML part of a workbook and bounds everything that costs the library time or memory. The library
/// reads as a sheet whatever part it is pointed to, so no part is trusted for its name or its outermost element.
final class PartCheck {
    private static final String STRINGS =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";
    private static final Pattern PLACE = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");
    private static final Pattern WORKBOOK_LINKS = Pattern.compile(".*_rels/workbook[^/]*");
    private static final long MOST_MERGED = 2_000_000;
    /// The library works out numbers in quadratic time; a spreadsheet program writes at most about 25 characters.
    private static final int LONGEST_NUMBER = 100;
    /// The library asks every array formula at every cell.
    private static final long MOST_ARRAY_STEPS = 2_000_000_000;
    /// The library writes a shared formula anew for every cell that shares it.
    private static final long MOST_SHARED_CHARACTERS = 2_000_000_000;

    private final String part;
    private final XMLStreamReader xml;
    private final Limits limits;
    private final Sums sums;
    /// Cells shown as one.
    final List<Merge> merges = new ArrayList<>();
    /// Paths by the id under which the workbook names them.
    final Map<String, String> paths = new HashMap<>();
    /// Paths of the parts that are told to hold the shared strings.
    final Set<String> stringParts = new HashSet<>();

    int strings;
    private boolean data;
    private long cells;
    private long arrays;
    private long merged;
    private int depth;
    /// The type of the open cell; null outside of cells.
    private @Nullable String cell;
    /// What is read of the open value or formula, and how deep that one lies.
    private @Nullable StringBuilder text;

    private int textDepth;
    private String textName = "";
    private boolean shares;

    /// @param part its name in the file
    /// @param xml at its outermost element
    PartCheck(String part, XMLStreamReader xml, Limits limits, Sums sums) {
        this.part = part;
        this.xml = xml;
        this.limits = limits;
        this.sums = sums;
    }

    /// Over all parts of a workbook.
    static final class Sums {
        private long cells;
        private long rows;
        private long strings;
        private long arraySteps;
        private long sharing;
        private long longestShared;
        /// The highest index at which a cell looks for its text.
        int lastString = -1;
    }

    /// Up to the end of the part, or to where it is no XML any more: the library gets no further either.
    PartCheck look() {
        try {
            start();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (text != null) {
                            append(text);
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            // Told by the library, when it reads this part.
        }
        sums.arraySteps += arrays * cells;
        if (sums.arraySteps > MOST_ARRAY_STEPS || sums.sharing * sums.longestShared > MOST_SHARED_CHARACTERS) {
            throw refusal("has too many formulas for its size. Copy the sheet and paste only its values");
        }
        return this;
    }

    private SheetRefusal refusal(String what) {
        return new SheetRefusal(
                "The part '%s' of the workbook %s, save it again as .xlsx and upload that.".formatted(part, what));
    }

    private void start() {
        depth++;
        switch (xml.getLocalName()) {
            case "sheetData" -> data = true;
            case "row" -> limits.checkRows(data ? ++sums.rows : 0);
            case "c" -> cell();
            case "v", "f" -> content();
            case "mergeCell" -> mergeCell();
            case "si" -> {
                strings++;
                limits.checkCells(++sums.strings);
            }
            case "Relationship" -> relationship();
            case "Override" -> override();
            default -> {}
        }
    }

    private void cell() {
        if (!data) {
            return;
        }
        if (cell != null) {
            throw refusal("has a cell inside a cell. Open it in a spreadsheet program");
        }
        cells++;
        limits.checkCells(++sums.cells);
        var place = attribute("r");
        limits.checkColumns(part, place == null ? 0 : column(place) + 1);
        var type = attribute("t");
        cell = type == null ? "n" : type;
    }

    private void content() {
        if (cell == null || text != null) {
            return;
        }
        text = new StringBuilder();
        textDepth = depth;
        textName = xml.getLocalName();
        var formula = textName.equals("f") ? attribute("t") : null;
        arrays += "array".equals(formula) ? 1 : 0;
        shares = "shared".equals(formula);
        sums.sharing += shares ? 1 : 0;
    }

    private void append(StringBuilder text) {
        text.append(xml.getText());
        limits.checkLength(part, (int) sums.rows, text.length());
        if (textName.equals("v") && "n".equals(cell) && text.length() > LONGEST_NUMBER) {
            throw refusal("has a number of more than %d digits. Open it in a spreadsheet program, take the number out"
                    .formatted(LONGEST_NUMBER));
        }
    }

    private void end() {
        if (text != null && depth == textDepth) {
            value(text.toString());
            text = null;
        } else if (xml.getLocalName().equals("c")) {
            cell = null;
        }
        depth--;
    }

    private void value(String value) {
        if (shares) {
            sums.longestShared = Math.max(sums.longestShared, value.length());
            shares = false;
        }
        if (textName.equals("v") && "s".equals(cell) && !value.isEmpty()) {
            if (!INDEX.matcher(value).matches()) {
                throw refusal("has a cell without its text. Open it in a spreadsheet program");
            }
            sums.lastString = Math.max(sums.lastString, Integer.parseInt(value));
        }
    }

    private void mergeCell() {
        var merge = merge(String.valueOf(attribute("ref")));
        merge.ifPresent(merges::add);
        merged += merge.map(m -> (long) m.lastRow() - m.firstRow() + 1).orElse(0L);
        if (merged > MOST_MERGED) {
            throw new SheetRefusal(
                    "Sheet '%s' has too many merged cells. Undo the merging and upload it again.".formatted(part));
        }
    }

    private void relationship() {
        var name = part.toLowerCase(Locale.ROOT);
        if (WORKBOOK_LINKS.matcher(name).matches()) {
            var target = String.valueOf(attribute("Target")).toLowerCase(Locale.ROOT);
            var path =
                    target.startsWith("/") ? target.substring(1) : name.substring(0, name.indexOf("_rels/")) + target;
            paths.put(String.valueOf(attribute("Id")), path);
        }
    }

    private void override() {
        if (STRINGS.equals(attribute("ContentType"))) {
            var name = String.valueOf(attribute("PartName")).toLowerCase(Locale.ROOT);
            stringParts.add(name.startsWith("/") ? name.substring(1) : name);
        }
    }

    private @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    private static Optional<Merge> merge(String ref) {
        var ends = ref.split(":", -1);
        if (ends.length != 2
                || !PLACE.matcher(ends[0]).matches()
                || !PLACE.matcher(ends[1]).matches()) {
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
}
