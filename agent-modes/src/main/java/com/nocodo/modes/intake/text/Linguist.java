package com.nocodo.modes.intake.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;

/// Part of speech and base form of the words of a sentence, by Apache OpenNLP's models. A language is loaded when first
/// needed.
final class Linguist {
    private static final Map<Language, Linguist> LOADED = new EnumMap<>(Language.class);
    private static final Map<Language, String> TREEBANK = Map.of(Language.EN, "en-ud-ewt", Language.DE, "de-ud-gsd");
    private final POSModel tags;
    private final LemmatizerModel lemmas;

    /// What the models say of each word.
    record Reading(String[] pos, String[] lemma) {}

    static synchronized Linguist of(Language language) {
        return LOADED.computeIfAbsent(language, Linguist::new);
    }

    private Linguist(Language language) {
        var treebank = Objects.requireNonNull(TREEBANK.get(language));
        var base = "/opennlp-" + treebank;
        try (var pos = Linguist.class.getResourceAsStream(base + "-pos-1.3-2.5.4.bin");
                var lemma = Linguist.class.getResourceAsStream(base + "-lemmas-1.3-2.5.4.bin")) {
            tags = new POSModel(Objects.requireNonNull(pos));
            lemmas = new LemmatizerModel(Objects.requireNonNull(lemma));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reading read(String[] words) {
        var pos = new POSTaggerME(tags, POSTagFormat.UD).tag(words);
        var lemma = new LemmatizerME(lemmas).lemmatize(words, pos);
        for (int i = 0; i < words.length; i++) {
            lemma[i] = lemma[i].equals("O") ? words[i].toLowerCase(Locale.ROOT) : lemma[i].toLowerCase(Locale.ROOT);
        }
        return new Reading(pos, lemma);
    }
}
