package com.nocodo.operator.state;

import com.nocodo.operator.moving.ParcelKind;
import java.util.List;
import java.util.regex.Pattern;

/// The names that entries of a saved state can have. No such name leads anywhere.
final class StateEntry {
    static final String NOTE = "state.json";
    static final String DATABASE = "operator.db";
    static final String BUNDLE = "repository.bundle";
    static final String ATTACHMENTS = "attachments";
    static final String PROJECTS = "projects";

    private static final String UPLOAD = "files/[1-9][0-9]{0,18}";

    /// Of one project, beside its repository. Marks of what was under way, locks and parts are not among them.
    private static final Pattern OF_STATE = Pattern.compile("owner-password|preview-token|app|app\\.tree|app\\.log"
            + "|rows\\.json|not-taken\\.csv|not-taken/J-[1-9][0-9]{0,15}\\.csv"
            + "|logs/[a-z0-9][a-z0-9_-]{0,60}\\.log|pictures/[0-9a-f]{4,64}\\.jpg"
            + "|backups/[0-9]{8}T[0-9]{9}Z/(?:backup\\.json|app\\.db|" + UPLOAD + ")");

    private static final Pattern SNAPSHOT =
            Pattern.compile("data/app\\.db|data/" + UPLOAD + "|kept-[1-9][0-9]{0,4}/app\\.db");
    private static final Pattern ATTACHMENT = Pattern.compile("attachments/a_[0-9a-f]{24}");
    private static final String ID = "p_[0-9a-z]{1,20}";
    private static final Pattern PROJECT = Pattern.compile("projects/(" + ID + ")/(.+)");

    static final ParcelKind KIND =
            new ParcelKind("nocodo-state save", "Nothing was restored.", StateEntry::isKnown, List.of(NOTE, DATABASE));

    private StateEntry() {}

    static boolean isKnown(String name) {
        var project = PROJECT.matcher(name);
        return name.equals(NOTE)
                || name.equals(DATABASE)
                || ATTACHMENT.matcher(name).matches()
                || project.matches() && isOfProject(project.group(2));
    }

    /// Whether an operator makes such ids of projects.
    static boolean isId(String id) {
        return id.matches(ID);
    }

    private static boolean isOfProject(String name) {
        return name.equals(BUNDLE) || isOfState(name) || SNAPSHOT.matcher(name).matches();
    }

    /// Whether a file of a project's state goes along as it is.
    static boolean isOfState(String name) {
        return OF_STATE.matcher(name).matches();
    }

    /// Whether it may be one with another file of the same content: nobody ever writes into a backup.
    static boolean isOfBackup(String name) {
        var project = PROJECT.matcher(name);
        return project.matches() && project.group(2).startsWith("backups/") && isKnown(name);
    }

    /// Of all that has an id like a project's, what the name begins with.
    static String project(String id) {
        return PROJECTS + "/" + id;
    }
}
