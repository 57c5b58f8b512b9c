-- Pages ask a long stream for its plans, the moves of a task, and the checks of a plan.
CREATE INDEX events_of_a_kind ON events (project, type, seq);
