package flashsale.order.faults.server;

import flashsale.order.faults.fixture.BreakableSystem;
import flashsale.order.faults.fixture.Instance;
import flashsale.order.faults.load.LoadRun;
import flashsale.order.launcher.process.OsProcess;
import flashsale.order.launcher.workspace.Topology;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three instances and three brokers, of which one each fails. */
@Tag("faults")
class ClusterIT {

    private static final int SOME = 200;

    @Test
    void theSaleContinuesWhenAnInstanceAndABrokerCrash() throws Exception {
        try (BreakableSystem system = new BreakableSystem("cluster", new Topology(3, 3))) {
            for (Instance instance : system.instances()) {
                instance.start();
            }
            try (LoadRun run = LoadRun.start(system, 6, 500).withCustomers(60)) {
                run.awaitAccepted(SOME);
                run.publishBacklog(2_000);
                system.instances().get(1).kill();
                broker(system).kill();
                run.awaitAccepted(SOME);
                run.publishBacklog(500);
                run.assertConsistent();
            }
        }
    }

    /** The broker that comes first in the bootstrap list. */
    private static OsProcess broker(BreakableSystem system) {
        return system.services().broker().process().orElseThrow();
    }
}
