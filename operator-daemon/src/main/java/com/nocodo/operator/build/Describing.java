package com.nocodo.operator.build;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.operator.project.Project;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.protocol.BuildRequest;
import com.nocodo.protocol.IgnoredView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.QuestionView;
import com.nocodo.protocol.ReadingView;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.protocol.local.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Projects that are only described yet.
public final class Describing {
    private final Services services;

    public Describing(Services services) {
        this.services = services;
    }

    /// What was told is read as.
    ///
    /// @param words the messages that describe, as one text
    /// @param spec the App Spec as YAML, and its hash
    public record Draft(ReadingView reading, String name, String words, String spec, String hash) {}

    /// Answers to questions that the words do not raise any more are left out.
    ///
    /// @throws com.nocodo.protocol.ProblemException where the words cannot be read
    public Draft draft(String words, Map<String, String> answers) {
        return draft(List.of(new Told.Words(words, null)), answers);
    }

    /// As it was told, one behind the other.
    public Draft draft(List<Told> told, Map<String, String> answers) {
        var retold = Retold.of(told, answers);
        var reading = retold.read();
        return draft(reading.view(), reading.spec(), retold.words());
    }

    private static Draft draft(ReadingView reading, AppSpec spec, String words) {
        var yaml = SpecYaml.write(spec);
        return new Draft(reading, spec.app().name(), words, yaml, Rendering.hash(yaml));
    }

    /// What describes of all that was told; the rest corrects it.
    public String words(List<Told> told, Map<String, String> answers) {
        return Retold.of(told, answers).words();
    }

    /// A spec that is there before anything is said about it.
    ///
    /// @param spec as YAML
    /// @param remarks what was assumed
    /// @param skipped what is not in it
    public record Base(String spec, List<String> remarks, List<IgnoredView> skipped) {}

    /// What a base is once it is corrected by words, message after message.
    public Draft draft(Base base, List<Told> told) {
        var corrected = new Corrected(SpecYaml.read(base.spec()), OpenQuestions.none());
        told.stream()
                .filter(one -> !(one instanceof Told.Words(var text, var about)) || !text.isBlank())
                .forEach(corrected::tell);
        var ignored = Stream.concat(corrected.ignored().stream(), base.skipped().stream())
                .toList();
        var understood = SpecWords.understood(corrected.spec(), base.remarks());
        return draft(new ReadingView(understood, ignored, List.of()), corrected.spec(), base.spec());
    }

    /// Whether these words raise the questions, and can be answered so.
    ///
    /// @throws com.nocodo.protocol.ProblemException where not, naming what is there
    public void check(String words, Map<String, String> answers) {
        try {
            Reading.of(words, answers);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("%s", Reason.of(e)).toException();
        }
    }

    /// The questions of the description whose answers can still be changed, with those that hold.
    public List<QuestionView> questions(Project project) {
        return OpenQuestions.of(project.words()).of(SpecYaml.read(project.spec()), project.answers());
    }

    /// Whether the application is already as it would be with this answer.
    ///
    /// @param answer null: the default
    public boolean follows(Project project, String question, @Nullable String answer) {
        return OpenQuestions.of(project.words()).follows(SpecYaml.read(project.spec()), question, answer);
    }

    /// A question with its answer, in one line and in the project's language.
    public String told(QuestionView question, @Nullable String answer, Project project) {
        var german = SpecYaml.read(project.spec()).app().language().equals("de");
        var decide = german ? "Entscheiden Sie." : "You decide.";
        return question.options().stream()
                .filter(option -> option.id().equals(answer))
                .findFirst()
                .map(option -> "%s %s.".formatted(question.text(), option.label()))
                .orElseGet(() -> "%s %s".formatted(question.text(), decide));
    }

    /// Held from before a transaction that adds until its end.
    public FileLock lock() throws InterruptedException {
        return new Planning(services).lock(progress -> {});
    }

    public Project add(String words, Draft draft) {
        return new Planning(services)
                .add(
                        new BuildRequest(words, Map.of(), null, true),
                        SpecYaml.read(draft.spec()),
                        ProjectState.DESCRIBED);
    }
}
