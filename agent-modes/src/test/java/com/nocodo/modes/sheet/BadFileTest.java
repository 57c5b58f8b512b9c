package com.nocodo.modes.sheet;

import static com.nocodo.modes.sheet.Files.csv;
import static com.nocodo.modes.sheet.Files.row;
import static com.nocodo.modes.sheet.Files.sketch;
import static com.nocodo.modes.sheet.Files.tables;
import static com.nocodo.modes.sheet.Files.values;
import static com.nocodo.modes.sheet.Files.xlsx;
import static com.nocodo.modes.sheet.Files.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadFileTest {
    private static final byte[] GOOD = xlsx("Items", row("Item", "Stock"), row("Lamp", 3), row("Rug", 4));

    /// The first rows of a sheet that would be read.
    private static final String TABLE = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Item</t></is></c><c r="B1" t="inlineStr"><is><t>Stock</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>Lamp</t></is></c><c r="B2"><v>5</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>Rug</t></is></c><c r="B3"><v>6</v></c></row>
            """;

    @Test
    void aZipBombIsRefusedBeforeItIsUnpacked() {
        var parts = workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        parts.put("xl/media/image1.bin", "0".repeat(30_000_000));
        var bomb = zip(parts);

        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> tables(bomb, new Limits(1_000_000, 20_000_000, 1000, 100, 1000, 10)))
                .isInstanceOf(SheetRefusal.class)
                .hasMessageContaining("unpacks to more than 20,000,000 bytes");
    }

    @Test
    void aSheetOfEndlessCellsIsRefused() {
        var bytes = zip(workbook("<row r=\"1\">" + "<c><v>1</v></c>".repeat(2000) + "</row>"));

        assertThatThrownBy(() -> tables(bytes, new Limits(1_000_000, 20_000_000, 1000, 5000, 1000, 10)))
                .hasMessageContaining("more than 1,000 cells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZZ1", "XFD1", "1", "A99999999999", ""})
    void aCellFarOutsideIsRefused(String place) {
        var bytes = zip(workbook(TABLE + "<row r=\"4\"><c r=\"%s\"><v>1</v></c></row>".formatted(place)));

        assertThatThrownBy(() -> sketch("file.xlsx", bytes)).hasMessageContaining("more than 500 columns");
    }

    @Test
    void aCellFarOutsideIsRefusedWhateverThePartCallsItself() {
        var parts = workbook(TABLE + "<row r=\"4\"><c r=\"AAAA1\"><v>1</v></c></row>");
        parts.computeIfPresent("xl/worksheets/sheet1.xml", (_, xml) -> xml.replace("worksheet", "foo"));

        assertThatThrownBy(() -> sketch("file.xlsx", zip(parts))).hasMessageContaining("more than 500 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200000000", "1", "-1", "+0", "x", "99999999999"})
    void aTextThatIsNotThereIsRefused(String index) {
        var parts = workbook(TABLE + "<row r=\"4\"><c t=\"s\"><v>%s</v></c></row>".formatted(index));
        sharedStrings(parts, "Pan");

        assertThatThrownBy(() -> sketch("file.xlsx", zip(parts)))
                .hasMessageMatching(".*(has text number|a cell without its text).*");
    }

    @Test
    void aTextThatIsThereIsRead() {
        var parts = workbook(TABLE + "<row r=\"4\"><c t=\"s\"><v>0</v></c></row>");
        sharedStrings(parts, "Pan");

        assertThat(values(sketch("file.xlsx", zip(parts)), "item")).containsExactly("Lamp", "Rug", "Pan");
    }

    @Test
    void anIndexIsNotHiddenByACellInsideACell() {
        var parts = workbook(TABLE + "<row r=\"4\"><c t=\"s\"><c><v>200000000</v></c></c></row>");
        sharedStrings(parts, "Pan");

        assertThatThrownBy(() -> sketch("file.xlsx", zip(parts))).hasMessageContaining("a cell inside a cell");
    }

    @Test
    void aNumberOfManyDigitsIsRefused() {
        var bytes = zip(workbook(TABLE + "<row r=\"4\"><c><v>%s</v></c></row>".formatted("9".repeat(200))));

        assertThatThrownBy(() -> sketch("file.xlsx", bytes)).hasMessageContaining("a number of more than 100 digits");
    }

    @Test
    void manyArrayFormulasForManyCellsAreRefused() {
        var arrays = "<c><f t=\"array\" ref=\"A1:A1\">1</f><v>1</v></c>".repeat(100);
        var bytes = zip(workbook(("<row>" + arrays + "</row>").repeat(500)));

        assertThatThrownBy(() -> sketch("file.xlsx", bytes)).hasMessageContaining("too many formulas");
    }

    @Test
    void aLongFormulaSharedByManyCellsIsRefused() {
        var base = "<row><c><f t=\"shared\" si=\"0\" ref=\"A1:A9\">%s</f></c></row>".formatted("A1+".repeat(30_000));
        var bytes = zip(workbook(base + "<row><c><f t=\"shared\" si=\"0\"/></c></row>".repeat(30_000)));

        assertThatThrownBy(() -> sketch("file.xlsx", bytes)).hasMessageContaining("too many formulas");
    }

    @Test
    void oneLongTextInManyCellsIsRefused() {
        var parts = workbook("<row><c t=\"s\"><v>0</v></c></row>".repeat(2000));
        sharedStrings(parts, "x".repeat(90_000));

        assertThatThrownBy(() -> sketch("file.xlsx", zip(parts))).hasMessageContaining("100,000,000 characters");
    }

    @Test
    void endlessRowsWithoutCellsAreRefusedAndFewAreNotKept() {
        assertThatThrownBy(() -> tables(
                        zip(workbook("<row/>".repeat(2000))), new Limits(1_000_000, 20_000_000, 1000, 50, 1000, 10)))
                .hasMessageContaining("more than 1,000 rows");
        assertThat(values(sketch("file.xlsx", zip(workbook(TABLE + "<row/>".repeat(500)))), "item"))
                .containsExactly("Lamp", "Rug");
    }

    @Test
    void limitsAreSaidTheSameOnEveryMachine() {
        var usual = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(java.util.Locale.GERMANY);

            assertThatThrownBy(() -> Limits.USUAL.checkCells(2_000_001)).hasMessageContaining("2,000,000 cells");
        } finally {
            java.util.Locale.setDefault(usual);
        }
    }

    @Test
    void aHugeNumberIsTextAndNothingIsWorkedOut() {
        var bytes = zip(workbook("<row r=\"1\"><c r=\"A1\"><v>1E999999999</v></c></row>"));

        var cell = tables(bytes, Limits.USUAL).getFirst().rows().getFirst().cell(0);

        assertThat(cell).isEqualTo(new Cell.Text("1E999999999"));
    }

    @Test
    void anEntityOutsideTheFileIsNotRead() {
        var parts = workbook(TABLE + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>Pan &secret;</t></is></c></row>");
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (_, xml) -> "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>" + xml);

        assertThatThrownBy(() -> sketch("file.xlsx", zip(parts)))
                .hasMessageContaining("damaged")
                .hasStackTraceContaining("General entity reference (&secret;)");
    }

    @Test
    void aFileThatIsTooLargeIsNotReadToItsEnd() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'a';
            }
        };

        assertThatThrownBy(() -> SheetFiles.read("big.csv", endless, new Limits(10_000, 10, 10, 10, 10, 10)))
                .isInstanceOf(SheetRefusal.class)
                .hasMessageContaining("larger than 10,000 bytes");
        assertThat(endless.given).isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 200, 1000, -200, -10})
    void aTruncatedWorkbookIsRefused(int length) {
        var cut = Arrays.copyOf(GOOD, length > 0 ? length : GOOD.length + length);

        assertThatThrownBy(() -> sketch("file.xlsx", cut)).isInstanceOf(SheetRefusal.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aDamagedWorkbookIsReadOrRefusedAndNothingElse(long seed) {
        var random = new Random(seed);
        var bytes = GOOD.clone();
        for (int i = 0; i < 10; i++) {
            bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
        }

        try {
            assertThat(sketch("file.xlsx", bytes).rows()).isNotNull();
        } catch (SheetRefusal e) {
            assertThat(e).hasMessageMatching("(?s).{40,}");
        }
    }

    @Test
    void otherKindsOfFilesAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> sketch("a.xlsx", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1}))
                .hasMessageContaining("old Excel file (.xls) or a workbook with a password");
        assertThatThrownBy(() -> sketch("a.xlsx", zip(Map.of("mimetype", "x", "content.xml", "<a/>"))))
                .hasMessageContaining(".ods");
        assertThatThrownBy(() -> sketch("a.xlsx", zip(Map.of("word/document.xml", "<a/>"))))
                .hasMessageContaining("text document");
        assertThatThrownBy(() -> sketch("a.zip", zip(Map.of("Items.csv", "a,b"))))
                .hasMessageContaining("no workbook");
        assertThatThrownBy(() -> csv("a.csv", "%PDF-1.7 and so on")).hasMessageContaining("PDF");
        assertThatThrownBy(() -> sketch("a.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1}))
                .hasMessageContaining("picture");
        assertThatThrownBy(() -> sketch("a.csv", new byte[] {0, 1, 2, 3, 4, 5, 6}))
                .hasMessageContaining("nor text");
        assertThatThrownBy(() -> sketch("a.csv", new byte[0])).hasMessageContaining("empty");
        assertThatThrownBy(() -> csv("a.csv", "just one line of words\n")).hasMessageContaining("no table");
        assertThatThrownBy(() -> csv("a.csv", "\n\n;;;\n")).hasMessageContaining("no table");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsRefused() {
        var text = "Item,Note\nLamp,\"open\n" + "Rug,plain\n".repeat(50_000);

        assertThatThrownBy(() -> csv("Items.csv", text))
                .isInstanceOf(SheetRefusal.class)
                .hasMessageContaining("quotation mark");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsRefusedInASmallFileToo() {
        assertThatThrownBy(() -> csv("Items.csv", "Item,Note\nLamp,plain\nRug,\"open\nBox,plain\n"))
                .hasMessageContaining("A quotation mark in line 3 is never closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff <table><tr><td>a;b</td></tr></table>",
                "\n<!DOCTYPE html>",
                "<?xml version=\"1.0\"?>",
                "<HTML>"
            })
    void aWebPageIsRefusedWhateverItsNameSays(String page) {
        assertThatThrownBy(() -> csv("Items.xls", page + "\na;b\n1;2\n")).hasMessageContaining("web page");
    }

    @Test
    void aFormulaCountsWithItsLastResult() {
        var sketch = sketch("file.xlsx", zip(workbook("""
                        <row r="1"><c r="A1" t="inlineStr"><is><t>Item</t></is></c><c r="B1" t="inlineStr"><is><t>Stock</t></is></c></row>
                        <row r="2"><c r="A2" t="str"><f>"La"&amp;"mp"</f><v>Lamp</v></c><c r="B2"><f>1+1</f><v>5</v></c></row>
                        <row r="3"><c r="A3" t="inlineStr"><is><t>Rug</t></is></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
                        <row r="4"><c r="A4" t="inlineStr"><is><t>Box</t></is></c><c r="B4"><f>B2*2</f></c></row>
                        """)));

        assertThat(values(sketch, "item")).containsExactly("Lamp", "Rug", "Box");
        assertThat(values(sketch, "stock")).containsExactly(5L, null, null);
        assertThat(sketch.misfits())
                .extracting(Misfit::row, Misfit::value, Misfit::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "#DIV/0!", "the formula ends in the error #DIV/0!"),
                        org.assertj.core.groups.Tuple.tuple(
                                4,
                                "=B2*2",
                                "the file holds this formula without its result; open it in a spreadsheet program and save it again"));
    }

    @Test
    void aFormulaWhoseResultIsEmptyIsAnEmptyCell() {
        var sketch = sketch(
                "file.xlsx", zip(workbook(TABLE + "<row><c t=\"str\"><f>\"\"</f><v></v></c><c><v>7</v></c></row>")));

        assertThat(values(sketch, "item")).containsExactly("Lamp", "Rug", null);
        assertThat(sketch.misfits()).isEmpty();
    }

    @Test
    void aHiddenSheetIsLeftOutAndSaid() {
        var bytes = xlsx(book -> {
            Files.fill(book.newWorksheet("Items"), row("Item", "Stock"), row("Lamp", 3), row("Rug", 4));
            var hidden = book.newWorksheet("Secrets");
            Files.fill(hidden, row("Code", "Word"), row("a", "b"), row("c", "d"));
            hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
        });

        var sketch = sketch("file.xlsx", bytes);

        assertThat(sketch.spec().entities()).hasSize(1);
        assertThat(sketch.remarks()).extracting(Remark::sheet).contains("Secrets");
    }

    /// The parts of a workbook without styles and with this content of its only sheet.
    private static Map<String, String> workbook(String rows) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Items\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>"
                        .formatted(rows));
        return parts;
    }

    private static void sharedStrings(Map<String, String> parts, String text) {
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>");
        parts.put("xl/sharedStrings.xml", "<sst><si><t>%s</t></si></sst>".formatted(text));
    }
}
