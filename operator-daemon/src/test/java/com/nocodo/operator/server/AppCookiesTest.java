package com.nocodo.operator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AppCookiesTest {
    private static final String SET = "session=abc; HttpOnly; SameSite=Lax; Path=/; Max-Age=60";

    @Test
    void aBrowserGetsACookieTwiceUnderItsNameAndUnderOneThatNobodyElseCanSet() {
        assertThat(AppCookies.toBrowser(SET))
                .containsExactly(SET, "__Host-session=abc; HttpOnly; SameSite=Lax; Max-Age=60; Path=/; Secure");
    }

    @Test
    void whatEndsStaysSoThatNobodyElsesTakesItsPlace() {
        assertThat(AppCookies.toBrowser("session=; HttpOnly; Path=/app; Secure; Max-Age=0"))
                .last()
                .isEqualTo("__Host-session=none; Max-Age=2592000; HttpOnly; Path=/; Secure");
    }

    @Test
    void whatIsNoPlainCookieIsPassedOnAsItIs() {
        for (var cookie : List.of("", "lone", "__Host-a=b; Path=/; Secure", "a=b; Domain=nocodo.localhost")) {
            assertThat(AppCookies.toBrowser(cookie)).containsExactly(cookie);
        }
    }

    @Test
    void whereABrowserKeepsOneThatNobodyElseCanSetNoOtherOfThatNameCounts() {
        assertThat(AppCookies.toApplication(List.of("session=forged; theme=dark; __Host-session=abc; session=again")))
                .isEqualTo("theme=dark; session=abc");
        assertThat(AppCookies.toApplication(List.of("session=forged", "__Host-session=abc=")))
                .isEqualTo("session=abc=");
        assertThat(AppCookies.toApplication(List.of("session=abc"))).isEqualTo("session=abc");
        assertThat(AppCookies.toApplication(List.of(" ;; "))).isEmpty();
    }
}
