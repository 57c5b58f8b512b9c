package com.nocodo.modes.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.change.ChangeSet.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much of `src/test/resources/changes` is understood. The floors only ever rise; what is not understood is
/// refused or asked back, and hardly ever taken for something else.
class ChangeSetTest {

    @ParameterizedTest
    @CsvSource({"false, 0.925, 0.003", "true, 0.58, 0.042"})
    void isReadRightly(boolean heldOut, double right, double wrong) {
        var judged = ChangeSet.read(heldOut).stream().map(ChangeSet::judge).toList();

        System.out.printf(
                "changes in words%s: %.3f right, %.3f wrong of %d%n",
                heldOut ? ", held out" : "", share(judged, Verdict.RIGHT), share(judged, Verdict.WRONG), judged.size());
        var report = heldOut ? "" : ChangeSet.report(judged);
        assertThat(share(judged, Verdict.RIGHT)).as(report).isGreaterThanOrEqualTo(right);
        assertThat(share(judged, Verdict.WRONG)).as(report).isLessThanOrEqualTo(wrong);
    }

    private static double share(List<ChangeSet.Judged> judged, Verdict verdict) {
        return (double) judged.stream().filter(j -> j.verdict() == verdict).count() / judged.size();
    }
}
