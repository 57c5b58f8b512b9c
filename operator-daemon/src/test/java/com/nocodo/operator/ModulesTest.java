package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.util.ClassUtils;

class ModulesTest {
    @Test
    void featuresDependOnEachOtherInOneDirection() {
        ApplicationModules.of(OperatorApplication.class).verify();
    }

    @Test
    void everyPartOfTheServerIsNamed() {
        List<Class<?>> found = new ClassPathScanningCandidateComponentProvider(true)
                .findCandidateComponents("com.nocodo.operator").stream()
                        .<Class<?>>map(bean ->
                                ClassUtils.resolveClassName(Objects.requireNonNull(bean.getBeanClassName()), null))
                        .filter(type -> codeOf(type).equals(codeOf(OperatorApplication.class)))
                        .toList();

        assertThat(found).hasSizeGreaterThan(20);
        assertThat(imported(OperatorApplication.class)).containsAll(found);
    }

    private static CodeSource codeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource();
    }

    private static Stream<Class<?>> imported(Class<?> type) {
        var imports = type.getAnnotation(Import.class);
        var below = imports == null ? Stream.<Class<?>>empty() : Arrays.stream(imports.value());
        return Stream.concat(Stream.of(type), below.flatMap(ModulesTest::imported));
    }
}
