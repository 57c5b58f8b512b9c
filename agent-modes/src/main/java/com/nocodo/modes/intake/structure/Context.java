package com.nocodo.modes.intake.structure;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the extractors share while they go through the clauses in order: tools, claims made so far, and who was last
/// spoken of.
public final class Context {
    final Language language;
    final Nouns nouns;
    final Items items;
    final FieldTypes types;
    final RecordHeads heads;
    final Catalogue catalogue;
    final List<Claim> claims = new ArrayList<>();
    /// Where the words ended that named the topic of what comes next; else -1.
    int topic = -1;

    private @Nullable Noun topicNoun;
    private int topicParagraph = -1;

    private List<Noun> last = List.of();

    public Context(Language language, Catalogue catalogue) {
        this.language = language;
        this.catalogue = catalogue;
        this.types = FieldTypes.of(language);
        this.nouns = new Nouns(language);
        this.items = new Items(nouns, types, language);
        this.heads = new RecordHeads(nouns, types, items, language);
    }

    /// Whether a noun is only what a field is usually called, and neither a known record nor told of as one.
    boolean fieldName(Noun noun) {
        return types.exact(noun.key()).isPresent()
                && catalogue.find(noun.key()).isEmpty()
                && claims.stream()
                        .noneMatch(c -> c instanceof Claim.Has has
                                && has.subjects().stream().anyMatch(s -> s.key().equals(noun.key())));
    }

    /// Those that `it`, `they`, `their` mean now.
    List<Noun> last() {
        return last;
    }

    void spokenOf(List<Noun> subjects) {
        if (!subjects.isEmpty()) {
            last = List.copyOf(subjects);
        }
    }

    /// From here on, until the next one or the end of the paragraph, lists without a subject are of this.
    void topic(Noun noun, int end) {
        topic = end;
        topicNoun = noun;
        topicParagraph = -1;
        spokenOf(List.of(noun));
    }

    /// Goes on to a sentence: a topic holds within its paragraph.
    void over(Sentence sentence) {
        if (topicParagraph < 0) {
            topicParagraph = sentence.paragraph();
        }
        if (topicParagraph != sentence.paragraph()) {
            topicNoun = null;
        }
    }

    /// Whose fields a list without a subject tells.
    List<Noun> told() {
        return topicNoun == null ? last : List.of(topicNoun);
    }

    public List<Claim> claims() {
        return claims;
    }
}
