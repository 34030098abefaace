package flashsale.order.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Makes the database unavailable to users of {@link #dataSource()}, and available again. */
public final class DatabaseSwitch {

    private final AtomicBoolean off = new AtomicBoolean();

    public void turnOff() {
        off.set(true);
    }

    public void turnOn() {
        off.set(false);
    }

    public DataSource dataSource() {
        DataSource real = RealDatabase.dataSource("");
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (off.get()) {
                        throw new SQLException("The database is unavailable", "08001");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
