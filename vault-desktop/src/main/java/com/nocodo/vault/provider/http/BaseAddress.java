package com.nocodo.vault.provider.http;

import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Where an API is: `https`, or a stand-in on this machine.
public record BaseAddress(HttpUrl url) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    public BaseAddress {
        if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
            throw new IllegalArgumentException("The key may only travel over https, not to http://" + url.host());
        }
        if (!url.username().isEmpty() || !url.password().isEmpty() || url.query() != null || url.fragment() != null) {
            throw new IllegalArgumentException("The API's address is only https://, a host and a path");
        }
    }

    public static BaseAddress of(String text) {
        @Nullable HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException("Not the address of an API: '%.80s'".formatted(text));
        }
        return new BaseAddress(url);
    }
}
