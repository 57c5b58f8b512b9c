package com.nocodo.vault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.holder.Holder;
import com.nocodo.vault.work.Worker;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    /// The holder names the worker's program, to start it; it loads nothing of that.
    private static final JavaClasses WITHOUT_THE_WORKER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(
                    location -> !location.contains(Worker.class.getName().replace('.', '/') + ".class"))
            .importPackages("com.nocodo");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.nocodo.vault");

    private static ArchRule noNetwork() {
        return noClasses()
                .that()
                .resideInAPackage(Holder.class.getPackageName())
                .should()
                .transitivelyDependOnClassesThat()
                .resideInAnyPackage(
                        "okhttp3..",
                        "com.jcraft..",
                        "com.nocodo.vault.provider.http..",
                        "com.nocodo.vault.issuer..",
                        "org.springframework.security..",
                        "com.nimbusds..",
                        "java.net.http..")
                .because("what parses the answers of others must not sit beside the keys: give it to a worker");
    }

    @Test
    void theProcessThatHoldsTheKeysKnowsNoNetwork() {
        noNetwork().check(WITHOUT_THE_WORKER);
    }

    @Test
    void theRuleSeesWhatAWorkerLoads() {
        assertThatThrownBy(() -> noNetwork().check(ALL)).hasMessageContaining("okhttp3");
    }

    @Test
    void aLoginKnowsNothingOfWhatTheVaultKeeps() {
        noClasses()
                .that()
                .resideInAPackage("com.nocodo.vault.issuer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.nocodo.vault.safe..", "com.nocodo.vault.crypto..", "com.nocodo.vault.holder..")
                .because("a login opens nothing: what it learns goes through the door")
                .check(ALL);
    }

    @Test
    void oneClassTouchesEachOfTheOthersLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.nocodo.vault.ssh")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.jcraft..")
                .because("JSch is wrapped in com.nocodo.vault.ssh")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage("com.nocodo.vault.provider.http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("okhttp3..")
                .because("OkHttp is wrapped in com.nocodo.vault.provider.http")
                .check(ALL);
    }
}
