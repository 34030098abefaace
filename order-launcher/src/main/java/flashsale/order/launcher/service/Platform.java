package flashsale.order.launcher.service;

import flashsale.order.launcher.workspace.LauncherException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An operating system on a processor, for which an artifact may carry binaries. It is checked before anything is unpacked, so that a
 * user of another platform reads one line and not the stack trace of a library.
 */
enum Platform {
    LINUX_X86_64("Linux", "amd64", "Linux x86-64"),
    LINUX_ARM("Linux", "aarch64", "Linux on ARM"),
    MACOS_X86_64("Mac OS X", "x86_64", "macOS x86-64"),
    MACOS_ARM("Mac OS X", "aarch64", "macOS on Apple silicon");

    private final String osName;
    private final String osArch;
    private final String label;

    Platform(String osName, String osArch, String label) {
        this.osName = osName;
        this.osArch = osArch;
        this.label = label;
    }

    /**
     * Checks that a program has binaries for the platform of this JVM.
     *
     * @throws LauncherException if the platform is none of those supported
     */
    static void require(String program, Set<Platform> supported) {
        require(program, supported, System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Does the same for a platform that is given by the values of {@code os.name} and {@code os.arch}. */
    static void require(String program, Set<Platform> supported, String osName, String osArch) {
        if (supported.stream().noneMatch(platform -> platform.is(osName, osArch))) {
            throw new LauncherException("No %s for %s on %s; it runs on %s"
                    .formatted(program, osName.equals(MACOS_ARM.osName) ? "macOS" : osName, osArch, labels(supported)));
        }
    }

    private boolean is(String osName, String osArch) {
        return this.osName.equals(osName) && this.osArch.equals(osArch);
    }

    private static String labels(Set<Platform> supported) {
        return Arrays.stream(values())
                .filter(supported::contains)
                .map(platform -> platform.label)
                .collect(Collectors.joining(" and "));
    }
}
