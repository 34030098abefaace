package flashsale.order.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import flashsale.order.configuration.RedisAddress.Kind;
import flashsale.order.configuration.RedisAddress.Node;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    @Test
    void aServerHasAHostAPortAndADatabase() {
        assertThat(RedisAddress.parse("redis://redis-1.example:6380/2"))
                .isEqualTo(new RedisAddress(
                        Kind.SINGLE, false, List.of(new Node("redis-1.example", 6380)), Optional.empty(), 2, ""));
        assertThat(RedisAddress.parse("redis://h:1").database()).isZero();
    }

    @Test
    void theAddressOfSentinelsNamesTheMaster() {
        assertThat(RedisAddress.parse("rediss-sentinel://app:s3cret@s1:26379,s2:26379/1?sentinelMasterId=my-master"))
                .isEqualTo(new RedisAddress(
                        Kind.SENTINEL,
                        true,
                        List.of(new Node("s1", 26379), new Node("s2", 26379)),
                        Optional.of(new RedisLogin("app", "s3cret")),
                        1,
                        "my-master"));
    }

    @Test
    void aClusterHasNodesAndDatabaseZero() {
        RedisAddress cluster = RedisAddress.parse("redis-cluster://10.0.0.1:7000,10.0.0.2:7000");

        assertThat(cluster.kind()).isEqualTo(Kind.CLUSTER);
        assertThat(cluster.nodes()).containsExactly(new Node("10.0.0.1", 7000), new Node("10.0.0.2", 7000));
        assertThat(RedisAddress.parse("redis-cluster://10.0.0.1:7000,10.0.0.2:7000/0"))
                .isEqualTo(cluster);
    }

    @ParameterizedTest
    @CsvSource({
        "redis://user:pass%40word@h:1, user, pass@word",
        "redis://:a+b%3A@h:1, '', a+b:",
        "rediss-cluster://u%3As:p:q@h:1, u:s, p:q"
    })
    void userAndPasswordAreDecodedAsInAnyUri(String uri, String user, String password) {
        assertThat(RedisAddress.parse(uri).login()).contains(new RedisLogin(user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rediss://h:1/2",
                "redis-sentinel://a:1,b:2/0?sentinelMasterId=m",
                "rediss-cluster://a:1,b:2",
            })
    void itsTextIsTheParsedOneWithoutTheLogin(String uri) {
        assertThat(RedisAddress.parse(uri)).hasToString(uri);
        RedisAddress signedIn = RedisAddress.parse(uri.replace("://", "://user:s3cret@"));
        assertThat(signedIn).hasToString(uri);
        assertThat(signedIn.login().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            redis://h:1,i:2                              | one host, or redis-sentinel:// or redis-cluster:// before several
            redis://h:65536                              | ports up to 65535
            redis-cluster://h:1/1                        | no database but 0: a cluster has no other
            redis-sentinel://h:1/0                       | ?sentinelMasterId=NAME with redis-sentinel://, and with nothing else
            redis-cluster://h:1?sentinelMasterId=m       | ?sentinelMasterId=NAME with redis-sentinel://, and with nothing else
            redis://h:1/0?sentinelMasterId=m             | ?sentinelMasterId=NAME with redis-sentinel://, and with nothing else
            redis://password@h:1                         | user:password@ or :password@ before the host
            redis://:100%@h:1                            | user and password with %XX for what is special in a URI
            """)
    void aContradictionIsRejectedWithTheExpectedForm(String uri, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisAddress.parse(uri))
                .withMessage(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:6379",
                "redis://localhost",
                "redis://ho^st:6379/0",
                "redis://my_redis:6379",
                "redis://h:6379/99999999999",
                "redis://h:6379/0/1",
                "redis+sentinel://h:1/0?sentinelMasterId=m",
                "redis-sentinel://h:1/0?sentinelMasterId=",
                "redis-cluster://h:1,,i:2",
                "redis-cluster://h:1,i",
                "redis://u:p@a:1@h:2"
            })
    void anyOtherTextIsRejectedWithAllForms(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisAddress.parse(uri))
                .withMessage(RedisAddress.FORMS);
    }
}
