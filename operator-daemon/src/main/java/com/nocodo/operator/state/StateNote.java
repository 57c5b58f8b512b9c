package com.nocodo.operator.state;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a saved state says of itself, in its entry `state.json`.
///
/// @param format counted up when an older program could not restore it any more
/// @param product the version of nocodo that wrote it
/// @param savedAt when, as text
/// @param same entries of backups that are the same file as another entry: their names, and its name
record StateNote(int format, String product, String savedAt, List<Saved> projects, Map<String, String> same) {
    static final int FORMAT = 1;

    StateNote {
        if (product == null || savedAt == null || projects == null || same == null) {
            throw new IllegalArgumentException("a part is missing");
        }
        projects = List.copyOf(projects);
        same = Map.copyOf(same);
    }

    /// One project of it.
    ///
    /// @param repository null where it had no commit yet
    /// @param note what is older in it than the rest, and why; empty where all of it is of one moment
    record Saved(String id, String slug, @Nullable Repository repository, String note) {
        Saved {
            if (!StateEntry.isId(id) || !isName(slug) || note == null) {
                throw new IllegalArgumentException("this is no project");
            }
        }
    }

    /// @param branch empty where none was checked out
    /// @param head the newest commit in the bundle
    /// @param at the commit that it goes on from
    record Repository(String branch, String head, String at) {
        Repository {
            if (!(branch + " " + head + " " + at).matches("[^\\s~^:?*\\[\\\\]{0,200} [0-9a-f]{40,64} [0-9a-f]{40,64}")
                    || branch.startsWith("-")) {
                throw new IllegalArgumentException("this is no repository");
            }
        }
    }

    /// Whether it names a folder, and none elsewhere.
    static boolean isName(String slug) {
        return slug.matches("[^/\\\\\\p{Cntrl}.][^/\\\\\\p{Cntrl}]{0,99}");
    }

    /// The names of its projects, by their ids.
    Map<String, String> slugs() {
        Map<String, String> slugs = new TreeMap<>();
        projects.forEach(project -> slugs.put(project.id(), project.slug()));
        return slugs;
    }

    static StateNote of(String savedAt, List<Saved> projects, Map<String, String> same) {
        return new StateNote(FORMAT, OperatorApi.VERSION, savedAt, projects, same);
    }

    byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(this);
    }

    /// @param json from a file
    static StateNote read(byte[] json) {
        try {
            var tree = JsonMapper.shared().readTree(json);
            int format = tree.path("format").asInt(0);
            if (format > FORMAT) {
                throw Problem.invalid(
                                "This state was saved by a newer nocodo (%.20s, format %d; this one reads up to %d)."
                                        + " Update the operator first. Nothing was restored.",
                                tree.path("product").asString("?"), format, FORMAT)
                        .toException();
            }
            var note = JsonMapper.shared().treeToValue(tree, StateNote.class);
            if (note != null && note.format() == FORMAT) {
                return note;
            }
        } catch (JacksonException e) {
            // said below
        }
        throw Problem.invalid("What the saved state says of itself cannot be read. Nothing was restored.")
                .toException();
    }
}
