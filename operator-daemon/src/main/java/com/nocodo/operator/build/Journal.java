package com.nocodo.operator.build;

import com.nocodo.protocol.BuildReport.OperationView;
import java.util.List;

/// What a caller that may be killed keeps of a change, so that it knows afterwards whether it was carried out.
public interface Journal {
    Journal NONE = new Journal() {
        @Override
        public boolean applied() {
            return false;
        }

        @Override
        public void proposed(String specHash, List<OperationView> operations) {}
    };

    /// Asked once nothing is half done any more.
    boolean applied();

    /// Whether something else was changed since this was refused, so that "undo that" would mean something else.
    default boolean overtaken() {
        return false;
    }

    /// Called in the transaction of the event that tells of it.
    void proposed(String specHash, List<OperationView> operations);
}
