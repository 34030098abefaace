package flashsale.order.simulation.benchmark.idle;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The application's way of calls, without the application. */
@ApplicationPath("/")
public class IdleApplication extends Application {}
