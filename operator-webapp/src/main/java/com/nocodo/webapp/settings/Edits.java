package com.nocodo.webapp.settings;

import java.time.Instant;

/// What the parts of the page share with it.
interface Edits {

    /// Does something, says what was refused, and shows everything anew.
    void tried(Runnable work);

    /// A secret is shown this once; it is selected, to be copied.
    ///
    /// @param sentences what there is to say about it
    void show(String secret, String... sentences);

    /// An instant as people of this page read it.
    String at(Instant instant);
}
