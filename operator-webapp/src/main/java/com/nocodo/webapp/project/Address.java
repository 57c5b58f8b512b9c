package com.nocodo.webapp.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What is open stands in the page's address, so that it can be sent to somebody and comes back after a reload.
final class Address {
    private final Location asked;

    Address(Location asked) {
        this.asked = asked;
    }

    /// What the address said when the page was opened.
    Map<String, String> asked() {
        Map<String, String> all = new LinkedHashMap<>();
        asked.getQueryParameters().getParameters().forEach((name, values) -> all.put(name, values.getFirst()));
        return all;
    }

    void show(Component on, String tab, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("tab", tab);
        all.putAll(more);
        var query = all.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        on.getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, asked.getPath() + "?" + query));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
