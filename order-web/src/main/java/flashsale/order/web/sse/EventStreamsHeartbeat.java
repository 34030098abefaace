package flashsale.order.web.sse;

import flashsale.order.application.execution.Scheduler;
import flashsale.order.application.execution.Scheduler.ScheduledTask;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;

/** Servlet context listener that runs the heartbeat of all open streams, once per second while the web module runs. */
@WebListener
public class EventStreamsHeartbeat implements ServletContextListener {

    @Inject
    EventStreams streams;

    @Inject
    Scheduler scheduler;

    private ScheduledTask heartbeat;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        heartbeat = scheduler.scheduleWithFixedDelay(Duration.ofSeconds(1), streams::heartbeat);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        heartbeat.cancel();
        streams.endAll();
    }
}
