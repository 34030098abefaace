package flashsale.order.launcher.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void placeholdersAreReplacedByValues() throws IOException {
        assertThat(Template.render("mariadb/users.sql", Map.of("user", "anna", "password", "a$1\\b")))
                .contains("ALTER USER 'anna'@'127.0.0.1' IDENTIFIED BY 'a$1\\b'")
                .doesNotContain("${");
    }

    @Test
    void aPlaceholderWithoutAValueIsAnError() {
        assertThatThrownBy(() -> Template.render("mariadb/users.sql", Map.of("user", "anna")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("${password}");
    }
}
