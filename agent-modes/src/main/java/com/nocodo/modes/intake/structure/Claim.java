package com.nocodo.modes.intake.structure;

import java.util.List;

/// What an extractor takes a clause to say, with its weight: how much the words speak for it (1 is plain speech).
public sealed interface Claim {
    Clause clause();

    double weight();

    /// These are kinds of things that have these items.
    record Has(List<Noun> subjects, List<Item> items, Clause clause, double weight) implements Claim {}

    /// Each `from` is for, of, with … one `to`.
    record Link(Noun from, Noun to, boolean required, Clause clause, double weight) implements Claim {}

    /// A `parent` has several `children`, each its own.
    record Children(Noun parent, Noun child, Clause clause, double weight) implements Claim {}

    /// Any number of these go with any number of those.
    record Many(Noun from, Noun to, Clause clause, double weight) implements Claim {}

    /// Somebody does something with a thing: `customers book rooms`.
    record Deed(Noun who, String verb, Noun what, Clause clause, double weight) implements Claim {}

    /// The thing is spoken of in a way that makes it likely to be kept.
    record Mention(Noun noun, Clause clause, double weight) implements Claim {}

    /// The thing is one of these, `state` when they are conditions that change: `donors are supermarkets or bakeries`.
    record OneOf(Noun subject, List<String> values, boolean state, Clause clause, double weight) implements Claim {}

    /// The first of these that is a record passes these states; `subject` when the sentence begins with it.
    record Passes(List<Noun> about, Course course, boolean subject, Clause clause, double weight) implements Claim {}

    /// The business itself, or the program: nothing to keep records of.
    record Self(Noun noun, Clause clause, double weight) implements Claim {}

    /// The clause is about who may do what.
    record Access(Clause clause, double weight) implements Claim {}

    /// The clause asks for a list or a number.
    record Wanted(Clause clause, double weight) implements Claim {}

    /// The clause limits what may be.
    record Limit(Clause clause, double weight) implements Claim {}
}
