package com.nocodo.webapp.files;

import com.nocodo.protocol.SheetReport.Misfit;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;

/// Rows and values that did not fit, with the reason.
public final class Misfits extends UnorderedList {
    private static final int MOST = 50;

    public Misfits(List<Misfit> misfits) {
        addClassName("misfits");
        misfits.stream().limit(MOST).forEach(misfit -> add(new ListItem(told(misfit))));
        if (misfits.size() > MOST) {
            add(new ListItem("…"));
        }
    }

    /// How many values are left out of rows that are in. A value of a row that did not fit as a whole is not among
    /// them.
    public static long values(List<Misfit> misfits) {
        var rows = misfits.stream()
                .filter(misfit -> misfit.column().isEmpty())
                .map(misfit -> List.of(misfit.sheet(), misfit.row()))
                .collect(Collectors.toSet());
        return misfits.stream()
                .filter(misfit -> !misfit.column().isEmpty() && !rows.contains(List.of(misfit.sheet(), misfit.row())))
                .count();
    }

    private String told(Misfit misfit) {
        return misfit.column().isEmpty()
                ? getTranslation("rows.misfit.row", misfit.row(), misfit.value(), misfit.reason())
                : getTranslation("rows.misfit.value", misfit.row(), misfit.column(), misfit.value(), misfit.reason());
    }
}
