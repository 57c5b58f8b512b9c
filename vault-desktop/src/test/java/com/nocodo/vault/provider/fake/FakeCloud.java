package com.nocodo.vault.provider.fake;

import com.nocodo.vault.provider.fake.LoopbackHttp.Served;
import com.nocodo.vault.provider.http.BaseAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the stand-ins share: routes, the check of what comes in, and everything that can go wrong.
public abstract class FakeCloud implements AutoCloseable {
    protected final InstantSource time;
    private final Faults faults = new Faults();
    private final List<Route> routes = new ArrayList<>();
    private final LoopbackHttp http;

    private record Route(
            String method, Pattern path, String name, Set<String> parameters, boolean empty, Handler handler) {}

    @FunctionalInterface
    protected interface Handler {
        Reply handle(Call call, List<String> path);
    }

    protected FakeCloud(int port, InstantSource time) {
        this.time = time;
        this.http = new LoopbackHttp(port, this::serve);
    }

    public final BaseAddress address() {
        return BaseAddress.of("http://127.0.0.1:" + http.port());
    }

    public final Faults faults() {
        return faults;
    }

    /// Everything that is there and costs money or is in the way; 0 after a destroy.
    public abstract int resources();

    /// How many servers were ever made. More than one for one order is one too many.
    public abstract int serversMade();

    /// Null: who asks may.
    protected abstract @Nullable Reply refuseStranger(Call call);

    protected abstract Reply unknownPath(Call call);

    protected abstract Reply refuse(Call call, String why);

    protected abstract Reply refusal(Fault fault);

    protected Map<String, String> usualHeaders() {
        return Map.of("X-Request-Id", UUID.randomUUID().toString());
    }

    /// @param path with `{}` for what varies
    protected final void route(String method, String path, String name, Set<String> parameters, Handler handler) {
        var pattern = Pattern.compile(Pattern.quote(path).replace("{}", "\\E([^/]+)\\Q"));
        boolean empty = method.equals("GET") || method.equals("DELETE");
        routes.add(new Route(method, pattern, method + " " + name, parameters, empty, handler));
    }

    private synchronized @Nullable Served serve(Call call) {
        var served = routes.stream()
                .filter(route -> route.method().equals(call.method())
                        && route.path().matcher(call.path()).matches())
                .findFirst()
                .map(route -> serve(route, call))
                .orElseGet(() -> new Outcome(unknownPath(call), null));
        if (served.fault() == Fault.DROPPED || served.fault() == Fault.LOST) {
            faults.lineIsDropped();
            return null;
        }
        var headers = new LinkedHashMap<>(usualHeaders());
        headers.putAll(served.reply().headers());
        return new Served(
                new Reply(served.reply().status(), headers, served.reply().body()), served.fault());
    }

    private record Outcome(Reply reply, @Nullable Fault fault) {}

    private Outcome serve(Route route, Call call) {
        var stranger = refuseStranger(call);
        if (stranger != null) {
            return new Outcome(stranger, null);
        }
        if (!call.hasOnly(route.parameters())) {
            return new Outcome(
                    refuse(call, "unknown query parameter in " + call.query().keySet()), null);
        }
        if (route.empty() && (call.body().length > 0 || call.headers().containsKey("content-type"))) {
            return new Outcome(refuse(call, "a body where none belongs"), null);
        }
        var matcher = route.path().matcher(call.path());
        matcher.matches();
        var path = IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(matcher::group)
                .toList();
        return faults.next(route.name())
                .map(fault -> spoilt(fault, route, call, path))
                .orElseGet(() -> new Outcome(
                        faults.rewritten(route.name(), route.handler().handle(call, path)), null));
    }

    private Outcome spoilt(Fault fault, Route route, Call call, List<String> path) {
        if (fault.isRefusal()) {
            return new Outcome(refusal(fault), null);
        }
        return switch (fault) {
            case TOO_MANY -> new Outcome(tooMany(), null);
            case UNAVAILABLE -> new Outcome(html(503), null);
            case REDIRECT ->
                new Outcome(new Reply(302, Map.of("Location", "http://127.0.0.1:9/elsewhere"), new byte[0]), null);
            case DROPPED -> new Outcome(html(503), fault);
            default -> {
                var reply = route.handler().handle(call, path);
                yield switch (fault) {
                    case BAD_GATEWAY -> new Outcome(html(502), null);
                    case GARBAGE -> new Outcome(instead(reply, "{\"server\": "), null);
                    case HOLLOW -> new Outcome(instead(reply, "{}"), null);
                    default -> new Outcome(reply, fault);
                };
            }
        };
    }

    protected Reply tooMany() {
        return new Reply(429, Map.of(), new byte[0]);
    }

    private static Reply html(int status) {
        return new Reply(status, Map.of("Content-Type", "text/html"), bytes("<html>no upstream</html>"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Reply instead(Reply reply, String body) {
        return new Reply(reply.status() == 204 ? 200 : reply.status(), reply.headers(), bytes(body));
    }

    @Override
    public void close() {
        http.close();
    }
}
