package com.nocodo.vault.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import org.jasypt.util.text.BasicTextEncryptor;
import org.junit.jupiter.api.Test;

/// Who may touch which engine.
class EnginesTest {
    private static final ArchRule NO_JASYPT = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.jasypt\\..*(Standard|Pooled|Basic|Strong|AES256|Digest|Simple|Environment)[^.]*")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.jasypt.util..")
            .because("Jasypt's own encryptors notice no change and know no Argon2: use EnvelopeByteEncryptor")
            .allowEmptyShould(true);

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.nocodo.vault");

    @Test
    void nobodyTouchesTheEncryptorsOfJasypt() {
        assertThat(ours).isNotEmpty();
        NO_JASYPT.check(ours);
    }

    /// The rule can fail.
    @Test
    void whoTouchesThemIsFound() {
        var guilty = new ClassFileImporter().importClasses(Guilty.class);

        assertThatThrownBy(() -> NO_JASYPT.check(guilty)).hasMessageContaining("BasicTextEncryptor");
    }

    private static final class Guilty {
        final BasicTextEncryptor encryptor = new BasicTextEncryptor();
    }

    @Test
    void onlyTheEnvelopeImplementsJasypt() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(EnvelopeByteEncryptor.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jasypt..")
                .because("items are bound to their place, and Jasypt's interface has none")
                .check(ours);
    }

    @Test
    void thereIsOneKeyDerivationOutsideOfTests() {
        classes()
                .that()
                .implement(KeyDerivation.class)
                .should()
                .be(ChildDerivation.class)
                .because("no setting may lead to a cheaper one")
                .check(ours);
    }

    @Test
    void onlyTheCryptoFeatureTouchesCiphers() {
        noClasses()
                .that()
                .resideInAnyPackage("com.nocodo.vault.safe..", "com.nocodo.vault.file..", "com.nocodo.vault.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.crypto..", "org.bouncycastle..")
                .because("what is sealed, and for which place, is decided in com.nocodo.vault.crypto")
                .check(ours);
    }

    @Test
    void theFacadeTakesNoPasswordThatCannotBeWiped() {
        try (var encryptor = new EnvelopeByteEncryptor(new CheapDerivation(), new SecureRandom())) {
            assertThatThrownBy(() -> encryptor.setPassword("text")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> encryptor.encrypt(new byte[1])).hasMessage("Set a password first");
            encryptor.setPasswordCharArray("a good password".toCharArray());
            assertThat(encryptor.decrypt(encryptor.encrypt(new byte[] {1, 2}))).containsExactly(1, 2);
        }
    }
}
