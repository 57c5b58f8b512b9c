package com.nocodo.webapp.code;

import com.nocodo.protocol.HistoryApi;
import com.nocodo.protocol.HistoryApi.EntryView;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.provider.hierarchy.AbstractBackEndHierarchicalDataProvider;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalQuery;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The folders and files of a checkpoint; a folder is read when it is opened.
final class FileTree extends TreeGrid<EntryView> {
    private static final Comparator<EntryView> ORDER = Comparator.comparing((EntryView one) -> !isFolder(one))
            .thenComparing(EntryView::path, String.CASE_INSENSITIVE_ORDER);

    private final HistoryApi history;

    FileTree(HistoryApi history, Consumer<EntryView> open) {
        this.history = history;
        addClassName("tree");
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        addHierarchyColumn(FileTree::name)
                .setHeader(getTranslation("code.files"))
                .setSortable(false);
        getElement().setAttribute("aria-label", getTranslation("code.files"));
        asSingleSelect().addValueChangeListener(chosen -> {
            if (chosen.getValue() != null && !isFolder(chosen.getValue())) {
                open.accept(chosen.getValue());
            }
        });
        addItemClickListener(click -> {
            if (isFolder(click.getItem())) {
                toggle(click.getItem());
            }
        });
        // The grid selects by the space bar; whoever knows trees presses Enter, or the arrows.
        getElement().executeJs("""
                this.addEventListener('keydown', e => {
                  if (!['Enter', 'ArrowRight', 'ArrowLeft'].includes(e.key)) return;
                  const item = this.getEventContext(e).item;
                  if (!item) return;
                  const open = this._isExpanded(item);
                  if (e.key === 'Enter' && item.children) open ? this.collapseItem(item) : this.expandItem(item);
                  else if (e.key === 'Enter') this.activeItem = item;
                  else if (e.key === 'ArrowRight' && item.children && !open) this.expandItem(item);
                  else if (e.key === 'ArrowLeft' && open) this.collapseItem(item);
                  else return;
                  e.preventDefault(); e.stopPropagation();
                }, true);
                """);
    }

    private void toggle(EntryView folder) {
        if (isExpanded(folder)) {
            collapse(folder);
        } else {
            expand(folder);
        }
    }

    private static boolean isFolder(EntryView one) {
        return one.kind().equals("folder");
    }

    static String name(EntryView one) {
        return one.path().substring(one.path().lastIndexOf('/') + 1);
    }

    void show(String commit) {
        setDataProvider(new Folders(history, commit));
    }

    /// What is in a checkpoint never changes, so each folder is read once.
    private static final class Folders extends AbstractBackEndHierarchicalDataProvider<EntryView, Void> {
        private final HistoryApi history;
        private final String commit;
        private final Map<String, List<EntryView>> known = new HashMap<>();

        Folders(HistoryApi history, String commit) {
            this.history = history;
            this.commit = commit;
        }

        private List<EntryView> children(HierarchicalQuery<EntryView, Void> query) {
            var parent = query.getParent() == null ? "" : query.getParent().path();
            return known.computeIfAbsent(
                    parent,
                    path -> history.folder(commit, path).entries().stream()
                            .sorted(ORDER)
                            .toList());
        }

        @Override
        public int getChildCount(HierarchicalQuery<EntryView, Void> query) {
            return (int) children(query).stream()
                    .skip(query.getOffset())
                    .limit(query.getLimit())
                    .count();
        }

        @Override
        public boolean hasChildren(EntryView item) {
            return isFolder(item);
        }

        @Override
        protected Stream<EntryView> fetchChildrenFromBackEnd(HierarchicalQuery<EntryView, Void> query) {
            return children(query).stream().skip(query.getOffset()).limit(query.getLimit());
        }
    }
}
