package flashsale.order.simulation.benchmark.idle;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application of the idle resource. */
@ApplicationPath("/")
public class IdleApplication extends Application {}
