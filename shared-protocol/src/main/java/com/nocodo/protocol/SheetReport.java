package com.nocodo.protocol;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a build from a spreadsheet ended: on the wire the fields of the build, with `sheet` beside them.
public record SheetReport(@JsonUnwrapped BuildReport build, Sheet sheet) {

    /// What became of the rows.
    ///
    /// @param rows how many are in the application; 0 where it was not proven
    /// @param misfits every row and value that is not in the application
    /// @param remarks what was assumed, a sentence each
    /// @param misfitsFile the same list as CSV; null where it is empty
    public record Sheet(
            String file,
            long rows,
            List<Misfit> misfits,
            List<String> remarks,
            @Nullable String misfitsFile) {
        public Sheet {
            misfits = List.copyOf(misfits);
            remarks = List.copyOf(remarks);
        }
    }

    /// A row, or one value of it, that is not in the application.
    ///
    /// @param row its number in the spreadsheet program, from 1
    /// @param column empty when the whole row is left out
    public record Misfit(String sheet, int row, String column, String value, String reason) {}
}
