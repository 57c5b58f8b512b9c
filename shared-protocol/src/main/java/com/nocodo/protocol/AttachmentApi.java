package com.nocodo.protocol;

import java.io.InputStream;
import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// Files that messages carry: spreadsheets and pictures. A file is added first and then named in a message ([Said]);
/// one that no message names within a day is removed. Every method throws [ProblemException].
public interface AttachmentApi {

    /// The most files of one message.
    int MOST = 10;

    /// One file.
    ///
    /// @param name as it was uploaded, to show
    /// @param kind what it is by its content: `xlsx`, `csv`, `png`, `jpeg` or `webp`
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record AttachmentView(String id, String name, String kind, long bytes, String sha256, Instant addedAt) {

        /// Whether an application can be made of it, or its rows can be imported.
        public boolean holdsRows() {
            return kind.equals("xlsx") || kind.equals("csv");
        }
    }

    /// Keeps a file. What it is, is decided by its content: a name that says something else is refused.
    ///
    /// @param announced its length in bytes, where the sender tells it, else -1
    AttachmentView add(String name, long announced, InputStream content);

    AttachmentView get(String id);

    /// Its bytes; the caller closes it.
    InputStream open(String id);
}
