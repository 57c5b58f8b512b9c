package com.nocodo.vault.work;

import com.nocodo.vault.server.RunEntry;
import com.nocodo.vault.server.RunProgress;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a worker asks of the process that started it.
public interface Desk extends AutoCloseable {
    /// What it is to do.
    Order order();

    /// The journal of this piece of work.
    List<RunEntry> entries();

    /// On the disk when it returns.
    void add(RunEntry entry);

    void progress(RunProgress progress);

    /// Whether to leave off at the next step.
    boolean stopped();

    /// Tells a link that signs in through the way that is open now.
    void link(String link);

    /// Whether somebody wants one more link.
    boolean linkAsked();

    /// A person did something through the way.
    void used();

    /// Shows what the operator keeps of this vault.
    ///
    /// @param kept empty where it keeps nothing
    /// @return what to leave there instead
    String receipt(String kept);

    /// What came of it; the worker ends then.
    void done(JsonNode result);

    /// Why nothing came of it; the worker ends then.
    void failed(com.nocodo.protocol.Problem problem);

    @Override
    void close();
}
