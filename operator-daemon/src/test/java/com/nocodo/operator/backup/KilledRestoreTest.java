package com.nocodo.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.build.Shop;
import com.nocodo.operator.home.Database;
import com.nocodo.operator.home.Home;
import com.nocodo.operator.preview.AppData;
import com.nocodo.operator.process.ProcessNotes;
import com.nocodo.operator.project.ProjectState;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that brings one backup back after the other is killed, again and again.
@Tag("slow")
class KilledRestoreTest {
    private static final int KILLS = 5;

    @TempDir
    Path folder = Path.of(".");

    /// Brings the backups back in turn, for ever.
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            var home = Home.open(Path.of(args[0]), System.getenv());
            try (var db = Database.open(home.database())) {
                new ProcessNotes(home.run()).endOrphans(); // as each start of an operator does
                var services = Shop.services(home, db, System.getenv());
                var project = services.projects().get("p_1");
                for (int n = 0; ; n++) {
                    var backup = services.backups().get(project, args[1 + n % 2]);
                    services.restoring().restore(project, backup, "%s-%d".formatted(args[3], n));
                }
            }
        }
    }

    private Process child(String... arguments) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName());
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.txt").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    @Test
    void thereIsAlwaysTheDataOfOneBackupAndItIsWhole() throws Exception {
        try (var shop = new Shop(folder)) {
            shop.installFirst();
            shop.services().projects().move("p_1", ProjectState.READY);
            var one = shop.services().backups().make(shop.project(), Backup.Why.ASKED);
            shop.write("INSERT INTO note VALUES ('today')");
            var two = shop.services().backups().make(shop.project(), Backup.Why.ASKED);
            shop.services().backups().mark(shop.project(), one.id(), true, "");
            shop.services().backups().mark(shop.project(), two.id(), true, "");
            var moments = new Random(7);
            long begun = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                var child = child(folder.resolve("home").toString(), one.id(), two.id(), "J-" + kill);
                var told = restored(shop);
                for (int tries = 0; tries < 600 && restored(shop) == told && child.isAlive(); tries++) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                TimeUnit.MILLISECONDS.sleep(moments.nextInt(2500));
                assertThat(child.isAlive())
                        .as(Files.readString(folder.resolve("child.txt")))
                        .isTrue();
                child.destroyForcibly().waitFor();
                begun += restored(shop) - told;

                new ProcessNotes(shop.services().home().run()).endOrphans();
                shop.services().restoring().recover(shop.project());

                var data = new AppData(shop.services().previews().data("p_1"));
                assertThat(data.whole()).isTrue();
                assertThat(data.rows()).isIn(one.rows(), two.rows());
                assertThat(Restoring.isUnderWay(shop.services().home(), shop.project()))
                        .isFalse();
            }
            assertThat(begun).isGreaterThanOrEqualTo(KILLS);
            assertThat(shop.services().backups().of(shop.project()))
                    .allSatisfy(backup -> assertThat(shop.services()
                                    .backups()
                                    .data(shop.project(), backup)
                                    .whole())
                            .isTrue());
        }
    }

    private static long restored(Shop shop) {
        return shop.story(Math.max(0, shop.services().events().end("p_1") - 900)).stream()
                .filter("data_restored"::equals)
                .count();
    }
}
