package com.nocodo.webapp.project;

import com.nocodo.protocol.PastApi.VersionView;
import com.nocodo.webapp.shell.Moments;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.BiConsumer;

/// Chooses two versions to compare.
final class CompareForm extends Div {

    /// @param versions newest first
    CompareForm(List<VersionView> versions, BiConsumer<VersionView, VersionView> compare) {
        addClassName("row");
        setVisible(versions.size() > 1);
        if (versions.size() > 1) {
            var from = choice("history.from", versions, versions.get(1));
            var to = choice("history.to", versions, versions.getFirst());
            add(
                    from,
                    to,
                    new Button(
                            getTranslation("history.compare"),
                            click -> compare.accept(from.getValue(), to.getValue())));
        }
    }

    private Select<VersionView> choice(String label, List<VersionView> versions, VersionView chosen) {
        var select = new Select<VersionView>();
        select.setLabel(getTranslation(label));
        select.setItemLabelGenerator(one -> Moments.of(one.at(), getLocale()) + " · " + HistoryWords.title(this, one));
        select.setItems(versions);
        select.setValue(chosen);
        return select;
    }
}
