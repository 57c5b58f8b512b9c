package com.nocodo.modes.change;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Names;
import java.util.List;
import java.util.stream.Collectors;

/// Words that stand in a slot as they are: a new name, a value.
record Phrase(List<Token> tokens) {
    int start() {
        return tokens.getFirst().start();
    }

    int end() {
        return tokens.getLast().end();
    }

    /// Without articles and quotation marks, as a label.
    String label() {
        boolean quoted = tokens.stream().anyMatch(Vocabulary::quote);
        boolean no = tokens.getFirst().lower().equals("no");
        var bare = quoted || !no ? Vocabulary.bare(tokens) : tokens;
        var text = new StringBuilder();
        for (int i = 0; i < bare.size(); i++) {
            boolean joined = i == 0 || bare.get(i).start() == bare.get(i - 1).end();
            text.append(joined ? "" : " ").append(bare.get(i).text());
        }
        return text.toString();
    }

    /// The label with its last word in the base form, written as it was.
    String singular() {
        var last = tokens.getLast();
        var label = label();
        var lemma = last.lemma();
        boolean inflected = !lemma.isEmpty() && !lemma.equals(last.lower()) && label.endsWith(last.text());
        if (!inflected) {
            return label;
        }
        boolean capital = Character.isUpperCase(last.text().charAt(0));
        return label.substring(0, label.length() - last.text().length()) + (capital ? Names.capital(lemma) : lemma);
    }

    @Override
    public String toString() {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
