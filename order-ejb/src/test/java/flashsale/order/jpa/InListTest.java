package flashsale.order.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InListTest {

    @Test
    void allKeysAreThereInTheirOrder() {
        assertThat(InList.of(List.of())).isEmpty();
        assertThat(InList.of(List.of("a"))).containsExactly("a");
        assertThat(InList.of(List.of("a", "b"))).containsExactly("a", "b");
        assertThat(InList.of(List.of("a", "b", "c"))).containsExactly("a", "b", "c", "c");
    }

    @Test
    void aThousandSizesAreElevenStatements() {
        assertThat(IntStream.rangeClosed(1, 1_000)
                        .mapToObj(size -> InList.of(
                                        IntStream.range(0, size).boxed().toList())
                                .size())
                        .distinct())
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);
    }
}
