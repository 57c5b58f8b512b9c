package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person gets for input that cannot be built from: a sentence, a code of the table, and nothing half-done.
class BadInputTest {
    private static final String WORDS = "Customers have a name and a phone number. Each repair is for one customer.";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void home() {
        cli = new Cli(folder.resolve("home"));
    }

    private void refused(Cli.Ended ended, int exit, String sentence) throws IOException {
        assertThat(ended.err()).contains(sentence).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(ended.exit()).isEqualTo(exit);
        assertThat(folder.resolve("home/projects"))
                .satisfiesAnyOf(
                        projects -> assertThat(projects).doesNotExist(),
                        projects -> assertThat(projects).isEmptyDirectory());
    }

    @Test
    void anEmptyDescriptionIsRefused() throws Exception {
        refused(cli.run("build", "   ", "--yes"), 2, "The description is empty");
    }

    @Test
    void oneWordIsTooLittle() throws Exception {
        refused(cli.run("build", "shop", "--yes"), 2, "too little");
    }

    @Test
    void moreWordsThanAnybodyNeedsAreRefusedWithTheNumberOfThem() throws Exception {
        var file = Files.writeString(folder.resolve("long.txt"), "We keep bees. ".repeat(5_000));

        refused(cli.run("build", "@" + file, "--yes"), 2, "characters; up to");
    }

    @Test
    void binaryIsNoDescription() throws Exception {
        var file = Files.write(folder.resolve("a.bin"), new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 9, 0, 0});

        refused(cli.run("build", "@" + file, "--yes"), 2, "not text in UTF-8");
    }

    @Test
    void anAnswerToAQuestionThatWasNotRaisedIsNamed() throws Exception {
        var answers = Files.writeString(folder.resolve("answers.json"), "{\"q_nothing\": \"yes\"}");

        refused(cli.run("build", WORDS, "--answers", answers.toString()), 2, "q_nothing");
    }

    @Test
    void answersThatAreNotJsonAreSaidSo() throws Exception {
        var answers = Files.writeString(folder.resolve("answers.json"), "yes please");

        refused(cli.run("build", WORDS, "--answers", answers.toString()), 2, "is not JSON");
    }

    @Test
    void aBrokenSpecIsNamedPrecisely() throws Exception {
        refused(cli.run("build", "nocodo: 1\napp: {name: X}\n", "--yes"), 2, "app: slug");
    }

    @Test
    void aFolderThatIsInUseIsLeftAlone() throws Exception {
        var out = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(out.resolve("mine.txt"), "mine");

        refused(cli.run("build", WORDS, "--yes", "--out", out.toString()), 5, "exists and is not empty");
        assertThat(out.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void aHomeThatCannotBeWrittenIsSaidSo() throws Exception {
        var file = Files.writeString(folder.resolve("a-file"), "");

        var ended = cli.run(Map.of("NOCODO_HOME", file.resolve("home").toString()), "project", "list");

        assertThat(ended.exit()).isEqualTo(69);
        assertThat(ended.err()).contains("cannot be written").contains("NOCODO_HOME");
    }

    @Test
    void aNumberOfLinesThatMakesNoSenseIsRefused() throws Exception {
        refused(cli.run("project", "logs", "any", "--lines", "-1"), 2, "from 1 up");
    }

    @Test
    void whatIsNoFileOfAProjectIsNotImported() throws Exception {
        var letter = Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam");

        refused(cli.run("project", "import", letter.toString()), 2, "is no file that `nocodo project export` wrote");
        refused(cli.run("project", "import", folder.resolve("none").toString()), 2, "There is no file");
        assertThat(cli.run("project", "export", "nothing").exit()).isEqualTo(4);
    }

    @Test
    void anUnknownProjectAndAnUnknownVerbHaveTheirOwnCodes() throws Exception {
        assertThat(cli.run("project", "show", "nothing").exit()).isEqualTo(4);
        assertThat(cli.run("frobnicate").exit()).isEqualTo(2);
    }

    @Test
    void aFailureAsJsonIsOneDocument() throws Exception {
        var json = cli.run("build", "", "--yes", "--json").json();

        assertThat(json.path("ok").asBoolean(true)).isFalse();
        assertThat(json.path("error").path("message").asString("")).contains("empty");
    }

    @Test
    void withoutATerminalOpenQuestionsAreNotGuessed() throws Exception {
        var ended = cli.run("build", WORDS);

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("--yes");
    }
}
