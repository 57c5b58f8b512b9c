package com.nocodo.protocol;

import java.util.List;

/// What a description is understood as, before anything is built.
public record ReadingView(UnderstoodView understood, List<IgnoredView> ignored, List<QuestionView> questions) {}
