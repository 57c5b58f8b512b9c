package com.nocodo.webapp.project;

import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.ProjectSnapshot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the conversation is about, from several sides. Which one is open stands in the address.
final class RightSide extends Section {
    private final TabSheet sheet = new TabSheet();
    private final Map<Tab, Side> tabs = new LinkedHashMap<>();
    private final List<Side> sides;

    /// One way to look at the application.
    interface Side {
        String name();

        Component view();

        void take(List<EventRecord> events);

        /// What of it is open, for the page's address.
        default Map<String, String> address() {
            return Map.of();
        }
    }

    RightSide(OperatorApi operator, boolean builds, ProjectSnapshot snapshot, Location asked, PreviewSide.Talk talk) {
        addClassName("right");
        setAriaLabel(getTranslation("project.sides"));
        var address = new Address(asked);
        var preview = new PreviewSide(operator, snapshot, builds, talk);
        sides = new ArrayList<>(List.of(
                preview,
                new PlanSide(operator, snapshot, address),
                new ChecksSide(snapshot),
                new LogsSide(operator, snapshot),
                new DataSide(operator, snapshot),
                new HistorySide(operator, snapshot),
                new CodeSide(operator, snapshot, address)));
        if (builds) {
            sides.add(new SettingsSide(operator, snapshot, role -> {
                show(preview, address);
                preview.seeAs(role);
            }));
        }
        sheet.setSizeFull();
        for (var side : sides) {
            var tab = sheet.add(getTranslation("project.tab." + side.name()), side.view());
            tabs.put(tab, side);
        }
        open(address.asked().getOrDefault("tab", "preview"));
        sheet.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                var side = Objects.requireNonNull(tabs.get(change.getSelectedTab()));
                address.show(this, side.name(), side.address());
            }
        });
        getElement().executeJs("""
            document.addEventListener('keydown', e => {
              if (!e.altKey || !/^[1-9]$/.test(e.key) || !this.isConnected) return;
              const tab = this.querySelectorAll('vaadin-tab')[e.key - 1];
              if (!tab) return;
              if (!this.offsetParent) this.closest('main').querySelector('.narrow-views :last-child').click();
              tab.click(); tab.focus(); e.preventDefault();
            });
            """);
        // A focusable box between a list of tabs and its tabs is one that screen readers stumble over.
        sheet.getElement().executeJs("""
            customElements.whenDefined('vaadin-tabs').then(() => setTimeout(() =>
              this.querySelector('vaadin-tabs')?.shadowRoot.querySelector('#scroll')?.removeAttribute('tabindex')));
            """);
        add(sheet);
    }

    private void show(Side side, Address address) {
        open(side.name());
        address.show(this, side.name(), side.address());
    }

    private void open(String wanted) {
        tabs.forEach((tab, side) -> {
            if (side.name().equals(wanted)) {
                sheet.setSelectedTab(tab);
            }
        });
    }

    void take(List<EventRecord> events) {
        sides.forEach(side -> side.take(events));
    }
}
