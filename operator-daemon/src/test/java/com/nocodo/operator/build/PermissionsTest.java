package com.nocodo.operator.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.modes.spec.SpecYaml;
import com.nocodo.protocol.OperatorApi.RoleView;
import com.nocodo.protocol.PermissionsView;
import com.nocodo.protocol.PermissionsView.RightView;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private final PermissionsView view = new Permissions(SpecYaml.read(spec())).view();

    private static String spec() {
        try (var file =
                Objects.requireNonNull(PermissionsTest.class.getResourceAsStream("/com/nocodo/operator/two.yaml"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theOwnerComesFirstAndIsInNoMatrix() {
        assertThat(view.roles()).extracting(RoleView::id).containsExactly("owner", "helper");
        assertThat(view.rights()).extracting(RightView::role).containsOnly("helper");
    }

    @Test
    void whatIsNotGrantedIsNotAllowed() {
        assertThat(view.rights())
                .containsExactly(
                        new RightView("helper", "customer", List.of("list", "read"), "all", List.of(), List.of()),
                        new RightView(
                                "helper",
                                "repair",
                                List.of("list", "read", "create", "update"),
                                "own",
                                List.of("Price"),
                                List.of()));
    }
}
