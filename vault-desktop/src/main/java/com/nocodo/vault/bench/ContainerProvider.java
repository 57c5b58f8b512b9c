package com.nocodo.vault.bench;

import com.nocodo.vault.provider.Catalogue;
import com.nocodo.vault.provider.CloudStep;
import com.nocodo.vault.provider.KeyReport;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Seen;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rents out one container, for nothing: what the engine itself costs is left when the cloud's own time is gone.
final class ContainerProvider implements Provider {
    private final ContainerHost.Engine engine;
    private final Path place;
    private @Nullable ContainerHost host;

    ContainerProvider(ContainerHost.Engine engine, Path place) {
        this.engine = engine;
        this.place = place;
    }

    @Override
    public String name() {
        return "the container engine";
    }

    @Override
    public List<CloudStep> steps() {
        return List.of(CloudStep.START);
    }

    @Override
    public Seen observe(CloudStep step, ServerOrder order) {
        return host == null ? new Seen.Absent() : new Seen.Done(resource(host, order));
    }

    private static Resource resource(ContainerHost host, ServerOrder order) {
        try {
            return new Resource(
                    Resource.Kind.SERVER, order.zone(), "bench", order.tag(), order.name(), "running", host.address());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void apply(CloudStep step, ServerOrder order) {
        try {
            host = ContainerHost.start(engine, place, order.userData().text());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ContainerHost host() {
        return Objects.requireNonNull(host, "nothing was started");
    }

    @Override
    public Optional<List<String>> hostKeyEvidence(ServerOrder order) {
        return Optional.empty();
    }

    @Override
    public KeyReport checkKey() {
        throw new UnsupportedOperationException("a container needs no key");
    }

    @Override
    public List<Zone> zones() {
        return List.of();
    }

    @Override
    public Catalogue catalogue(Zone zone) {
        throw new UnsupportedOperationException("a container has no price");
    }

    @Override
    public List<Resource> list(Tag tag, Collection<Zone> zones) {
        return List.of();
    }

    @Override
    public List<Resource> listOurs(Collection<Zone> zones) {
        return List.of();
    }

    @Override
    public void remove(Resource resource) {
        throw new UnsupportedOperationException("closing removes it");
    }

    @Override
    public void close() {
        try {
            if (host != null) {
                host.close();
            }
        } catch (IOException e) {
            System.out.println("  a container was not removed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
