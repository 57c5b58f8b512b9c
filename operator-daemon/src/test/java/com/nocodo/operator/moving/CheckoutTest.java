package com.nocodo.operator.moving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a link of a repository leads.
class CheckoutTest {

    @ParameterizedTest
    @CsvSource({
        "a, b, true",
        "a, ./b/c, true",
        "docs/a, ../b, true",
        "docs/a, .., true",
        "docs/a, ../../b, false",
        "a, .., false",
        "a, /etc/passwd, false",
        "a, b/../../c, false",
        "a, b/.., false"
    })
    void aLinkStaysInsideOnlyWhereThatCanBeSeenFromItsWords(String path, String target, boolean inside) {
        assertThat(Checkout.staysInside(path, target)).isEqualTo(inside);
    }
}
