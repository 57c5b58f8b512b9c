package com.nocodo.operator.moving;

import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.task.Tasks;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes a project's rows out of the home's database and puts them into another's, as they are: the features' own doors
/// would lose what they do not show.
final class HistoryStore {
    private static final String PLANS = "epic";
    private static final String EVENTS = "events";
    private static final String JOBS = "job";
    private static final String MESSAGES = "message";
    private static final String NOT_HERE = JobId.of(9_999_999_999_999_999L).text();
    private static final String OF_PROJECT = "project = :project";
    private static final String OF_PLANS = "epic IN (SELECT id FROM epic WHERE project = :project)";

    /// In the order in which rows need one another. Columns that belong to this home alone (a project's id, the number
    /// of a record of evidence) are not taken along.
    private static final List<Table> TABLES = List.of(
            new Table(PLANS, OF_PROJECT, "id", List.of("id", "title", "spec_hash", "created_at")),
            new Table(
                    "task",
                    OF_PLANS,
                    "epic, number",
                    List.of(
                            "epic",
                            "number",
                            "title",
                            "specialist",
                            "work",
                            "executor",
                            "scope",
                            "state",
                            "attempts",
                            "commit_id")),
            new Table("task_dependency", OF_PLANS, "epic, task, needs", List.of("epic", "task", "needs")),
            new Table("evidence", OF_PROJECT, "id", List.of("check_id", "tree", "record", "hash")),
            new Table(MESSAGES, OF_PROJECT, "id", List.of("id", "key", "seq", "describes")),
            new Table("description", OF_PROJECT, "project", List.of("changed", "drawn", "reading", "problem")),
            new Table(
                    JOBS,
                    OF_PROJECT,
                    "id",
                    List.of(
                            "id",
                            "kind",
                            "message",
                            "author",
                            "state",
                            "attempts",
                            "cancelling",
                            "losses",
                            "queued_at",
                            "begun_at",
                            "ended_at",
                            "problem",
                            "begun_seq",
                            "proposed",
                            "operations",
                            "asked")),
            new Table(
                    "task_comment",
                    OF_PROJECT,
                    "id",
                    List.of("id", "epic", "task", "key", "author", "at", "text", "given", "message")),
            new Table(EVENTS, OF_PROJECT, "seq", List.of("seq", "at", "type", "data")),
            new Table("version_mark", OF_PROJECT, "version", List.of("version", "name", "starred", "note")));

    private final Tasks tasks;
    private final Evidence evidence;
    private final Events events;
    private final Consumer<String> conversation;
    private final Database db;

    /// @param conversation reads what was said to a project and what became of it, and throws where that cannot be read
    HistoryStore(Tasks tasks, Evidence evidence, Events events, Consumer<String> conversation, Database db) {
        this.tasks = tasks;
        this.evidence = evidence;
        this.events = events;
        this.conversation = conversation;
        this.db = db;
    }

    /// @param own which rows are a project's
    private record Table(String name, String own, String order, List<String> columns) {
        boolean ofProject() {
            return own.equals(OF_PROJECT);
        }

        /// Whether its rows are numbered anew here.
        boolean numbered() {
            return name.equals(PLANS) || name.equals(JOBS);
        }
    }

    /// The numbers of plans and jobs: there → here.
    private record Numbers(Map<Object, Object> plans, Map<Object, Object> jobs) {
        Map<Object, Object> of(Table table) {
            return table.name().equals(PLANS) ? plans : jobs;
        }
    }

    /// Everything of one moment.
    Map<String, List<Map<String, @Nullable Object>>> read(String project) {
        return Objects.requireNonNull(db.transaction().execute(status -> {
            Map<String, List<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
            for (var table : TABLES) {
                tables.put(table.name(), rows(table, project));
            }
            return tables;
        }));
    }

    private List<Map<String, @Nullable Object>> rows(Table table, String project) {
        var sql = "SELECT %s FROM %s WHERE %s ORDER BY %s"
                .formatted(String.join(", ", table.columns()), table.name(), table.own(), table.order());
        return db.sql()
                .sql(sql)
                .param("project", project)
                .query((row, n) -> {
                    Map<String, @Nullable Object> values = new LinkedHashMap<>();
                    for (var column : table.columns()) {
                        values.put(column, row.getObject(column));
                    }
                    return values;
                })
                .list();
    }

    /// Writes the rows down for a project that is expected, and that it came from elsewhere. All of them, or none: what
    /// this version could not read later is refused now.
    void write(String project, Map<String, List<Map<String, @Nullable Object>>> tables, ProjectEvent imported) {
        try {
            db.transaction().executeWithoutResult(status -> {
                var numbers = new Numbers(new HashMap<>(), new HashMap<>());
                for (var table : TABLES) {
                    for (var row : tables.getOrDefault(table.name(), List.of())) {
                        insert(table, project, row, numbers);
                    }
                }
                refuseUnreadable(project, numbers);
                events.append(project, imported);
            });
        } catch (DataAccessException | JacksonException | IllegalArgumentException e) {
            throw History.wrong(firstLine(e));
        } catch (NullPointerException | ClassCastException | java.time.DateTimeException e) {
            throw History.wrong("a value is missing or of another kind than it should be");
        }
    }

    /// Without the statement, which says nothing to whoever has the file.
    private static String firstLine(Exception e) {
        var cause = e instanceof NestedRuntimeException nested ? nested.getMostSpecificCause() : e;
        var line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private void insert(Table table, String project, Map<String, @Nullable Object> row, Numbers numbers) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var column : table.columns()) {
            values.put(column, row.get(column));
        }
        if (values.containsKey("epic")) {
            values.put("epic", Objects.requireNonNull(numbers.plans().get(values.get("epic"))));
        }
        switch (table.name()) {
            case EVENTS -> values.put("data", numbered((String) Objects.requireNonNull(values.get("data")), numbers));
            case "evidence" -> values.put("brought", 1);
            case JOBS ->
                values.computeIfPresent("state", (column, state) -> state.equals("RUNNING") ? "QUEUED" : state);
            case MESSAGES -> values.computeIfPresent("key", (column, key) -> keyed(project, values, key));
            default -> {}
        }
        if (table.ofProject()) {
            values.put("project", project);
        }
        if (table.numbered()) {
            var there = Objects.requireNonNull(values.remove("id"));
            numbers.of(table).put(there, insertNumbered(table.name(), values));
        } else {
            insert(table.name(), values);
        }
    }

    /// The key of a project's first message is its own in the whole home, where its original may be, too.
    private static Object keyed(String project, Map<String, @Nullable Object> message, Object key) {
        return message.get("id") instanceof Number id && id.longValue() == 1 ? "imported-" + project : key;
    }

    private static String insertion(String table, Map<String, @Nullable Object> values) {
        var places = values.keySet().stream().map(column -> ":" + column).collect(Collectors.joining(", "));
        return "INSERT INTO %s (%s) VALUES (%s)".formatted(table, String.join(", ", values.keySet()), places);
    }

    private void insert(String table, Map<String, @Nullable Object> values) {
        db.sql().sql(insertion(table, values)).params(values).update();
    }

    private long insertNumbered(String table, Map<String, @Nullable Object> values) {
        return db.sql()
                .sql(insertion(table, values) + " RETURNING id")
                .params(values)
                .query(Long.class)
                .single();
    }

    /// The event with the numbers that its plan and its job have here.
    private static String numbered(String data, Numbers numbers) {
        var event = (ObjectNode) JsonMapper.shared().readTree(data);
        var plan = event.path("epic");
        if (plan.isInt() && numbers.plans().get(plan.asInt()) instanceof Long here) {
            event.put("epic", here);
        }
        if (event.path("job").isString()) {
            event.put("job", job(event.path("job").asString(), numbers));
        }
        if (event.get("job") instanceof ObjectNode job) {
            job.put("id", job(job.path("id").asString(""), numbers));
        }
        return event.toString();
    }

    /// A job that did not come along has a number that none here will ever have.
    private static String job(String text, Numbers numbers) {
        var there = (int) new JobId(text).number();
        return numbers.jobs().get(there) instanceof Long here ? JobId.of(here).text() : NOT_HERE;
    }

    private void refuseUnreadable(String project, Numbers numbers) {
        conversation.accept(project);
        numbers.plans().values().stream()
                .flatMap(plan -> tasks.of((Long) plan).stream())
                .forEach(tasks.comments()::of);
        if (evidence.broken(project).isPresent()) {
            throw new IllegalArgumentException("the chain of its evidence is broken");
        }
        evidence.newest(project);
        var types = new ArrayList<String>();
        long end = events.end(project);
        for (long after = 0; after < end; after += OperatorApi.MOST_EVENTS) {
            events.after(project, after, OperatorApi.MOST_EVENTS)
                    .forEach(record -> types.add(record.event().type()));
        }
        if (!types.isEmpty() && !types.getFirst().equals("project_created") || types.contains("project_deleted")) {
            throw new IllegalArgumentException("its events are no project's");
        }
    }
}
