package com.nocodo.operator.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

final class Median {
    private Median() {}

    static double of(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
