package com.nocodo.operator;

import com.nocodo.operator.project.Project;
import com.nocodo.operator.server.Hosts;
import com.nocodo.operator.server.Tickets;
import org.jspecify.annotations.Nullable;

/// What an operator has besides while it is served: names for its applications.
record Serving(Hosts hosts, Tickets tickets) {

    /// Where an application answers: by its name, or directly where nobody serves names.
    static String address(@Nullable Serving serving, Project project, String direct) {
        return serving == null ? direct : serving.hosts.addressOf(project.slug());
    }

    /// @param name of an application, as [RunningApplications] finds it
    String seenAs(String name, String role) {
        return hosts.addressOf(name, tickets.make(name, role));
    }
}
