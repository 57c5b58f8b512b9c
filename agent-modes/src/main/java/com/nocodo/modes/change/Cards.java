package com.nocodo.modes.change;

import com.nocodo.modes.spec.Dashboard;
import com.nocodo.modes.spec.Screen;
import java.util.ArrayList;
import java.util.List;

/// What stands on the dashboard. What a card shows stays; only the card goes.
final class Cards {
    private final Work work;

    Cards(Work work) {
        this.work = work;
    }

    void remove(String name) {
        var spec = work.spec();
        var screens = new ArrayList<>(spec.screens());
        if (Dashboard.set(spec).isEmpty()) {
            screens.add(new Screen(
                    work.ids.next('s'),
                    "dashboard",
                    Screen.Kind.DASHBOARD,
                    null,
                    null,
                    List.of(),
                    Dashboard.cards(spec)));
        }
        screens.replaceAll(screen -> screen.kind() == Screen.Kind.DASHBOARD ? without(screen, name) : screen);
        work.become(spec.withScreens(screens));
    }

    private Screen without(Screen screen, String name) {
        var items = screen.items().stream().filter(item -> !item.equals(name)).toList();
        if (items.stream().noneMatch(item -> work.spec().entity(item).isPresent())) {
            throw Doubt.refused(work.say(
                    "It is the last kind of record on the overview, and one has to be there.",
                    "Es ist die letzte Art von Daten auf der Übersicht, und eine muss da sein."));
        }
        return new Screen(
                screen.id(), screen.name(), screen.kind(), screen.entity(), screen.role(), screen.fields(), items);
    }
}
