package com.nocodo.webapp.health;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/// How much of something is used; the sentence beside it says the same.
@Tag("meter")
final class Meter extends Component {
    private static final double HIGH = .85;

    Meter(String label, long used, long total) {
        getElement().setAttribute("aria-label", label);
        getElement().setAttribute("max", "1");
        getElement().setAttribute("high", Double.toString(HIGH));
        getElement().setAttribute("optimum", "0");
        getElement().setAttribute("value", Double.toString(total == 0 ? 0 : (double) used / total));
    }
}
