package com.nocodo.operator.past;

import com.nocodo.operator.build.Services;
import com.nocodo.operator.check.Pictures;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.ProjectEvent;
import java.util.List;
import java.util.Optional;

/// The version that an application is now, found without reading all of its past.
///
/// @param picture whether there is one of it
public record NewestVersion(long version, boolean picture) {
    private static final int FEW = 20; // builds that proved nothing lie behind it

    public static Optional<NewestVersion> of(Services services, String project) {
        return services.events().newestOf(project, List.of("build_ended", "change_applied"), FEW).reversed().stream()
                .filter(NewestVersion::proven)
                .findFirst()
                .map(record -> new NewestVersion(
                        record.seq(),
                        tree(services, record)
                                .filter(Pictures.of(services.home(), project)::has)
                                .isPresent()));
    }

    private static boolean proven(EventRecord record) {
        return !(record.event() instanceof ProjectEvent.BuildEnded(var proven, var commit)) || proven;
    }

    /// Of the newest check, where one ran for this version.
    private static Optional<String> tree(Services services, EventRecord version) {
        var before = List.of("check_ended", "build_begun", "change_proposed");
        return services.events().newestOf(version.project(), before, version.seq(), 1).stream()
                .map(EventRecord::event)
                .filter(ProjectEvent.CheckEnded.class::isInstance)
                .map(event -> ((ProjectEvent.CheckEnded) event).tree())
                .findFirst();
    }
}
