package flashsale.order.jpa;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Set;

/**
 * The number of statements that the database received. It counts for the whole server, so nothing else may use it meanwhile. A client does
 * not wait for the end of its connection, nor of a prepared statement, so the server may count those later: they are left out.
 */
record StatementCount(long selects, long inserts, long updates, long all) {

    private static final Set<String> NOT_AWAITED = Set.of("Com_admin_commands", "Com_stmt_close");

    static StatementCount of(Sql sql, Runnable work) {
        StatementCount before = now(sql);
        work.run();
        StatementCount after = now(sql);
        return new StatementCount(
                after.selects - before.selects,
                after.inserts - before.inserts,
                after.updates - before.updates,
                after.all - before.all);
    }

    private static StatementCount now(Sql sql) {
        Map<String, Long> status = sql.rows("show global status").stream()
                .filter(row -> row.get(0).startsWith("Com_") && !NOT_AWAITED.contains(row.get(0)))
                .collect(toMap(row -> row.get(0), row -> Long.parseLong(row.get(1))));
        long all = status.values().stream().mapToLong(Long::longValue).sum();
        return new StatementCount(status.get("Com_select"), status.get("Com_insert"), status.get("Com_update"), all);
    }
}
