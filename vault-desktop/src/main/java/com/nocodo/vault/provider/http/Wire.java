package com.nocodo.vault.provider.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The one place that knows OkHttp.
final class Wire implements AutoCloseable {
    private final String provider;
    private final BaseAddress base;
    private final String header;
    private final String secret;
    private final int maxBytes;
    private final OkHttpClient client;

    Wire(String provider, BaseAddress base, String header, String secret, Limits limits) {
        this.provider = provider;
        this.base = base;
        this.header = header;
        this.secret = secret;
        this.maxBytes = limits.maxBytes();
        this.client = new OkHttpClient.Builder()
                .followRedirects(false) // or the token would go wherever an answer points
                .followSslRedirects(false)
                .retryOnConnectionFailure(false) // repeating is ours to decide
                // No connection is used twice: a second answer to one request could be taken for that to the next.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .connectTimeout(limits.connect())
                .readTimeout(limits.answer())
                .writeTimeout(limits.answer())
                .callTimeout(limits.answer())
                .build();
    }

    Answer send(Ask ask) throws IOException {
        try (var response = client.newCall(request(ask)).execute()) {
            if (response.code() < 200 || (response.code() >= 300 && response.code() < 400)) {
                throw Json.untrusted("%s answers '%s' with %d, a hint to another place; the key does not follow it"
                        .formatted(provider, ask.what(), response.code()));
            }
            return new Answer(ask, response.code(), response.headers().toMultimap(), bytes(ask, response));
        }
    }

    private Request request(Ask ask) {
        var url = base.url().newBuilder().addPathSegments(ask.path().substring(1));
        ask.query().forEach(parameter -> url.addQueryParameter(parameter.getKey(), parameter.getValue()));
        var request = new Request.Builder()
                .url(url.build())
                .header(header, secret)
                .header("User-Agent", "nocodo-vault")
                .header("Connection", "close");
        ask.headers().forEach(request::header);
        var body = ask.body();
        var media = ask.mediaType();
        return request.method(
                        ask.method(),
                        body == null || media == null
                                ? emptyWhereNeeded(ask)
                                : RequestBody.create(body, MediaType.get(media)))
                .build();
    }

    private static @Nullable RequestBody emptyWhereNeeded(Ask ask) {
        return ask.reads() || ask.method().equals("DELETE") ? null : RequestBody.create(new byte[0]);
    }

    private byte[] bytes(Ask ask, Response response) throws IOException {
        var source = response.body().source();
        if (source.request(maxBytes + 1L)) {
            throw Json.untrusted(
                    "The answer of %s to '%s' is longer than %d bytes".formatted(provider, ask.what(), maxBytes));
        }
        return source.readByteArray();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
