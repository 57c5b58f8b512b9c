package com.nocodo.vault.ui;

import com.vaadin.flow.component.notification.Notification;

/// Short sentences that are also read out.
public final class Notices {
    private static final int MILLIS = 8000;

    private Notices() {}

    public static void tell(String text) {
        Notification.show(text, MILLIS, Notification.Position.BOTTOM_START)
                .getElement()
                .setAttribute("role", "alert");
    }
}
