package com.nocodo.vault.provider.fake;

import com.nocodo.vault.provider.http.Token;
import com.nocodo.vault.provider.scaleway.ScalewayKey;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A stand-in of Scaleway's API. What is recorded has the recorded shape (`ScalewayRecordingsTest`); what no recording
/// confirms says `synthetic` here.
public final class FakeScaleway extends FakeCloud {
    public static final String ACCESS_KEY = "SCW1234567890ABCDEFG";
    public static final String SECRET = "3e5a1c9e-0f64-4f0e-9d7e-5c1b2a3d4e5f";
    public static final String PROJECT = "105bdce1-64c0-48ab-899d-868455867ecf";

    final Set<String> grants = new TreeSet<>(Set.of("InstancesFullAccess", "BlockStorageFullAccess"));
    private final FakeInstances instances;

    public FakeScaleway(InstantSource time) {
        this(0, time);
    }

    public FakeScaleway(int port, InstantSource time) {
        super(port, time);
        var volumes = new FakeVolumes(time);
        var groups = new FakeGroups(time);
        var addresses = new FakeAddresses();
        instances = new FakeInstances(time, volumes, groups, addresses);
        routes();
        new FakeProducts().routes(this::route);
        new FakeIam(grants).routes(this::route);
        volumes.routes(this::route);
        groups.routes(this::route);
        addresses.routes(this::route);
    }

    /// Lets the parts add their routes.
    @FunctionalInterface
    interface Routes {
        void add(String method, String path, String name, Set<String> parameters, Handler handler);
    }

    public static ScalewayKey key() {
        return new ScalewayKey(ACCESS_KEY, new Token(SECRET), null);
    }

    /// What happens when a server boots: its id, zone and address, and what it was given as cloud-init.
    public void onPowerOn(BiConsumer<Machine, String> boot) {
        instances.onPowerOn = boot;
    }

    public void onTerminate(Consumer<Machine> end) {
        instances.onTerminate = end;
    }

    /// Where the next addresses come from.
    public void addresses(Supplier<String> source) {
        instances.addresses.source = source;
    }

    /// What a server writes into its own user data from inside.
    public void publish(String server, String key, String text) {
        instances.publish(server, key, text);
    }

    /// How long a new server does not show in lists.
    public void listsLag(Duration lag) {
        instances.lag = lag;
    }

    /// One server of the stand-in, for hooks.
    public record Machine(
            String id, String zone, String name, @Nullable String address) {}

    private void routes() {
        instances.routes(this::route);
    }

    @Override
    public int resources() {
        return instances.count();
    }

    @Override
    public int serversMade() {
        return instances.made;
    }

    /// The scopes of the key, for the coach's tests.
    public Set<String> grants() {
        return grants;
    }

    @Override
    protected @Nullable Reply refuseStranger(Call call) {
        return SECRET.equals(call.headers().get("x-auth-token")) ? null : refusal(Fault.UNAUTHORIZED);
    }

    @Override
    protected Reply unknownPath(Call call) {
        return error(
                404, "not_found", Map.of("message", "resource is not found", "resource", "route", "resource_id", "-"));
    }

    @Override
    protected Reply refuse(Call call, String why) {
        return invalid("query", "unknown", why); // synthetic: the real one lets it pass
    }

    /// All synthetic, after the SDK's own reading of errors, but the 403 and the 409.
    @Override
    protected Reply refusal(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED ->
                error(401, "denied_authentication", Map.of("method", "api_key", "reason", "not_found"));
            case DENIED ->
                error(
                        403,
                        "permissions_denied",
                        Map.of(
                                "message",
                                "insufficient permissions",
                                "details",
                                List.of(Map.of("action", "write", "resource", "instances"))));
            case TRANSIENT ->
                error(
                        409,
                        "transient_state",
                        Map.of(
                                "message", "resource is in a transient state",
                                "resource", "group",
                                "resource_id", UUID.randomUUID().toString(),
                                "current_state", "updating"));
            case SOLD_OUT -> error(503, "out_of_stock", Map.of("message", "out of stock", "resource", "DEV1-L"));
            case QUOTA ->
                error(
                        403,
                        "quotas_exceeded",
                        Map.of(
                                "message",
                                "quota exceeded",
                                "details",
                                List.of(Map.of("resource", "instances", "quota", 1, "current", 1))));
            default -> throw new IllegalStateException("Not a refusal: " + fault);
        };
    }

    @Override
    protected Reply tooMany() {
        return super.tooMany().with("X-Envoy-Ratelimited", "true");
    }

    static Reply error(int status, String type, Map<String, ?> more) {
        var body = new TreeMap<String, Object>(more);
        body.put("type", type);
        return Reply.json(status, body);
    }

    static Reply notFound(String resource, String id) {
        return error(
                404, "not_found", Map.of("message", "resource is not found", "resource", resource, "resource_id", id));
    }

    static Reply invalid(String argument, String reason, String help) {
        return invalid(List.of(Map.of("argument_name", argument, "reason", reason, "help_message", help)));
    }

    static Reply invalid(List<Map<String, String>> details) {
        return error(400, "invalid_arguments", Map.of("message", "invalid argument(s)", "details", details));
    }

    /// Synthetic: the SDK names type and help_message.
    static Reply precondition(String help) {
        return error(412, "precondition_failed", Map.of("precondition", "resource_in_use", "help_message", help));
    }

    /// Runs by itself until its standard input ends: prints its address, then answers `count` with what is there and
    /// how many servers were ever made.
    public static void main(String[] arguments) throws IOException {
        try (var fake = new FakeScaleway(InstantSource.system())) {
            System.out.println(fake.address().url());
            for (int next = System.in.read(); next >= 0; next = System.in.read()) {
                if (next == '\n') {
                    System.out.println(fake.resources() + " " + fake.serversMade());
                }
            }
        }
    }
}
