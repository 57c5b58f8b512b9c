package com.nocodo.operator.conversation;

import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.job.Afterwards;
import com.nocodo.operator.project.ProjectState;
import com.nocodo.operator.project.Projects;

/// Takes projects back to being described when their build came to nothing.
public final class Descriptions implements Afterwards {
    private final ConversationStore store;
    private final Projects projects;
    private final Events events;

    public Descriptions(Database db, Projects projects, Events events) {
        this.store = new ConversationStore(db);
        this.projects = projects;
        this.events = events;
    }

    @Override
    public boolean describeAgain(String project) {
        if (store.description(project).isEmpty()) {
            return false;
        }
        projects.move(project, ProjectState.DESCRIBED);
        return true;
    }

    @Override
    public void addToDescription(String project, long message) {
        store.describes(project, message);
        store.changed(project, events.end(project));
    }
}
