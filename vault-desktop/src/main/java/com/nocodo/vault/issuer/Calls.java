package com.nocodo.vault.issuer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/// How the issuer is asked: for as long as a person waits, from the first byte to the last; for so many bytes and no
/// more; and never elsewhere because it says so.
final class Calls implements ClientHttpRequestFactory {
    static final int MOST_BYTES = 512 * 1024;

    private static final Duration CONNECTED = Duration.ofSeconds(5);
    private static final Set<String> OF_THE_CLIENT =
            Set.of("content-length", "host", "connection", "expect", "upgrade");

    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTED)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// @param patience with a whole answer
    Calls(Duration patience) {
        this.patience = patience;
    }

    @Override
    public ClientHttpRequest createRequest(URI address, HttpMethod method) {
        return new Request(address, method);
    }

    /// There was an answer, and not the whole of it, or more than we take.
    static final class CutOff extends IOException {
        private static final long serialVersionUID = 1;

        private CutOff(Throwable cause) {
            super("the answer was cut off, or is too long", cause);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        var begun = new AtomicBoolean();
        var whole = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES);
        var answer = client.sendAsync(request, head -> {
            begun.set(true);
            return whole.apply(head);
        });
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw begun.get() ? new CutOff(e) : new IOException("no answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw begun.get() ? new CutOff(e) : new IOException("no answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } finally {
            answer.cancel(true);
        }
    }

    private final class Request extends AbstractClientHttpRequest {
        private final URI address;
        private final HttpMethod method;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Request(URI address, HttpMethod method) {
            this.address = address;
            this.method = method;
        }

        @Override
        public HttpMethod getMethod() {
            return method;
        }

        @Override
        public URI getURI() {
            return address;
        }

        @Override
        protected OutputStream getBodyInternal(HttpHeaders headers) {
            return body;
        }

        @Override
        protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
            var request = HttpRequest.newBuilder(address)
                    .method(
                            method.name(),
                            body.size() == 0
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            headers.forEach((name, values) -> {
                if (!OF_THE_CLIENT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            return new Answer(send(request.build()));
        }
    }

    private record Answer(HttpResponse<byte[]> whole) implements ClientHttpResponse {
        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatusCode.valueOf(whole.statusCode());
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(whole.body());
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            whole.headers().map().forEach(headers::addAll);
            return headers;
        }

        @Override
        public void close() {
            // All of it is here.
        }
    }
}
