package com.nocodo.operator.moving;

import com.nocodo.modes.spec.SpecException;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.home.Sha256;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the operator knows of a project, as `history.json` carries it.
///
/// @param rows how many rows each table of the application's data has
/// @param tables table → rows → column → value; the tables are those of [HistoryStore]
record History(
        Origin project,
        Branch branch,
        Map<String, Long> rows,
        Map<String, List<Map<String, @Nullable Object>>> tables) {
    private static final int LONGEST_WORDS = 200_000;

    /// The project where it came from.
    record Origin(
            String id,
            String slug,
            String name,
            String words,
            Map<String, String> answers,
            String spec,
            String specHash,
            String createdAt) {}

    /// @param name empty where no branch was checked out
    record Branch(String name, String head) {}

    byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(this);
    }

    /// @param json from a file
    static History read(byte[] json) {
        History history;
        try {
            history = JsonMapper.shared().readValue(json, History.class);
        } catch (JacksonException e) {
            throw wrong("it cannot be read");
        }
        if (history == null) {
            throw wrong("there is none");
        }
        history.check();
        return history;
    }

    private void check() {
        if (project == null || branch == null || rows == null || tables == null) {
            throw wrong("a part is missing");
        }
        if (!text(project.id(), "[a-zA-Z0-9_-]{1,40}")
                || !text(project.slug(), "[a-z][a-z0-9-]{0,59}")
                || !text(project.name(), "[^\\p{Cntrl}]{1,200}")
                || !text(project.createdAt(), "[^\\p{Cntrl}]{1,40}")
                || project.words() == null
                || project.words().length() > LONGEST_WORDS
                || project.answers() == null) {
            throw wrong("what it says of the project is not right");
        }
        if (!text(branch.head(), "[0-9a-f]{40}|[0-9a-f]{64}")
                || !text(branch.name(), "|[\\p{L}\\p{N}][\\p{L}\\p{N}._/@+-]{0,200}")) {
            throw wrong("what it says of the repository is not right");
        }
        checkSpec();
    }

    private static boolean text(@Nullable String text, String pattern) {
        return text != null && text.matches(pattern);
    }

    private void checkSpec() {
        if (project.spec() == null || !Sha256.of(project.spec()).equals(project.specHash())) {
            throw wrong("the spec does not have the checksum that it should");
        }
        try {
            SpecYaml.read(project.spec());
        } catch (SpecException e) {
            throw wrong(Reason.of(e));
        }
    }

    static com.nocodo.protocol.ProblemException wrong(String why) {
        return Problem.invalid("The project's history in the file does not fit: %s. Nothing was imported.", why)
                .toException();
    }
}
