package com.nocodo.vault.provider.digitalocean;

import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Resource.Kind;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What we make at DigitalOcean. Droplets carry our tag; the others are named by it.
final class Things {
    /// What exists in no region of its own.
    static final Zone EVERYWHERE = new Zone("everywhere");

    private static final int MOST = 200;
    private final CloudApi api;

    Things(CloudApi api) {
        this.api = api;
    }

    /// How one kind of thing is called in paths, in answers and in words.
    enum Form {
        SERVER(Kind.SERVER, "/v2/droplets", "droplet", "server", "[0-9]{1,19}"),
        FIREWALL(Kind.FIREWALL, "/v2/firewalls", "firewall", "firewall", "[0-9a-f-]{36}"),
        SSH_KEY(Kind.SSH_KEY, "/v2/account/keys", "ssh_key", "SSH key", "[0-9]{1,19}"),
        MARK(Kind.MARK, "/v2/tags", "tag", "tag", "nocodo-op-[0-9a-f-]{36}");

        final Kind kind;
        final String path;
        final String one;
        final String words;
        final Pattern id;

        Form(Kind kind, String path, String one, String words, String id) {
            this.kind = kind;
            this.path = path;
            this.one = one;
            this.words = words;
            this.id = Pattern.compile(id);
        }

        static Form of(Kind kind) {
            return switch (kind) {
                case SERVER -> SERVER;
                case FIREWALL -> FIREWALL;
                case SSH_KEY -> SSH_KEY;
                case MARK -> MARK;
                case DISK, ADDRESS ->
                    throw new IllegalArgumentException("We make no %s at DigitalOcean".formatted(kind));
            };
        }
    }

    List<Resource> tagged(Form form, Tag tag) {
        var list = Ask.get("list the " + form.words + "s", form.path);
        return read(form, form == Form.SERVER ? list.with("tag_name", tag.text()) : list).stream()
                .filter(found -> tag.equals(found.tag()))
                .toList();
    }

    List<Resource> ours(Form form) {
        return read(form, Ask.get("list the " + form.words + "s", form.path)).stream()
                .filter(found -> found.tag() != null)
                .toList();
    }

    Optional<Resource> find(Form form, String id) {
        if (!form.id.matcher(id).matches()) {
            throw new IllegalArgumentException("Not the id of a %s: '%.60s'".formatted(form.words, id));
        }
        return api.find(Ask.get("look at the " + form.words, form.path + "/" + id))
                .map(answer -> resource(form, answer.json().at(form.one)))
                .map(found -> {
                    if (!found.id().equals(id)) {
                        throw Json.untrusted("Asked for %s, DigitalOcean answers with another one".formatted(id));
                    }
                    return found;
                });
    }

    void create(Form form, Tag tag, Map<String, ?> settings) {
        var made = api.call(Ask.json("create the " + form.words, "POST", form.path, settings))
                .json()
                .at(form.one);
        if (!tag.equals(resource(form, made).tag())) {
            throw Json.untrusted(
                    "DigitalOcean answers with another %s than the one that was ordered".formatted(form.words));
        }
    }

    void delete(Resource resource) {
        var form = Form.of(resource.kind());
        api.find(Ask.delete("delete the " + form.words, form.path + "/" + resource.id()));
    }

    /// All pages: `links.pages.next` is there while more follow. Its address is not followed, only counted on.
    List<Json> all(Ask list, String items) {
        var found = new LinkedHashMap<String, Json>();
        for (int page = 1; page <= MOST; page++) {
            var body = api.call(list.with("page", String.valueOf(page)).with("per_page", "200"))
                    .json();
            int before = found.size();
            body.list(items).forEach(item -> found.put(key(item), item));
            boolean more = body.maybe("links")
                    .flatMap(links -> links.maybe("pages"))
                    .flatMap(pages -> pages.maybe("next"))
                    .isPresent();
            if (!more) {
                return List.copyOf(found.values());
            }
            if (found.size() == before) {
                throw Json.untrusted(
                        "DigitalOcean's list to '%s' names more pages, but has no more".formatted(list.what()));
            }
        }
        throw Json.untrusted("DigitalOcean's list to '%s' has no end".formatted(list.what()));
    }

    /// By whichever of its names the thing has.
    private static String key(Json item) {
        for (var name : List.of("slug", "fingerprint", "name")) {
            if (item.maybe("id").isEmpty() && item.maybe(name).isPresent()) {
                return item.text(name);
            }
        }
        return id(item);
    }

    private static String id(Json item) {
        var isText = item.maybe("id").filter(Json::isText).isPresent();
        return isText ? item.text("id") : String.valueOf(item.whole("id"));
    }

    private List<Resource> read(Form form, Ask list) {
        return all(list, form.one + "s").stream()
                .map(found -> resource(form, found))
                .toList();
    }

    private static Resource resource(Form form, Json found) {
        var id = form == Form.MARK ? found.text("name") : id(found);
        var name = found.text("name");
        boolean server = form == Form.SERVER;
        var words = server ? found.texts("tags") : List.of(name);
        var tag = Tag.in(words);
        if (tag.isPresent() && !form.id.matcher(id).matches()) {
            throw Json.untrusted("DigitalOcean gives '%.40s' as an id".formatted(id));
        }
        return new Resource(
                form.kind,
                server ? new Zone(region(found)) : EVERYWHERE,
                id,
                tag.orElse(null),
                name,
                server ? state(found.text("status")) : "there",
                server ? address(found).orElse(null) : null);
    }

    private static Optional<String> address(Json droplet) {
        return droplet.at("networks").list("v4").stream()
                .filter(network -> network.text("type").equals("public"))
                .map(network -> network.text("ip_address"))
                .filter(Resource::isIpv4)
                .findFirst();
    }

    private static String region(Json droplet) {
        var slug = droplet.at("region").text("slug");
        if (!slug.matches("[a-z0-9]{2,16}")) {
            throw Json.untrusted("DigitalOcean names '%.40s' as a region".formatted(slug));
        }
        return slug;
    }

    private static String state(String said) {
        return switch (said) {
            case "new", "active", "off", "archive" -> said;
            default -> throw Json.untrusted("DigitalOcean says that the server is '%.40s'".formatted(said));
        };
    }
}
