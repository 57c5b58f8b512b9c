package com.nocodo.webapp.settings;

import java.time.Instant;

/// What the parts of the page share with it.
interface Edits {

    /// Does something, says what was refused, and shows everything anew.
    void tried(Runnable work);

    /// An instant as people of this page read it.
    String at(Instant instant);
}
