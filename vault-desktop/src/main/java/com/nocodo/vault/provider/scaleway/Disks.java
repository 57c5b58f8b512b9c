package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Answer;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Block volumes. The one that comes with a server carries no tag of its own and outlives the server, so ours is put on
/// it while the server still leads to it. (The older volumes of the instance API are others: they do not know these.)
final class Disks {
    private final CloudApi api;
    private final Pages pages;

    Disks(CloudApi api, Pages pages) {
        this.api = api;
        this.pages = pages;
    }

    List<Disk> ours(Zone zone, String project) {
        var list = Ask.get("list the disks", path(zone, ""))
                .with("order_by", "created_at_asc")
                .with("project_id", project)
                .with("include_deleted", "false");
        return pages.counted(list, "volumes").stream()
                .map(found -> Disk.read(zone, found))
                .filter(disk -> disk.tag() != null && !disk.state().equals("deleted"))
                .toList();
    }

    Optional<Disk> find(Zone zone, String id) {
        return api.find(Ask.get("look at the disk", path(zone, "/" + Ids.checked(id, "disk"))))
                .map(Answer::json)
                .map(found -> {
                    Ids.expect(id, found);
                    return Disk.read(zone, found);
                });
    }

    /// Its tags so far are none: it is new and came with a server of ours.
    void claim(Disk disk, Tag tag) {
        var tags = Map.of("tags", List.of(tag.text()));
        api.call(Ask.json("mark the disk", "PATCH", path(disk.zone(), "/" + disk.id()), tags));
    }

    void delete(Disk disk) {
        api.find(Ask.delete("delete the disk", path(disk.zone(), "/" + disk.id())));
    }

    private static String path(Zone zone, String rest) {
        return Ids.path("block", zone, "/volumes" + rest);
    }

    /// One block volume. It was named by our tag, too, in case that it loses its server before it is marked.
    record Disk(Zone zone, String id, String name, List<String> tags, String state) {

        static Disk read(Zone zone, Json found) {
            Ids.expect(zone, found);
            return new Disk(zone, Ids.in(found, "id"), found.text("name"), found.texts("tags"), state(found));
        }

        private static String state(Json found) {
            var said = found.text("status");
            return switch (said) {
                case "available" -> found.list("references").isEmpty() ? said : "in_use";
                case "creating", "in_use", "deleting", "deleted", "error" -> said;
                case "resizing", "snapshotting", "locked", "updating" -> said;
                default -> throw Json.untrusted("Scaleway says that the disk is '%.40s'".formatted(said));
            };
        }

        boolean isMarked(Tag tag) {
            return tags.contains(tag.text());
        }

        @Nullable
        Tag tag() {
            return Tag.in(Stream.concat(tags.stream(), Stream.of(name)).toList())
                    .orElse(null);
        }

        /// As it is listed while only its server says whose it is.
        Resource of(Servers.Server server) {
            return new Resource(
                    Resource.Kind.DISK, zone, id, Tag.in(server.tags()).orElseThrow(), name, state, null);
        }

        Resource resource() {
            return new Resource(Resource.Kind.DISK, zone, id, tag(), name, state, null);
        }
    }
}
