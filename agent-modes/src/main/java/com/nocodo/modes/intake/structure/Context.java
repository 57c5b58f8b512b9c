package com.nocodo.modes.intake.structure;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Language;
import java.util.ArrayList;
import java.util.List;

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

    private List<Noun> last = List.of();

    public Context(Language language, Catalogue catalogue) {
        this.language = language;
        this.catalogue = catalogue;
        this.types = FieldTypes.of(language);
        this.nouns = new Nouns(language);
        this.items = new Items(nouns, types, language);
        this.heads = new RecordHeads(nouns, types, items, language);
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

    public List<Claim> claims() {
        return claims;
    }
}
