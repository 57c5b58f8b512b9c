package com.nocodo.modes.generate.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.generate.GeneratedFile;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.modes.spec.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FrontendGeneratorTest {
    private static final Pattern RELATIVE_IMPORT = Pattern.compile("(?:from |import\\()\"(\\.[^\"]+)\"");
    private static final Pattern NAMED_IMPORT = Pattern.compile("(?m)^import (?:type )?(.+?) from \"");
    private static final Pattern INPUT = Pattern.compile("<Field form=\\{form} name=\"([a-z_]+)\"");

    @Test
    void everyEntityHasAnApiAFormAndThreePages() {
        assertThat(paths(Specs.school()))
                .contains(
                        "frontend/src/lib/api/lessons.ts",
                        "frontend/src/forms/LessonForm.tsx",
                        "frontend/src/views/LessonList.tsx",
                        "frontend/src/views/LessonDetail.tsx",
                        "frontend/src/views/LessonEdit.tsx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything.yaml", "minimal.yaml"})
    void noPathIsWrittenTwice(String spec) {
        assertThat(FrontendGenerator.generate(read(spec)).stream().map(GeneratedFile::path))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything.yaml", "minimal.yaml"})
    void everyImportLeadsToAFile(String spec) {
        var files = files(read(spec));

        files.forEach((path, text) -> RELATIVE_IMPORT
                .matcher(text)
                .results()
                .map(match -> target(path, match))
                .forEach(target -> assertThat(files.keySet())
                        .as("imported by " + path)
                        .anyMatch(file -> file.equals(target)
                                || file.startsWith(target + ".")
                                || file.startsWith(target + "/index."))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything.yaml", "minimal.yaml"})
    void whatIsImportedIsUsed(String spec) {
        files(read(spec)).forEach((path, text) -> {
            if (path.endsWith(".ts") || path.endsWith(".tsx")) {
                NAMED_IMPORT
                        .matcher(text)
                        .results()
                        .flatMap(FrontendGeneratorTest::names)
                        .forEach(name -> assertThat(Pattern.compile("\\b" + name + "\\b")
                                        .matcher(text)
                                        .results())
                                .as(name + " in " + path)
                                .hasSizeGreaterThan(1));
            }
        });
    }

    @Test
    void generatingTwiceGivesTheSame() {
        assertThat(FrontendGenerator.generate(read("everything.yaml")))
                .isEqualTo(FrontendGenerator.generate(read("everything.yaml")));
    }

    @Test
    void packagesAreTheSameInEveryAppAndNameNoDownloadHost() {
        var packages = Set.of("frontend/package.json", "frontend/package-lock.json");
        var large = files(read("everything.yaml"));
        var small = files(read("minimal.yaml"));

        assertThat(packages).allSatisfy(path -> assertThat(large.get(path)).isEqualTo(small.get(path)));
        assertThat(large.get("frontend/package-lock.json")).doesNotContain("\"resolved\"");
    }

    /// `npm ci` refuses a lock file that lacks a package for another kind of machine.
    @Test
    void theLockFileKnowsEveryOptionalPackage() {
        var lock = new JsonMapper().readTree(files(read("minimal.yaml")).get("frontend/package-lock.json"));
        var packages = lock.get("packages");

        packages.forEach(entry -> entry.path("optionalDependencies")
                .propertyNames()
                .forEach(name -> assertThat(packages.has("node_modules/" + name))
                        .as(name)
                        .isTrue()));
    }

    @Test
    void aLinkIsPointedAtByItsNameInTheSpec() {
        assertThat(files(read("everything.yaml")).get("frontend/src/lib/api/events.ts"))
                .containsPattern("customer_id: \\{[^}]*spec: \"customer\"");
    }

    @Test
    void aFormAsksForEverythingThatMustBeGiven() {
        var form = files(read("everything.yaml")).getOrDefault("frontend/src/forms/EventForm.tsx", "");

        var asked = INPUT.matcher(form).results().map(match -> match.group(1)).toList();

        assertThat(asked).startsWith("title", "starts_at", "ends_at").contains("kind", "customer_id");
    }

    @Test
    void aRuleAboutOneRecordIsMirroredAndPassesWhereAValueIsMissing() {
        assertThat(files(read("everything.yaml")).get("frontend/src/lib/api/events.ts"))
                .contains("record.ends_at == null || record.starts_at == null || record.ends_at > record.starts_at")
                .contains("message: \"Das Ende muss nach dem Beginn liegen.\"");
    }

    @Test
    void aRuleThatOtherRecordsBreakIsLeftToTheServer() {
        assertThat(files(read("everything.yaml")).get("frontend/src/lib/api/events.ts"))
                .doesNotContain("helper_free");
    }

    @Test
    void permissionsNamePropertiesAndNotLinks() {
        assertThat(files(read("everything.yaml")).get("frontend/src/lib/grants.ts"))
                .contains("readOnly: [\"discount\", \"customer_id\"]")
                .contains("hidden: [\"price\"]");
    }

    @Test
    void wordsOfThePersonAreEscapedWhereverTheyStand() {
        var files = files(read("everything.yaml"));

        assertThat(files.get("frontend/index.html")).contains("<title>Meyer &amp; Söhne &quot;Events&quot;</title>");
        assertThat(files.get("frontend/src/lib/app.ts")).contains("name: \"Meyer & Söhne \\\"Events\\\"\"");
        assertThat(files.get("frontend/src/lib/api/customers.ts")).contains("label: \"Seite \\\"im Netz\\\"\"");
    }

    @Test
    void aSelfLinkListsTheOthersUnderItsOwnName() {
        assertThat(files(read("everything.yaml")).get("frontend/src/views/EventDetail.tsx"))
                .contains("title=\"Veranstaltungen (Vorgänger)\"");
    }

    @Test
    void thePageAllowsNoInlineScriptOrStyle() {
        assertThat(files(read("minimal.yaml")).get("frontend/index.html"))
                .doesNotContainPattern("<script>|<style|style=\"| on[a-z]+=\"");
    }

    private static List<String> paths(AppSpec spec) {
        return FrontendGenerator.generate(spec).stream()
                .map(GeneratedFile::path)
                .toList();
    }

    private static Map<String, String> files(AppSpec spec) {
        return FrontendGenerator.generate(spec).stream()
                .collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::content));
    }

    private static String target(String path, MatchResult match) {
        var folder = Objects.requireNonNull(Path.of(path).getParent());
        return folder.resolve(match.group(1)).normalize().toString().replace('\\', '/');
    }

    private static java.util.stream.Stream<String> names(MatchResult match) {
        var inside = match.group(1).replaceAll("[{}]", "").replace("type ", "");
        return new HashSet<>(Arrays.asList(inside.split(",")))
                .stream()
                        .map(name -> name.strip().replaceAll(".* as ", ""))
                        .filter(name -> !name.isEmpty() && !name.startsWith("*"));
    }

    private static AppSpec read(String name) {
        try (var in = Objects.requireNonNull(FrontendGeneratorTest.class.getResourceAsStream(name))) {
            return SpecYaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
