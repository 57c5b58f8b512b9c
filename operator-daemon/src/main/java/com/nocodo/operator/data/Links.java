package com.nocodo.operator.data;

import com.nocodo.protocol.DataApi.ChoiceView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the rows are called that links lead to.
record Links(AppDoor door, String path) {
    private static final int AT_ONCE = 100;

    Map<Long, String> labels(Collection<Long> ids) throws InterruptedException {
        Map<Long, String> labels = new HashMap<>();
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var query = all.subList(from, Math.min(all.size(), from + AT_ONCE)).stream()
                    .map(id -> "&id=" + id)
                    .collect(Collectors.joining());
            options(query).forEach(option -> labels.put(Long.valueOf(option.id()), option.label()));
        }
        return labels;
    }

    /// Rows whose name has the text in it.
    List<ChoiceView> like(String text) throws InterruptedException {
        return options(text.isBlank() ? "" : "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private List<ChoiceView> options(String query) throws InterruptedException {
        var answer = door.get(path + "/options?page_size=" + AT_ONCE + query);
        if (!answer.good()) {
            throw Refusals.of(answer).toException();
        }
        List<ChoiceView> options = new ArrayList<>();
        for (var item : answer.body().path("items")) {
            options.add(new ChoiceView(
                    item.path("id").asString(), item.path("label").asString("")));
        }
        return options;
    }
}
