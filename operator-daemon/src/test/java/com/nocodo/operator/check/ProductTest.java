package com.nocodo.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductTest {
    private final Product pages;

    ProductTest(@TempDir Path folder) {
        pages = new Product(folder.resolve("dist/index.html"), folder.resolve("state/pages.tree"));
    }

    @Test
    void whatLiesThereIsOnlyTheTreesThatItWasMadeOf() throws Exception {
        make("x");
        assertThat(pages.isOf("x")).isTrue();

        make("y");
        assertThat(pages.isOf("x")).isFalse();
        assertThat(pages.isOf("y")).isTrue();

        Files.delete(pages.place());
        assertThat(pages.isOf("y")).isFalse();
    }

    @Test
    void whatAKillLeftHalfMadeIsNobodys() throws Exception {
        make("x");

        pages.forget();
        Files.writeString(pages.place(), "half of y");

        assertThat(pages.isOf("x")).isFalse();
        assertThat(pages.isOf("y")).isFalse();
    }

    private void make(String tree) throws Exception {
        pages.forget();
        Files.createDirectories(pages.place().getParent());
        Files.writeString(pages.place(), tree);
        pages.remember(tree);
    }
}
