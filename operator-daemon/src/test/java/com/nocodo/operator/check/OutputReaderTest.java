package com.nocodo.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.operator.check.EvidenceRecord.Counts;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputReaderTest {
    private static final String CARGO = """
            running 3 tests
            test permissions::a_stranger_gets_401 ... ok
            test permissions::a_helper_cannot_delete ... FAILED
            test rules::no_overlap ... ok

            test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured
            """;

    @Test
    void testsOfAllBinariesAreCountedTogether() {
        assertThat(OutputReader.cargoTests(CARGO + CARGO)).isEqualTo(new Counts(6, 4, 2, 0));
    }

    @Test
    void eachModuleIsCountedApart() {
        assertThat(OutputReader.cargoModules(CARGO, List.of("permissions"))).isEqualTo(new Counts(2, 1, 1, 0));
        assertThat(OutputReader.cargoModules(CARGO, List.of("rules", "permissions")))
                .isEqualTo(new Counts(3, 2, 1, 0));
    }

    @Test
    void theFirstCauseComesFirst() {
        assertThat(OutputReader.findings("   Compiling x\n" + CARGO).getFirst())
                .isEqualTo("test permissions::a_helper_cannot_delete failed");
        assertThat(OutputReader.findings("warning: x\nerror[E0308]: mismatched types\n --> src/a.rs"))
                .containsExactly("error[E0308]: mismatched types");
    }

    @Test
    void noTestAtAllIsNoPass() {
        assertThat(Result.of(OutputReader.vitest("No test files found"), List.of(), 0)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(OutputReader.vitest(" Tests  1 failed | 12 passed (13)")).isEqualTo(new Counts(13, 12, 1, 0));
    }
}
