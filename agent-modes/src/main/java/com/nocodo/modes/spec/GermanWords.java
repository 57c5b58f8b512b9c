package com.nocodo.modes.spec;

import org.jspecify.annotations.Nullable;

/// Spec operations in German sentences; the English ones are with the operations.
final class GermanWords {
    private GermanWords() {}

    static String of(SpecOperation operation) {
        return switch (operation) {
            case SpecOperation.SetApp set -> "Name, Sprache, Währung oder Aussehen der Anwendung werden gesetzt";
            case SpecOperation.AddEntity add ->
                "`%s` kommt dazu".formatted(add.entity().name());
            case SpecOperation.ChangeEntity change -> of(change);
            case SpecOperation.DropEntity(var entity) -> "`%s` wird mit allen Einträgen entfernt".formatted(entity);
            case SpecOperation.AddField add -> of(add);
            case SpecOperation.RenameField(var entity, var field, var name, var label) ->
                "Feld `%s` von `%s` heißt jetzt `%s`".formatted(field, entity, name);
            case SpecOperation.ChangeField change ->
                FieldChange.words(change.entity(), change.before(), change.changed(), new Speech(true));
            case SpecOperation.DropField drop ->
                "Feld `%s` von `%s` wird entfernt".formatted(drop.field(), drop.entity());
            case SpecOperation.AddRelation(var entity, var relation) ->
                "`%s` wird mit `%s` verknüpft (%s)".formatted(entity, relation.to(), relation.name());
            case SpecOperation.ChangeRelation change -> of(change);
            case SpecOperation.DropRelation(var entity, var relation) ->
                "Verknüpfung `%s` von `%s` wird entfernt".formatted(relation, entity);
            case SpecOperation.SetWorkflow(var entity, var workflow) ->
                (workflow == null ? "`%s` hat keinen festen Ablauf mehr" : "Der Ablauf von `%s` wird gesetzt")
                        .formatted(entity);
            case SpecOperation.PutRole put ->
                "Rolle `%s` wird gesetzt".formatted(put.role().name()) + unlinked(put.people());
            case SpecOperation.DropRole drop ->
                "Rolle `%s` wird entfernt".formatted(drop.role()) + unlinked(drop.people());
            case SpecOperation.SetPermission(var permission) ->
                "Was `%s` mit `%s` darf, wird gesetzt".formatted(permission.role(), permission.entity());
            case SpecOperation.DropPermission(var role, var entity) ->
                "`%s` darf `%s` nicht mehr verwenden".formatted(role, entity);
            case SpecOperation.PutRule(var rule) -> "Regel: " + rule.label();
            case SpecOperation.DropRule(var rule) -> "Regel `%s` wird entfernt".formatted(rule);
            case SpecOperation.PutReport(var report) -> "Auswertung: " + report.label();
            case SpecOperation.DropReport(var report) -> "Auswertung `%s` wird entfernt".formatted(report);
            case SpecOperation.PutScreen(var screen) -> "Seite `%s` wird gesetzt".formatted(screen.name());
            case SpecOperation.DropScreen(var screen) -> "Seite `%s` wird entfernt".formatted(screen);
        };
    }

    private static String unlinked(@Nullable String people) {
        return people == null ? "" : ", und damit, welches Konto zu welchem `%s` gehört".formatted(people);
    }

    private static String of(SpecOperation.ChangeEntity change) {
        return change.entity().equals(change.changed().name())
                ? "`%s` wird anders beschrieben".formatted(change.entity())
                : "`%s` heißt jetzt `%s`"
                        .formatted(change.entity(), change.changed().name());
    }

    private static String of(SpecOperation.AddField add) {
        var field = add.field();
        return "`%s` bekommt das %sFeld `%s`%s"
                .formatted(
                        add.entity(),
                        field.required() ? "Pflicht-" : "",
                        field.name(),
                        field.defaultValue() == null ? "" : " (%s, wo es fehlt)".formatted(field.defaultValue()));
    }

    private static String of(SpecOperation.ChangeRelation change) {
        var link = "Verknüpfung `%s` von `%s` ".formatted(change.relation(), change.entity());
        if (!change.before().name().equals(change.changed().name())) {
            return link + "heißt jetzt `%s`".formatted(change.changed().name());
        }
        if (change.before().required() != change.changed().required()) {
            return link + (change.changed().required() ? "ist jetzt Pflicht" : "muss nicht mehr da sein");
        }
        return link + "wird geändert";
    }
}
