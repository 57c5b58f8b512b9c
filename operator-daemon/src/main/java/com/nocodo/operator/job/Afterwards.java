package com.nocodo.operator.job;

/// Hears, in the transaction of its end, of a build that came to nothing.
public interface Afterwards {

    /// The project is only described again, so that more can be said before it is built anew.
    ///
    /// @return false for a project that no conversation began
    boolean describeAgain(String project);

    /// A message that waited to be carried out behind that build adds to the description instead.
    void addToDescription(String project, long message);
}
