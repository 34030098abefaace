package flashsale.order.jpa;

import static java.util.stream.Collectors.toMap;

import java.util.Map;

/** The number of statements that the database received. It counts for the whole server, so nothing else may use it meanwhile. */
record StatementCount(long selects, long inserts, long updates, long all) {

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
                .filter(row -> row.get(0).startsWith("Com_") || row.get(0).equals("Questions"))
                .collect(toMap(row -> row.get(0), row -> Long.parseLong(row.get(1))));
        return new StatementCount(
                status.get("Com_select"), status.get("Com_insert"), status.get("Com_update"), status.get("Questions"));
    }
}
