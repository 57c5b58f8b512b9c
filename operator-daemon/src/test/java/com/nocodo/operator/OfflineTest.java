package com.nocodo.operator;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineTest {
    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void nothingIsLostOrSaidTwiceByABrowserThatWasOfflineForAnHour() throws Exception {
        try (var served = Served.home(folder.resolve("home"))) {
            BrowserScript.holds("offline.mjs", served, folder, 2);
        }
    }
}
