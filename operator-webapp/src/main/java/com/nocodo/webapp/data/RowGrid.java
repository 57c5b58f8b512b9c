package com.nocodo.webapp.data;

import com.nocodo.protocol.DataApi;
import com.nocodo.protocol.DataApi.ColumnView;
import com.nocodo.protocol.DataApi.RowView;
import com.nocodo.protocol.DataApi.RowsQuery;
import com.nocodo.protocol.DataApi.TableView;
import com.nocodo.protocol.ProblemException;
import com.nocodo.webapp.shell.Notices;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows of one table, fetched page by page as they come into sight.
final class RowGrid extends Div {
    private static final int PAGE = 50;

    private final DataApi data;
    private final TableView table;
    private final Grid<RowView> grid = new Grid<>();
    private final Paragraph empty = new Paragraph();
    private final Map<String, String> filters = new HashMap<>();
    private String search = "";

    RowGrid(DataApi data, TableView table, Consumer<RowView> edit) {
        this.data = data;
        this.table = table;
        addClassName("row-grid");
        grid.setPageSize(PAGE);
        grid.setSizeFull();
        grid.getElement().setAttribute("aria-label", table.label());
        table.columns().forEach(this::add);
        var head = grid.appendHeaderRow();
        table.columns()
                .forEach(column -> head.getCell(grid.getColumnByKey(column.name()))
                        .setComponent(new ColumnFilter(data, column, value -> filter(column, value))));
        grid.setItems(new CallbackDataProvider<>(this::fetch, this::count, RowView::id));
        grid.addItemClickListener(click -> edit.accept(click.getItem()));
        listenToEnter(edit);
        empty.addClassName("hint");
        add(empty, grid);
    }

    /// Enter on a row opens it, as a click does.
    private void listenToEnter(Consumer<RowView> edit) {
        var focused = new RowView[1];
        grid.addCellFocusListener(focus -> focused[0] = focus.getItem().orElse(null));
        grid.getElement()
                .addEventListener("keydown", event -> {
                    if (focused[0] != null) {
                        edit.accept(focused[0]);
                    }
                })
                .setFilter("event.key === 'Enter' && event.composedPath()[0].closest?.('tbody')");
    }

    private void add(ColumnView column) {
        grid.addColumn(row -> Shown.text(column, row, getLocale()))
                .setKey(column.name())
                .setHeader(column.label())
                .setSortProperty(column.name())
                .setSortable(!column.type().equals("links"))
                .setResizable(true)
                .setAutoWidth(true)
                .setFlexGrow(1);
    }

    boolean shows(TableView other) {
        return table.name().equals(other.name()) && table.columns().equals(other.columns());
    }

    void search(String text) {
        search = text;
        refresh();
    }

    private void filter(ColumnView column, String value) {
        if (value.isEmpty()) {
            filters.remove(column.name());
        } else {
            filters.put(column.name(), value);
        }
        refresh();
    }

    void refresh() {
        grid.getDataProvider().refreshAll();
    }

    private Stream<RowView> fetch(Query<RowView, Void> query) {
        var sort = query.getSortOrders().stream()
                .map(order -> (order.getDirection() == SortDirection.DESCENDING ? "-" : "") + order.getSorted())
                .collect(Collectors.joining(","));
        return asked(query.getPage() + 1, query.getPageSize(), sort).items().stream();
    }

    private int count(Query<RowView, Void> query) {
        var total = Math.toIntExact(asked(1, 1, "").total());
        empty.setVisible(total == 0);
        empty.setText(getTranslation(search.isEmpty() && filters.isEmpty() ? "data.no-rows" : "data.nothing-found"));
        return total;
    }

    /// A filter that is none shows nothing, and says why.
    private DataApi.RowsView asked(int page, int size, String sort) {
        try {
            return data.rows(table.name(), new RowsQuery(page, size, search, sort, filters));
        } catch (ProblemException e) {
            Notices.tell(e.problem().message());
            return new DataApi.RowsView(List.of(), page, size, 0);
        }
    }
}
