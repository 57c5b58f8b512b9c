package com.nocodo.vault.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorArchiveTest {
    @TempDir
    Path folder;

    @Test
    void theArchiveThatIsNamedIsUsedAndItsVersionAndSumAreKnown() throws Exception {
        var archive = find(TestArchive.in(folder));

        assertThat(archive.version()).isEqualTo("0.0.1");
        assertThat(archive.sum()).matches("[0-9a-f]{64}");
        try (var content = archive.open()) {
            assertThat(content.readAllBytes()).hasSize((int) archive.size());
        }
    }

    @Test
    void whereThereIsNoneItIsSaidWhatToDo() {
        assertThatThrownBy(() -> find(folder.resolve("nocodo-operator-1-linux-x86_64.tar.gz")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("NOCODO_OPERATOR_DIST", "./nocodo dist");
        assertThatThrownBy(() -> OperatorArchive.find(Map.of())).hasMessageContaining("./nocodo dist");
    }

    @Test
    void anArchiveThatWasChangedIsNotSent() throws Exception {
        var file = TestArchive.in(folder);
        var archive = find(file);
        Files.writeString(file, "another");

        assertThatThrownBy(archive::open).hasMessageContaining("nothing was sent");
    }

    @Test
    void aNameOrASumThatIsNoneIsRefused() throws Exception {
        var file = TestArchive.in(folder);
        var other = Files.copy(file, folder.resolve("operator.tar.gz"));
        Files.writeString(folder.resolve(file.getFileName() + ".sha256"), "no sum\n");

        assertThatThrownBy(() -> find(other)).hasMessageContaining("no archive of the operator");
        assertThatThrownBy(() -> find(file)).hasMessageContaining("does not tell the sum");
        Files.delete(folder.resolve(file.getFileName() + ".sha256"));
        assertThatThrownBy(() -> find(file)).hasMessageContaining("cannot be read");
    }

    @Test
    void anArchiveWithoutASignatureOrWithThatOfAnotherIsNotSent() throws Exception {
        var file = TestArchive.in(folder);
        var signature = folder.resolve(file.getFileName() + ".sig");
        var right = Files.readString(signature);
        var other = Files.writeString(TestArchive.in(folder.resolve("other")), "another operator");
        TestArchive.sign(other);

        Files.writeString(signature, Files.readString(other.resolveSibling(other.getFileName() + ".sig")));
        assertThatThrownBy(() -> find(file).open())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is not what was signed by");
        Files.writeString(signature, right.substring(0, right.length() / 2));
        assertThatThrownBy(() -> find(file)).hasMessageContainingAll("is not signed", "./nocodo dist");
        Files.delete(signature);
        assertThatThrownBy(() -> find(file)).hasMessageContainingAll("is not signed", "./nocodo dist");
    }

    @Test
    void versionsAreInOrderByTheirNumbersAndAnUnfinishedOneComesBefore() {
        var inOrder = List.of("0.1.0-SNAPSHOT", "0.1.0", "0.1.1", "0.2.0", "0.10.0", "1", "1.0.1", "10.0");
        for (int i = 0; i < inOrder.size(); i++) {
            for (int j = 0; j < inOrder.size(); j++) {
                assertThat(OperatorArchive.isOlder(inOrder.get(i), inOrder.get(j)))
                        .as(inOrder.get(i) + " " + inOrder.get(j))
                        .isEqualTo(i < j);
            }
        }
        assertThat(OperatorArchive.isOlder("1", "1.0.0")).isFalse();
        assertThatThrownBy(() -> OperatorArchive.isOlder("x", "1")).isInstanceOf(ProblemException.class);
    }

    private static OperatorArchive find(Path file) {
        return OperatorArchive.find(Map.of("NOCODO_OPERATOR_DIST", file.toString()));
    }
}
