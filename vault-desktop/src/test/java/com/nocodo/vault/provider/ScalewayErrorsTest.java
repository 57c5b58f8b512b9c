package com.nocodo.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.provider.fake.Reply;
import com.nocodo.vault.provider.fake.TestTime;
import com.nocodo.vault.provider.scaleway.Scaleway;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every shape of error that Scaleway's own library knows, and what is none.
final class ScalewayErrorsTest {
    private final FakeScaleway fake = new FakeScaleway(new TestTime());
    private final Scaleway scaleway =
            new Scaleway(fake.address(), FakeScaleway.key(), ProviderContract.LIMITS, new TestTime());

    @AfterEach
    void stop() {
        scaleway.close();
        fake.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401 | {"type":"denied_authentication","method":"api_key","reason":"expired"} | KeyRefused | has expired
            401 | {"type":"denied_authentication"} | KeyRefused | belong together
            401 | `` | KeyRefused | belong together
            403 | `` | NotAllowed | InstancesFullAccess
            403 | {"type":"permissions_denied","details":[{"action":"read","resource":"volume"}]} | NotAllowed | read on volume
            403 | {"type":"quotas_exceeded","details":[{"resource":"ips","quota":5,"current":5}]} | LimitReached | ips: 5 of 5
            403 | {"type":"quotas_exceeded"} | LimitReached | does not say of what
            400 | {"type":"invalid_request_error","message":"Quota exceeded for this resource"} | LimitReached | higher quota
            400 | {"type":"invalid_request_error","message":"odd"} | Refused | odd
            400 | {"type":"invalid_arguments","details":[{"argument_name":"image","reason":"required","help_message":"give one"}]} | Refused | image: give one
            400 | {"type":"invalid_arguments"} | Refused | does not say which
            404 | {"type":"unknown_resource","message":"x","resource":"image"} | Gone | the image does not exist
            410 | {"type":"resource_expired","resource":"token"} | Gone | the token does not exist
            412 | {"type":"precondition_failed","help_message":"stop it first"} | Refused | stop it first
            423 | {"type":"locked","resource":"instance"} | Refused | open a ticket
            409 | {"type":"transient_state","resource":"group","current_state":"updating"} | Busy | 'updating'
            409 | <html> | Busy | in a moment
            503 | {"type":"out_of_stock","resource":"DEV1-L"} | SoldOut | another size
            503 | {"type":"something_new"} | Busy | trouble of its own
            418 | {"type":"something_new"} | Refused | without a reason that we know
            400 | {"type":7} | Refused | without a reason that we know
            400 | [] | Refused | without a reason that we know
            """)
    void eachShapeHasItsSentence(int status, String body, String kind, String words) {
        answer(status, body);

        var trouble = catchThrowableOfType(CloudTrouble.class, () -> scaleway.catalogue(new Zone("fr-par-1")));

        assertThat(trouble.trouble().getClass().getSimpleName()).isEqualTo(kind);
        assertThat(trouble).hasMessageContaining(words);
    }

    @Test
    void wordsOfTheirsAreCutAndHaveNoLinesOfTheirOwn() {
        answer(400, "{\"type\":\"invalid_request_error\",\"message\":\"a\\nb" + "x".repeat(5000) + "\"}");

        var trouble = catchThrowableOfType(CloudTrouble.class, () -> scaleway.catalogue(new Zone("fr-par-1")));

        assertThat(trouble.getMessage()).hasSizeLessThan(400).contains("a b").doesNotContain("\n");
    }

    @Test
    void aPersonsOwnKeyMayDoMoreThanAnybodyKnows() {
        fake.faults()
                .rewrite(
                        "GET api-key",
                        reply -> reply.saying(
                                text -> text.replaceAll("\"application_id\":\"[^\"]+\"", "\"user_id\":\"u\"")));

        var report = scaleway.checkKey();

        assertThat(report.account()).isEqualTo("a person's own key");
        assertThat(report.rights()).isInstanceOf(Rights.Unknown.class);
    }

    private void answer(int status, String body) {
        fake.faults()
                .rewrite(
                        "GET stock",
                        _ -> new Reply(
                                status,
                                Map.of("Content-Type", "application/json"),
                                body.getBytes(StandardCharsets.UTF_8)));
    }
}
