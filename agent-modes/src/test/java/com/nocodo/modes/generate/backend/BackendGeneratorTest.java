package com.nocodo.modes.generate.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.modes.spec.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BackendGeneratorTest {

    static AppSpec spec(String name) {
        try (var in = Objects.requireNonNull(BackendGeneratorTest.class.getResourceAsStream(name + ".yaml"))) {
            return SpecYaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> files(AppSpec spec) {
        return BackendGenerator.generate(spec).stream()
                .collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "everything-changed", "minimal"})
    void everyFileIsWrittenOnceAndIsOfASizeThatOneReads(String name) {
        var files = BackendGenerator.generate(spec(name));

        assertThat(files).extracting(GeneratedFile::path).doesNotHaveDuplicates();
        assertThat(files)
                .filteredOn(f -> f.path().endsWith(".rs") && f.path().contains("/src/"))
                .allSatisfy(f ->
                        assertThat(f.content().lines().count()).as(f.path()).isLessThan(500));
    }

    @Test
    void theSameSpecGivesTheSameFiles() {
        assertThat(files(spec("everything"))).isEqualTo(files(spec("everything")));
    }

    @Test
    void everyAppHasTheSameDependencies() {
        var one = files(spec("everything"));
        var other = files(Specs.school());

        for (var path : List.of("Cargo.lock", "Cargo.toml", "backend/Cargo.toml")) {
            assertThat(one.get(path)).isEqualTo(other.get(path));
        }
    }

    @Test
    void noFileNamesARegistryOrAMirror() {
        assertThat(String.valueOf(files(spec("everything")).get("Cargo.lock")).lines())
                .filteredOn(line -> line.startsWith("source = "))
                .containsOnly("source = \"registry+https://github.com/rust-lang/crates.io-index\"");
    }

    @Test
    void codeByHandHasAPlaceThatTheGeneratorLeavesAlone() {
        var persons = BackendGenerator.generate(spec("minimal")).stream()
                .filter(f -> f.owner() == GeneratedFile.Owner.PERSON)
                .map(GeneratedFile::path);

        assertThat(persons).containsExactly("backend/src/extensions/mod.rs");
    }

    @Test
    void anAppWithoutEntitiesIsStillAnApp() {
        var files = files(AppSpec.empty(new App("Empty", "empty", "en", "EUR", null)));

        assertThat(files.get("backend/src/handlers/mod.rs")).contains("ENTITIES: &[&Info] = &[]");
    }

    @Test
    void handlersUnwrapNothingAndNothingIsUnsafe() {
        files(spec("everything")).forEach((path, text) -> {
            if (path.startsWith("backend/src/") && path.endsWith(".rs")) {
                assertThat(text).as(path).doesNotContain(".unwrap()").doesNotContain("unsafe {", "unsafe fn");
            }
        });
    }

    @Test
    void theDatabaseKnowsTheBoundsTheLinksAndTheRules() {
        var files = files(spec("everything"));

        assertThat(files.get("backend/migrations/sqlite/00000000000001_start/up.sql"))
                .contains(
                        "CHECK (hourly_rate >= 0 AND hourly_rate <= 50000)",
                        "customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT",
                        "CREATE INDEX repairs_customer_id ON repairs (customer_id);",
                        "CREATE UNIQUE INDEX repairs_customer_id_starts_at_key",
                        "CONSTRAINT repairs_rule_repair_end_after_start CHECK",
                        ") STRICT;");
        assertThat(files.get("backend/migrations/postgres/00000000000001_start/up.sql"))
                .contains(
                        "hourly_rate BIGINT NOT NULL",
                        "FOREIGN KEY (repair_id) REFERENCES repairs (id) ON DELETE CASCADE;");
    }

    @Test
    void aRuleIsAskedAgainWhenWhatItReadsChanges() {
        var files = files(spec("everything"));

        assertThat(files.get("backend/src/models/team.rs"))
                .contains("Trigger { rule: &rules::mechanic::TEAM_CAPACITY, affected: Some(")
                .contains("t.team_id = $1");
        assertThat(files.get("backend/src/models/part.rs")).contains("&rules::repair::PARTS_LIMIT");
    }

    @Test
    void nobodyMayWhatThePermissionsDoNotSay() {
        var permissions = files(spec("everything")).get("backend/src/auth/permissions.rs");

        assertThat(permissions)
                .contains("Rows::Where(\"t.mechanic_id = {record}\")", "_ => Grant::NOTHING")
                .contains("hidden: &[\"notes\", \"turnover\"]");
    }

    @Test
    void theApiDescribesEveryRouteOfEveryEntityAndReport() {
        var root =
                JsonMapper.builder().build().readTree(files(spec("everything")).get("backend/openapi.json"));

        var paths = root.get("paths").propertyNames();
        assertThat(paths)
                .contains("/api/repairs", "/api/repairs/{id}", "/api/repairs/options", "/api/repairs/export")
                .contains("/api/reports/late-repairs", "/api/session");
        var create = root.get("components").get("schemas").get("RepairCreate");
        assertThat(create.get("required").valueStream().map(n -> n.asString()))
                .containsExactlyInAnyOrder("starts_at", "ends_at", "customer_id");
        assertThat(create.get("properties")
                        .get("customer_id")
                        .get("x-relation")
                        .get("path")
                        .asString())
                .isEqualTo("/api/customers");
    }

    @Test
    void linksWithFieldsOfTheirOwnAreDescribedWhole() {
        var root =
                JsonMapper.builder().build().readTree(files(spec("everything")).get("backend/openapi.json"));
        var schemas = root.get("components").get("schemas");

        var links = schemas.get("RepairCreate").get("properties").get("skill_links");
        assertThat(links.get("items").get("properties").propertyNames())
                .containsExactly("id", "hours", "grade", "seen_at", "proven");
        assertThat(links.get("items").get("required").valueStream().map(n -> n.asString()))
                .containsExactly("id");
        var team = schemas.get("TeamCreate");
        assertThat(team.get("required").valueStream().map(n -> n.asString())).contains("duty_ids");
        assertThat(team.get("properties").get("duty_ids").get("minItems").asInt())
                .isEqualTo(1);
    }

    @Test
    void onlyAHiddenNameIsVeiled() {
        var files = files(spec("everything"));

        assertThat(files.get("backend/src/models/mechanic.rs")).contains("CASE WHEN {veil.mechanic}");
        assertThat(files.get("backend/src/models/customer.rs")).doesNotContain("{veil.");
        assertThat(files.get("backend/src/auth/permissions.rs")).contains("(\"mechanic\", &[\"name\"])");
    }

    @Test
    void aDeleteThatTakesOthersAlongIsTried() {
        assertThat(files(spec("everything")).get("backend/tests/api/stories.rs"))
                .contains("dear_part_holds_when_a_delete_takes_others_along");
    }

    @Test
    void everyRuleHasAnAllowedAndARefusedCase() {
        var spec = spec("everything");
        var stories = files(spec).get("backend/tests/api/stories.rs");

        spec.rules()
                .forEach(rule -> assertThat(stories)
                        .contains(rule.name() + "_allows_what_it_should", rule.name() + "_refuses_what_it_should"));
        assertThat(stories).contains("one_repair_at_a_time_lets_one_of_two_win");
    }

    @Test
    void theReadmeSpeaksTheLanguageOfThePeople() {
        assertThat(files(spec("everything")).get("README.md"))
                .contains("## Regeln")
                .contains("erDiagram");
        assertThat(files(spec("minimal")).get("README.md")).contains("## Run it");
    }
}
