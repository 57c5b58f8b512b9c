package com.nocodo.webapp.project;

import com.nocodo.protocol.PermissionsView.KindView;
import com.nocodo.protocol.PermissionsView.RightView;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What one role may do with each kind of record.
final class RightsTable extends Div {
    private static final List<String> ACTIONS = List.of("list", "read", "create", "update", "delete", "export");

    RightsTable(String role, List<KindView> kinds, List<RightView> rights) {
        addClassName("rights");
        getElement().setAttribute("tabindex", "0"); // wider than a phone: it scrolls
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("people.rights", role));
        Map<String, RightView> byKind = rights.stream().collect(Collectors.toMap(RightView::kind, Function.identity()));
        var table = new NativeTable();
        table.getHead().add(header());
        kinds.forEach(kind -> table.getBody().add(row(kind, Objects.requireNonNull(byKind.get(kind.name())))));
        add(table);
    }

    private NativeTableRow header() {
        var row = new NativeTableRow();
        row.add(column(getTranslation("people.kind")));
        ACTIONS.forEach(action -> row.add(column(getTranslation("people." + action))));
        return row;
    }

    private static NativeTableHeaderCell column(String text) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private NativeTableRow row(KindView kind, RightView right) {
        var name = new NativeTableHeaderCell(kind.label());
        name.getElement().setAttribute("scope", "row");
        fields(name, "people.hidden", right.hidden());
        fields(name, "people.read-only", right.readOnly());
        var row = new NativeTableRow();
        row.add(name);
        ACTIONS.forEach(action -> row.add(cell(right, action)));
        return row;
    }

    private void fields(NativeTableHeaderCell name, String words, List<String> fields) {
        if (!fields.isEmpty()) {
            var told = new Span(getTranslation(words, String.join(", ", fields)));
            told.addClassName("hint");
            name.add(told);
        }
    }

    private NativeTableCell cell(RightView right, String action) {
        var may = right.can().contains(action) ? right.rows() : "none";
        var cell = new NativeTableCell(getTranslation("people.may." + may));
        cell.addClassName(may);
        return cell;
    }
}
