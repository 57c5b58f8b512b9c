package com.nocodo.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.provider.fake.Fault;
import com.nocodo.vault.provider.fake.TestTime;
import com.nocodo.vault.provider.http.Token;
import com.nocodo.vault.provider.scaleway.Scaleway;
import com.nocodo.vault.provider.scaleway.ScalewayKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

final class ScalewayTest {
    private static final Zone PARIS = new Zone("fr-par-1");
    private final TestTime time = new TestTime();
    private final FakeScaleway fake = new FakeScaleway(time);
    private final Scaleway scaleway = new Scaleway(fake.address(), FakeScaleway.key(), ProviderContract.LIMITS, time);

    @AfterEach
    void stop() {
        scaleway.close();
        fake.close();
    }

    @Test
    void theCoachSeesWhatAKeyMayDoBesideWhatWeNeed() {
        fake.grants().remove("BlockStorageFullAccess");
        fake.grants().add("BillingManager");

        var report = scaleway.checkKey();

        assertThat(report.project()).isEqualTo(FakeScaleway.PROJECT);
        assertThat(report.expiresAt()).isEqualTo(Instant.parse("2027-05-18T14:30:54.182753Z"));
        assertThat(report.rights()).isInstanceOfSatisfying(Rights.Known.class, rights -> {
            assertThat(rights.missing()).containsExactly("BlockStorageFullAccess");
            assertThat(rights.surplus()).containsExactly("BillingManager");
        });
    }

    @Test
    void rightsThatCannotBeReadAreUnknownAndNotNone() {
        fake.faults().plan("GET policies", Fault.DENIED, 1);

        assertThat(scaleway.checkKey().rights()).isInstanceOf(Rights.Unknown.class);
    }

    @Test
    void aKeyThatMayNotReadItselfNeedsItsProjectFromThePerson() {
        fake.faults().plan("GET api-key", Fault.DENIED, 2);

        assertThatThrownBy(scaleway::checkKey).hasMessageContaining("Enter the project's id");

        var key = new ScalewayKey(FakeScaleway.ACCESS_KEY, new Token(FakeScaleway.SECRET), FakeScaleway.PROJECT);
        try (var told = new Scaleway(fake.address(), key, ProviderContract.LIMITS, time)) {
            assertThat(told.checkKey().rights()).isInstanceOf(Rights.Unknown.class);
        }
    }

    @Test
    void aWrongSecretIsTheKeysTroubleAndIsNeverShown() {
        var key = new ScalewayKey(FakeScaleway.ACCESS_KEY, new Token("canary-wrong-secret-canary"), null);
        try (var wrong = new Scaleway(fake.address(), key, ProviderContract.LIMITS, time)) {
            var trouble = catchThrowableOfType(CloudTrouble.class, wrong::checkKey);

            assertThat(trouble.trouble()).isInstanceOf(Trouble.KeyRefused.class);
            assertThat(told(trouble)).doesNotContain("canary");
        }
    }

    @Test
    void pricesAndStockComeFromAllPages() {
        var catalogue = scaleway.catalogue(PARIS);

        assertThat(catalogue.sizes()).hasSize(135);
        assertThat(catalogue.find("DEV1-L")).hasValueSatisfying(size -> {
            assertThat(size.cores()).isEqualTo(4);
            assertThat(size.memoryBytes()).isEqualTo(8L << 30);
            assertThat(size.stock()).isEqualTo(Size.Stock.AVAILABLE);
            assertThat(size.price())
                    .isEqualTo(new Price.Known(new BigDecimal("0.04284"), new BigDecimal("31.27"), "EUR"));
        });
        assertThat(catalogue.find("FILL1-229")).map(Size::stock).contains(Size.Stock.SOLD_OUT);
        assertThat(catalogue.find("BASIC2-A4C-8G")).map(Size::processor).contains(Size.Processor.ARM64);
        assertThat(catalogue.address()).isInstanceOf(Price.Unknown.class);
    }

    @Test
    void aSizeThatIsSoldOutIsNotOrdered() {
        var trouble = catchThrowableOfType(CloudTrouble.class, () -> make(order("PLAY2-MICRO", null)));

        assertThat(trouble.trouble()).isInstanceOf(Trouble.SoldOut.class);
        assertThat(fake.faults().calls()).doesNotContain("POST servers");
    }

    @Test
    void aSizeThatBecameDearerIsNotOrdered() {
        var trouble = catchThrowableOfType(CloudTrouble.class, () -> make(order("DEV1-L", new BigDecimal("0.04"))));

        assertThat(trouble.trouble()).isInstanceOf(Trouble.TooDear.class);
        assertThat(trouble).hasMessageContaining("0.04284").hasMessageContaining("0.04 that you agreed to");
        assertThat(fake.serversMade()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, KeyRefused, does not know this API key",
        "DENIED, NotAllowed, InstancesFullAccess",
        "SOLD_OUT, SoldOut, Choose another size or zone",
        "QUOTA, LimitReached, instances: 1 of 1",
        "TRANSIENT, Busy, while the group is",
        "LOST, Unanswered, it may have happened or not",
        "BAD_GATEWAY, Unanswered, it may have happened or not",
        "GARBAGE, Untrusted, no JSON",
        "HOLLOW, Untrusted, is missing",
        "HUGE, Untrusted, longer than",
        "REDIRECT, Untrusted, the key does not follow"
    })
    void eachFailureSaysWhatHappenedAndWhatToDo(Fault fault, String kind, String words) {
        var order = order("DEV1-L", null);
        for (var step : List.of(CloudStep.FIREWALL, CloudStep.PORTS, CloudStep.ADDRESS)) {
            scaleway.apply(step, order);
        }
        fake.faults().plan("POST servers", fault, 1);

        var trouble = catchThrowableOfType(CloudTrouble.class, () -> scaleway.apply(CloudStep.SERVER, order));

        assertThat(trouble.trouble().getClass().getSimpleName()).isEqualTo(kind);
        assertThat(trouble).hasMessageContaining(words);
        assertThat(trouble.trouble().problem().message()).isEqualTo(trouble.getMessage());
        assertThat(fake.faults().calls().stream().filter("POST servers"::equals))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET servers | "state":"[a-z]+","protected" | "state":"zombie","protected" | the server is 'zombie'
            GET servers | "id":"[0-9a-f-]{36}","name":"nocodo-1" | "id":"../../iam","name":"nocodo-1" | as an id
            GET servers | "zone":"fr-par-1","filesystems" | "zone":"fr-par-2","filesystems" | another zone
            GET servers | "protected":false, | `` | 'protected' is missing
            GET servers | "state":"[a-z]+","protected" | "state":true,"protected" | is no text
            GET volume  | "id":"[0-9a-f-]{36}" | "id":"00000000-0000-0000-0000-000000000000" | another one
            GET volume  | "status":"in_use" | "status":"haunted" | the disk is 'haunted'
            GET ips | "id":"[0-9a-f-]{36}","address" | "id":"%2e%2e","address" | as an id
            GET security_groups | "zone":"fr-par-1" | "zone":"it-mil-1" | another zone
            GET rules of group | "dest_port_from":22 | "dest_port_from":"22" | no whole number
            GET api-key | "access_key":"[A-Z0-9]+" | "access_key":"SCWAAAAAAAAAAAAAAAAA" | another one
            GET sizes | "hourly_price":0.04284 | "hourly_price":-1 | 'hourly_price' is no number
            GET sizes | "ncpus":4 | "ncpus":99999999999 | no count of anything
            GET volumes | "total_count":[0-9]+ | "total":1 | 'total_count' is missing
            """)
    void anAnswerThatLiesIsNotBelieved(String call, String truth, String lie, String words) {
        var order = order("DEV1-L", null);
        make(order);
        fake.faults().rewrite(call, reply -> reply.saying(text -> text.replaceAll(truth, lie)));

        var trouble = catchThrowableOfType(CloudTrouble.class, () -> {
            scaleway.checkKey();
            scaleway.catalogue(PARIS);
            scaleway.steps().forEach(step -> scaleway.observe(step, order));
            scaleway.list(order.tag(), List.of(PARIS));
        });

        assertThat(trouble).isNotNull();
        assertThat(trouble.trouble()).isInstanceOf(Trouble.Untrusted.class);
        assertThat(trouble).hasMessageContaining(words);
    }

    @Test
    void aListThatLeadsInCirclesHasAnEnd() {
        fake.faults()
                .rewrite(
                        "GET sizes",
                        reply -> reply.with("Link", "</products/servers?page=1&per_page=50&>; rel=\"next\""));

        assertThatThrownBy(() -> scaleway.catalogue(PARIS)).hasMessageContaining("After page 1");
    }

    @Test
    void aServerThatIsListedTwiceIsOne() {
        var order = order("DEV1-L", null);
        make(order);
        fake.faults()
                .rewrite(
                        "GET servers",
                        reply -> reply.saying(
                                text -> text.replaceAll("(?s)\\{\"servers\":\\[(.+)]}", "{\"servers\":[$1,$1]}")));

        assertThat(scaleway.observe(CloudStep.START, order)).isInstanceOf(Seen.Done.class);
        assertThat(scaleway.list(order.tag(), List.of(PARIS)))
                .extracting(Resource::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void aSizeWithANameThatIsNoWordIsNotOffered() {
        fake.faults()
                .rewrite("GET sizes", reply -> reply.saying(text -> text.replace("\"DEV1-L\":{", "\"<script>\":{")));

        assertThat(scaleway.catalogue(PARIS).sizes()).hasSize(134);
    }

    @Test
    void portsThatSomebodyOpenedBesideOursAreClosedAgain() {
        var order = order("DEV1-L", null);
        make(order);
        scaleway.apply(CloudStep.PORTS, with(order, List.of(22, 8080)));
        assertThat(scaleway.observe(CloudStep.PORTS, order)).isInstanceOf(Seen.Absent.class);

        make(order);

        assertThat(scaleway.observe(CloudStep.PORTS, order)).isInstanceOf(Seen.Done.class);
    }

    @Test
    void whatAListShowsLateIsNotMadeTwice() {
        fake.listsLag(Duration.ofSeconds(15));
        fake.faults().plan("POST servers", Fault.LOST, 1);

        new Driver(scaleway, time, true).make(order("DEV1-L", null));

        assertThat(fake.serversMade()).isOne();
    }

    @Test
    void aDiskIsMarkedBeforeItsServerGoes() {
        var order = order("DEV1-L", null);
        var driver = new Driver(scaleway, time, true);
        for (var step : List.of(CloudStep.FIREWALL, CloudStep.PORTS, CloudStep.ADDRESS, CloudStep.SERVER)) {
            scaleway.apply(step, order); // killed before CLAIM_DISK
        }
        assertThat(scaleway.list(order.tag(), List.of(PARIS)))
                .extracting(Resource::kind)
                .containsExactly(
                        Resource.Kind.SERVER, Resource.Kind.DISK, Resource.Kind.ADDRESS, Resource.Kind.FIREWALL);

        driver.destroy(order.tag(), List.of(PARIS));

        var calls = fake.faults().calls();
        assertThat(calls.indexOf("PATCH volume")).isPositive().isLessThan(calls.indexOf("DELETE server"));
        assertThat(fake.resources()).isZero();
    }

    @Test
    void theServerGetsTheUserDataAndItCanBeDeleted() {
        var given = new ArrayList<String>();
        fake.onPowerOn((machine, data) -> {
            given.add(machine.address() + " " + data);
            fake.publish(machine.id(), "ssh-host-fingerprints", "256 SHA256:" + "a".repeat(43) + " root@x (ED25519)\n");
        });
        var order = order("DEV1-L", null);

        make(order);

        assertThat(given).hasSize(1).first().asString().startsWith("203.0.113.").endsWith(ProviderContract.CLOUD_INIT);
        assertThat(scaleway.hostKeyEvidence(order))
                .contains(List.of("256 SHA256:" + "a".repeat(43) + " root@x (ED25519)"));
        assertThat(scaleway.observe(CloudStep.FORGET_USER_DATA, order)).isInstanceOf(Seen.Done.class);
    }

    @Test
    void evidenceThatIsNoneIsNotShownAsSome() {
        var order = order("DEV1-L", null);
        fake.onPowerOn((machine, _) -> fake.publish(machine.id(), "ssh-host-fingerprints", "trust me\n"));

        make(order);

        assertThat(scaleway.hostKeyEvidence(order)).isEmpty();
    }

    @Test
    void theSweeperSeesWhatAnybodyOfOursLeft() {
        var one = order("DEV1-L", null);
        var other = order(new Zone("nl-ams-1"), "DEV1-L", null);
        make(one);
        scaleway.apply(CloudStep.ADDRESS, other);

        assertThat(scaleway.listOurs(List.of(PARIS, new Zone("nl-ams-1"))))
                .extracting(Resource::tag)
                .contains(one.tag(), other.tag());
        assertThat(scaleway.list(other.tag(), scaleway.zones())).hasSize(1);
    }

    @Test
    void theTokenIsInNoLogAndInNoException() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        var log = new ListAppender<ILoggingEvent>();
        root.setLevel(Level.ALL);
        log.start();
        root.addAppender(log);
        for (var fault : Set.of(Fault.LOST, Fault.REDIRECT, Fault.UNAUTHORIZED, Fault.BAD_GATEWAY, Fault.CUT_OFF)) {
            boolean once = fault == Fault.REDIRECT || fault == Fault.UNAUTHORIZED;
            fake.faults().plan("GET sizes", fault, once ? 1 : 4);
            var trouble = catchThrowableOfType(CloudTrouble.class, () -> scaleway.catalogue(PARIS));
            assertThat(told(trouble)).doesNotContain(FakeScaleway.SECRET);
        }
        make(order("DEV1-L", null));
        root.detachAppender(log);
        root.setLevel(before);

        assertThat(log.list).as("the log is heard").isNotEmpty();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(line -> line.contains(FakeScaleway.SECRET) || line.contains("ssh_deletekeys"))
                .anyMatch(line -> line.matches(".*POST /instance/v1/.*servers: 201 \\(request [0-9a-f-]{36}\\)"));
    }

    private void make(ServerOrder order) {
        new Driver(scaleway, time, true).make(order);
    }

    private static String told(Throwable trouble) {
        var text = new StringWriter();
        trouble.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static ServerOrder order(String size, @Nullable BigDecimal agreed) {
        return order(PARIS, size, agreed);
    }

    private static ServerOrder order(Zone zone, String size, @Nullable BigDecimal agreed) {
        return new ServerOrder(
                Tag.of(UUID.randomUUID()),
                zone,
                size,
                Image.UBUNTU_24_04,
                40,
                "nocodo-1",
                List.of(22),
                new UserData(ProviderContract.CLOUD_INIT),
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICJEoOOgQBLJPs4g/XcPTKT82NywNPpxeuA20FlOPlpO",
                agreed);
    }

    private static ServerOrder with(ServerOrder order, List<Integer> ports) {
        return new ServerOrder(
                order.tag(),
                order.zone(),
                order.size(),
                order.image(),
                order.diskGigabytes(),
                order.name(),
                ports,
                order.userData(),
                order.sshKey(),
                order.agreedPerHour());
    }
}
