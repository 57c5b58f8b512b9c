package com.nocodo.modes.intake;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.Origin;
import com.nocodo.modes.spec.Permission;
import com.nocodo.modes.spec.Relation;
import com.nocodo.modes.spec.Role;
import com.nocodo.modes.spec.Rule;
import com.nocodo.modes.spec.SpecEditor;
import com.nocodo.modes.spec.SpecException;
import com.nocodo.modes.spec.SpecIds;
import com.nocodo.modes.spec.SpecOperation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an application becomes when a question of its description is answered otherwise later. Things are found by the
/// ids that the description gave them, whatever they are called by now.
final class AnsweredAgain {
    private final AppSpec described;
    private final AppSpec now;
    private final String question;
    private final SpecIds ids;

    private AnsweredAgain(AppSpec described, AppSpec now, String question, SpecIds ids) {
        this.described = described;
        this.now = now;
        this.question = question;
        this.ids = ids;
    }

    /// @param described what the words alone are read as
    /// @throws SpecException where what is asked about is not there any more
    static AppSpec of(AppSpec described, AppSpec now, String question, String option, SpecIds ids) {
        var again = new AnsweredAgain(described, now, question, ids);
        var parts = question.split(":");
        var spec = switch (parts[0]) {
            case "role" -> again.role(parts[1], option);
            case "link" -> again.link(parts[1], parts[2], option);
            case "overlap" -> again.overlap(parts[1], parts[2], option);
            case "moves" -> again.moves(parts[1], parts[2], option);
            case "login" -> again.login(parts[1], option);
            case "delete" -> again.delete(parts[1], parts[2], option);
            default -> throw new IllegalArgumentException("No question '%s'".formatted(question));
        };
        return SpecEditor.edited(now, spec);
    }

    private Entity entity(String name) {
        return described
                .entity(name)
                .flatMap(then -> now.entities().stream()
                        .filter(entity -> entity.id().equals(then.id()))
                        .findFirst())
                .orElseThrow(() -> gone(name));
    }

    private Relation then(String entity, String relation) {
        return described.get(entity).relations().stream()
                .filter(one -> one.name().equals(relation))
                .findFirst()
                .orElseThrow(() -> gone(relation));
    }

    private Optional<Relation> relation(String entity, String relation) {
        var id = then(entity, relation).id();
        return entity(entity).relations().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    private static SpecException gone(String what) {
        return new SpecException("“%s” is not in the application any more. Say in words what should be different."
                .formatted(what.replace('_', ' ')));
    }

    /// What was said about the role in words since stays as it was said.
    private AppSpec role(String name, String option) {
        var role = described
                .role(name)
                .flatMap(then -> now.roles().stream()
                        .filter(one -> one.id().equals(then.id()))
                        .findFirst())
                .orElseThrow(() -> gone(name));
        var open = now.withPermissions(now.permissions().stream()
                .map(one -> one.role().equals(role.name()) && !said(name, one) ? asDescribed(name, one) : one)
                .toList());
        var answered = Answers.apply(open, "role:" + role.name(), option, ids);
        return now.withPermissions(answered.permissions().stream()
                .map(one -> one.role().equals(role.name()) ? unlessSaid(name, one) : one)
                .toList());
    }

    /// In words of its own: those that only named the role left open what it may do.
    private boolean said(String role, Permission permission) {
        var from = permission.from();
        return from != null
                && (from.by() == Origin.Source.WORDS || from.by() == Origin.Source.EDIT)
                && described(role, permission)
                        .filter(then ->
                                from.equals(then.from()) && permission.can().equals(then.can()))
                        .isEmpty();
    }

    private Permission unlessSaid(String role, Permission answered) {
        return now.permissions().stream()
                .filter(one ->
                        one.role().equals(answered.role()) && one.entity().equals(answered.entity()) && said(role, one))
                .findFirst()
                .orElse(answered);
    }

    private Permission asDescribed(String role, Permission permission) {
        return described(role, permission)
                .map(then -> new Permission(
                        permission.role(),
                        permission.entity(),
                        then.can(),
                        permission.rows(),
                        permission.via(),
                        permission.fields(),
                        then.from()))
                .orElse(permission);
    }

    /// What the description said of the role and the same kind of record.
    private Optional<Permission> described(String role, Permission permission) {
        var entity = now.get(permission.entity()).id();
        return described.permissions().stream()
                .filter(one -> one.role().equals(role)
                        && described.get(one.entity()).id().equals(entity))
                .findFirst();
    }

    private AppSpec link(String entityThen, String relationThen, String option) {
        var entity = entity(entityThen);
        var relation = relation(entityThen, relationThen);
        if (relation.isPresent()) {
            return Answers.apply(now, id("link", entity, relation.get().name()), option, ids);
        }
        if (option.equals("none")) {
            return now;
        }
        var then = then(entityThen, relationThen);
        var back = new Relation(
                then.id(),
                then.name(),
                then.label(),
                entity(then.to()).name(),
                then.kind(),
                option.equals("required"),
                then.onDelete(),
                then.reverse(),
                then.reverseLabel(),
                then.fields(),
                then.help(),
                Origin.answer(question));
        return SpecEditor.apply(now, new SpecOperation.AddRelation(entity.name(), back));
    }

    private AppSpec overlap(String entityThen, String relationThen, String option) {
        var entity = entity(entityThen);
        var relation = relation(entityThen, relationThen).orElseThrow(() -> gone(relationThen));
        List<Rule> rules = now.rulesOf(entity.name()).stream()
                .filter(rule ->
                        rule.kind() == Rule.Kind.NO_OVERLAP && rule.per().equals(List.of(relation.name())))
                .toList();
        if (option.equals("no")) {
            return rules.isEmpty()
                    ? Answers.overlap(now, entity.name(), relation.name(), period(entityThen), question, ids)
                    : now;
        }
        return now.withRules(
                now.rules().stream().filter(rule -> !rules.contains(rule)).toList());
    }

    private List<Field> period(String entityThen) {
        return Questions.startAndEnd(described.get(entityThen)).orElseThrow(() -> gone(entityThen)).stream()
                .map(then -> field(entityThen, then.name()))
                .toList();
    }

    private Field field(String entityThen, String fieldThen) {
        var id = described.get(entityThen).field(fieldThen).orElseThrow().id();
        return entity(entityThen).fields().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> gone(fieldThen));
    }

    private AppSpec moves(String entityThen, String fieldThen, String option) {
        var entity = entity(entityThen);
        var field = field(entityThen, fieldThen);
        if (field.values().isEmpty()) {
            throw gone(fieldThen);
        }
        return option.equals("forward")
                ? Answers.apply(now, id("moves", entity, field.name()), option, ids)
                : SpecEditor.apply(now, new SpecOperation.SetWorkflow(entity.name(), null));
    }

    private AppSpec login(String entityThen, String option) {
        var entity = entity(entityThen);
        var role = now.roles().stream()
                .filter(one -> entity.name().equals(one.entity()))
                .findFirst();
        if (option.equals("yes")) {
            return role.isPresent() ? now : Answers.apply(now, "login:" + entity.name(), option, ids);
        }
        return role.map(Role::name)
                .map(name -> SpecEditor.apply(now, new SpecOperation.DropRole(name, null)))
                .orElse(now);
    }

    private AppSpec delete(String entityThen, String relationThen, String option) {
        var entity = entity(entityThen);
        var relation = relation(entityThen, relationThen).orElseThrow(() -> gone(relationThen));
        var described = then(entityThen, relationThen).onDelete();
        var rule = option.equals("cascade") ? Relation.OnDelete.CASCADE : described;
        return now.withEntities(now.entities().stream()
                .map(one -> one.id().equals(entity.id()) ? deleting(one, relation, rule) : one)
                .toList());
    }

    private static Entity deleting(Entity entity, Relation relation, Relation.@Nullable OnDelete rule) {
        return entity.withRelations(entity.relations().stream()
                .map(one -> one.id().equals(relation.id()) ? Answers.deleting(one, rule) : one)
                .toList());
    }

    private static String id(String kind, Entity entity, String part) {
        return "%s:%s:%s".formatted(kind, entity.name(), part);
    }
}
