package flashsale.order.simulation.benchmark.measure;

import flashsale.order.simulation.benchmark.load.SystemControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the CPU time of processes, and on Linux their peak memory. */
record ProcessMeter(Map<String, Long> pids) {
    /** Creates a meter for the services and this client. */
    static ProcessMeter of(SystemControl systemControl) {
        Map<String, Long> pids = new LinkedHashMap<>(systemControl.pids());
        pids.put("client", ProcessHandle.current().pid());
        return new ProcessMeter(pids);
    }

    /** CPU seconds of each process since its start. */
    Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        pids.forEach((name, pid) -> seconds.put(
                name,
                ProcessHandle.of(pid)
                                .flatMap(process -> process.info().totalCpuDuration())
                                .orElse(Duration.ZERO)
                                .toNanos()
                        / 1e9));
        return seconds;
    }

    /** CPU seconds of each process since an earlier reading. */
    Map<String, Double> cpuSecondsSince(Map<String, Double> earlier) {
        Map<String, Double> seconds = cpuSeconds();
        seconds.replaceAll((name, now) -> now - earlier.get(name));
        return seconds;
    }

    /** Resets the peak memory of a process. If the operating system does not allow it, the peak covers the whole life of the process. */
    void resetPeak(String name) {
        try {
            Files.writeString(proc(name, "clear_refs"), "5");
        } catch (IOException notLinux) {
            return;
        }
    }

    /** Peak resident memory of a process in MiB; -1 if unknown. */
    double peakMiB(String name) {
        try {
            return Files.readAllLines(proc(name, "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException notLinux) {
            return -1;
        }
    }

    private Path proc(String name, String file) {
        return Path.of("/proc", Long.toString(pids.get(name)), file);
    }
}
