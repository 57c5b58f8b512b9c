package com.nocodo.operator;

import static com.nocodo.operator.Stoppable.uninterrupted;

import com.nocodo.operator.attachment.Attachments;
import com.nocodo.operator.build.Deleting;
import com.nocodo.operator.build.Describing;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.check.Evidence;
import com.nocodo.operator.conversation.Conversations;
import com.nocodo.operator.conversation.Descriptions;
import com.nocodo.operator.data.Applications;
import com.nocodo.operator.data.Imports;
import com.nocodo.operator.event.Events;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.home.SqliteLibrary;
import com.nocodo.operator.job.Jobs;
import com.nocodo.operator.moving.Moving;
import com.nocodo.operator.overview.Condition;
import com.nocodo.operator.overview.Disk;
import com.nocodo.operator.past.PastWork;
import com.nocodo.operator.preview.Previews;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.process.ProcessRunner;
import com.nocodo.operator.project.Projects;
import com.nocodo.operator.sample.Samples;
import com.nocodo.operator.state.Exchange;
import com.nocodo.operator.task.Tasks;
import com.nocodo.operator.toolchain.Toolchains;
import com.nocodo.protocol.Problem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/// A home that is open, with what works on it.
record OpenHome(
        Services services,
        Database db,
        Jobs jobs,
        Conversations conversations,
        Moving moving,
        Attachments attachments,
        Applications applications,
        Imports imports,
        Condition condition,
        Disk disk,
        Samples samples)
        implements AutoCloseable {

    /// Migrates the home's state and ends what a killed process left behind.
    static OpenHome at(Path root, Map<String, String> environment, Clock clock) {
        var home = Home.open(root, environment);
        Exchange.finish(home);
        var notes = new ProcessNotes(home.run());
        try {
            notes.endOrphans();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("Interrupted before anything was begun.").toException();
        }
        SqliteLibrary.keep(home.cache());
        var db = Database.open(home.database());
        try {
            return at(home, db, notes, environment, clock);
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private static OpenHome at(
            Home home, Database db, ProcessNotes notes, Map<String, String> environment, Clock clock) {
        var runner = new ProcessRunner(notes, environment);
        var random = new SecureRandom();
        var events = new Events(db, clock);
        var services = new Services(
                home,
                runner,
                events,
                new Projects(db, events),
                new Tasks(db, clock, events),
                new Evidence(db, events),
                new Previews(home, db, runner, random, events),
                new Toolchains(home, runner, environment),
                clock,
                random);
        var descriptions = new Descriptions(db, services.projects(), events);
        var jobs = new Jobs(db, events, services.projects(), descriptions, clock);
        var attachments = new Attachments(home, db, random, clock, UploadLimit.of(environment));
        var conversations =
                new Conversations(db, services.projects(), events, jobs, new Describing(services), attachments);
        var applications = new Applications(services);
        var disk = Disk.of(home, environment);
        var condition = new Condition(services, disk, clock.instant());
        var imports = new Imports(services, db, jobs, attachments, applications);
        var moving = new Moving(services, jobs, conversations, db);
        var samples = new Samples(services);
        services.previews().tellEnds(samples::end);
        uninterrupted(() -> {
            services.previews().endLeftBeside();
            new Deleting(services).finishInterrupted();
            moving.removeInterrupted();
            new PastWork(services).finishInterrupted();
            return services;
        });
        return new OpenHome(
                services,
                db,
                jobs,
                conversations,
                moving,
                attachments,
                applications,
                imports,
                condition,
                disk,
                samples);
    }

    @Override
    public void close() {
        conversations.close();
        samples.close();
        applications.close();
        db.close();
    }
}
