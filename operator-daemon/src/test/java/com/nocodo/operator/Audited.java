package com.nocodo.operator;

import java.util.List;

/// What a served home has written down of its accounts.
final class Audited {
    private Audited() {}

    static List<String> of(Served served) {
        return served.server
                .operator()
                .database()
                .sql()
                .sql("SELECT what FROM audit ORDER BY seq")
                .query(String.class)
                .list();
    }
}
