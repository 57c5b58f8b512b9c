package com.nocodo.modes.change;

import java.util.List;

/// A part of a message that leads to no operation.
///
/// @param text the words it was
/// @param why what is missing, or why it cannot be
/// @param options what it may mean, as words that say it plainly; empty where nothing can be read from it
public record Unread(String text, String why, List<String> options) {
    public Unread {
        options = List.copyOf(options);
    }
}
