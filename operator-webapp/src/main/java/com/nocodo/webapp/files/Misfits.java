package com.nocodo.webapp.files;

import com.nocodo.protocol.SheetReport.Misfit;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

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

    private String told(Misfit misfit) {
        return misfit.column().isEmpty()
                ? getTranslation("rows.misfit.row", misfit.row(), misfit.value(), misfit.reason())
                : getTranslation("rows.misfit.value", misfit.row(), misfit.column(), misfit.value(), misfit.reason());
    }
}
