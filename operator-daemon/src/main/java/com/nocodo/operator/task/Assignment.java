package com.nocodo.operator.task;

import java.util.List;

/// What an executor gets: the task, and what people said about it until it was begun. What an executor makes of free
/// text is its own affair; a template reads none.
public record Assignment(Task task, List<Comment> comments) {
    public Assignment {
        comments = List.copyOf(comments);
    }
}
